"""What the notebook's tests share: a clock that ticks by itself, two entries, and plain reading."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.notebook import reader
from db.notebook.records import Version
from db.records import EntryRef, Kind, Note

START = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓")
HUAWEI = EntryRef("firm/huawei-technologies", Kind.FIRM, "Huawei Technologies", "华为技术有限公司")


class TickingClock:
    """Tells a time one second later at each call."""

    def __init__(self) -> None:
        self._calls = 0

    def __call__(self) -> datetime:
        self._calls += 1
        return START + timedelta(seconds=self._calls)


def read_notes(path: Path, entry_id: str | None = None, *, is_removed: bool = False) -> tuple[Note, ...]:
    """Return the notes as a fresh reader finds them."""
    with closing(reader.open_reader(path)) as connection:
        return reader.notes(connection, entry_id, is_removed=is_removed)


def read_history(path: Path, note_id: str) -> tuple[Version, ...]:
    """Return a note's versions as a fresh reader finds them."""
    with closing(reader.open_reader(path)) as connection:
        return reader.history(connection, note_id)
