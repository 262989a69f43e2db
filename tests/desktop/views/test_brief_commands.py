"""The actions of briefings put pages and rows into their window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.brief_recent import RecentBriefings
from desktop.views.brief_window import BriefWindow
from desktop.views.main_window import MainWindow
from tests.desktop.fakes import FakeDialogs


def test_pages_and_rows_are_added(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.follow("deadlines")
    window.browser.flush()
    window.actions_by_id.trigger("brief.add")
    window.list.table.enter()
    qtbot.keyClick(window.list.table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    window.actions_by_id.trigger("table.brief")

    brief = window.findChild(BriefWindow)
    assert brief is not None
    assert brief.contents.plan.page_ids == ("deadlines", *window.list.table.model.listing.ids)


def test_what_the_table_lists_is_one_part(window: MainWindow) -> None:
    window.browser.search("gallium")
    window.browser.flush()
    window.actions_by_id.trigger("brief.open")
    brief = window.findChild(BriefWindow)
    assert brief is not None
    brief.contents.add_menu.aboutToShow.emit()
    listed = next(action for action in brief.contents.add_menu.actions() if action.text() == "All that the table lists")

    listed.trigger()

    assert brief.contents.plan.page_ids[-1] == "selection/mineral?gallium"


def test_one_step_still_exports_the_open_page_and_keeps_it(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    window.browser.follow("mineral/gallium")
    window.browser.flush()
    dialogs.answers.append(tmp_path / "g.pdf")

    window.actions_by_id.trigger("entry.export")

    assert (tmp_path / "g.pdf").is_file()
    kept = RecentBriefings(window.context.paths.data_dir / "briefings.json").all()
    assert [each.page_ids for each in kept] == [("mineral/gallium",)]
