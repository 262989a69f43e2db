"""Titles of a briefing as a whole, in whatever form it is written."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.texts import _
from desktop.pages import wording
from desktop.pages.blocks import Document

# Id of the page with the states of all entries, which gives the whole no title.
SUMMARY = "summary"
_MOST_TITLES = 3


def title_of(documents: Sequence[Document]) -> str:
    """Return the title of the whole where none was given: those of its parts, or the first and how many more."""
    titles = [document.title for document in documents if document.id != SUMMARY]
    if len(titles) < _MOST_TITLES:
        return wording.joined(titles)
    return _("{title} and {count} more").format(title=titles[0], count=len(titles) - 1)
