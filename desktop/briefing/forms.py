"""The forms in which a briefing is written, by the ending of its file: PDF, HTML, Markdown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from db.errors import DataError
from desktop.briefing.render import PLAIN, BriefingResult, count_sources, make_briefing
from desktop.core import atomic
from desktop.core.briefing_options import BriefingOptions
from desktop.core.texts import _
from desktop.pages.blocks import Document


class Form(StrEnum):
    """A form; its value is the ending."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"


_ENDINGS = {
    "": Form.PDF,
    ".pdf": Form.PDF,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
}


def form_of(target: Path) -> Form:
    """Return the form that the file's ending asks for; PDF where it has none.

    Raises:
        DataError: There is no form with such an ending.
    """
    form = _ENDINGS.get(target.suffix.lower())
    if form is None:
        raise DataError(
            _("A briefing cannot be written as {ending}.").format(ending=target.suffix),
            _("End the file’s name in .pdf, .html or .md; word processors open the HTML."),
        )
    return form


def make(
    documents: Sequence[Document],
    form: Form,
    *,
    options: BriefingOptions = PLAIN,
    data: bytes = b"",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[bytes, int]:
    """Return the file in the form, and its number of pages: none where a form has no pages.

    Args:
        documents: At least one.
        form: What to make.
        options: How it is made; paper, cover and logo are matters of the PDF alone.
        data: The content as JSON, attached to a PDF.
        progress: As `make_briefing` has it.

    Raises:
        DataError: See `make_briefing`.
    """
    if form is Form.PDF:
        return make_briefing(documents, options=options, data=data, progress=progress)
    if form is Form.HTML:
        from desktop.briefing.web import web_page

        text = web_page(documents, options=options)
    else:
        from desktop.briefing.plain_text import markdown_page

        text = markdown_page(documents, options=options)
    # A note may hold half a pair of surrogates, which no file can.
    return text.encode("utf-8", errors="replace"), 0


def write(documents: Sequence[Document], target: Path, *, options: BriefingOptions, data: bytes) -> BriefingResult:
    """Write the documents in the form that the ending asks for; an existing file is replaced.

    Raises:
        DataError: There is no such form, or the file cannot be made or written. Nothing is changed then.
    """
    content, pages = make(documents, form_of(target), options=options, data=data)
    atomic.write_bytes(target, content)
    return BriefingResult(pages, count_sources(documents), hashlib.sha256(content).hexdigest())
