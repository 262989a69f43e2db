"""Lays flowables out on pages with header and footer, and gives the PDF its title, language and outline."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from typing import cast

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from desktop.briefing import styles
from desktop.briefing.archive import About, Attachment, make_archival
from desktop.briefing.fonts import Face, FontSet, Run
from desktop.briefing.leaf import TaggedCanvas
from desktop.briefing.structure import Element
from desktop.briefing.styles import PaperSize
from desktop.briefing.tree import write_tree
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import Document

_SMALL = 7.2
_TITLE_ROOM = 0.72
_FOOT = 11 * mm
_HEAD = 12.5 * mm
# Page numbers in the contents.
NUMBER_SIZE = 9.0
_DRAFT_SIZE = 120.0
_DRAFT_GREY = 0.95


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a briefing, which begins a new page.

    Attributes:
        title: What its pages say at their top.
        document: The page of the program that it shows, or that it stands for.
        build: Makes its flowables when its turn has come, so that those of a long briefing are never all there.
        has_header: Whether its pages say title and day at their top.
        place: Name under which the contents give the number of its first page; empty for none.
    """

    title: str
    document: Document
    build: Callable[[], list[Flowable]]
    has_header: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True)
class Dress:
    """What every page wears besides its own matter."""

    size: PaperSize
    classification: str = ""
    is_draft: bool = False


class Sheet(BaseDocTemplate):
    """The pages of a briefing.

    Args:
        sections: At least one.
        fonts: Where runs and glyphs come from.
        dress: What every page wears.
        about: What the PDF says of itself.
        root: The whole text as an element.
        attachments: Files to put into the PDF.
        progress: Told many times a page how many sections of how many have begun; what it raises ends the work.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        fonts: FontSet,
        *,
        dress: Dress,
        about: About,
        root: Element,
        attachments: Sequence[Attachment] = (),
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.output = io.BytesIO()
        super().__init__(
            self.output,
            pagesize=(dress.size.width, dress.size.height),
            leftMargin=styles.MARGIN_SIDE,
            rightMargin=styles.MARGIN_SIDE,
            topMargin=styles.MARGIN_TOP,
            bottomMargin=styles.MARGIN_BOTTOM,
            title=about.title,
            author=about.author,
            subject=about.subject,
            creator="Monazite",
            lang=about.language,
            invariant=1,
            initialFontName=fonts.base,
            displayDocTitle=1,
        )
        self._sections = tuple(sections)
        self._fonts = fonts
        self._dress = dress
        self._about = about
        self._root = root
        self._attachments = tuple(attachments)
        self._begun: dict[str, int] = {}
        self.page_count = 0
        self._progress = progress
        self._begun_sections = 0
        if progress is not None:
            self.setProgressCallBack(self._on_progress)
        frame = Frame(self.leftMargin, self.bottomMargin, self.width, self.height, 0, 0, 0, 0, id="column")
        self.addPageTemplates(
            [_SectionTemplate(section, fonts, frame, index, dress) for index, section in enumerate(sections)]
        )

    def make(self) -> bytes:
        """Return the PDF."""
        story: list[Flowable] = []
        for index, section in enumerate(self._sections):
            if index:
                story += [NextPageTemplate(f"section-{index}"), PageBreak()]
            story.append(_Opening(section, story))
        self.build(story, canvasmaker=TaggedCanvas)
        return self.output.getvalue()

    def begin(self, section: Section) -> None:
        """Take note of the page on which a section begins."""
        self._begun_sections += 1
        if section.place:
            self._begun.setdefault(section.place, int(self.page))

    def afterPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """Count the page."""
        self.page_count = int(self.page)

    def _on_progress(self, _kind: str, _value: object) -> None:
        """Pass on how far the work is: ReportLab calls this for every flowable."""
        if self._progress is not None:
            self._progress(self._begun_sections, len(self._sections))

    def _endBuild(self) -> None:  # noqa: N802 (ReportLab's name)
        # The last page ends here, so page numbers are known only now; each page has left places for them.
        self._doSave = 0
        super()._endBuild()  # type: ignore[misc]
        canvas = cast(TaggedCanvas, self.canv)
        right = self._dress.size.width - styles.MARGIN_SIDE
        with canvas.unmarked():
            for number in range(1, self.page_count + 1):
                words = _("page {number} of {count}").format(number=number, count=self.page_count)
                with _form(canvas, _folio_name(number), self._dress.size):
                    _draw_runs(canvas, self._fonts.runs(words), right, _FOOT, is_right=True)
            for place, number in self._begun.items():
                with _form(canvas, number_name(place), self._dress.size):
                    _draw_runs(canvas, self._fonts.runs(str(number)), 0, 0, is_right=True, size=NUMBER_SIZE)
        canvas.showOutline()
        write_tree(canvas, self._root)
        make_archival(canvas, self._about, attachments=self._attachments)
        canvas.save()


def number_name(place: str) -> str:
    """Return the name of the form that prints the page number of a place, ending at its origin."""
    return f"number-{place}"


@contextmanager
def _form(canvas: Canvas, name: str, size: PaperSize) -> Iterator[None]:
    """Record what is drawn under a name, to be placed where the name was used."""
    # The origin of a number is at its right end, so that it reaches to the left.
    width, height = ceil(size.width), ceil(size.height)
    canvas.beginForm(name, lowerx=-width, lowery=-width, upperx=width, uppery=height)
    yield
    canvas.endForm()


class _Opening(ActionFlowable):
    """Puts a section's flowables in its place when the pages before it are done."""

    def __init__(self, section: Section, story: list[Flowable]) -> None:
        super().__init__()
        self._section = section
        self._story = story

    def apply(self, doc: BaseDocTemplate) -> None:
        """Build the section and let it come next."""
        cast(Sheet, doc).begin(self._section)
        self._story[0:0] = self._section.build()


