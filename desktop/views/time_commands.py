"""What the actions do that concern the as-of day: choose it, step from event to event, compare it with another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.errors import DataError

if TYPE_CHECKING:
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow


class TimeCommands(QObject):
    """One method an action; acts on the window that owns it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "time.pick": self._pick,
            "time.today": self._today,
            "time.earlier": self._step_back,
            "time.later": self._step_on,
            "time.compare": self._ask_other,
        }

    @Slot(object)
    def compare_with(self, other: date | None) -> None:
        """Open what changed between the as-of day and the other: of the open entry, else of the table.

        Args:
            other: None for today.
        """
        from desktop.core.as_of import two_days_page

        browser = self._window.browser
        day = self._window.context.today() if other is None else other
        browser.follow(two_days_page(browser.state, min(day, browser.day), after=max(day, browser.day)))

    @Slot()
    def _pick(self) -> None:
        self._window.top.as_of.ask()

    @Slot()
    def _ask_other(self) -> None:
        self._window.top.as_of.ask_other()

    @Slot()
    def _today(self) -> None:
        self._window.browser.set_day(None)

    @Slot()
    def _step_back(self) -> None:
        self._step(is_later=False)

    @Slot()
    def _step_on(self) -> None:
        self._step(is_later=True)

    def _step(self, *, is_later: bool) -> None:
        """Show the next day on which something happens to what is shown, or the last one, and say what."""
        from desktop.core.as_of import no_turn_said, turn_said

        window, browser = self._window, self._window.browser
        try:
            turn = window.context.reading.turn(browser.state, browser.day, is_later=is_later)
        except DataError as error:
            window.fail(error)
            return
        if turn is None:
            from desktop.core.errors import Message, Tone

            window.say(Message(Tone.INFO, no_turn_said(browser.day, is_later=is_later)))
            return
        window.banner.show_happening(turn.day, turn_said(turn))
        browser.set_day(turn.day)
