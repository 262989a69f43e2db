"""The actions of the open page and its figures as data: a part of the catalogue."""

from __future__ import annotations

from desktop.core.actions import ActionSpec, Menu, UiContext
from desktop.core.texts import _


def page_actions() -> tuple[ActionSpec, ...]:
    """Return the actions in the order of the menu, in the user's language."""
    return (*_entry(), *_figure())


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
            "brief.open",
            _("Put a briefing together…"),
            _("Choose and order what a briefing has, look at its pages, and save it."),
            Menu.ENTRY,
            icon="export",
            keys=("Ctrl+P",),
        ),
        ActionSpec(
            "brief.add",
            _("Add to the briefing"),
            _("Put the open page at the end of the briefing."),
            Menu.ENTRY,
            icon="add",
            keys=("Ctrl+Shift+A",),
            is_enabled=lambda context: context.has_page,
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
            keys=("Ctrl+Shift+R",),
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
        ActionSpec(
            "entry.copy_link",
            _("Copy link"),
            _("Copy a link to the page that can be pasted after Ctrl+K."),
            Menu.ENTRY,
            is_enabled=lambda context: context.has_page,
        ),
        ActionSpec(
            "entry.copy_citation",
            _("Copy citation"),
            _("Copy title, id, as-of day and edition of the page in one line."),
            Menu.ENTRY,
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
            keys=("Ctrl+Shift+B",),
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
