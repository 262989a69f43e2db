"""The whole path, as a person walks it: the real edition, the real threads, keys and clicks."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from db.notebook import marks
from db.notebook.reader import open_reader
from db.notebook.records import Star
from db.records import Kind
from desktop.app import Program
from desktop.core.errors import Tone
from desktop.views.day_popup import DayPopup
from desktop.views.main_window import MainWindow
from desktop.views.name_dialog import NameDialog
from tests.desktop.fakes import FakeDialogs
from tests.desktop.gui import OpenProgram, shut

TODAY = date(2026, 11, 25)


def opened(program: Program) -> MainWindow:
    """Return the window of the program."""
    assert program.window is not None
    return program.window


def page(window: MainWindow) -> str:
    """Return the words of the page that is shown."""
    window.browser.flush()
    return window.pane.page.text.toPlainText()


def starred(window: MainWindow) -> tuple[Star, ...]:
    """Return the stars that the notebook's file has."""
    with closing(open_reader(window.context.paths.notebook)) as connection:
        return marks.stars(connection)


@pytest.mark.slow
def test_a_day_with_the_program(
    open_program: OpenProgram, edition_path: Path, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    program = open_program(today=TODAY, edition=edition_path, is_inline=False)
    window = opened(program)

    # Looks up gallium, and sees which acts bind it today.
    qtbot.keyClicks(window.top.search, "gallium")
    qtbot.keyClick(window.top.search, Qt.Key.Key_Down)
    assert window.browser.state.selected == "mineral/gallium"
    assert "Announcement No. 46 of 2024" in page(window)
    assert "suspended until 2026-11-27" in page(window)

    # The same on a day before the suspension, and back.
    qtbot.mouseClick(window.top.as_of, Qt.MouseButton.LeftButton)
    popup = window.top.as_of.findChild(DayPopup)
    assert popup is not None
    line = popup.findChild(QLineEdit, "day_line")
    assert line is not None
    qtbot.keyClicks(line, "2025-06-01")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.browser.day == date(2025, 6, 1)
    assert not window.banner.isHidden()
    assert "suspended until 2026-11-27" not in page(window)
    window.actions_by_id.trigger("time.today")

    # The act itself, by its link.
    window.pane.page.text.entry_followed.emit("measure/mofcom-2024-46")
    assert "clause 2 suspended since 2025-11-09 until 2026-11-27" in page(window)
    window.actions_by_id.trigger("go.back")
    assert window.browser.state.selected == "mineral/gallium"

    # The firms hit on 2 January 2025, and one of them.
    window.actions_by_id.trigger("go.firm")
    window.actions_by_id.trigger("find.focus")
    qtbot.keyClicks(window.top.search, "added:2025-01-02")
    window.browser.flush()
    assert window.list.table.model.rowCount() == 28
    window.list.table.enter()
    assert window.browser.state.kind is Kind.FIRM
    firm_id = window.browser.state.selected
    assert firm_id is not None
    assert "2025-01-02" in page(window)

    # A note on it, written while typing.
    window.actions_by_id.trigger("entry.note")
    qtbot.keyClicks(window.pane.note.text_widget, "Supplier of our supplier.")

    def is_saved() -> None:
        draft = window.pane.desk.draft
        assert draft is not None
        assert draft.saved is not None
        assert not draft.is_dirty

    qtbot.waitUntil(is_saved, timeout=15_000)

    # A star on the firm, the search under a name, and gallium in a tab beside it.
    window.actions_by_id.trigger("entry.star")
    window.actions_by_id.trigger("find.save")
    (naming,) = window.findChildren(NameDialog)
    named = naming.findChild(QLineEdit, "name")
    assert named is not None
    named.setText("January round")
    naming.accept()
    notebook = window.context.notebook

    def is_kept() -> None:
        assert [star.target.id for star in starred(window)] == [firm_id]
        assert [search.name for search in notebook.searches()] == ["January round"]

    qtbot.waitUntil(is_kept, timeout=15_000)
    window.tabs.open_page("mineral/gallium")

    # A briefing.
    dialogs.answers.append(tmp_path / "briefing.pdf")
    button = window.findChild(QAbstractButton, "export")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def is_written() -> None:
        assert window.messages.message is not None
        assert window.messages.message.tone is Tone.DONE

    qtbot.waitUntil(is_written, timeout=30_000)
    assert (tmp_path / "briefing.pdf").read_bytes().startswith(b"%PDF")

    # A restart: view, selection and note are still there.
    state = window.browser.state
    shut(program)
    again = opened(open_program(today=TODAY, edition=edition_path, is_inline=False))
    assert again.browser.state == state
    assert again.list.table.model.rowCount() == 28
    assert again.pane.note.text == "Supplier of our supplier."
    assert [star.target.id for star in starred(again)] == [firm_id]
    assert [(search.name, search.query) for search in again.context.notebook.searches()] == [
        ("January round", "added:2025-01-02")
    ]
    again.actions_by_id.trigger("tab.next")
    assert "Announcement No. 46 of 2024" in page(again)
    assert [tab.state.selected for tab in again.tabs.tabs.tabs] == [firm_id, "mineral/gallium"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 6, 1), "All 3 provisions in force since 2024-12-03"),
        (date(2025, 12, 1), "suspended since 2025-11-09 until 2026-11-27"),
        (date(2026, 11, 28), "unconfirmed"),
    ],
    ids=["before", "suspended", "passed without an act"],
)
def test_one_act_has_three_truths(open_program: OpenProgram, edition_path: Path, day: date, words: str) -> None:
    window = opened(open_program(today=day, edition=edition_path))

    window.browser.follow("measure/mofcom-2024-46")

    assert words in page(window)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "text", "first"),
    [
        (Kind.MINERAL, "镓", "mineral/gallium"),
        (Kind.MINERAL, "Ga", "mineral/gallium"),
        (Kind.MEASURE, "No. 46 of 2024", "measure/mofcom-2024-46"),
        (Kind.MEASURE, "46号", "measure/mofcom-2024-46"),
        (Kind.FIRM, "Lockheed", "firm/lockheed-martin"),
    ],
)
def test_words_of_analysts_find_first_what_they_mean(
    open_program: OpenProgram, edition_path: Path, qtbot: QtBot, kind: Kind, text: str, first: str
) -> None:
    window = opened(open_program(today=TODAY, edition=edition_path))
    window.browser.go_to_kind(kind)

    window.browser.type_query(text)

    assert window.list.table.model.id_at(0) == first
