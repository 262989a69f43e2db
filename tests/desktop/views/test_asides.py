"""Ctrl and the middle button open pages in tabs, wherever a page is named; the page that is read stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.aside import wants_tab
from desktop.views.entry_picker import EntryPicker
from desktop.views.figure_view import FigureView
from desktop.views.main_window import MainWindow
from desktop.views.note_preview import NotePreview
from desktop.views.page_menu import PageMenu

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


def opened(window: MainWindow) -> list[str | None]:
    """Return the pages of the tabs."""
    return [tab.state.selected for tab in window.tabs.tabs.tabs]


def link(window: MainWindow) -> tuple[str, QPoint]:
    """Return the first link to an entry on the page, and a place on it."""
    text = window.pane.page.text
    for y in range(0, text.viewport().height(), 6):
        for x in range(0, text.viewport().width(), 6):
            anchor = text.anchorAt(QPoint(x, y))
            if anchor.startswith("entry:"):
                return anchor.removeprefix("entry:"), QPoint(x, y)
    raise AssertionError("no link in sight")


@pytest.fixture
def page(window: MainWindow) -> MainWindow:
    """Return a window on the page of gallium."""
    window.browser.follow("mineral/gallium")
    window.browser.flush()
    return window


@pytest.mark.parametrize(
    ("button", "modifiers", "expected"),
    [(LEFT, NONE, False), (LEFT, CTRL, True), (MIDDLE, NONE, True), (LEFT, Qt.KeyboardModifier.ShiftModifier, False)],
)
def test_mouse_asks_for_a_tab(button: Qt.MouseButton, modifiers: Qt.KeyboardModifier, *, expected: bool) -> None:
    place = QPointF(1, 1)
    event = QMouseEvent(QMouseEvent.Type.MouseButtonRelease, place, place, button, button, modifiers)

    assert wants_tab(event) is expected


def test_key_asks_for_a_tab_with_ctrl() -> None:
    assert wants_tab(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL))
    assert not wants_tab(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, NONE))


@pytest.mark.parametrize(("button", "modifiers"), [(LEFT, CTRL), (MIDDLE, NONE)])
def test_link_of_the_page(
    page: MainWindow, qtbot: QtBot, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
) -> None:
    page_id, place = link(page)

    qtbot.mouseClick(page.pane.page.text.viewport(), button, modifiers, place)

    assert opened(page) == ["mineral/gallium", page_id]
    assert page.browser.state.selected == "mineral/gallium"


def test_plain_click_follows_in_the_same_tab(page: MainWindow, qtbot: QtBot) -> None:
    page_id, place = link(page)

    qtbot.mouseClick(page.pane.page.text.viewport(), LEFT, NONE, place)

    assert opened(page) == [page_id]


def test_link_with_the_focus_and_ctrl_enter(page: MainWindow) -> None:
    text = page.pane.page.text
    page_id, place = link(page)
    cursor = text.cursorForPosition(place)
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    text.setTextCursor(cursor)

    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)

    assert opened(page) == ["mineral/gallium", page_id]


def test_row_of_the_table(page: MainWindow, qtbot: QtBot) -> None:
    table = page.list.table
    row = table.model.row_of("mineral/germanium")
    assert row is not None
    place = table.view.visualRect(table.model.index(row, table.header.logicalIndex(0))).center()

    qtbot.mouseClick(table.view.viewport(), MIDDLE, NONE, place)
    QTest.keyClick(table.view, Qt.Key.Key_Return, CTRL)

    assert opened(page) == ["mineral/gallium", "mineral/germanium", "mineral/gallium"]
    assert table.chosen_ids == ("mineral/gallium",)


def test_hits_of_the_picker_which_stays_open(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id.trigger("find.anything")
    picker = window.findChild(EntryPicker)
    assert picker is not None
    picker.line.setText("gallium")
    picker.look()

    QTest.keyClick(picker.line, Qt.Key.Key_Return, CTRL)
    place = picker.list.visualRect(picker.list.currentIndex()).center()
    qtbot.mouseClick(picker.list.viewport(), MIDDLE, NONE, place)

    assert opened(window) == [None, "mineral/gallium", "mineral/gallium"]
    assert picker.isVisible()
    assert "Gallium" in picker.said.text()
    picker.close()


def test_spot_of_a_figure(page: MainWindow) -> None:
    page.browser.follow("graph/mineral/gallium@1")
    page.browser.flush()
    view = page.pane.page.text.findChild(FigureView)
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Home)
    while view.spot is not None and view.spot.page_id is None:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.spot is not None
    page_id = view.spot.page_id

    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    spot = view.spot
    place = QPoint(round(spot.x + spot.width / 2), round(spot.y + spot.height / 2))
    QTest.mouseMove(view, place)
    QApplication.sendEvent(
        view,
        QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(place), view.mapToGlobal(QPointF(place)), LEFT, LEFT, NONE),
    )
    QTest.mouseClick(view, MIDDLE, NONE, place)

    assert opened(page) == ["graph/mineral/gallium@1", page_id, page_id]


def test_link_of_a_note(host: QWidget, qtbot: QtBot) -> None:
    preview = NotePreview(host)
    preview.resize(400, 200)
    preview.show()
    preview.show_text("[germanium](mineral/germanium)")
    places = [QPoint(x, y) for y in range(0, 60, 3) for x in range(0, 60, 3)]
    place = next(place for place in places if preview.anchorAt(place) == "mineral/germanium")

    with qtbot.waitSignal(preview.tab_asked) as asked:
        qtbot.mouseClick(preview.viewport(), MIDDLE, NONE, place)
    with qtbot.waitSignal(preview.entry_followed):
        qtbot.mouseClick(preview.viewport(), LEFT, NONE, place)

    assert asked.args == ["mineral/germanium"]


def menu_at(window: MainWindow, place: QPoint) -> PageMenu:
    """Return the menu that a right click on the page opens."""
    viewport = window.pane.page.text.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = window.findChild(PageMenu)
    assert menu is not None
    return menu


def test_menu_of_a_link(page: MainWindow) -> None:
    page_id, place = link(page)
    menu = menu_at(page, place)
    texts = [action.text() for action in menu.actions()]
    assert texts[:4] == ["Open", "Open in a new tab", "Open in a new window", "Copy link"]

    menu.actions()[3].trigger()
    menu.actions()[1].trigger()
    menu.close()

    assert QGuiApplication.clipboard().text() == f"monazite:{page_id}"
    assert opened(page) == ["mineral/gallium", page_id]


def test_menu_of_the_page_has_its_actions(page: MainWindow) -> None:
    menu = menu_at(page, QPoint(2, 2))

    assert [action.objectName() for action in menu.actions() if action.objectName()][:2] == ["go.back", "go.forward"]
    menu.close()
