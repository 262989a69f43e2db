"""Turns a drawing into an SVG file that stands by itself: colours written out, title and description inside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from desktop.core.theme import Theme
from desktop.figures.figure import Figure
from desktop.figures.marks import Anchor, Area, Drawing, Label, Line, Mark, Measure, Rect, Ring

FONTS = "Noto Sans, Noto Sans SC, sans-serif"
# Room around the drawing, so that it can be set beside text.
MARGIN = 12.0
# Letters that an XML file may not hold in any form.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def figure_svg(figure: Figure, theme: Theme, *, width: float, measure: Measure) -> str:
    """Return the figure as an SVG document, as wide as that and the margins."""
    return svg(figure.draw(width=width, measure=measure), theme, title=figure.title, description=figure.alternative)


def svg(drawing: Drawing, theme: Theme, *, title: str, description: str) -> str:
    """Return the drawing as an SVG document in the colours of the theme, on its surface.

    What a spot says is told by a title over it; links are left out, since they lead to nothing outside the program.
    """
    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    box = f"{_number(-MARGIN)} {_number(-MARGIN)} {_number(width)} {_number(height)}"
    spots = (
        f'<path d="{_outline(spot.rings or (_corners(spot.x, spot.y, spot.width, spot.height),))}"'
        f' fill="none" pointer-events="all"><title>{_text(spot.tip)}</title></path>'
        for spot in drawing.spots
    )
    place, size = (
        f'x="{_number(-MARGIN)}" y="{_number(-MARGIN)}"',
        f'width="{_number(width)}" height="{_number(height)}"',
    )
    head = f'role="img" aria-labelledby="title description" font-family="{FONTS}"'
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}" {head}>',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="description">{_text(description)}</desc>',
        f'<rect {place} {size} fill="{theme.color("surface")}"/>',
        *(_mark(mark, theme) for mark in drawing.marks),
        *spots,
        "</svg>",
    )
    return "\n".join(lines) + "\n"


def _mark(mark: Mark, theme: Theme) -> str:
    match mark:
        case Rect():
            place = f'x="{_number(mark.x)}" y="{_number(mark.y)}"'
            size = f'width="{_number(mark.width)}" height="{_number(mark.height)}"'
            return f"<rect {place} {size} {_paint(mark.fill, mark.stroke, line=mark.line, theme=theme)}/>"
        case Line():
            dash = f' stroke-dasharray="{" ".join(map(_number, mark.dash))}"' if mark.dash else ""
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in mark.points)
            return f'<polyline points="{points}" {_paint(None, mark.stroke, line=mark.line, theme=theme)}{dash}/>'
        case Area():
            paint = _paint(mark.fill, mark.stroke, line=mark.line, theme=theme)
            return f'<path d="{_outline(mark.rings)}" fill-rule="evenodd" {paint} stroke-linejoin="round"/>'
        case Label():
            return _label(mark, theme)


def _label(mark: Label, theme: Theme) -> str:
    anchor = "" if mark.anchor is Anchor.START else f' text-anchor="{mark.anchor.value}"'
    weight = ' font-weight="700"' if mark.is_strong else ""
    return (
        f'<text x="{_number(mark.x)}" y="{_number(mark.y)}" font-size="{_number(mark.size)}"{anchor}{weight}'
        f' fill="{theme.color(mark.fill)}">{_text(mark.text)}</text>'
    )


def _paint(fill: str | None, stroke: str | None, *, line: float, theme: Theme) -> str:
    inside = "none" if fill is None else theme.color(fill)
    if stroke is None:
        return f'fill="{inside}"'
    return f'fill="{inside}" stroke="{theme.color(stroke)}" stroke-width="{_number(line)}"'


def _outline(rings: Iterable[Ring]) -> str:
    return "".join(f"M{' '.join(f'{_number(x)},{_number(y)}' for x, y in ring)}Z" for ring in rings if ring)


def _corners(x: float, y: float, width: float, height: float) -> Ring:
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def _number(value: float) -> str:
    """Return the number with two decimals at most: a hundredth of a pixel is nowhere seen."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("�", text))
