"""The painting of a cell of the table: ground, mark, words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from db.words import Kind
from desktop.core.browse_state import BrowseState
from desktop.models.record_table import RecordTableModel
from desktop.views.row_delegate import RowDelegate
from desktop.views.style import Style
from tests.desktop.fakes import TODAY, FakeReading

LISTING = replace(FakeReading().listing(BrowseState(), TODAY), kind=Kind.MINERAL)
WIDTH, HEIGHT = 220, 28
STATE_COLUMN = next(place for place, column in enumerate(LISTING.columns) if column.is_state)


@pytest.fixture
def model(style: Style, host: QWidget) -> RecordTableModel:
    made = RecordTableModel(host)
    made.set_marks(style.icons.state_icons())
    made.set_listing(LISTING)
    return made


def painted(model: RecordTableModel, style: Style, host: QWidget, *, column: int, state: QStyle.StateFlag) -> QImage:
    """Return the cell of the first row, on a ground of the window's surface."""
    delegate = RowDelegate(model, style, host)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(style.theme.color("surface")))
    option = QStyleOptionViewItem()
    option.initFrom(host)
    option.rect = QRect(0, 0, WIDTH, HEIGHT)
    option.state = state
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, column))
    painter.end()
    return image


def has_ink(image: QImage, area: QRect, ground: str) -> bool:
    """Return whether anything but the ground is painted in the area."""
    plain = QColor(ground).rgb()
    return any(
        image.pixel(x, y) != plain
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


class TestCell:
    def test_selected_cell_has_the_ground_of_selection_and_its_line(
        self, model: RecordTableModel, style: Style, host: QWidget
    ) -> None:
        image = painted(model, style, host, column=0, state=QStyle.StateFlag.State_Selected)

        assert image.pixelColor(2, 2) == QColor(style.theme.color("selection"))
        assert image.pixelColor(2, HEIGHT - 1) == QColor(style.theme.color("sunken"))

    def test_cell_under_the_pointer_is_told_from_the_others(
        self, model: RecordTableModel, style: Style, host: QWidget
    ) -> None:
        hovered = painted(model, style, host, column=0, state=QStyle.StateFlag.State_MouseOver)
        rest = painted(model, style, host, column=0, state=QStyle.StateFlag.State_Enabled)

        assert hovered.pixelColor(2, 2) == QColor(style.theme.color("stripe"))
        assert rest.pixelColor(2, 2) == QColor(style.theme.color("surface"))

    def test_mark_stands_before_the_words_of_a_state(
        self, model: RecordTableModel, style: Style, host: QWidget
    ) -> None:
        image = painted(model, style, host, column=STATE_COLUMN, state=QStyle.StateFlag.State_Enabled)
        surface = style.theme.color("surface")

        assert has_ink(image, QRect(11, 6, 16, 16), surface)
        assert not has_ink(image, QRect(28, 4, 2, 20), surface)
        assert has_ink(image, QRect(31, 4, 40, 20), surface)

    def test_long_name_is_cut_within_its_cell(self, model: RecordTableModel, style: Style, host: QWidget) -> None:
        long = "国防科技大学 National University of Defence Technology " * 4
        model.set_listing(replace(LISTING, cells=((long, *LISTING.cells[0][1:]), *LISTING.cells[1:])))
        image = painted(model, style, host, column=0, state=QStyle.StateFlag.State_Enabled)
        surface = style.theme.color("surface")

        assert has_ink(image, QRect(150, 4, 50, 20), surface)
        assert not has_ink(image, QRect(WIDTH - 10, 0, 10, HEIGHT - 2), surface)

    def test_room_asked_for_holds_the_whole_cell(self, model: RecordTableModel, style: Style, host: QWidget) -> None:
        option = QStyleOptionViewItem()
        option.initFrom(host)
        option.rect = QRect(0, 0, WIDTH, HEIGHT)
        delegate = RowDelegate(model, style, host)
        index = model.index(0, STATE_COLUMN)

        words = option.fontMetrics.horizontalAdvance(str(index.data(Qt.ItemDataRole.DisplayRole)))

        assert delegate.sizeHint(option, index).width() >= words + 16 + 22
