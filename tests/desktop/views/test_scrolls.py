"""Back, forward and tabs come back to the row and the line where a state was left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from db.records import Kind
from desktop.views.main_window import MainWindow
from tests.desktop.gui import OpenProgram, shut

TODAY = date(2026, 11, 25)


def words_at_top(window: MainWindow) -> str:
    """Return the words of the page at the top of what is in sight."""
    text = window.pane.page.text
    cursor = text.cursorForPosition(text.viewport().rect().topLeft())
    return cursor.block().text()


def scrolled(open_program: OpenProgram, edition: Path) -> MainWindow:
    """Return a window on a long page that is scrolled to its middle, beside a table that is."""
    window = open_program(today=TODAY, edition=edition).window
    assert window is not None
    window.browser.go_to_kind(Kind.FIRM)
    window.browser.follow("mineral/gallium")
    window.browser.flush()
    window.list.table.scroll_to(20)
    text = window.pane.page.text
    # As after a moment: all figures have their room, and the page is laid out.
    text.go_to_place(text.document().characterCount() - 1, 0)
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert bar.value() > 0
    return window


def test_back_comes_back_to_the_line(open_program: OpenProgram, edition_path: Path) -> None:
    window = scrolled(open_program, edition_path)
    words, row = words_at_top(window), window.list.table.top_row

    window.browser.follow("measure/mofcom-2024-46")
    window.browser.flush()
    assert window.pane.page.text.verticalScrollBar().value() == 0
    window.browser.back()
    window.browser.flush()

    assert words_at_top(window) == words
    assert window.list.table.top_row == row


def test_tab_comes_back_to_the_line(open_program: OpenProgram, edition_path: Path) -> None:
    window = scrolled(open_program, edition_path)
    words = words_at_top(window)

    window.tabs.open_blank()
    window.browser.flush()
    window.tabs.step(1)
    window.browser.flush()

    assert words_at_top(window) == words


def test_start_comes_back_to_the_line(open_program: OpenProgram, edition_path: Path) -> None:
    window = scrolled(open_program, edition_path)
    words, row = words_at_top(window), window.list.table.top_row
    window.close()

    again = open_program(today=TODAY, edition=edition_path)
    assert again.window is not None
    assert words_at_top(again.window) == words
    assert again.window.list.table.top_row == row
    shut(again)
