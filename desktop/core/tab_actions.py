"""The actions of the tabs as data: a part of the catalogue."""

from __future__ import annotations

from desktop.core.actions import ActionSpec, Menu, UiContext
from desktop.core.texts import _

NUMBERED = 8


def tab_actions() -> tuple[ActionSpec, ...]:
    """Return the actions in the order of the menu, in the user's language."""
    return (*_deeds(), *_ways(), *_places())


def _deeds() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "tab.new", _("New tab"), _("Open a tab with the home page."), Menu.TAB, icon="add", keys=("Ctrl+T",)
        ),
        ActionSpec(
            "tab.open",
            _("Open in a new tab"),
            _("Open the chosen rows, or else the open page, in tabs of their own and stay here."),
            Menu.TAB,
            keys=("Ctrl+Shift+O",),
            is_enabled=_can_open,
        ),
        ActionSpec(
            "tab.close", _("Close tab"), _("Close the tab that is shown."), Menu.TAB, keys=("Ctrl+W", "Ctrl+F4")
        ),
        ActionSpec(
            "tab.close_others",
            _("Close other tabs"),
            _("Close every tab but the one that is shown."),
            Menu.TAB,
            is_enabled=_has_several,
        ),
        ActionSpec(
            "tab.reopen",
            _("Reopen closed tab"),
            _("Open the tab again that was closed last, with everything that Back led to."),
            Menu.TAB,
            keys=("Ctrl+Shift+T",),
            is_enabled=lambda context: context.closed_tabs > 0,
        ),
    )


def _ways() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "tab.next",
            _("Next tab"),
            _("Show the tab to the right, or the first one again."),
            Menu.TAB,
            keys=("Ctrl+Tab", "Ctrl+PgDown"),
            is_enabled=_has_several,
        ),
        ActionSpec(
            "tab.previous",
            _("Previous tab"),
            _("Show the tab to the left, or the last one."),
            Menu.TAB,
            keys=("Ctrl+Shift+Tab", "Ctrl+PgUp"),
            is_enabled=_has_several,
        ),
        ActionSpec(
            "tab.move_right",
            _("Move tab to the right"),
            _("Let the tab that is shown change places with its right neighbour."),
            Menu.TAB,
            keys=("Ctrl+Shift+PgDown",),
            is_enabled=lambda context: context.tab + 1 < context.tabs,
        ),
        ActionSpec(
            "tab.move_left",
            _("Move tab to the left"),
            _("Let the tab that is shown change places with its left neighbour."),
            Menu.TAB,
            keys=("Ctrl+Shift+PgUp",),
            is_enabled=lambda context: context.tab > 0,
        ),
    )


def _places() -> tuple[ActionSpec, ...]:
    numbered = tuple(
        ActionSpec(
            f"tab.go_{number}",
            _("Tab {number}").format(number=number),
            _("Show the tab at that place, counted from the left."),
            Menu.TAB,
            keys=(f"Alt+{number}",),
            is_enabled=_has_several,
        )
        for number in range(1, NUMBERED + 1)
    )
    last = ActionSpec(
        "tab.go_last", _("Last tab"), _("Show the last tab."), Menu.TAB, keys=("Alt+9",), is_enabled=_has_several
    )
    return (*numbered, last)


def _has_several(context: UiContext) -> bool:
    return context.tabs > 1


def _can_open(context: UiContext) -> bool:
    return context.has_page or context.chosen_rows > 0
