"""What the window is given: files, preferences, reading, and the calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from db.words import EditionInfo, Kind
from desktop.core.browse_state import BrowseState
from desktop.core.listing import Listing
from desktop.core.paths import Paths
from desktop.core.settings import SettingsStore

if TYPE_CHECKING:
    from db.records import EntryRef, Facet, Note, NotePart, Turn
    from desktop.core.hit_rows import HitRow
    from desktop.pages.blocks import Document
    from desktop.reading.notebook import NotebookReading

Today = Callable[[], date]


class Reading(Protocol):
    """What the window asks of the edition and of the notebook; all of it fast enough for the GUI thread."""

    @property
    def edition(self) -> EditionInfo:
        """Return what the edition says of itself."""

    def listing(self, state: BrowseState, day: date) -> Listing:
        """Return the table of the state; DataError for a query that cannot be read."""

    def facets(self, state: BrowseState, day: date) -> tuple[Facet, ...]:
        """Return the facets of the state, each counted with its own filter left out."""

    def counts(self, text: str, day: date) -> Mapping[Kind, int]:
        """Return how many entries of each kind the query finds."""

    def hits(self, text: str, day: date, *, kinds: tuple[Kind, ...] = ()) -> tuple[HitRow, ...]:
        """Return what the query finds over the kinds, under a head for each; DataError for one that cannot be read."""

    def suggestion(self, text: str) -> str | None:
        """Return what may have been meant by a query that found nothing."""

    def ref(self, entry_id: str) -> EntryRef:
        """Return the entry's name; DataError for an unknown id."""

    def parts(self, entry_id: str, day: date) -> tuple[NotePart, ...]:
        """Return what of the entry a note can be about; DataError for an unknown id."""

    def page(self, page_id: str, day: date) -> Document:
        """Return the page of an entry, without notes, or a report; DataError for an unknown id."""

    def turn(self, state: BrowseState, day: date, *, is_later: bool) -> Turn | None:
        """Return what happens next, or happened last, to what is shown; DataError for a query that cannot be read."""

    def notes(self, entry_id: str) -> tuple[Note, ...]:
        """Return the notes of the entry, oldest first; DataError where the notebook cannot be read."""


@dataclass(frozen=True, slots=True)
class AppContext:
    """The Qt-free parts that the composition root hands to the window.

    Attributes:
        today: The day of the calendar; replaced in tests.
        notebook: What the window reads of the notebook beside an entry's notes.
    """

    paths: Paths
    settings: SettingsStore
    reading: Reading
    today: Today
    notebook: NotebookReading