class _SectionTemplate(PageTemplate):
    """The pages of one section."""

    def __init__(self, section: Section, fonts: FontSet, frame: Frame, index: int, dress: Dress) -> None:
        size = (dress.size.width, dress.size.height)
        super().__init__(id=f"section-{index}", frames=[frame], pagesize=size)
        self._section = section
        self._fonts = fonts
        self._dress = dress

    def beforeDrawPage(self, canvas: Canvas, doc: BaseDocTemplate) -> None:  # noqa: N802 (ReportLab's name)
        """Draw header and footer, neither of them part of the text."""
        leaf = cast(TaggedCanvas, canvas)
        canvas.saveState()
        if self._dress.is_draft:
            with leaf.artifact():
                self._draw_draft(canvas)
        with leaf.artifact("Header"):
            self._draw_header(canvas)
        with leaf.artifact("Footer"):
            self._draw_footer(canvas, int(doc.page))
        canvas.restoreState()

    def _draw_header(self, canvas: Canvas) -> None:
        left, right = styles.MARGIN_SIDE, self._dress.size.width - styles.MARGIN_SIDE
        top = self._dress.size.height - _HEAD
        self._draw_classification(canvas, top + 12)
        if not self._section.has_header:
            return
        canvas.setStrokeColor(styles.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(left, top - 4.5, right, top - 4.5)
        title = _fitted(self._fonts, self._section.title, (right - left) * _TITLE_ROOM)
        _draw_runs(canvas, title, left, top)
        as_of = _("as of {day}").format(day=formats.day(self._section.document.as_of))
        _draw_runs(canvas, self._fonts.runs(as_of), right, top, is_right=True)

    def _draw_footer(self, canvas: Canvas, number: int) -> None:
        left, right = styles.MARGIN_SIDE, self._dress.size.width - styles.MARGIN_SIDE
        canvas.setStrokeColor(styles.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(left, _FOOT + 10, right, _FOOT + 10)
        edition = formats.edition_line(self._section.document.edition)
        foot = _("Monazite, {edition} · not legal advice").format(edition=edition)
        if self._dress.is_draft:
            foot = _("Draft · {foot}").format(foot=foot)
        _draw_runs(canvas, self._fonts.runs(foot), left, _FOOT)
        canvas.doForm(_folio_name(number))
        self._draw_classification(canvas, _FOOT - 10)

    def _draw_classification(self, canvas: Canvas, y: float) -> None:
        if self._dress.classification:
            runs = self._fonts.runs(self._dress.classification, Face.BOLD, where=_("the classification"))
            width = sum(stringWidth(run.text, run.font, _SMALL) for run in runs)
            _draw_runs(canvas, runs, (self._dress.size.width - width) / 2, y)

    def _draw_draft(self, canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(self._dress.size.width / 2, self._dress.size.height / 2)
        canvas.rotate(52)
        canvas.setFillGray(_DRAFT_GREY)
        canvas.setFont(self._fonts.latin(Face.BOLD), _DRAFT_SIZE)
        canvas.drawCentredString(0, -_DRAFT_SIZE / 3, _("DRAFT"))
        canvas.restoreState()


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


def _draw_runs(
    canvas: Canvas, runs: Sequence[Run], x: float, y: float, *, is_right: bool = False, size: float = _SMALL
) -> None:
    """Draw runs from x rightwards, or up to x; in grey."""
    widths = [stringWidth(run.text, run.font, size) for run in runs]
    if is_right:
        x -= sum(widths)
    canvas.setFillColor(styles.MUTED)
    for run, width in zip(runs, widths, strict=True):
        canvas.setFont(run.font, size)
        canvas.drawString(x, y, run.text)
        x += width
