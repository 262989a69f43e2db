"""The as-of day by command: stepping from event to event, and comparing with another day."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.as_of import as_of_view
from desktop.views.as_of import AsOfBanner, AsOfButton
from desktop.views.day_popup import DayPopup
from desktop.views.main_window import MainWindow
from desktop.views.style import Style
from tests.desktop.fakes import EDITION, TODAY


def banner_text(window: MainWindow) -> str:
    label = window.banner.findChild(QLabel, "banner_text")
    assert label is not None
    return label.text()


def shown_after(window: MainWindow, action: str) -> date:
    window.actions_by_id.trigger(action)
    return window.browser.day


class TestSteps:
    def test_step_back_goes_to_the_last_event_and_says_it(self, window: MainWindow) -> None:
        window.browser.follow("measure/mofcom-2024-46")

        day = shown_after(window, "time.earlier")

        assert day < TODAY
        assert "On this day: " in banner_text(window)

    def test_a_step_and_its_opposite_return(self, window: MainWindow) -> None:
        window.browser.follow("measure/mofcom-2024-46")
        first = shown_after(window, "time.earlier")

        second = shown_after(window, "time.earlier")
        again = shown_after(window, "time.later")

        assert second < first
        assert again == first

    def test_without_an_entry_the_table_decides(self, window: MainWindow) -> None:
        window.browser.go_home()
        everything = shown_after(window, "time.earlier")
        window.browser.set_day(None)
        window.browser.search("nothingfitsthis")

        nothing = shown_after(window, "time.earlier")

        assert everything < TODAY
        assert nothing == TODAY
        assert window.messages.message is not None
        assert "nothing before" in window.messages.message.text

    def test_query_that_cannot_be_read_is_said(self, window: MainWindow) -> None:
        window.browser.search("nokey:value")

        shown_after(window, "time.later")

        assert window.messages.message is not None

    def test_what_happens_is_not_said_of_another_day(self, window: MainWindow) -> None:
        window.browser.follow("measure/mofcom-2024-46")
        shown_after(window, "time.earlier")

        window.browser.set_day(date(2024, 1, 1))

        assert "On this day" not in banner_text(window)

    def test_arrows_beside_the_day_step(self, window: MainWindow, qtbot: QtBot) -> None:
        window.browser.follow("measure/mofcom-2024-46")

        qtbot.mouseClick(window.top.earlier, Qt.MouseButton.LeftButton)

        assert window.browser.day < TODAY


class TestComparing:
    def test_open_entry_is_set_beside_itself(self, window: MainWindow) -> None:
        window.browser.follow("measure/mofcom-2024-46")

        window.top.as_of.day_compared.emit(date(2025, 6, 1))

        assert window.browser.state.selected == f"days/measure/mofcom-2024-46@2025-06-01..{TODAY}"

    def test_table_gives_its_changes_in_order_of_the_days(self, window: MainWindow) -> None:
        window.browser.go_home()
        window.browser.search("country:US")
        window.browser.set_day(date(2025, 1, 1))

        window.top.as_of.day_compared.emit(None)

        assert window.browser.state.selected == f"changes/2025-01-01..{TODAY}?kind:mineral country:US"

    def test_action_asks_for_the_other_day(self, window: MainWindow, qtbot: QtBot) -> None:
        window.actions_by_id.trigger("time.compare")

        popup = window.top.as_of.findChild(DayPopup)
        assert popup is not None
        button(popup, "day_365_before").click()
        assert window.browser.state.selected == f"changes/2025-11-25..{TODAY}?kind:mineral"


def button(popup: QWidget, name: str) -> QPushButton:
    found = popup.findChild(QPushButton, name)
    assert found is not None
    return found


class TestPopup:
    def test_the_same_day_is_refused_with_a_sentence(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        popup = DayPopup(style, EDITION.data_date, host)
        popup.ask_other(EDITION.data_date, host)

        with qtbot.assertNotEmitted(popup.day_compared):
            button(popup, "day_edition").click()

        hint = popup.findChild(QLabel, "popup_hint")
        assert hint is not None
        assert "Choose another one" in hint.text()
        popup.hide()

    @pytest.mark.parametrize(
        ("name", "day"), [("day_30_before", date(2026, 10, 26)), ("day_365_before", date(2025, 11, 25))]
    )
    def test_spans_are_counted_from_the_shown_day(
        self, host: QWidget, style: Style, qtbot: QtBot, name: str, day: date
    ) -> None:
        popup = DayPopup(style, EDITION.data_date, host)
        popup.ask_other(TODAY, host)

        with qtbot.waitSignal(popup.day_compared, timeout=1000) as told:
            button(popup, name).click()

        assert told.args == [day]

    def test_comparing_is_one_click_from_choosing(self, host: QWidget, style: Style, qtbot: QtBot) -> None:
        made = AsOfButton(style, EDITION.data_date, host)
        made.show_day(as_of_view(None, TODAY, edition=EDITION))
        made.ask()
        popup = made.findChild(DayPopup)
        assert popup is not None

        button(popup, "day_other").click()
        with qtbot.waitSignal(made.day_compared, timeout=1000) as told:
            button(popup, "day_go").click()

        assert told.args == [date(2026, 10, 26)]

    def test_asking_again_asks_for_the_day_to_show(self, host: QWidget, style: Style) -> None:
        popup = DayPopup(style, EDITION.data_date, host)
        popup.ask_other(TODAY, host)
        popup.hide()

        popup.ask(TODAY, host)

        assert not button(popup, "day_30_before").isVisible()
        assert button(popup, "day_other").isVisible()
        popup.hide()


def test_banner_says_what_happens_today_too(host: QWidget, style: Style) -> None:
    banner = AsOfBanner(style, host)
    fresh = as_of_view(None, date(2026, 10, 1), edition=EDITION)
    banner.show_day(fresh)

    banner.show_happening(date(2026, 10, 1), "On this day: the act took effect.")

    assert not banner.isHidden()
    assert banner.accessibleName() == "On this day: the act took effect."
