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
    NOTEBOOK = "notebook"
    TAB = "tab"
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
    tab: int = 0
    tabs: int = 1
    closed_tabs: int = 0


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
    # The catalogue is split for its length; the other parts are made of the classes above.
    from desktop.core.note_actions import note_actions
    from desktop.core.page_actions import page_actions
    from desktop.core.tab_actions import tab_actions
    from desktop.core.table_actions import table_actions
    from desktop.core.window_actions import window_actions

    middle = (*table_actions(), *page_actions(), *note_actions(), *tab_actions())
    return (*_go(), *_find(), *_time(), *middle, *window_actions())


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
            "go.trail",
            _("What was shown before…"),
            _("List the pages that Back leads to. A long press on the button does the same."),
            Menu.GO,
            keys=("Ctrl+H",),
            is_enabled=lambda context: context.can_go_back,
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
            "find.save",
            _("Save the search…"),
            _("Keep the search under a name in the notebook, with its kind, day, order and columns."),
            Menu.FIND,
            keys=("Ctrl+Alt+F",),
            is_enabled=lambda context: context.is_filtered,
        ),
        ActionSpec(
            "find.searches",
            _("Saved and recent searches…"),
            _("List the searches that you saved and those of lately, to run, rename, order or remove them."),
            Menu.FIND,
            keys=("Ctrl+Shift+F",),
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
            keys=("Alt+T",),
            is_enabled=lambda context: not context.is_today,
        ),
        ActionSpec(
            "time.earlier",
            _("Event before"),
            _("Go to the last day before on which something happened to the open entry, else to the table’s entries."),
            Menu.TIME,
            icon="chevron-left",
            keys=("Alt+PgUp",),
        ),
        ActionSpec(
            "time.later",
            _("Event after"),
            _("Go to the next day on which something happens to the open entry, else to the table’s entries."),
            Menu.TIME,
            icon="chevron-right",
            keys=("Alt+PgDown",),
        ),
        ActionSpec(
            "time.compare",
            _("Compare with another day…"),
            _("Show what changed between the as-of day and another: of the open entry, else of the table."),
            Menu.TIME,
            keys=("Alt+D",),
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
