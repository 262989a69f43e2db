"""Every action of the window as data: menus, shortcuts, tips and enablement are made from this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.texts import _


class Menu(StrEnum):
    """The sections of the menu, in order."""

    GO = "go"
    FIND = "find"
    TIME = "time"
    TABLE = "table"
    ENTRY = "entry"
    FIGURE = "figure"
    VIEW = "view"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class UiContext:
    """What decides which actions can be used."""

    has_entry: bool = False
    has_page: bool = False
    has_figure: bool = False
    is_comparison: bool = False
    has_note: bool = False
    can_go_back: bool = False
    can_go_forward: bool = False
    is_filtered: bool = False
    is_today: bool = True
    is_exporting: bool = False
    has_rows: bool = False
    chosen_rows: int = 0


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: Stable name, ``area.verb``.
        text: What the menu says.
        tip: One sentence on what it does.
        icon: Name of the icon's file; empty for none.
        keys: Shortcuts as Qt writes them, the first one shown.
        is_enabled: Whether it can be used, from what the window shows.
        group: Actions of one group exclude each other and show which one holds; empty for none.
    """

    id: str
    text: str
    tip: str
    menu: Menu
    icon: str = ""
    keys: tuple[str, ...] = ()
    is_enabled: Callable[[UiContext], bool] = lambda _: True
    group: str = ""


def catalogue() -> tuple[ActionSpec, ...]:
    """Return every action in the order of the menus, in the user's language."""
    # The catalogue is split for its length; the other part is made of the classes above.
    from desktop.core.table_actions import table_actions

    return (*_go(), *_find(), *_time(), *table_actions(), *_entry(), *_figure(), *_view(), *_help())


def _go() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "go.back",
            _("Back"),
            _("Return to what was shown before."),
            Menu.GO,
            icon="back",
            keys=("Alt+Left",),
            is_enabled=lambda context: context.can_go_back,
        ),
        ActionSpec(
            "go.forward",
            _("Forward"),
            _("Go to what was shown after this."),
            Menu.GO,
            icon="forward",
            keys=("Alt+Right",),
            is_enabled=lambda context: context.can_go_forward,
        ),
        ActionSpec(
            "go.home",
            _("Home"),
            _("Show what turns soon, what passed unconfirmed and what changed."),
            Menu.GO,
            keys=("Alt+Home",),
        ),
        ActionSpec("go.mineral", _("Minerals"), _("List the minerals."), Menu.GO, icon="mineral", keys=("Ctrl+1",)),
        ActionSpec(
            "go.technology",
            _("Technologies"),
            _("List the processes and products."),
            Menu.GO,
            icon="technology",
            keys=("Ctrl+2",),
        ),
        ActionSpec("go.firm", _("Firms"), _("List the blacklisted firms."), Menu.GO, icon="firm", keys=("Ctrl+3",)),
        ActionSpec(
            "go.measure", _("Measures"), _("List the legal measures."), Menu.GO, icon="measure", keys=("Ctrl+4",)
        ),
        ActionSpec(
            "go.list",
            _("Lists"),
            _("List the registers of firms and minerals."),
            Menu.GO,
            icon="list",
            keys=("Ctrl+5",),
        ),
    )


def _find() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "find.focus",
            _("Search"),
            _("Type in the search box."),
            Menu.FIND,
            icon="search",
            keys=("Ctrl+F", "Ctrl+L"),
        ),
        ActionSpec(
            "find.anything",
            _("Go to an entry"),
            _("Find an entry of any kind as you type, and open it."),
            Menu.FIND,
            icon="search",
            keys=("Ctrl+K",),
        ),
        ActionSpec(
            "find.clear",
            _("Clear search and filters"),
            _("Show every entry of the kind again."),
            Menu.FIND,
            icon="close",
            keys=("Ctrl+Backspace",),
            is_enabled=lambda context: context.is_filtered,
        ),
        ActionSpec(
            "find.conditions",
            _("Go to the conditions"),
            _("Move the focus to the conditions of the search, where Delete removes one."),
            Menu.FIND,
            keys=("Ctrl+J",),
            is_enabled=lambda context: context.is_filtered,
        ),
        ActionSpec(
            "find.on_page",
            _("Find on the page"),
            _("Look for words on the page. With the focus on the page, Ctrl+F does the same."),
            Menu.FIND,
            icon="search",
            keys=("Ctrl+G",),
            is_enabled=lambda context: context.has_page,
        ),
    )


