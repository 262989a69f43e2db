"""The table: several rows chosen, columns as the user wants them, and what it tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.words import Kind
from desktop.core.browse_state import BrowseState
from desktop.core.column_sets import ColumnSet
from desktop.core.settings import SettingsStore
from desktop.views.column_menu import ColumnMenu
from desktop.views.name_dialog import NameDialog
from desktop.views.record_table import RecordTable
from desktop.views.style import Style
from tests.desktop.fakes import TODAY, FakeReading

LISTING = replace(FakeReading().listing(BrowseState(), TODAY), kind=Kind.MINERAL)
FIRST, SECOND, THIRD = LISTING.ids


@pytest.fixture
def table(style: Style, host: QWidget) -> RecordTable:
    made = RecordTable(style, host)
    made.setGeometry(0, 0, 600, 300)
    made.show()
    made.show_listing(LISTING, None)
    return made


def click(table: RecordTable, qtbot: QtBot, row: int, *, held: Qt.KeyboardModifier) -> None:
    """Click on the row with that key held down."""
    place = table.view.visualRect(table.model.index(row, 0)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, held, place)


class TestRows:
    def test_shift_and_ctrl_choose_several(self, table: RecordTable, qtbot: QtBot) -> None:
        click(table, qtbot, 0, held=Qt.KeyboardModifier.NoModifier)
        click(table, qtbot, 2, held=Qt.KeyboardModifier.ControlModifier)
        assert table.chosen_ids == (FIRST, THIRD)

        click(table, qtbot, 0, held=Qt.KeyboardModifier.NoModifier)
        click(table, qtbot, 2, held=Qt.KeyboardModifier.ShiftModifier)
        assert table.chosen_ids == LISTING.ids

    def test_page_shows_the_row_that_was_gone_to_last(self, table: RecordTable, qtbot: QtBot) -> None:
        click(table, qtbot, 0, held=Qt.KeyboardModifier.NoModifier)

        with qtbot.waitSignal(table.record_selected, timeout=1000) as told:
            click(table, qtbot, 2, held=Qt.KeyboardModifier.ControlModifier)

        assert told.args == [THIRD]

    def test_choosing_all_opens_nothing(self, table: RecordTable, qtbot: QtBot) -> None:
        table.select(SECOND)

        with qtbot.assertNotEmitted(table.record_selected), qtbot.waitSignal(table.rows_chosen, timeout=1000):
            qtbot.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

        assert table.chosen_count == 3

    def test_chosen_rows_stay_when_the_order_changes(self, table: RecordTable, qtbot: QtBot) -> None:
        click(table, qtbot, 0, held=Qt.KeyboardModifier.NoModifier)
        click(table, qtbot, 1, held=Qt.KeyboardModifier.ControlModifier)

        table.show_listing(
            replace(LISTING, ids=LISTING.ids[::-1], cells=LISTING.cells[::-1], states=LISTING.states[::-1]), SECOND
        )

        assert table.chosen_ids == (SECOND, FIRST)
        assert table.view.currentIndex().row() == 1

    def test_chosen_rows_stay_beside_a_report(self, table: RecordTable, qtbot: QtBot) -> None:
        click(table, qtbot, 0, held=Qt.KeyboardModifier.NoModifier)
        click(table, qtbot, 1, held=Qt.KeyboardModifier.ControlModifier)

        table.select("compare/a,b")

        assert table.chosen_ids == (FIRST, SECOND)
        assert not table.view.currentIndex().isValid()

    def test_single_row_is_left_with_its_page(self, table: RecordTable) -> None:
        table.select(FIRST)
        table.select(None)

        assert table.chosen_count == 0

    def test_rows_are_counted_once_with_moved_columns(self, table: RecordTable, qtbot: QtBot) -> None:
        table.columns.move_column("name", by=2)
        click(table, qtbot, 0, held=Qt.KeyboardModifier.NoModifier)
        click(table, qtbot, 1, held=Qt.KeyboardModifier.ShiftModifier)

        assert table.chosen_rows == (0, 1)

    def test_copying_is_asked_for_by_its_usual_keys(self, table: RecordTable, qtbot: QtBot) -> None:
        with qtbot.waitSignal(table.copy_asked, timeout=1000):
            qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    def test_up_with_shift_stays_in_the_table(self, table: RecordTable, qtbot: QtBot) -> None:
        table.select(FIRST)

        with qtbot.assertNotEmitted(table.left_up):
            qtbot.keyClick(table.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)


class TestColumns:
    def test_hidden_and_moved_columns(self, table: RecordTable) -> None:
        table.columns.show_column("state", is_shown=False)
        table.columns.move_column("in_force", by=-1)

        assert table.columns.shown == ("in_force", "name")
        assert table.columns.shown_places == (2, 0)
        assert table.header.isSectionHidden(1)
        assert table.header.logicalIndex(0) == 2

        table.columns.use_usual()

        assert table.columns.shown == table.columns.known
        assert not table.header.isSectionHidden(1)

    def test_columns_stay_over_a_reset(self, table: RecordTable) -> None:
        table.columns.show_column("state", is_shown=False)

        table.show_listing(LISTING, None)

        assert table.header.isSectionHidden(1)

    def test_kinds_have_columns_of_their_own(self, table: RecordTable) -> None:
        table.columns.show_column("state", is_shown=False)

        table.show_listing(replace(LISTING, kind=Kind.FIRM), None)
        assert not table.header.isSectionHidden(1)

        table.show_listing(LISTING, None)
        assert table.header.isSectionHidden(1)

    def test_choice_is_kept_and_read_again(
        self, table: RecordTable, style: Style, host: QWidget, tmp_path: Path
    ) -> None:
        table.columns.keep_in(SettingsStore(tmp_path / "settings.json"))
        table.columns.show_column("state", is_shown=False)
        table.columns.save_as("Short")

        other = RecordTable(style, host)
        other.columns.keep_in(SettingsStore(tmp_path / "settings.json"))
        other.show_listing(LISTING, None)

        assert other.columns.shown == ("name", "in_force")
        other.columns.use_usual()
        other.columns.use_saved("Short")
        assert other.columns.shown == ("name", "in_force")
        other.columns.forget("Short")
        assert not other.columns.choice.saved

    def test_choice_that_cannot_be_kept_is_told(self, table: RecordTable, qtbot: QtBot, tmp_path: Path) -> None:
        table.columns.keep_in(SettingsStore(tmp_path / "file" / "settings.json"))
        (tmp_path / "file").write_text("", encoding="utf-8")

        with qtbot.waitSignal(table.columns.failed, timeout=1000):
            table.columns.show_column("state", is_shown=False)

    def test_width_by_mouse_stays(self, table: RecordTable, qtbot: QtBot) -> None:
        header = table.header
        edge = header.sectionViewportPosition(1) + header.sectionSize(1) - 1
        view, y = header.viewport(), header.height() // 2

        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(edge, y))
        qtbot.mouseMove(view, QPoint(edge + 30, y))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(edge + 30, y))
        table.show_listing(LISTING, None)
        table.setGeometry(0, 0, 650, 300)

        assert dict(table.columns.choice.current.widths) == {"state": 150}
        assert header.sectionSize(1) == 150

    def test_order_by_mouse_stays(self, table: RecordTable, qtbot: QtBot) -> None:
        header = table.header
        y, start = header.height() // 2, header.sectionViewportPosition(1) + 40

        qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(start, y))
        for x in range(start, 20, -20):
            qtbot.mouseMove(header.viewport(), QPoint(x, y))
        qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, y))

        assert table.columns.shown == ("state", "name", "in_force")

    def test_menu_ticks_moves_and_names(self, table: RecordTable, qtbot: QtBot) -> None:
        table.columns.save_as("A & B")
        titles = {column.key: column.title for column in LISTING.columns}
        menu = ColumnMenu(table.columns, titles, table, key="state")
        actions = {action.objectName(): action for action in menu.actions()}

        actions["columns.toggle.in_force"].trigger()
        actions["columns.left.state"].trigger()
        assert table.columns.shown == ("state", "name")

        actions["columns.take.A & B"].trigger()
        assert table.columns.choice.current == ColumnSet(("name", "state", "in_force"))
        with qtbot.waitSignal(menu.name_asked, timeout=1000):
            actions["columns.save"].trigger()
        menu.deleteLater()

    def test_last_column_stays_ticked(self, table: RecordTable) -> None:
        menu = ColumnMenu(table.columns, {"name": "Name"}, table)
        for key in ("state", "in_force"):
            table.columns.show_column(key, is_shown=False)

        menu.actions()[0].trigger()

        assert menu.actions()[0].isChecked()
        menu.deleteLater()

    def test_name_is_asked_for(self, host: QWidget, qtbot: QtBot) -> None:
        dialog = NameDialog("Save columns", "A name", host)
        dialog.open()

        with qtbot.waitSignal(dialog.named, timeout=1000) as told:
            qtbot.keyClicks(dialog, "")
            field = dialog.focusWidget()
            qtbot.keyClicks(field, " Mine ")
            qtbot.keyClick(field, Qt.Key.Key_Return)

        assert told.args == ["Mine"]
