"""The measures, greys and paragraph styles of a briefing: one quiet column, small, printable without colour."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from db.force import State
from desktop.core.briefing_options import Paper

MARGIN_SIDE = 18 * mm
MARGIN_TOP = 21 * mm
MARGIN_BOTTOM = 19 * mm

INK: Color = HexColor(0x16191C)
MUTED: Color = HexColor(0x5A6168)
ACCENT: Color = HexColor(0x1B4B5F)
RULE: Color = HexColor(0xC9CCCF)
STRONG_RULE: Color = HexColor(0x3A4147)
SHADE: Color = HexColor(0xF2F3F3)

# The mark of a state stands beside its words and is told apart by shape; it is never the only sign.
MARKS: dict[State | None, str] = {
    State.IN_FORCE: "●",
    State.SUSPENDED: "◎",
    State.UNCONFIRMED: "◇",
    State.ANNOUNCED: "◐",
    State.PROPOSED: "◌",
    State.ENDED: "⊗",
    None: "–",
}


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A size of paper, in points."""

    width: float
    height: float

    @property
    def column(self) -> float:
        """Return the width of the text."""
        return self.width - 2 * MARGIN_SIDE


SIZES: dict[Paper, PaperSize] = {Paper.A4: PaperSize(*A4), Paper.LETTER: PaperSize(*LETTER)}


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles; made once a briefing, from its base font."""

    title: ParagraphStyle
    subtitle: ParagraphStyle
    badge: ParagraphStyle
    lead: ParagraphStyle
    body: ParagraphStyle
    small: ParagraphStyle
    warning: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    cell: ParagraphStyle
    number_cell: ParagraphStyle
    head_cell: ParagraphStyle
    label: ParagraphStyle
    number_head_cell: ParagraphStyle
    remark: ParagraphStyle
    item: ParagraphStyle
    note: ParagraphStyle
    source: ParagraphStyle
    cover_title: ParagraphStyle
    contents: ParagraphStyle


def make_styles(font: str, bold: str) -> Styles:
    """Return the styles, set in the fonts of these registered names."""
    body = _style("body", font, size=9, leading=12.6, after=4)
    cell = _style("cell", font, size=7.9, leading=10.3)
    head_cell = _style("head-cell", bold, size=7.2, leading=9.4, color=MUTED)
    return Styles(
        title=_style("title", bold, size=19, leading=23, after=2),
        subtitle=_style("subtitle", font, size=9, leading=12.6, color=MUTED),
        badge=_style("badge", bold, size=8.6, leading=12, color=ACCENT, after=1.5),
        lead=_style("lead", font, size=11.2, leading=15.6),
        body=body,
        small=_style("small", font, size=7.6, leading=10.2, color=MUTED, after=3),
        warning=_style("warning", bold, size=7.6, leading=10.2),
        heading=_style("heading", bold, size=10.6, leading=13, color=ACCENT, before=10, after=3),
        subheading=_style("subheading", bold, size=8.4, leading=11, before=5, after=2),
        cell=cell,
        number_cell=_style("number-cell", font, size=7.9, leading=10.3, is_right=True),
        head_cell=head_cell,
        label=_style("label", bold, size=7.5, leading=10.3, color=MUTED),
        number_head_cell=_style("number-head-cell", bold, size=7.2, leading=9.4, color=MUTED, is_right=True),
        remark=_style("remark", font, size=7.6, leading=10, indent=13, before=1.5),
        item=_style("item", font, size=9, leading=12.6, indent=13, before=1.5),
        note=_style("note", font, size=9, leading=12.6),
        source=_style("source", font, size=7.4, leading=9.8, after=1.6),
        cover_title=_style("cover-title", bold, size=30, leading=36, after=8),
        contents=_style("contents", font, size=9, leading=12),
    )


def _style(
    name: str,
    font: str,
    *,
    size: float,
    leading: float,
    color: Color = INK,
    before: float = 0,
    after: float = 0,
    is_right: bool = False,
    indent: float = 0,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        textColor=color,
        bulletColor=color,
        spaceBefore=before,
        spaceAfter=after,
        alignment=2 if is_right else 0,
        leftIndent=indent,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
