"""Reads the outlines of a TrueType font: what is in a PDF of this program, whatever fonts the system has."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from desktop.preview.lexer import damaged

# A step of an outline: a start (2 numbers), a line to (2), a curve by a point to (4), by two points to (6).
Step: TypeAlias = "tuple[float, ...]"
# One closed line after the other: its first point, then lines and curves.
Outline: TypeAlias = "tuple[tuple[Step, ...], ...]"

_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Point:
    x: float
    y: float
    is_on: bool


class Glyphs:
    """The outlines of a font by the codes of its text, in units of the size of the text.

    Raises:
        DataError: The font is no TrueType font.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._tables = self._read_tables()
            self._units = self._number("head", 18, ">H") or 1000
            self._is_long = self._number("head", 50, ">h") != 0
            self._codes = self._read_codes()
        except (struct.error, KeyError, IndexError) as error:
            raise damaged() from error
        self._outlines: dict[int, Outline] = {}

    def outline(self, code: int) -> Outline:
        """Return the outline of the code's glyph; an empty one where it has no ink."""
        if code not in self._outlines:
            try:
                found = self._contours(self._codes.get(code, 0), depth=0)
            except (struct.error, KeyError, IndexError) as error:
                raise damaged() from error
            self._outlines[code] = tuple(steps for steps in map(self._steps, found) if steps)
        return self._outlines[code]

    def _read_tables(self) -> dict[str, tuple[int, int]]:
        (count,) = struct.unpack_from(">H", self._content, 4)
        tables = {}
        for place in range(count):
            tag, _sum, start, length = struct.unpack_from(">4sLLL", self._content, 12 + 16 * place)
            tables[tag.decode("latin-1")] = (start, length)
        return tables

    def _number(self, table: str, offset: int, form: str) -> int:
        return int(struct.unpack_from(form, self._content, self._tables[table][0] + offset)[0])

    def _read_codes(self) -> dict[int, int]:
        """Return the glyphs by code, of the first table of codes that has a form known here."""
        start, _length = self._tables["cmap"]
        (count,) = struct.unpack_from(">H", self._content, start + 2)
        for place in range(count):
            _platform, _encoding, offset = struct.unpack_from(">HHL", self._content, start + 4 + 8 * place)
            at = start + offset
            (form,) = struct.unpack_from(">H", self._content, at)
            if form == 0:
                return dict(enumerate(self._content[at + 6 : at + 262]))
            if form == 4:
                return self._segments(at)
            if form == 6:
                first, size = struct.unpack_from(">HH", self._content, at + 6)
                found = struct.unpack_from(f">{size}H", self._content, at + 10)
                return {first + index: glyph for index, glyph in enumerate(found)}
        raise damaged()

    def _segments(self, at: int) -> dict[int, int]:
        doubled = struct.unpack_from(">H", self._content, at + 6)[0]
        half = doubled // 2
        ends = struct.unpack_from(f">{half}H", self._content, at + 14)
        starts = struct.unpack_from(f">{half}H", self._content, at + 16 + doubled)
        deltas = struct.unpack_from(f">{half}h", self._content, at + 16 + 2 * doubled)
        offsets = struct.unpack_from(f">{half}H", self._content, at + 16 + 3 * doubled)
        codes: dict[int, int] = {}
        for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
            for code in range(first, min(last, 0xFFFE) + 1):
                glyph = code
                if offsets[index]:
                    place = at + 16 + 3 * doubled + 2 * index + offsets[index] + 2 * (code - first)
                    (glyph,) = struct.unpack_from(">H", self._content, place)
                codes[code] = (glyph + deltas[index]) & 0xFFFF
        return codes

    def _contours(self, glyph: int, *, depth: int) -> list[list[_Point]]:
        base, _length = self._tables["loca"]
        form, size, factor = (">LL", 4, 1) if self._is_long else (">HH", 2, 2)
        start, end = (each * factor for each in struct.unpack_from(form, self._content, base + glyph * size))
        if start == end or depth > _DEEPEST:
            return []
        at = self._tables["glyf"][0] + start
        (count,) = struct.unpack_from(">h", self._content, at)
        return self._simple(at + 10, count) if count >= 0 else self._composite(at + 10, depth=depth)

    def _simple(self, at: int, count: int) -> list[list[_Point]]:
        ends = struct.unpack_from(f">{count}H", self._content, at)
        at += 2 * count
        at += 2 + struct.unpack_from(">H", self._content, at)[0]
        total = ends[-1] + 1 if ends else 0
        flags: list[int] = []
        while len(flags) < total:
            flag = self._content[at]
            repeats = 1 + (self._content[at + 1] if flag & _REPEAT else 0)
            at += 2 if flag & _REPEAT else 1
            flags += [flag] * repeats
        xs, at = self._coordinates(flags, at, short=_X_SHORT, same=_X_SAME)
        ys, _at = self._coordinates(flags, at, short=_Y_SHORT, same=_Y_SAME)
        points = [_Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags[:total], strict=True)]
        starts = (0, *(end + 1 for end in ends))
        return [points[first : end + 1] for first, end in zip(starts, ends, strict=False)]

    def _coordinates(self, flags: list[int], at: int, *, short: int, same: int) -> tuple[list[int], int]:
        found, value = [], 0
        for flag in flags:
            if flag & short:
                value += self._content[at] if flag & same else -self._content[at]
                at += 1
            elif not flag & same:
                value += struct.unpack_from(">h", self._content, at)[0]
                at += 2
            found.append(value)
        return found, at

    def _composite(self, at: int, *, depth: int) -> list[list[_Point]]:
        found: list[list[_Point]] = []
        flags = _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack_from(">HH", self._content, at)
            form = ">hh" if flags & _WORDS else ">bb"
            dx, dy = struct.unpack_from(form, self._content, at + 4) if flags & _OFFSETS else (0, 0)
            at += 4 + struct.calcsize(form)
            (a, b, c, d), at = self._matrix(flags, at)
            found += [
                [_Point(a * p.x + c * p.y + dx, b * p.x + d * p.y + dy, p.is_on) for p in contour]
                for contour in self._contours(glyph, depth=depth + 1)
            ]
        return found

    def _matrix(self, flags: int, at: int) -> tuple[tuple[float, float, float, float], int]:
        count = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
        parts = [part / 16384 for part in struct.unpack_from(f">{count}h", self._content, at)]
        at += 2 * count
        match parts:
            case [scale]:
                return (scale, 0.0, 0.0, scale), at
            case [across, up]:
                return (across, 0.0, 0.0, up), at
            case [a, b, c, d]:
                return (a, b, c, d), at
        return (1.0, 0.0, 0.0, 1.0), at

    def _steps(self, contour: list[_Point]) -> tuple[Step, ...]:
        """Return the line of the points: two points off the line have one on it between them."""
        if len(contour) < 2:
            return ()
        scaled = [_Point(point.x / self._units, point.y / self._units, point.is_on) for point in contour]
        whole = list(_with_between(scaled))
        first = next(index for index, point in enumerate(whole) if point.is_on)
        whole = [*whole[first:], *whole[: first + 1]]
        steps: list[Step] = [(whole[0].x, whole[0].y)]
        by: _Point | None = None
        for point in whole[1:]:
            if not point.is_on:
                by = point
            elif by is None:
                steps.append((point.x, point.y))
            else:
                steps.append((by.x, by.y, point.x, point.y))
                by = None
        return tuple(steps)


def _with_between(contour: list[_Point]) -> Iterator[_Point]:
    for index, point in enumerate(contour):
        before = contour[index - 1]
        if not before.is_on and not point.is_on:
            yield _Point((before.x + point.x) / 2, (before.y + point.y) / 2, is_on=True)
        yield point
