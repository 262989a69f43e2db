"""What a page is painted with: text, shapes and pictures, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from desktop.preview.glyphs import Glyphs, Outline

Rgb: TypeAlias = tuple[float, float, float]
BLACK: Rgb = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Turns the points of a mark into points of its page, from the foot upwards: (a x + c y + e, b x + d y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, first: Matrix) -> Matrix:
        """Return the matrix that does the first and then this one."""
        return Matrix(
            first.a * self.a + first.b * self.c,
            first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c,
            first.c * self.b + first.d * self.d,
            first.e * self.a + first.f * self.c + self.e,
            first.e * self.b + first.f * self.d + self.f,
        )


SAME = Matrix()


@dataclass(frozen=True, slots=True)
class TextMark:
    """A text in one font and colour; the matrix takes units of its size.

    Attributes:
        glyphs: Of each glyph its code, and how far from the start of the text it stands.
    """

    font: Glyphs
    glyphs: tuple[tuple[int, float], ...]
    color: Rgb
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class ShapeMark:
    """Lines and grounds.

    Attributes:
        outline: The lines, each closed where its last point is its first.
        fill: None for no ground.
        stroke: None for no line.
        width: Of the line.
        dash: Lengths of ink and gap by turns; empty for a whole line.
        is_even_odd: Whether a ground within a ground is a hole, whichever way round it goes.
        cap: 0 for a line that ends at its point, 1 for a round end, 2 for a square one.
    """

    outline: Outline
    fill: Rgb | None
    stroke: Rgb | None
    matrix: Matrix
    width: float = 1.0
    dash: tuple[float, ...] = ()
    is_even_odd: bool = False
    cap: int = 0


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture of red, green and blue bytes, row by row from the top; the matrix takes a square of 1 by 1."""

    width: int
    height: int
    rows: bytes
    matrix: Matrix


Mark: TypeAlias = "TextMark | ShapeMark | PictureMark"
