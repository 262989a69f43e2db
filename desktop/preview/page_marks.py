"""Reads the content of a page as marks: the operators that this program's briefings are written with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import cast

from db.errors import DataError
from desktop.preview.fonts import Font, Fonts
from desktop.preview.glyphs import Outline, Step
from desktop.preview.lexer import Value, Word, values
from desktop.preview.marks import BLACK, SAME, Mark, Matrix, PictureMark, Rgb, ShapeMark, TextMark
from desktop.preview.operands import matrix, number, numbers, rgb
from desktop.preview.pdf_file import Leaf, PdfFile

_DEEPEST = 12
_MOST_PIXELS = 16_000_000
# What says how a page is read aloud and searched, and what changes nothing that is seen here.
_UNSEEN = frozenset(("BDC", "BMC", "EMC", "MP", "DP", "BX", "EX", "ri", "i", "gs", "M", "j", "CS", "cs"))
# How a shape is painted: closed first, with a line, with a ground, and whether by turns.
_PAINTS = {
    "S": (False, True, False, False),
    "s": (True, True, False, False),
    "f": (False, False, True, False),
    "F": (False, False, True, False),
    "f*": (False, False, True, True),
    "B": (False, True, True, False),
    "B*": (False, True, True, True),
    "b": (True, True, True, False),
    "b*": (True, True, True, True),
    "n": (False, False, False, False),
}


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What a page is painted with.

    Attributes:
        width: Of the page, in points.
        height: Of the page, in points.
        unknown: Operators and fonts that are not known here; what they paint is missing.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    unknown: frozenset[str]


def read_page(file: PdfFile, leaf: Leaf, *, fonts: Fonts | None = None) -> PageMarks:
    """Return the marks of a page.

    Args:
        file: The PDF.
        leaf: One of its pages.
        fonts: Those that were read for pages before; None for the first.

    Raises:
        DataError: The content cannot be read.
    """
    reader = _Reader(file, fonts if fonts is not None else Fonts(file))
    reader.read(
        file.content(leaf.fields.get("Contents")), file.table(leaf.fields.get("Resources")), place=SAME, depth=0
    )
    return PageMarks(leaf.width, leaf.height, tuple(reader.marks), frozenset(reader.unknown))


@dataclass(frozen=True, slots=True)
class _State:
    """What q keeps and Q brings back."""

    matrix: Matrix = SAME
    fill: Rgb = BLACK
    stroke: Rgb = BLACK
    line: float = 1.0
    cap: int = 0
    dash: tuple[float, ...] = ()
    font: Font | None = None
    size: float = 0.0
    leading: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    is_seen: bool = True


@dataclass(slots=True)
class _Path:
    """A line that is being made."""

    lines: list[list[Step]] = field(default_factory=list)

    def begin(self, x: float, y: float) -> None:
        self.lines.append([(x, y)])

    def go(self, step: Step) -> None:
        if not self.lines:
            self.lines.append([step[-2:]])
        self.lines[-1].append(step)

    def close(self) -> None:
        if self.lines and len(self.lines[-1]) > 1:
            start = self.lines[-1][0]
            if self.lines[-1][-1][-2:] != start:
                self.lines[-1].append(start)
            # What follows without a start of its own begins there.
            self.lines.append([start])

    def outline(self) -> Outline:
        return tuple(tuple(line) for line in self.lines if len(line) > 1)


class _Reader:
    """Follows the operators of one page."""

    def __init__(self, file: PdfFile, fonts: Fonts) -> None:
        self._file = file
        self._fonts = fonts
        self._state = _State()
        self._kept: list[_State] = []
        self._path = _Path()
        self._text = SAME
        self._line = SAME
        self._resources: dict[str, Value] = {}
        self._depth = 0
        self.marks: list[Mark] = []
        self.unknown: set[str] = set()

    def read(self, content: bytes, resources: dict[str, Value], *, place: Matrix, depth: int) -> None:
        """Read the content of a page, or of a part that it places."""
        former = (self._state, self._kept, self._resources, self._depth)
        self._state, self._kept = replace(self._state, matrix=self._state.matrix.after(place)), []
        self._resources, self._depth = resources, depth
        operands: list[Value] = []
        for value, _end in values(content):
            if not isinstance(value, Word):
                operands.append(value)
                continue
            self._do(str(value), operands)
            operands = []
        self._state, self._kept, self._resources, self._depth = former

    def _do(self, operator: str, operands: list[Value]) -> None:
        if operator in _PAINTS:
            is_closed, is_stroked, is_filled, is_even_odd = _PAINTS[operator]
            self._paint(is_closed=is_closed, is_stroked=is_stroked, is_filled=is_filled, is_even_odd=is_even_odd)
        elif operator in _HANDLERS:
            try:
                _HANDLERS[operator](self, operands)
            except (IndexError, TypeError, ValueError):
                # Fewer operands than it takes, or others.
                self.unknown.add(operator)
        elif operator not in _UNSEEN:
            self.unknown.add(operator)

    # --- state

    def _save(self, _operands: list[Value]) -> None:
        self._kept.append(self._state)

    def _restore(self, _operands: list[Value]) -> None:
        if self._kept:
            self._state = self._kept.pop()

    def _concat(self, operands: list[Value]) -> None:
        self._set(matrix=self._state.matrix.after(matrix(operands)))

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _set_dash(self, operands: list[Value]) -> None:
        lengths = operands[0]
        self._set(dash=tuple(number(each) for each in lengths) if isinstance(lengths, list) else ())

    def _set_fill(self, operands: list[Value]) -> None:
        self._set(fill=rgb(operands))

    def _set_stroke(self, operands: list[Value]) -> None:
        self._set(stroke=rgb(operands))

    def _set_width(self, operands: list[Value]) -> None:
        self._set(line=number(operands[0]))

    def _set_cap(self, operands: list[Value]) -> None:
        self._set(cap=int(number(operands[0])))

    # --- shapes

    def _move(self, operands: list[Value]) -> None:
        x, y = numbers(operands, 2)
        self._path.begin(x, y)

    def _line_to(self, operands: list[Value]) -> None:
        self._path.go(numbers(operands, 2))

    def _curve(self, operands: list[Value]) -> None:
        self._path.go(numbers(operands, 6))

    def _curve_from(self, operands: list[Value]) -> None:
        start = self._path.lines[-1][-1][-2:]
        self._path.go((*start, *numbers(operands, 4)))

    def _curve_to(self, operands: list[Value]) -> None:
        found = numbers(operands, 4)
        self._path.go((*found, *found[-2:]))

    def _close(self, _operands: list[Value]) -> None:
        self._path.close()

    def _rect(self, operands: list[Value]) -> None:
        x, y, width, height = numbers(operands, 4)
        self._path.begin(x, y)
        for corner in ((x + width, y), (x + width, y + height), (x, y + height), (x, y)):
            self._path.go(corner)

    def _paint(self, *, is_closed: bool, is_stroked: bool, is_filled: bool, is_even_odd: bool) -> None:
        if is_closed:
            self._path.close()
        outline = self._path.outline()
        self._path = _Path()
        if not outline or not (is_stroked or is_filled):
            return
        state = self._state
        self.marks.append(
            ShapeMark(
                outline,
                state.fill if is_filled else None,
                state.stroke if is_stroked else None,
                state.matrix,
                state.line,
                state.dash,
                is_even_odd,
                state.cap,
            )
        )

    # --- text

    def _begin_text(self, _operands: list[Value]) -> None:
        self._text = self._line = SAME

    def _set_font(self, operands: list[Value]) -> None:
        fields = self._file.table(self._file.table(self._resources.get("Font")).get(str(operands[0])))
        font = self._fonts.font(fields)
        if font is None:
            self.unknown.add(f"/{operands[0]!s}")
        self._set(font=font, size=number(operands[1]))

    def _set_leading(self, operands: list[Value]) -> None:
        self._set(leading=number(operands[0]))

    def _set_letter_space(self, operands: list[Value]) -> None:
        self._set(letter_space=number(operands[0]))

    def _set_word_space(self, operands: list[Value]) -> None:
        self._set(word_space=number(operands[0]))

    def _set_stretch(self, operands: list[Value]) -> None:
        self._set(stretch=number(operands[0]) / 100)

    def _set_rise(self, operands: list[Value]) -> None:
        self._set(rise=number(operands[0]))

    def _set_mode(self, operands: list[Value]) -> None:
        mode = int(number(operands[0]))
        if mode not in (0, 3):
            self.unknown.add(f"Tr {mode}")
        self._set(is_seen=mode != 3)

    def _set_text(self, operands: list[Value]) -> None:
        self._text = self._line = matrix(operands)

    def _next(self, operands: list[Value]) -> None:
        x, y = numbers(operands, 2)
        self._text = self._line = self._line.after(Matrix(e=x, f=y))

    def _next_leading(self, operands: list[Value]) -> None:
        self._set(leading=-numbers(operands, 2)[1])
        self._next(operands)

    def _next_line(self, _operands: list[Value]) -> None:
        self._text = self._line = self._line.after(Matrix(f=-self._state.leading))

    def _show(self, operands: list[Value]) -> None:
        self._print([operands[0]])

    def _show_all(self, operands: list[Value]) -> None:
        self._print(cast("list[Value]", operands[0]))

    def _show_next(self, operands: list[Value]) -> None:
        self._next_line([])
        self._print([operands[-1]])

    def _print(self, pieces: list[Value]) -> None:
        state, font = self._state, self._state.font
        if font is None or not state.size:
            return
        shown: list[tuple[int, float]] = []
        x = 0.0
        for piece in pieces:
            if isinstance(piece, int | float):
                x -= piece / 1000
                continue
            for code in piece if isinstance(piece, bytes) else b"":
                shown.append((code, x))
                space = state.letter_space + (state.word_space if code == 32 else 0.0)
                x += font.width(code) + space / state.size
        if state.is_seen:
            own = Matrix(state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise)
            place = state.matrix.after(self._text.after(own))
            self.marks.append(TextMark(font.glyphs, tuple(shown), state.fill, place))
        self._text = self._text.after(Matrix(e=x * state.size * state.stretch))

    # --- what is placed

    def _place(self, operands: list[Value]) -> None:
        found = self._file.table(self._resources.get("XObject")).get(str(operands[0]))
        fields = self._file.table(found)
        if fields.get("Subtype") == "Image":
            self._picture(fields, found)
        elif fields.get("Subtype") == "Form" and self._depth < _DEEPEST:
            own = matrix(list(self._file.numbers(fields.get("Matrix"))) or [1, 0, 0, 1, 0, 0])
            resources = self._file.table(fields.get("Resources")) or self._resources
            kept = (self._text, self._line)
            self.read(self._file.content(found), resources, place=own, depth=self._depth + 1)
            self._text, self._line = kept
        else:
            self.unknown.add(f"/{operands[0]!s}")

    def _picture(self, fields: dict[str, Value], found: Value) -> None:
        width, height = (self._file.resolve(fields.get(key)) for key in ("Width", "Height"))
        space = self._file.resolve(fields.get("ColorSpace"))
        if (
            isinstance(width, int)
            and isinstance(height, int)
            and space == "DeviceRGB"
            and width * height < _MOST_PIXELS
        ):
            try:
                rows = self._file.content(found)
            except DataError:
                rows = b""
            if len(rows) >= width * height * 3 > 0:
                self.marks.append(PictureMark(width, height, rows[: width * height * 3], self._state.matrix))
                return
        self.unknown.add("picture")


_HANDLERS: dict[str, Callable[[_Reader, list[Value]], None]] = {
    "q": _Reader._save,
    "Q": _Reader._restore,
    "cm": _Reader._concat,
    "w": _Reader._set_width,
    "J": _Reader._set_cap,
    "d": _Reader._set_dash,
    "m": _Reader._move,
    "l": _Reader._line_to,
    "c": _Reader._curve,
    "v": _Reader._curve_from,
    "y": _Reader._curve_to,
    "h": _Reader._close,
    "re": _Reader._rect,
    "g": _Reader._set_fill,
    "G": _Reader._set_stroke,
    "rg": _Reader._set_fill,
    "RG": _Reader._set_stroke,
    "k": _Reader._set_fill,
    "K": _Reader._set_stroke,
    "BT": _Reader._begin_text,
    "ET": _Reader._begin_text,
    "Tf": _Reader._set_font,
    "TL": _Reader._set_leading,
    "Tc": _Reader._set_letter_space,
    "Tw": _Reader._set_word_space,
    "Tz": _Reader._set_stretch,
    "Ts": _Reader._set_rise,
    "Tr": _Reader._set_mode,
    "Tm": _Reader._set_text,
    "Td": _Reader._next,
    "TD": _Reader._next_leading,
    "T*": _Reader._next_line,
    "Tj": _Reader._show,
    "TJ": _Reader._show_all,
    "'": _Reader._show_next,
    "Do": _Reader._place,
}
