"""Pages of the bundled edition as the window shows them: with every line, and no wider than their pane."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.edition import describe, open_edition
from desktop.reading.library import Library
from desktop.views.page_text import PageText
from desktop.views.style import Style
from tests.desktop.fakes import TODAY

# Those that were the widest of all entries and reports, and one of each kind.
_SAMPLE = (
    "mineral/rare-earths",
    "mineral/zirconium",
    "mineral/antimony",
    "technology/lfp-cathode",
    "firm/aerkomm",
    "measure/mofcom-2024-46",
    "list/us-entity-list",
    "coverage",
    "selection/mineral",
    "selection/list",
    "source/excn-2025-uel9",
    "source/usgs-2026-mcs-data",
    "manual/start",
    "manual/figures",
    "manual/reports",
    "compare/mineral/gallium,mineral/germanium",
    "graph/mineral/gallium@2",
)


@pytest.fixture(scope="module")
def edition(edition_path: Path) -> Iterator[sqlite3.Connection]:
    """Return the bundled edition."""
    with closing(open_edition(edition_path)) as connection:
        yield connection


@pytest.fixture
def library(edition: sqlite3.Connection, tmp_path: Path) -> Library:
    """Return what reads the edition's pages, without a notebook."""
    return Library(edition, describe(edition), notebook=tmp_path / "none.sqlite")


@pytest.fixture
def text(host: QWidget, style: Style) -> PageText:
    """Return a page with a window of its own size."""
    made = PageText(style, host)
    made.resize(560, 700)
    made.show()
    return made


def lost_lines(text: PageText) -> list[str]:
    """Return the paragraphs that have words and no line."""
    lost: list[str] = []
    block = text.document().begin()
    while block.isValid():
        if block.text() and not block.layout().lineCount():
            lost.append(block.text()[:20])
        block = block.next()
    return lost


@pytest.mark.parametrize("page_id", ["mineral/gallium", "firm/huawei", "graph/mineral/gallium@1"])
def test_figures_that_get_their_room_late_cost_no_line(
    text: PageText, library: Library, qtbot: QtBot, page_id: str
) -> None:
    # As long as Qt lays a page out in steps, a room that changed took the lines behind it along.
    text.show_document(library.page(page_id, TODAY))

    def every_figure_is_laid_out() -> None:
        assert not text.figures._waiting()

    qtbot.waitUntil(every_figure_is_laid_out, timeout=5000)
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())

    assert lost_lines(text) == []


def test_going_to_the_end_at_once_costs_no_line(text: PageText, library: Library) -> None:
    text.show_document(library.page("mineral/gallium", TODAY))

    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    text.document().pageCount()

    assert lost_lines(text) == []


@pytest.mark.parametrize("width", [380, 520, 700])
def test_no_page_is_wider_than_its_pane(text: PageText, library: Library, width: int) -> None:
    too_wide: list[str] = []
    text.resize(width, 700)
    for page_id in _SAMPLE:
        text.show_document(library.page(page_id, TODAY))
        if text.document().size().width() > text.viewport().width() + 3:
            too_wide.append(page_id)

    assert too_wide == []
