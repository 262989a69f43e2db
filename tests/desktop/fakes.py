"""Stand-ins for what the window asks of the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.errors import DataError
from db.force import Event, EventType
from db.records import EditionInfo, EntryRef, Facet, FacetValue, Happening, Kind, Note, NotePart, PartKind, Turn
from desktop.core.browse_state import BrowseState, is_entry, kind_of
from desktop.core.hit_rows import HitRow
from desktop.core.listing import Column, Listing
from desktop.pages.blocks import Document, Heading

EDITION = EditionInfo(
    data_date=date(2026, 11, 22),
    reach=date(2026, 10, 9),
    schema_version=1,
    content_hash="ab" * 32,
    counts={"mineral": 3, "firm": 2},
)
TODAY = date(2026, 11, 25)
COLUMNS = (
    Column("name", "Name", 150, is_stretched=True),
    Column("state", "State", 120, is_state=True),
    Column("in_force", "Acts in force", 90, is_at_end=True),
)
ROWS = {
    "mineral/antimony": ("Antimony", "In force", "2"),
    "mineral/gallium": ("Gallium", "Suspended", "1"),
    "mineral/germanium": ("Germanium", "–", "–"),
}
STATES = {"mineral/antimony": "in-force", "mineral/gallium": "suspended", "mineral/germanium": ""}


class FakeDialogs:
    """Records questions and gives scripted answers; a question without one fails the test."""

    def __init__(self) -> None:
        self.answers: list[Path] = []
        self.suggested: list[Path] = []
        self.told: list[tuple[str, str]] = []

    def ask_pdf(self, parent: QWidget, suggested: Path, *, answer: Callable[[Path], None]) -> None:
        """Answer with the next scripted path."""
        assert self.answers, "an unscripted question"
        self.suggested.append(suggested)
        answer(self.answers.pop(0))

    def ask_image(self, parent: QWidget, suggested: Path, *, answer: Callable[[Path], None]) -> None:
        """Answer with the next scripted path."""
        self.ask_pdf(parent, suggested, answer=answer)

    def ask_table(self, parent: QWidget, suggested: Path, *, answer: Callable[[Path], None]) -> None:
        """Answer with the next scripted path."""
        self.ask_pdf(parent, suggested, answer=answer)

    def ask_notes(self, parent: QWidget, suggested: Path, *, answer: Callable[[Path], None]) -> None:
        """Answer with the next scripted path."""
        self.ask_pdf(parent, suggested, answer=answer)

    def ask_open(self, parent: QWidget, title: str, *, sorts: tuple[str, ...], answer: Callable[[Path], None]) -> None:
        """Answer with the next scripted path."""
        self.ask_pdf(parent, Path(title), answer=answer)

    def ask_folder(self, parent: QWidget, title: str, *, answer: Callable[[Path], None]) -> None:
        """Answer with the next scripted path."""
        self.ask_pdf(parent, Path(title), answer=answer)

    def tell(self, parent: QWidget, title: str, *, text: str) -> None:
        """Keep what was told."""
        self.told.append((title, text))


class FakeReading:
    """Three minerals in memory; the query is a part of the name, and ``bad:`` is no query."""

    def __init__(self) -> None:
        self.asked: list[tuple[BrowseState, date]] = []
        self.pages: list[tuple[str, date]] = []
        self.stored: dict[str, tuple[Note, ...]] = {}

    @property
    def edition(self) -> EditionInfo:
        """Return a fixed edition."""
        return EDITION

    def listing(self, state: BrowseState, day: date) -> Listing:
        """Return the rows whose name has the text."""
        self.asked.append((state, day))
        if state.text.startswith("bad:"):
            raise DataError("There is no key 'bad'.", "Write another.")
        ids = self._ids(state.text) if state.kind is Kind.MINERAL else ()
        return Listing(
            columns=COLUMNS,
            ids=ids,
            cells=tuple(ROWS[entry_id] for entry_id in ids),
            states=tuple(STATES[entry_id] for entry_id in ids),
            count=f"{len(ids)} of 3 minerals",
            sentence=f"with “{state.text}”" if state.text else "",
        )

    def facets(self, state: BrowseState, day: date) -> tuple[Facet, ...]:
        """Return one facet."""
        values = (FacetValue("in-force", "In force", 1), FacetValue("suspended", "Suspended", 1))
        return (Facet("state", "State", values),)

    def counts(self, text: str, day: date) -> Mapping[Kind, int]:
        """Return the number of minerals found, and two firms for "lock"."""
        counts = dict.fromkeys(Kind, 0)
        counts[Kind.MINERAL] = len(self._ids(text))
        counts[Kind.FIRM] = 2 if text == "lock" else 0
        return counts

    def hits(self, text: str, day: date, *, kinds: tuple[Kind, ...] = ()) -> tuple[HitRow, ...]:
        """Return the minerals whose name has the text, under one head."""
        ids = self._ids(text) if text and (not kinds or Kind.MINERAL in kinds) else ()
        rows = tuple(HitRow(entry_id, ROWS[entry_id][0], state=STATES[entry_id]) for entry_id in ids)
        return (HitRow("", "Minerals"), *rows) if rows else ()

    def suggestion(self, text: str) -> str | None:
        """Return gallium for its usual misspelling."""
        return "gallium" if text == "galium" else None

    def ref(self, entry_id: str) -> EntryRef:
        """Return the name; an unknown id has no entry."""
        if entry_id.endswith("/gone"):
            raise DataError(f"There is no entry “{entry_id}”.", "It may have another id.")
        return EntryRef(entry_id, kind_of(entry_id), ROWS.get(entry_id, (entry_id,))[0])

    def parts(self, entry_id: str, day: date) -> tuple[NotePart, ...]:
        """Return one provision."""
        return (NotePart(PartKind.PROVISION, "act#clause-1", "Clause 1"),)

    def page(self, entry_id: str, day: date) -> Document:
        """Return a page with one heading."""
        self.pages.append((entry_id, day))
        name = self.ref(entry_id).name if is_entry(entry_id) else entry_id.capitalize()
        return Document(entry_id, name, "Mineral", day, EDITION, (Heading(1, "Force"),))

    def turn(self, state: BrowseState, day: date, *, is_later: bool) -> Turn | None:
        """Return one event on 1 June 2025."""
        there = date(2025, 6, 1)
        if day == there or (day < there) is not is_later:
            return None
        act = EntryRef("measure/act", Kind.MEASURE, "The act")
        return Turn(there, (Happening(Event(there, EventType.SUSPENDED), act, 2),))

    def notes(self, entry_id: str) -> tuple[Note, ...]:
        """Return the stored notes."""
        return self.stored.get(entry_id, ())

    def _ids(self, text: str) -> tuple[str, ...]:
        return tuple(entry_id for entry_id in ROWS if text.lower() in ROWS[entry_id][0].lower())
