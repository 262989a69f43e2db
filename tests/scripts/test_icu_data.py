"""A package of ICU's data keeps its form when items are left out, and the library made of it can be opened."""

from __future__ import annotations

import ctypes
import struct
import sys
from pathlib import Path

import pytest

from scripts import icu_data

HEAD = struct.pack("<HBBHHBBBB4s", 24, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD") + b"\x01\0\0\0" + b"\x03\0\0\0"


def package(items: dict[str, bytes]) -> bytes:
    """Return a package that was written by another hand than the one under test: each item on a place of its own."""
    names = [f"icudt73l/{name}".encode() + b"\0" for name in items]
    start = 4 + 8 * len(items)
    table, at = struct.pack("<I", len(items)), start
    for index, name in enumerate(names):
        table += struct.pack("<II", at, 512 + 64 * index)
        at += len(name)
    table = (table + b"".join(names)).ljust(512, b"\0")
    return HEAD + table + b"".join(content.ljust(64, b"\0") for content in items.values())


ITEMS = {"coll/root.res": b"order", "en.res": b"English", "pool.res": b"pool", "zu.res": b"Zulu"}


def read(content: bytes) -> dict[str, bytes]:
    """Return the items of a package by name, up to the first zero, as ICU finds them."""
    (head,) = struct.unpack_from("<H", content)
    (count,) = struct.unpack_from("<I", content, head)
    found = {}
    for index in range(count):
        name, start = (head + place for place in struct.unpack_from("<II", content, head + 4 + 8 * index))
        assert start % 16 == 0
        found[content[name : content.index(b"\0", name)].decode()] = content[start : content.index(b"\0", start)]
    return found


def test_items_that_are_kept_are_found_by_name() -> None:
    small = icu_data.reduced(package(ITEMS), ["en.res", "coll/root.res", "nothing.res"])

    assert read(small) == {"icudt73l/coll/root.res": b"order", "icudt73l/en.res": b"English"}


def test_the_last_item_may_be_kept() -> None:
    assert read(icu_data.reduced(package(ITEMS), ["zu.res"])) == {"icudt73l/zu.res": b"Zulu"}


def test_the_package_is_found_in_a_library() -> None:
    whole = package(ITEMS)

    assert icu_data.package_in(b"\x7fELF CmnD by chance" + whole) == whole


def test_a_library_without_a_package_is_refused() -> None:
    with pytest.raises(ValueError, match="no package"):
        icu_data.package_in(b"\x7fELF CmnD by chance")


@pytest.mark.skipif(sys.platform != "linux" or not icu_data.has_tools(), reason="needs the assembler and the linker")
def test_the_library_has_the_symbol_that_icu_looks_for(tmp_path: Path) -> None:
    whole = tmp_path / "libicudata.so.73"
    whole.write_bytes(b"\x7fELF" + package({"root.res": b"root", "zu.res": b"Zulu"}))

    made = icu_data.make_small(whole, tmp_path / "small 小")

    symbol = ctypes.c_char.in_dll(ctypes.CDLL(str(made)), "icudt73_dat")
    assert ctypes.addressof(symbol) % 16 == 0
    assert read(ctypes.string_at(ctypes.addressof(symbol), 256)) == {"icudt73l/root.res": b"root"}
