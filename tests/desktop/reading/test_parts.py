"""What of an entry a note can be about is what its page shows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.edition import open_edition
from db.notes import PartKind
from db.queries.entries import entry
from desktop.reading.parts import MOST, parts

DAY = date(2026, 11, 25)


@pytest.mark.parametrize("kind", ["mineral", "firm", "measure", "list", "technology"])
def test_parts_are_the_provisions_listings_and_facts_of_the_page(small_edition_path: Path, kind: str) -> None:
    with closing(open_edition(small_edition_path)) as connection:
        for entry_id in _ids(connection, kind):
            shown = entry(connection, entry_id, as_of=DAY)

            found = parts(shown)

            keys = {subject.key for subject in shown.subjects}
            assert all(part.name for part in found)
            assert len({(part.kind, part.id) for part in found}) == len(found)
            assert {part.id for part in found if part.kind is not PartKind.FACT} <= keys
            assert len([part for part in found if part.kind is PartKind.LISTING]) <= MOST


def _ids(connection: sqlite3.Connection, kind: str) -> list[str]:
    return [row[0] for row in connection.execute("SELECT id FROM entry WHERE kind = ? LIMIT 5", (kind,))]
