"""A canvas whose content is marked: text with the element it belongs to, everything else as an artifact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.briefing.fonts import is_chinese_font
from desktop.briefing.structure import Annotated, Element, Marked

Direction = Literal["LTR", "RTL"]

_PDF_VERSION = (1, 7)
_CHINESE = "/Span <</Lang (zh)>> BDC"
_END = "EMC"
# An annotation that is printed.
_PRINTED = 4


class TaggedCanvas(Canvas):
    """A canvas that numbers its marks page by page.

    Attributes:
        parents: Of each number in the tree of parents: the elements of a page's marks by number, or of a link.
        element: What text drawn now belongs to; None for an artifact of its own.
    """

    def __init__(self, output: Any, **options: Any) -> None:
        self.parents: list[list[Element] | Element] = []
        self.element: Element | None = None
        self._marks: list[Element] = []
        self._links: list[Element] = []
        self._link_count = 0
        self._is_artifact = False
        super().__init__(output, **{**options, "pdfVersion": _PDF_VERSION})

    @property
    def page_index(self) -> int:
        """Return the index of the page that is being drawn."""
        return int(self._pageNumber) - 1  # type: ignore[attr-defined]

    @property
    def is_marked(self) -> bool:
        """Return whether what is drawn now stands in a mark already."""
        return self._is_artifact

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark what is drawn as no part of the text.

        Args:
            kind: "Header" or "Footer"; empty for a line or a ground.
        """
        if self._is_artifact:
            yield
            return
        opening = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC"
        with self._whole(opening):
            yield

    @contextmanager
    def unmarked(self) -> Iterator[None]:
        """Draw without marks what is placed in a mark later."""
        former, self._is_artifact = self._is_artifact, True
        try:
            yield
        finally:
            self._is_artifact = former

    @contextmanager
    def figure(self, element: Element) -> Iterator[None]:
        """Mark everything drawn as the one figure."""
        with self._whole(self.mark(element)):
            yield

    @contextmanager
    def within(self, element: Element | None) -> Iterator[None]:
        """Let text that is drawn belong to the element."""
        former, self.element = self.element, element
        try:
            yield
        finally:
            self.element = former

    def mark(self, element: Element) -> str:
        """Return the operator that begins a mark of the element on this page."""
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append(Marked(self.page_index, number))
        return f"/{element.role} <</MCID {number}>> BDC"

    def take_back_mark(self) -> None:
        """Undo the last mark, which has nothing in it."""
        self._marks.pop().kids.pop()

    def await_link(self, element: Element) -> None:
        """Keep in mind that the place of a link is to follow."""
        self._links.append(element)

    def beginText(self, x: float = 0, y: float = 0, direction: Direction | None = None) -> TaggedText:  # noqa: N802
        """Return a text that marks itself."""
        return TaggedText(self, x, y=y, direction=direction)

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803 (ReportLab's names)
        """Draw a text, its mark closed."""
        if isinstance(aTextObject, TaggedText):
            aTextObject.close()
        super().drawText(aTextObject)

    def linkURL(self, url: str, rect: Sequence[float], **_options: object) -> None:  # type: ignore[override]  # noqa: N802
        """Make a place lead to an address."""
        action = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("Action"), "S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(url)}
        )
        self._link(rect, {"A": action}, words=url)

    def linkRect(self, contents: str, destination: str, rect: Sequence[float], **_options: object) -> None:  # type: ignore[override]  # noqa: N802
        """Make a place lead to another of the document."""
        self._link(rect, {"Dest": self._bookmarkReference(destination)}, words=contents or destination)  # type: ignore[attr-defined]

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """End the page, and say where the parents of its marks are found."""
        super().showPage()
        page = self._doc.Pages.pages[-1]  # type: ignore[attr-defined]
        page.__NoDefault__ = (*page.__NoDefault__, "StructParents", "Tabs")
        page.StructParents = len(self.parents)
        page.Tabs = pdfdoc.PDFName("S")
        self.parents.append(self._marks)
        self._marks = []

    def _link(self, rect: Sequence[float], fields: dict[str, object], *, words: str) -> None:
        element = self._links.pop(0) if self._links else self.element
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray(self._absRect(rect, 1)),  # type: ignore[attr-defined]
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": _PRINTED,
                "Contents": pdfdoc.PDFString(words),
                **fields,
            }
        )
        self._link_count += 1
        name = f"link-{self._link_count}"
        if element is not None:
            number = len(self.parents)
            annotation["StructParent"] = number
            self.parents.append(element)
            element.kids.append(Annotated(self.page_index, name, number))
        self._addAnnotation(annotation, name)  # type: ignore[attr-defined]

    @contextmanager
    def _whole(self, opening: str) -> Iterator[None]:
        former, self._is_artifact = self._is_artifact, True
        self._code.append(opening)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            self._code.append(_END)  # type: ignore[attr-defined]
            self._is_artifact = former


class TaggedText(PDFTextObject):
    """A text that marks what it says: with the canvas's element, with its links, and with the language.

    Attributes:
        spaced: Of each line whether a space follows it.
    """

    _code: list[str]
    _fontname: str

    def __init__(self, canvas: TaggedCanvas, x: float = 0, *, y: float = 0, direction: Direction | None = None) -> None:
        super().__init__(canvas, x, y, direction)
        self._leaf = canvas
        self._element = canvas.element
        self._is_free = not canvas.is_marked
        self._opened: int | None = None
        self.spaced: tuple[bool, ...] = ()
        self._line = 0
        self._link: Element | None = None

    def close(self) -> None:
        """End the open mark."""
        if self._opened is not None:
            self._code.append(_END)
            self._opened = None

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 (ReportLab's names)
        self._open()
        if TStar:
            if self._line < len(self.spaced) and self.spaced[self._line]:
                text = f"{text} "
            self._line += 1
        shown = self._formatText(text)  # type: ignore[attr-defined]
        if _is_chinese(self._fontname, text):
            shown = f"{_CHINESE} {shown} {_END}"
        self._code.append(f"{shown} T*" if TStar else shown)

    def textOut(self, text: str) -> None:  # noqa: N802 (ReportLab's name)
        """Print text, in the open mark."""
        self._open()
        super().textOut(text)

    def textLine(self, text: str = "") -> None:  # noqa: N802 (ReportLab's name)
        """Print a line, in the open mark."""
        self._open()
        super().textLine(text)

    def _linkRecord(self, link: tuple[int, str], event: str) -> None:  # noqa: N802 (ReportLab calls it by this name)
        """Take note of the start of a link, whose first text has just been printed, or of its end."""
        if not self._is_free or self._element is None:
            return
        if event == "end":
            self.close()
            self._link = None
            return
        first = self._code.pop()
        if self._opened == len(self._code):
            # The mark was begun for this text alone.
            self._code.pop()
            self._leaf.take_back_mark()
            self._opened = None
        self.close()
        self._link = self._element.link(link[0])
        self._leaf.await_link(self._link)
        self._open()
        self._code.append(first)

    def _open(self) -> None:
        if self._opened is not None or not self._is_free:
            return
        element = self._link if self._link is not None else self._element
        self._code.append("/Artifact BMC" if element is None else self._leaf.mark(element))
        self._opened = len(self._code)


def _is_chinese(font: str, text: str) -> bool:
    return is_chinese_font(font) and any("\u3400" <= character <= "\u9fff" for character in text)
