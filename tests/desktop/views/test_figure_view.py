"""A figure on the screen: painted, pointed at, walked through by keys, and said to screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.settings import Appearance
from desktop.figures.marks import Area, Drawing, Label, Line, Rect, Spot
from desktop.views.figure_deeds import FigureDeed
from desktop.views.figure_paint import image_of, measure
from desktop.views.figure_view import RING, FigureView
from desktop.views.style import Style
from tests.desktop.figures.samples import FIGURE

WIDTH = 400


@pytest.fixture
def view(host: QWidget, style: Style) -> FigureView:
    drawing = FIGURE.draw(width=WIDTH, measure=measure)
    made = FigureView(style, host)
    made.resize(WIDTH + 2 * RING, round(drawing.height) + 2 * RING)
    made.show_figure(FIGURE, drawing)
    made.show()
    return made


def middle(spot: Spot) -> QPoint:
    return QPoint(RING + round(spot.x + spot.width / 2), RING + round(spot.y + spot.height / 2))


def spots() -> tuple[Spot, ...]:
    return FIGURE.draw(width=WIDTH, measure=measure).spots


def move(view: FigureView, place: QPoint) -> None:
    """Move the pointer as Qt tells it, without one."""
    view.mouseMoveEvent(
        QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(place),
            QPointF(view.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_marks_are_painted_in_the_colours_of_the_theme(view: FigureView, style: Style) -> None:
    shot = view.grab().toImage()

    assert shot.pixelColor(middle(spots()[0])) == QColor(style.theme.color("series_1"))
    assert shot.pixelColor(WIDTH - 2, 2) == QColor(style.theme.color("surface"))


def test_the_ring_of_the_focus_stands_clear_of_the_drawing(view: FigureView, style: Style, qtbot: QtBot) -> None:
    plain = view.grab().toImage()
    view.window().activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)

    ringed = view.grab().toImage()

    assert ringed.pixelColor(1, 20) == QColor(style.theme.color("focus"))
    within = view.rect().adjusted(RING, RING, -RING, -RING)
    assert ringed.copy(within) == plain.copy(within), "nothing of the drawing lies under the ring"


def test_another_theme_is_put_on_at_once(view: FigureView, style: Style) -> None:
    view.grab()

    style.wear(Appearance.DARK)

    assert view.grab().toImage().pixelColor(middle(spots()[0])) == QColor(style.theme.color("series_1"))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_image_is_sharp_at_any_scale(qapp: object, style: Style, ratio: float) -> None:
    color = style.theme.color("text")
    drawing = Drawing(20, 20, (Rect(3.3, 0, 5.2, 20, "text"), Line(((15.4, 0), (15.4, 20)), "text")))

    image = image_of(drawing, style.theme, ratio=ratio, margin=0)

    row = [image.pixelColor(x, round(10 * ratio)) for x in range(image.width())]
    within = row[: round(12 * ratio)]
    assert {found.name() for found in within} == {color, style.theme.color("surface")}
    assert row[round(5 * ratio)] == QColor(color)


def test_every_sort_of_mark_can_be_painted(qapp: object, style: Style) -> None:
    ring = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0))
    marks = (
        Area((ring,), None, "axis"),
        Area((ring,), "map_1"),
        Line((*ring, (3.0, 3.0)), "grid", dash=(2, 1)),
        Rect(1, 1, 5, 5, None, "border"),
        Label(5, 9, "镓 Gallium", is_strong=True),
    )

    assert not image_of(Drawing(40, 12, marks), style.theme, ratio=2).isNull()


def test_what_it_shows_is_its_name(view: FigureView) -> None:
    assert FIGURE.alternative in view.accessibleName()


def test_a_click_follows_the_link(view: FigureView, qtbot: QtBot) -> None:
    move(view, middle(spots()[0]))

    with qtbot.waitSignal(view.page_followed, timeout=1000) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(spots()[0]))

    assert told.args == ["mineral/gallium"]
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_click_beside_a_link_follows_none(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.page_followed):
        move(view, middle(spots()[1]))
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(spots()[1]))

    assert view.cursor().shape() is not Qt.CursorShape.PointingHandCursor


def test_arrows_walk_through_the_spots_and_enter_follows(view: FigureView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)
    walked = [view.spot]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
        walked.append(view.spot)

    with qtbot.waitSignal(view.page_followed, timeout=1000) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert walked == [spots()[place] for place in (0, 1, 2, 2, 1, 0, 2)]
    assert told.args == ["firm/naura"]


def test_the_spot_of_the_keyboard_is_said(view: FigureView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert view.accessibleDescription().startswith(spots()[0].tip)
    assert "Enter" in view.accessibleDescription()


def test_keys_ask_for_copies_and_lead_back(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.deed_asked, timeout=1000) as deed:
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.focus_left, timeout=1000) as left:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.escaped, timeout=1000):
        qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert deed.args == [FigureDeed.COPY]
    assert left.args == [True]


def test_the_menu_offers_every_deed(view: FigureView, qtbot: QtBot) -> None:
    place = QPoint(5, 5)
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place)))
    menu = view.findChild(QMenu, "figure_menu")
    assert menu is not None

    offered = [action.data() for action in menu.actions()]
    with qtbot.waitSignal(view.deed_asked, timeout=1000) as told:
        menu.actions()[2].trigger()
    menu.close()

    assert offered == [deed.value for deed in FigureDeed]
    assert told.args == [FigureDeed.SVG]


def test_another_figure_begins_without_a_spot(view: FigureView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)

    view.show_figure(FIGURE, Drawing(10, 10, ()))

    assert view.spot is None
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.spot is None
