"""Lays flowables out on pages with header and footer, and gives the PDF its title, language and outline."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from desktop.briefing import styles
from desktop.briefing.fonts import Face, FontSet, Run
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import Document

_SMALL = 7.2
_TITLE_ROOM = 0.72
_FOOT = 11 * mm


@dataclass(frozen=True, slots=True)
class Section:
    """One document of a briefing with its flowables."""

    document: Document
    story: Sequence[Flowable]


class Sheet(BaseDocTemplate):
    """The pages of a briefing; each document starts on a page of its own.

    Args:
        sections: At least one.
        fonts: Where runs and glyphs come from.
    """

    def __init__(self, sections: Sequence[Section], fonts: FontSet) -> None:
        self.output = io.BytesIO()
        first = sections[0].document
        super().__init__(
            self.output,
            pagesize=styles.PAGE,
            leftMargin=styles.MARGIN_SIDE,
            rightMargin=styles.MARGIN_SIDE,
            topMargin=styles.MARGIN_TOP,
            bottomMargin=styles.MARGIN_BOTTOM,
            title=_title(sections),
            author="Monazite",
            subject=_("As of {day}, {edition}").format(
                day=formats.day(first.as_of), edition=formats.edition_line(first.edition)
            ),
            creator="Monazite",
            lang="en",
            invariant=1,
            initialFontName=fonts.base,
            displayDocTitle=1,
        )
        self._sections = tuple(sections)
        self._fonts = fonts
        self.page_count = 0
        frame = Frame(self.leftMargin, self.bottomMargin, self.width, self.height, 0, 0, 0, 0, id="column")
        self.addPageTemplates(
            [_SectionTemplate(section.document, fonts, frame, index) for index, section in enumerate(sections)]
        )

    def make(self) -> bytes:
        """Return the PDF."""
        story: list[Flowable] = []
        for index, section in enumerate(self._sections):
            if index:
                story += [NextPageTemplate(f"section-{index}"), PageBreak()]
            story += section.story
        self.build(story)
        return self.output.getvalue()

    def afterPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """Count the page."""
        self.page_count = int(self.page)

    def _endBuild(self) -> None:  # noqa: N802 (ReportLab's name)
        # The last page ends here, so the number of pages is known only now; each page has left a place for it.
        self._doSave = 0
        super()._endBuild()  # type: ignore[misc]
        for number in range(1, self.page_count + 1):
            self.canv.beginForm(_folio_name(number), lowerx=0, lowery=0, upperx=styles.PAGE[0], uppery=styles.PAGE[1])
            words = _("page {number} of {count}").format(number=number, count=self.page_count)
            _draw_runs(self.canv, self._fonts.runs(words), styles.PAGE[0] - styles.MARGIN_SIDE, _FOOT, is_right=True)
            self.canv.endForm()
        self.canv.showOutline()
        self.canv.save()


class _SectionTemplate(PageTemplate):
    """The pages of one document."""

    def __init__(self, document: Document, fonts: FontSet, frame: Frame, index: int) -> None:
        super().__init__(id=f"section-{index}", frames=[frame], pagesize=styles.PAGE)
        self._document = document
        self._fonts = fonts

    def beforeDrawPage(self, canvas: Canvas, doc: BaseDocTemplate) -> None:  # noqa: N802 (ReportLab's name)
        """Draw header and footer."""
        left, right = styles.MARGIN_SIDE, styles.PAGE[0] - styles.MARGIN_SIDE
        top = styles.PAGE[1] - 12.5 * mm
        as_of = _("as of {day}").format(day=formats.day(self._document.as_of))
        canvas.saveState()
        canvas.setStrokeColor(styles.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(left, top - 4.5, right, top - 4.5)
        canvas.line(left, _FOOT + 10, right, _FOOT + 10)
        title = _fitted(self._fonts, self._document.title, (right - left) * _TITLE_ROOM)
        _draw_runs(canvas, title, left, top)
        _draw_runs(canvas, self._fonts.runs(as_of), right, top, is_right=True)
        foot = _("Monazite, {edition} · not legal advice").format(edition=formats.edition_line(self._document.edition))
        _draw_runs(canvas, self._fonts.runs(foot), left, _FOOT)
        canvas.doForm(_folio_name(int(doc.page)))
        canvas.restoreState()


def _title(sections: Sequence[Section]) -> str:
    first = sections[0].document.title
    if len(sections) == 1:
        return first
    return _("{title} and {count} more").format(title=first, count=len(sections) - 1)


def _folio_name(number: int) -> str:
    return f"folio{number}"


def _fitted(fonts: FontSet, text: str, room: float) -> tuple[Run, ...]:
    """Return the text in runs, cut with an ellipsis where it is wider than the room."""

    def width(runs: tuple[Run, ...]) -> float:
        return sum(stringWidth(run.text, run.font, _SMALL) for run in runs)

    runs = fonts.runs(text, Face.BOLD)
    while width(runs) > room and len(text) > 1:
        text = text[:-1]
        runs = fonts.runs(f"{text.rstrip()}…", Face.BOLD)
    return runs


def _draw_runs(canvas: Canvas, runs: Sequence[Run], x: float, y: float, *, is_right: bool = False) -> None:
    """Draw runs from x rightwards, or up to x; in small grey."""
    widths = [stringWidth(run.text, run.font, _SMALL) for run in runs]
    if is_right:
        x -= sum(widths)
    canvas.setFillColor(styles.MUTED)
    for run, width in zip(runs, widths, strict=True):
        canvas.setFont(run.font, _SMALL)
        canvas.drawString(x, y, run.text)
        x += width
