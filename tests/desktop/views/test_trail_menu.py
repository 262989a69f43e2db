"""The lists under back and forward show where they lead, and lead there."""

from __future__ import annotations

from desktop.views.main_window import MainWindow
from desktop.views.trail_menu import TrailMenu


def menu(window: MainWindow, name: str) -> TrailMenu:
    """Return the list of that name, filled."""
    found = window.findChild(TrailMenu, name)
    assert found is not None
    found.aboutToShow.emit()
    return found


def test_lists_lead_back_and_forward_again(window: MainWindow) -> None:
    for page_id in ("mineral/gallium", "firm/lockheed-martin", "deadlines"):
        window.browser.follow(page_id)
        window.browser.flush()

    behind = menu(window, "trail_back").actions()
    assert [action.text() for action in behind] == ["Lockheed Martin", "Gallium", "Minerals: Home"]
    behind[1].trigger()
    assert window.browser.state.selected == "mineral/gallium"
    ahead = menu(window, "trail_forward").actions()
    ahead[1].trigger()

    assert window.browser.state.selected == "deadlines"


def test_nothing_behind_is_said(window: MainWindow) -> None:
    actions = menu(window, "trail_back").actions()

    assert [(action.text(), action.isEnabled()) for action in actions] == [("Nothing", False)]


def test_list_opens_by_key(window: MainWindow) -> None:
    window.browser.follow("mineral/gallium")
    window.browser.flush()

    window.actions_by_id.trigger("go.trail")

    shown = window.findChild(TrailMenu, "trail_back")
    assert shown is not None
    assert [action.text() for action in shown.actions()] == ["Minerals: Home"]
    shown.close()
