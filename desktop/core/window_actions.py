"""The actions of the view, of help and of the program as data: a part of the catalogue."""

from __future__ import annotations

from desktop.core.actions import ActionSpec, Menu
from desktop.core.texts import _


def window_actions() -> tuple[ActionSpec, ...]:
    """Return the actions in the order of the menu, in the user's language."""
    return (*_view(), *_help())


def _view() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "view.facets",
            _("Show or hide filters"),
            _("Show the filters beside the table, or hide them."),
            Menu.VIEW,
            icon="filter",
            keys=("Ctrl+B",),
        ),
        ActionSpec("view.next_pane", _("Next pane"), _("Move the focus from pane to pane."), Menu.VIEW, keys=("F6",)),
        ActionSpec(
            "view.system",
            _("Colours of the system"),
            _("Follow the system’s light or dark."),
            Menu.VIEW,
            group="appearance",
        ),
        ActionSpec("view.light", _("Light"), _("Use the light theme."), Menu.VIEW, group="appearance"),
        ActionSpec("view.dark", _("Dark"), _("Use the dark theme."), Menu.VIEW, group="appearance"),
        ActionSpec(
            "app.new_window",
            _("New window"),
            _("Open another window with what this one shows."),
            Menu.VIEW,
            keys=("Ctrl+Shift+N",),
        ),
        ActionSpec("app.close", _("Close window"), _("Close this window alone."), Menu.VIEW, keys=("Ctrl+Shift+W",)),
        ActionSpec(
            "app.settings",
            _("Settings…"),
            _("Change looks, language, shortcuts and what the window opens with."),
            Menu.VIEW,
            keys=("Ctrl+,",),
        ),
    )


def _help() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "help.palette",
            _("All commands"),
            _("Find what the program can do as you type, and do it."),
            Menu.HELP,
            keys=("Ctrl+Shift+P",),
        ),
        ActionSpec("help.keys", _("Shortcuts"), _("List every shortcut."), Menu.HELP, keys=("F1",)),
        ActionSpec(
            "help.manual",
            _("Manual"),
            _("Open the manual, which also says what each key and setting does."),
            Menu.HELP,
            keys=("Shift+F1",),
        ),
        ActionSpec(
            "help.coverage",
            _("Coverage"),
            _("Show how complete the edition is, what it rests on, and how far it reaches."),
            Menu.HELP,
        ),
        ActionSpec("help.about", _("About Monazite"), _("Show versions, data and licences."), Menu.HELP, icon="info"),
        ActionSpec(
            "app.quit",
            _("Quit"),
            _("Close every window; the next start opens all of them again."),
            Menu.HELP,
            keys=("Ctrl+Q",),
        ),
    )