def _time() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "time.pick",
            _("Choose the as-of day"),
            _("Show what holds on another day."),
            Menu.TIME,
            icon="calendar",
            keys=("Ctrl+D",),
        ),
        ActionSpec(
            "time.today",
            _("Back to today"),
            _("Show what holds today."),
            Menu.TIME,
            keys=("Ctrl+T",),
            is_enabled=lambda context: not context.is_today,
        ),
        ActionSpec(
            "time.deadlines",
            _("Deadlines"),
            _("Show what ends or takes effect and when, and what passed without an act."),
            Menu.TIME,
            icon="calendar",
            keys=("Ctrl+6",),
        ),
        ActionSpec(
            "time.changes",
            _("Changes"),
            _("Show what changed its state in the thirty days before the as-of day."),
            Menu.TIME,
            keys=("Ctrl+7",),
        ),
    )


def _entry() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "entry.note",
            _("Write a note"),
            _("Write down what you know of this entry. It is saved as you type."),
            Menu.ENTRY,
            icon="note",
            keys=("Ctrl+N",),
            is_enabled=lambda context: context.has_entry,
        ),
        ActionSpec(
            "entry.export",
            _("Export briefing"),
            _("Save the page as a PDF that can be filed, without your notes."),
            Menu.ENTRY,
            icon="export",
            keys=("Ctrl+E",),
            is_enabled=lambda context: context.has_page and not context.is_exporting,
        ),
        ActionSpec(
            "entry.export_noted",
            _("Export briefing with notes"),
            _("Save the page with your notes on it as a PDF."),
            Menu.ENTRY,
            keys=("Ctrl+Shift+E",),
            is_enabled=lambda context: context.has_note and not context.is_exporting,
        ),
        ActionSpec(
            "entry.compare",
            _("Compare with…"),
            _("Set the entry beside others of its kind, up to six."),
            Menu.ENTRY,
            keys=("Ctrl+M",),
            is_enabled=lambda context: context.has_entry or context.is_comparison,
        ),
        ActionSpec(
            "entry.days",
            _("Compare with a year ago"),
            _("Show what changed for the entry in the year before the as-of day."),
            Menu.ENTRY,
            keys=("Ctrl+Shift+D",),
            is_enabled=lambda context: context.has_entry,
        ),
        ActionSpec(
            "entry.path",
            _("Find the way to…"),
            _("Show how the entry hangs together with another, step by step, with the act of each step."),
            Menu.ENTRY,
            keys=("Ctrl+Shift+W",),
            is_enabled=lambda context: context.has_entry,
        ),
        ActionSpec(
            "entry.graph",
            _("Show what is around it"),
            _("Draw the minerals, technologies, firms and acts that are tied to the entry."),
            Menu.ENTRY,
            keys=("Ctrl+Shift+G",),
            is_enabled=lambda context: context.has_entry,
        ),
        ActionSpec(
            "entry.copy_id",
            _("Copy page id"),
            _("Copy the permanent id, as the command line and notes use it."),
            Menu.ENTRY,
            icon="copy",
            keys=("Ctrl+Shift+C",),
            is_enabled=lambda context: context.has_page,
        ),
    )


def _figure() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "figure.table",
            _("Show figure as table, or back"),
            _("Show the numbers of the figure that was used last as a table, or draw them again."),
            Menu.FIGURE,
            keys=("Ctrl+Shift+T",),
            is_enabled=_has_figure,
        ),
        ActionSpec(
            "figure.copy",
            _("Copy figure"),
            _("Copy the figure that was used last as an image, with its title and sources."),
            Menu.FIGURE,
            icon="copy",
            is_enabled=_has_figure,
        ),
        ActionSpec(
            "figure.save_svg",
            _("Save figure as SVG"),
            _("Save the figure that was used last as a drawing that stays sharp at any size."),
            Menu.FIGURE,
            is_enabled=_has_figure,
        ),
        ActionSpec(
            "figure.save_png",
            _("Save figure as PNG"),
            _("Save the figure that was used last as an image of twice the size of the screen."),
            Menu.FIGURE,
            is_enabled=_has_figure,
        ),
    )


def _has_figure(context: UiContext) -> bool:
    return context.has_figure


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
    )


def _help() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("help.keys", _("Shortcuts"), _("List every shortcut."), Menu.HELP, keys=("F1",)),
        ActionSpec(
            "help.coverage",
            _("Coverage"),
            _("Show how complete the edition is, what it rests on, and how far it reaches."),
            Menu.HELP,
        ),
        ActionSpec("help.about", _("About Monazite"), _("Show versions, data and licences."), Menu.HELP, icon="info"),
        ActionSpec("app.quit", _("Quit"), _("Close the window."), Menu.HELP, keys=("Ctrl+Q",)),
    )
