"""The actions of the table as data: the part of the catalogue that speaks of rows and columns."""

from __future__ import annotations

from desktop.core.actions import ActionSpec, Menu, UiContext
from desktop.core.texts import _

# As in `desktop.core.page_id`, which the first rows can do without; a test holds the two together.
COMPARED = range(2, 7)


def table_actions() -> tuple[ActionSpec, ...]:
    """Return the actions in the order of the menu, in the user's language."""
    return (
        ActionSpec(
            "table.copy",
            _("Copy rows"),
            _("Copy the chosen rows under their heads, for a spreadsheet. In the table, Ctrl+C does it."),
            Menu.TABLE,
            icon="copy",
            is_enabled=_has_chosen_rows,
        ),
        ActionSpec(
            "table.copy_text",
            _("Copy rows as text"),
            _("Copy the chosen rows as lines of words, with the day and the edition."),
            Menu.TABLE,
            is_enabled=_has_chosen_rows,
        ),
        ActionSpec(
            "table.compare",
            _("Compare chosen rows"),
            _("Set two to six chosen entries side by side. Shift and Ctrl choose more than one row."),
            Menu.TABLE,
            keys=("Ctrl+Shift+M",),
            is_enabled=lambda context: context.chosen_rows in COMPARED,
        ),
        ActionSpec(
            "table.brief",
            _("Add chosen rows to the briefing"),
            _("Put the chosen entries at the end of the briefing, a part each."),
            Menu.TABLE,
            icon="add",
            is_enabled=_has_chosen_rows,
        ),
        ActionSpec(
            "table.export",
            _("Export table…"),
            _("Save everything that the table lists as CSV, JSON or XLSX."),
            Menu.TABLE,
            icon="export",
            keys=("Ctrl+Shift+S",),
            is_enabled=lambda context: context.has_rows and not context.is_exporting,
        ),
        ActionSpec(
            "table.columns",
            _("Columns…"),
            _("Choose the columns, their order, or a saved set of them."),
            Menu.TABLE,
            keys=("Ctrl+Shift+L",),
        ),
    )


def _has_chosen_rows(context: UiContext) -> bool:
    return context.chosen_rows > 0
