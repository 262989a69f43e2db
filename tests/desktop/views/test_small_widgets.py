"""Small widgets: what they show, and what they say when they are used."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.errors import DataError
from db.records import Kind
from desktop.core.as_of import as_of_view
from desktop.core.emptiness import Emptiness
from desktop.core.errors import Message, Offer, Tone
from desktop.views.as_of import AsOfBanner, AsOfButton
from desktop.views.day_popup import DayPopup
from desktop.views.elided_label import ElidedLabel
from desktop.views.empty_state import EmptyState
from desktop.views.find_bar import FindBar
from desktop.views.first_paint import FirstPaint
from desktop.views.message_bar import MessageBar
from desktop.views.rail import Rail, RailButton
from desktop.views.search_box import SearchBox
from desktop.views.start_window import StartWindow
from desktop.views.status_line import StatusLine
from desktop.views.style import Style
from desktop.views.text_dialog import TextDialog
from tests.desktop.fakes import EDITION, TODAY
from tests.desktop.gui import flush_deleted


def child(widget: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Return the child of that object name."""
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


class TestSearchBox:
    @pytest.fixture
    def box(self, host: QWidget) -> SearchBox:
        made = SearchBox(host)
        made.show()
        return made

    def test_each_stroke_is_told(self, box: SearchBox, qtbot: QtBot) -> None:
        told: list[object] = []
        box.query_typed.connect(told.append)

        qtbot.keyClicks(box, "ga")

        assert told == ["g", "ga"]

    def test_showing_the_query_tells_nothing(self, box: SearchBox, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(box.query_typed):
            box.show_query("gallium")

        assert box.text() == "gallium"

    def test_escape_clears_and_then_leaves(self, box: SearchBox, qtbot: QtBot) -> None:
        box.show_query("ga")

        with qtbot.waitSignal(box.query_typed, timeout=1000) as cleared:
            qtbot.keyClick(box, Qt.Key.Key_Escape)
        with qtbot.waitSignal(box.left_empty, timeout=1000):
            qtbot.keyClick(box, Qt.Key.Key_Escape)

        assert cleared.args == [""]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
    def test_down_and_enter_go_to_the_table(self, box: SearchBox, qtbot: QtBot, key: Qt.Key) -> None:
        with qtbot.waitSignal(box.left_down, timeout=1000):
            qtbot.keyClick(box, key)


class TestRail:
    def test_click_tells_the_kind(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        rail = Rail(style, host)
        rail.show()

        with qtbot.waitSignal(rail.kind_chosen, timeout=1000) as told:
            qtbot.mouseClick(child(rail, "rail_firm"), Qt.MouseButton.LeftButton)

        assert told.args == [Kind.FIRM]

    def test_count_is_spoken(self, host: QWidget, style: Style) -> None:
        rail = Rail(style, host)

        rail.show_counts({Kind.FIRM: 1790})

        assert child(rail, "rail_firm").accessibleName() == "Firms, 1,790"

    def test_kind_that_is_shown_is_checked(self, host: QWidget, style: Style) -> None:
        rail = Rail(style, host)

        rail.show_kind(Kind.MEASURE)

        button = child(rail, "rail_measure", RailButton)
        assert isinstance(button, RailButton)
        assert button.isChecked()
        assert not button.grab().isNull()


class TestAsOf:
    def test_typed_day_is_chosen(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        popup = DayPopup(style, EDITION.data_date, host)
        popup.ask(TODAY, host)
        line = child(popup, "day_line")

        with qtbot.waitSignal(popup.day_chosen, timeout=1000) as told:
            qtbot.keyClicks(line, "2025-06-01")
            qtbot.keyClick(line, Qt.Key.Key_Return)

        assert told.args == [date(2025, 6, 1)]
        assert not popup.isVisible()

    def test_what_is_no_day_is_said_and_nothing_chosen(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        popup = DayPopup(style, EDITION.data_date, host)
        popup.ask(TODAY, host)

        with qtbot.assertNotEmitted(popup.day_chosen):
            qtbot.keyClicks(child(popup, "day_line"), "soon")
            qtbot.mouseClick(child(popup, "day_go"), Qt.MouseButton.LeftButton)

        hint = child(popup, "popup_hint", QLabel)
        assert isinstance(hint, QLabel)
        assert "soon" in hint.text()
        popup.hide()

    @pytest.mark.parametrize(("button", "day"), [("day_today", None), ("day_edition", EDITION.data_date)])
    def test_buttons_choose(self, host: QWidget, style: Style, qtbot: QtBot, button: str, day: date | None) -> None:
        popup = DayPopup(style, EDITION.data_date, host)
        popup.ask(TODAY, host)

        with qtbot.waitSignal(popup.day_chosen, timeout=1000) as told:
            qtbot.mouseClick(child(popup, button), Qt.MouseButton.LeftButton)

        assert told.args == [day]

    def test_escape_closes(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        popup = DayPopup(style, EDITION.data_date, host)
        popup.ask(TODAY, host)

        qtbot.keyClick(popup, Qt.Key.Key_Escape)

        assert not popup.isVisible()

    def test_button_opens_the_popup_and_passes_the_day_on(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        button = AsOfButton(style, EDITION.data_date, host)
        button.show_day(as_of_view(None, TODAY, edition=EDITION))

        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        popup = button.findChild(DayPopup)
        assert popup is not None
        with qtbot.waitSignal(button.day_chosen, timeout=1000) as told:
            qtbot.mouseClick(child(popup, "day_edition"), Qt.MouseButton.LeftButton)

        assert button.text() == "Today, 2026-11-25"
        assert told.args == [EDITION.data_date]

    def test_banner_leads_back_to_today(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        banner = AsOfBanner(style, host)
        banner.show_day(as_of_view(date(2025, 6, 1), TODAY, edition=EDITION))

        with qtbot.waitSignal(banner.today_chosen, timeout=1000):
            qtbot.mouseClick(child(banner, "banner_today"), Qt.MouseButton.LeftButton)

        assert banner.property("tone") == "warning"
        assert "1 June 2025" in banner.accessibleName()

    def test_banner_is_gone_where_nothing_has_to_be_said(self, host: QWidget, style: Style) -> None:
        banner = AsOfBanner(style, host)
        banner.show_day(as_of_view(None, date(2026, 10, 1), edition=EDITION))

        assert banner.isHidden()


class TestMessages:
    def test_error_stays_until_it_is_closed(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        bar = MessageBar(style, host)
        bar.show_message(Message(Tone.ERROR, "The disk is full.", "Make room."))
        assert bar.accessibleName() == "The disk is full. Make room."

        with qtbot.waitSignal(bar.closed, timeout=1000):
            qtbot.mouseClick(child(bar, "message_close"), Qt.MouseButton.LeftButton)

        assert bar.isHidden()

    def test_good_news_leaves_by_itself(self, host: QWidget, style: Style) -> None:
        bar = MessageBar(style, host)
        bar.show_message(Message(Tone.DONE, "Saved."))

        bar.dismiss()  # what the timer does

        assert bar.message is None
        assert bar.isHidden()

    def test_offer_is_taken_and_the_message_goes(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        bar = MessageBar(style, host)
        bar.show_message(Message(Tone.DONE, "Starred Gallium.", offer=Offer("Undo", "undo:1")))

        with qtbot.waitSignal(bar.offer_taken, timeout=1000) as told:
            qtbot.mouseClick(child(bar, "message_offer"), Qt.MouseButton.LeftButton)

        assert told.args == ["undo:1"]
        assert bar.message is None

    def test_work_shows_a_moving_bar_until_a_message_comes(self, host: QWidget, style: Style) -> None:
        bar = MessageBar(style, host)
        bar.show_work("Writing …")
        progress = child(bar, "message_progress")
        assert progress.isVisible()

        bar.show_message(Message(Tone.INFO, "Written."))

        assert not progress.isVisible()


def test_empty_state_offers_its_action(host: QWidget, style: Style, qtbot: QtBot) -> None:
    empty = EmptyState("nothing", style, host)
    empty.show_reason(Emptiness("info", "Nothing", "Because.", "find.clear", "Clear"))
    empty.show()

    with qtbot.waitSignal(empty.action_chosen, timeout=1000) as told:
        qtbot.mouseClick(child(empty, "nothing_action"), Qt.MouseButton.LeftButton)

    assert told.args == ["find.clear"]


def test_find_bar_asks_on(host: QWidget, style: Style, qtbot: QtBot) -> None:
    bar = FindBar(style, host)
    bar.open_bar()
    line = child(bar, "find_line")
    asked: list[object] = []
    bar.next_asked.connect(asked.append)
    bar.previous_asked.connect(asked.append)

    qtbot.keyClicks(line, "ga")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    bar.show_result(is_found=False)
    with qtbot.waitSignal(bar.closed, timeout=1000):
        qtbot.keyClick(line, Qt.Key.Key_Escape)

    assert asked == ["g", "ga", "ga", "ga"]


def test_long_label_is_cut_and_told_in_its_tip(host: QWidget) -> None:
    label = ElidedLabel(host)
    label.setText("A sentence that is far too long for its place")
    label.resize(60, 20)

    label.grab()

    assert label.toolTip() == label.text()


def test_status_line_speaks(host: QWidget) -> None:
    line = StatusLine(host)

    line.show_edition("Edition of 2026-11-22", "path")
    line.show_notebook("Notebook")

    edition = child(line, "status_edition")
    assert edition.accessibleName() == "Edition of 2026-11-22"
    edition.grab()
    assert edition.toolTip().endswith("path")


def test_text_dialog_copies_and_goes(host: QWidget, qtbot: QtBot) -> None:
    dialog = TextDialog("Report", "Line one", host, lead="Something went wrong.")
    dialog.open()

    qtbot.mouseClick(child(dialog, "text_dialog_copy"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(child(dialog, "text_dialog_close"), Qt.MouseButton.LeftButton)
    flush_deleted()

    assert host.findChild(TextDialog) is None


def test_start_window_says_why_it_cannot_go_on(style: Style, qtbot: QtBot) -> None:
    window = StartWindow(style)
    window.show_work()
    assert child(window, "start_progress").isVisible()

    window.show_error(DataError("The edition is damaged.", "Build it again."))

    assert not child(window, "start_progress").isVisible()
    assert child(window, "start_close", QPushButton).isVisible()
    window.close()
    window.deleteLater()


def test_first_paint_is_told_once(host: QWidget, qtbot: QtBot) -> None:
    widget = QToolButton(host)
    widget.move(QPoint(0, 0))
    watch = FirstPaint(widget, host)

    with qtbot.waitSignal(watch.happened, timeout=2000):
        widget.show()
        widget.repaint()
    with qtbot.assertNotEmitted(watch.happened):
        watch.stop()
