"""The table, its heads, the filter panel and the pane around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Facet, FacetValue
from desktop.core.browse_state import BrowseState
from desktop.core.facet_rows import Choice, facet_rows
from desktop.views.facet_panel import FacetPanel
from desktop.views.record_table import RecordTable
from desktop.views.style import Style
from tests.desktop.fakes import FakeReading

LISTING = FakeReading().listing(BrowseState(), date(2026, 1, 1))
FACETS = (Facet("state", "State", (FacetValue("in-force", "In force", 1), FacetValue("ended", "Ended", 0))),)


@pytest.fixture
def table(host: QWidget, style: Style) -> RecordTable:
    made = RecordTable(style, host)
    made.resize(500, 400)
    made.show_listing(LISTING, None)
    made.show()
    return made


def _click(table: RecordTable, row: int, qtbot: QtBot) -> None:
    where = table.view.visualRect(table.model.index(row, 0)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_clicked_row_is_told(table: RecordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.record_selected, timeout=1000) as told:
        _click(table, 1, qtbot)

    assert told.args == ["mineral/gallium"]


def test_selection_survives_a_reset_by_id_and_silently(table: RecordTable, qtbot: QtBot) -> None:
    _click(table, 1, qtbot)
    fewer = replace(LISTING, ids=LISTING.ids[1:], cells=LISTING.cells[1:], states=LISTING.states[1:])

    with qtbot.assertNotEmitted(table.record_selected):
        table.show_listing(fewer, "mineral/gallium")

    assert table.view.currentIndex().row() == 0


def test_entry_that_is_not_in_the_table_selects_nothing(table: RecordTable, qtbot: QtBot) -> None:
    _click(table, 1, qtbot)

    table.select("firm/lockheed-martin")

    assert not table.view.currentIndex().isValid()


def test_arrow_keys_go_from_row_to_row(table: RecordTable, qtbot: QtBot) -> None:
    table.enter()

    with qtbot.waitSignal(table.record_selected, timeout=1000) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Down)

    assert told.args == ["mineral/gallium"]


def test_up_out_of_the_first_row_leaves(table: RecordTable, qtbot: QtBot) -> None:
    table.enter()

    with qtbot.waitSignal(table.left_up, timeout=1000):
        qtbot.keyClick(table.view, Qt.Key.Key_Up)


def test_enter_goes_to_the_page(table: RecordTable, qtbot: QtBot) -> None:
    table.enter()

    with qtbot.waitSignal(table.row_entered, timeout=1000):
        qtbot.keyClick(table.view, Qt.Key.Key_Return)


def test_click_on_a_head_asks_for_its_order(table: RecordTable, qtbot: QtBot) -> None:
    header = table.header
    where = QPoint(header.sectionViewportPosition(1) + 10, header.height() // 2)

    with qtbot.waitSignal(table.sort_asked, timeout=1000) as told:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert told.args == ["state"]


@pytest.mark.parametrize("is_descending", [False, True])
def test_sorted_head_paints_its_arrow(table: RecordTable, *, is_descending: bool) -> None:
    before = table.header.grab().toImage()

    table.header.show_sort("state", is_descending=is_descending)

    assert table.header.grab().toImage() != before


def test_name_takes_the_room_that_is_left(table: RecordTable) -> None:
    widths = [table.header.sectionSize(section) for section in range(3)]

    assert widths[1:] == [120, 90]
    assert widths[0] > 150


def test_focus_is_shown(table: RecordTable, qtbot: QtBot) -> None:
    table.view.setFocus()

    def has_ring() -> None:
        assert table.property("has_focus") == "true"

    qtbot.waitUntil(has_ring)


class TestFacetPanel:
    @pytest.fixture
    def panel(self, host: QWidget, style: Style) -> FacetPanel:
        made = FacetPanel(style, host)
        made.resize(200, 300)
        made.show_rows(facet_rows(FACETS, {("state", "ended"): Choice.EXCLUDE}))
        made.show()
        return made

    def _point(self, panel: FacetPanel, row: int) -> QPoint:
        return panel.visualRect(panel.rows.index(row, 0)).center()

    def test_click_steps_the_value_on(self, panel: FacetPanel, qtbot: QtBot) -> None:
        with qtbot.waitSignal(panel.value_stepped, timeout=1000) as told:
            qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=self._point(panel, 1))

        assert told.args is not None
        assert told.args[0].value == "in-force"

    def test_shift_click_excludes(self, panel: FacetPanel, qtbot: QtBot) -> None:
        with qtbot.waitSignal(panel.value_excluded, timeout=1000):
            qtbot.mouseClick(
                panel.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.ShiftModifier,
                self._point(panel, 1),
            )

    def test_click_on_a_head_does_nothing(self, panel: FacetPanel, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(panel.value_stepped):
            qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=self._point(panel, 0))

    def test_keys_include_and_exclude(self, panel: FacetPanel, qtbot: QtBot) -> None:
        panel.setCurrentIndex(panel.rows.index(1, 0))

        with qtbot.waitSignal(panel.value_stepped, timeout=1000):
            qtbot.keyClick(panel, Qt.Key.Key_Space)
        with qtbot.waitSignal(panel.value_excluded, timeout=1000):
            qtbot.keyClick(panel, Qt.Key.Key_Minus)

    def test_cursor_stays_on_its_value(self, panel: FacetPanel) -> None:
        panel.setCurrentIndex(panel.rows.index(1, 0))
        more = Facet("type", "Type", (FacetValue("ban", "Ban", 2),))

        panel.show_rows(facet_rows((more, *FACETS), {}))

        assert panel.rows.row(panel.currentIndex().row()).value == "in-force"

    def test_every_kind_of_row_is_painted(self, panel: FacetPanel) -> None:
        values = tuple(FacetValue(f"C{n}", f"Country {n}", n) for n in range(12))
        chosen = {("country", "C0"): Choice.INCLUDE, ("country", "C1"): Choice.EXCLUDE}
        panel.show_rows(facet_rows((Facet("country", "Country", values),), chosen))

        assert not panel.grab().isNull()

    def test_last_row_unfolds_the_rest(self, panel: FacetPanel, qtbot: QtBot) -> None:
        values = tuple(FacetValue(f"C{n}", f"Country {n}", n) for n in range(12))
        panel.show_rows(facet_rows((Facet("country", "Country", values),), {}))

        with qtbot.waitSignal(panel.facet_unfolded, timeout=1000) as told:
            qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=self._point(panel, 7))

        assert told.args == ["country"]
