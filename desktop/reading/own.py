"""Reads what the home page says of the notebook; one out of order must not keep the page from being shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.errors import DataError
from db.words import Kind
from desktop.core.entry_marks import review_words
from desktop.pages.home import Own, OwnLine

if TYPE_CHECKING:
    from db.notebook.records import Target
    from desktop.reading.notebook import NotebookReading

_NEWEST = 6


def own(notebook: NotebookReading, today: date) -> Own:
    """Return starred entries, reviews that are due on the day, and newest notes; nothing of a faulty file."""
    try:
        return Own(
            starred=tuple(_line(star.target) for star in notebook.stars()),
            reviews=tuple(_line(each.target, review_words(each, today)) for each in notebook.due_reviews(today)),
            notes=notebook.newest_notes(_NEWEST),
        )
    except DataError:
        return Own()


def _line(target: Target, words: str = "") -> OwnLine:
    kind = target.id.partition("/")[0]
    return OwnLine(target.id if kind in {each.value for each in Kind} else "", target.name, words)
