"""The first steps stand over the home page until they are put away, and never come back."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop.core.settings import SHOW_STEPS, keys_setting
from desktop.views.first_steps import FirstSteps
from desktop.views.main_window import MainWindow
from tests.desktop.gui import OpenProgram, shut


def steps(window: MainWindow) -> FirstSteps | None:
    """Return the first steps where they are shown."""
    found = window.findChild(FirstSteps)
    return found if found is not None and found.isVisible() else None


def test_steps_stand_over_the_home_page_alone(window: MainWindow) -> None:
    assert steps(window) is not None

    window.browser.follow("mineral/gallium")
    window.browser.flush()

    assert steps(window) is None


def test_steps_put_away_do_not_come_back(open_program: OpenProgram) -> None:
    first = open_program()
    assert first.window is not None
    shown = steps(first.window)
    assert shown is not None
    button = shown.findChild(QPushButton, "first_steps_done")
    assert button is not None
    button.click()
    assert steps(first.window) is None
    shut(first)

    again = open_program().window

    assert again is not None
    assert steps(again) is None


def test_steps_can_be_asked_for_again(window: MainWindow) -> None:
    window.services.preferences.set(SHOW_STEPS, value=False)
    assert steps(window) is None

    window.services.preferences.set(SHOW_STEPS, value=True)

    assert steps(window) is not None


def test_steps_name_the_shortcuts_that_hold(window: MainWindow) -> None:
    shown = steps(window)
    assert shown is not None
    assert "Ctrl+D" in shown.texts[1].text()

    window.services.preferences.set(keys_setting("time.pick", ("Ctrl+D",)), ("F9",))
    window.services.preferences.set(keys_setting("help.palette", ("Ctrl+Shift+P",)), ())

    assert "F9" in shown.texts[1].text()
    assert "Ctrl+D" not in shown.accessibleName()
    assert "“All commands” lists" in shown.texts[3].text()
