"""Makes a small copy of the library of ICU's data, which is 32 MB and of which Qt's widgets use a thirtieth.

Qt asks ICU for one thing only that can happen here: to sort file names in the dialog that saves a file. Everything
else (dates, numbers, line breaks, letter cases, UTF-8) Qt and ICU's code know without data. The copy holds the data of
sorting, in the general order and in those of English and Chinese, and what ICU opens on the way to it.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path

TOOLS = ("as", "ld")
# As ICU names them, without the prefix of the package.
KEPT = frozenset(
    (
        "cnvalias.icu",
        "coll/en.res",
        "coll/res_index.res",
        "coll/root.res",
        "coll/ucadata.icu",
        "coll/zh.res",
        "en.res",
        "keyTypeData.res",
        "likelySubtags.res",
        "nfkc.nrm",
        "nfkc_cf.nrm",
        "numberingSystems.res",
        "pool.res",
        "res_index.res",
        "root.res",
        "supplementalData.res",
        "uemoji.icu",
        "ulayout.icu",
        "zh.res",
    )
)

_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_ALIGNMENT = 16
_SOURCE = """\
.section .rodata
.balign {alignment}
.globl {symbol}
.type {symbol}, %object
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", %progbits
"""


def has_tools() -> bool:
    """Return whether the assembler and the linker are here that make the library."""
    return all(shutil.which(tool) for tool in TOOLS)


def make_small(library: Path, folder: Path) -> Path:
    """Return a small copy of a library of ICU's data, made in a folder.

    Raises:
        ValueError: It is no such library.
        subprocess.CalledProcessError: The assembler or the linker failed.
    """
    version = library.name.rpartition(".")[2]
    folder.mkdir(parents=True, exist_ok=True)
    data, assembly, made = folder / "icu.dat", folder / "icu.s", folder / library.name
    data.write_bytes(reduced(package_in(library.read_bytes()), KEPT))
    # Names alone, and run in the folder: its path may have spaces and quotes.
    assembly.write_text(_SOURCE.format(alignment=_ALIGNMENT, symbol=f"icudt{version}_dat", data=data.name), "utf-8")
    subprocess.run(["as", "-o", "icu.o", assembly.name], cwd=folder, check=True)
    subprocess.run(
        ["ld", "-shared", "-soname", library.name, "--build-id=none", "-o", made.name, "icu.o"], cwd=folder, check=True
    )
    return made


def package_in(content: bytes) -> bytes:
    """Return what a library holds from the start of ICU's package on.

    Raises:
        ValueError: There is no package in it.
    """
    at = content.find(_FORMAT)
    while at >= 0:
        start = at - 12
        if start >= 0 and content[start + 2 : start + 4] == _MAGIC:
            return content[start:]
        at = content.find(_FORMAT, at + 1)
    raise ValueError("no package of ICU's data")


def reduced(package: bytes, kept: Iterable[str]) -> bytes:
    """Return a package with some of the items of another, in the same form and order.

    Args:
        package: From its start; what follows the last item is not looked at.
        kept: Names without the package's prefix; a name that it does not have is passed over.
    """
    head: int = struct.unpack_from("<H", package)[0]
    items = _items(package[head:])
    wanted = set(kept)
    chosen = [(name, content) for name, content in items if name.partition(b"/")[2].decode("ascii") in wanted]
    names, places, body = b"", [], b""
    first_name = 4 + 8 * len(chosen)
    first_item = _aligned(head + first_name + sum(len(name) + 1 for name, _content in chosen)) - head
    for name, content in chosen:
        places.append((first_name + len(names), first_item + len(body)))
        names += name + b"\0"
        body += content + b"\0" * (_aligned(len(content)) - len(content))
    table = struct.pack("<I", len(chosen)) + b"".join(struct.pack("<II", *place) for place in places) + names
    return package[:head] + table + b"\0" * (first_item - len(table)) + body


def _items(table: bytes) -> list[tuple[bytes, bytes]]:
    """Return the items with their names; the last runs to the end, for the package does not say how long it is."""
    count: int = struct.unpack_from("<I", table)[0]
    places: list[tuple[int, int]] = [struct.unpack_from("<II", table, 4 + 8 * index) for index in range(count)]
    ends = [place for _name, place in places[1:]] + [len(table)]
    return [
        (table[name : table.index(b"\0", name)], table[start:end])
        for (name, start), end in zip(places, ends, strict=True)
    ]


def _aligned(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT
