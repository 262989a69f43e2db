"""The window's library also has the pages that are no entry's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.edition import describe, open_edition
from db.errors import DataError
from desktop.reading.library import Library

DAY = date(2026, 1, 15)


@pytest.fixture
def library(small_edition_path: Path, tmp_path: Path) -> Iterator[Library]:
    with closing(open_edition(small_edition_path)) as connection:
        yield Library(connection, describe(connection), notebook=tmp_path / "notebook.sqlite")


def test_coverage_is_a_page(library: Library) -> None:
    page = library.page("coverage", DAY)

    assert (page.id, page.title, page.as_of) == ("coverage", "Coverage", DAY)


def test_source_is_a_page(library: Library) -> None:
    page = library.page("source/survey", DAY)

    assert (page.id, page.title) == ("source/survey", "A notice")


def test_unknown_source_is_told(library: Library) -> None:
    with pytest.raises(DataError, match="There is no source"):
        library.page("source/nowhere", DAY)
