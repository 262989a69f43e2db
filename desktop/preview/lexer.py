"""Splits what a PDF is written in, its objects and the content of its pages, into values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from db.errors import DataError
from desktop.core.texts import _

_DELIMITERS = rb"\0\t\n\f\r ()<>\[\]{}/%"
_TOKEN = re.compile(
    rb"(?P<space>[\0\t\n\f\r ]+|%[^\r\n]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?![^" + _DELIMITERS + rb"]))"
    rb"|/(?P<name>[^" + _DELIMITERS + rb"]*)"
    rb"|\((?P<string>(?:[^\\()]|\\.)*)\)"
    rb"|(?P<nested>\()"
    rb"|(?P<mark><<|>>|\[|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*)>"
    rb"|(?P<word>[^" + _DELIMITERS + rb"]+)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Word(str):
    """An operator, or a word of the file such as ``obj``."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the object of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Stream:
    """An object with content, as it stands in the file."""

    fields: dict[str, Value]
    raw: bytes


Value: TypeAlias = "int | float | bool | bytes | str | Ref | Stream | list[Value] | dict[str, Value] | None"


def damaged() -> DataError:
    """Return the error for what is no PDF of this program."""
    return DataError(_("The pages of the briefing cannot be shown."), _("Exporting it does not depend on this."))


def values(content: bytes, start: int = 0) -> Iterator[tuple[Value, int]]:
    """Yield each value, and where it ends; numbers before ``R`` come as they stand.

    Raises:
        DataError: What stands there is no PDF.
    """
    place = start
    while place < len(content):
        found = _TOKEN.match(content, place)
        if found is None:
            raise damaged()
        place = found.end()
        match found.lastgroup:
            case "space":
                continue
            case "nested":
                value, place = _nested(content, place)
                yield value, place
            case "mark":
                if found["mark"] in (b">>", b"]"):
                    yield Word(found["mark"].decode()), place
                else:
                    made, place = _collected(content, place, is_table=found["mark"] == b"<<")
                    yield made, place
            case _:
                yield _plain(found), place


def _plain(found: re.Match[bytes]) -> Value:
    match found.lastgroup:
        case "number":
            text = found["number"]
            return float(text) if b"." in text else int(text)
        case "name":
            return Name(_CODE.sub(_code, found["name"]).decode("latin-1"))
        case "string":
            return _unescaped(found["string"])
        case "hex":
            digits = b"".join(found["hex"].split())
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    word = found["word"].decode("latin-1")
    return _CONSTANTS[word] if word in _CONSTANTS else Word(word)


def _collected(content: bytes, start: int, *, is_table: bool) -> tuple[Value, int]:
    """Return the list or table that begins before the place, with references put together."""
    items: list[Value] = []
    closing = ">>" if is_table else "]"
    for value, place in values(content, start):
        if isinstance(value, Word):
            if value == closing:
                return (_table(items) if is_table else items), place
            if value == "R" and len(items) > 1 and isinstance(items[-2], int):
                items[-2:] = [Ref(items[-2])]
                continue
        items.append(value)
    raise damaged()


def _table(items: list[Value]) -> dict[str, Value]:
    if len(items) % 2 or not all(isinstance(key, Name) for key in items[::2]):
        raise damaged()
    return {str(key): value for key, value in zip(items[::2], items[1::2], strict=True)}


def _nested(content: bytes, start: int) -> tuple[bytes, int]:
    """Return the string with brackets of its own that begins before the place."""
    depth, place = 1, start
    while place < len(content):
        byte = content[place : place + 1]
        place += 2 if byte == b"\\" else 1
        depth += {b"(": 1, b")": -1}.get(byte, 0)
        if not depth:
            return _unescaped(content[start : place - 1]), place
    raise damaged()


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(_escaped, text) if b"\\" in text else text


def _escaped(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return bytes([int(found[1], 8) & 0xFF])
    return _ESCAPED.get(found[2], found[2])


def _code(found: re.Match[bytes]) -> bytes:
    return bytes.fromhex(found[1].decode())
