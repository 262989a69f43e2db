"""The actions of the notebook as data: the part of the catalogue that speaks of what the user keeps."""

from __future__ import annotations

from desktop.core.actions import ActionSpec, Menu, UiContext
from desktop.core.texts import _


def note_actions() -> tuple[ActionSpec, ...]:
    """Return the actions in the order of the menu, in the user's language."""
    return (
        ActionSpec(
            "notebook.undo",
            _("Undo in the notebook"),
            _("Take back what was done last in the notebook: a star, a tag, a note. In a text, Ctrl+Z undoes typing."),
            Menu.NOTEBOOK,
            keys=("Ctrl+Z",),
        ),
        ActionSpec(
            "notebook.redo",
            _("Redo in the notebook"),
            _("Bring back what was undone last in the notebook."),
            Menu.NOTEBOOK,
            keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        ),
        ActionSpec(
            "entry.star",
            _("Star, or take the star off"),
            _("Put a star on the entry, so that the home page lists it, or take it off."),
            Menu.NOTEBOOK,
            icon="star",
            keys=("Ctrl+*",),
            is_enabled=_has_entry,
        ),
        ActionSpec(
            "entry.tags",
            _("Add a tag"),
            _("Put a tag of your own on the entry."),
            Menu.NOTEBOOK,
            icon="tag",
            keys=("Ctrl+Shift+K",),
            is_enabled=_has_entry,
        ),
        ActionSpec(
            "entry.review",
            _("Look again on…"),
            _("Choose a day on which the home page brings the entry up again."),
            Menu.NOTEBOOK,
            icon="calendar",
            keys=("Ctrl+R",),
            is_enabled=_has_entry,
        ),
        ActionSpec(
            "note.new",
            _("Another note on this entry"),
            _("Begin another note on the entry, beside the one that is there."),
            Menu.NOTEBOOK,
            icon="add",
            keys=("Ctrl+Alt+N",),
            is_enabled=lambda context: context.has_note,
        ),
        ActionSpec(
            "note.list",
            _("Notes on this entry…"),
            _("Choose among the notes on the entry, say what of it the note is about, or bring a removed one back."),
            Menu.NOTEBOOK,
            keys=("Ctrl+Alt+L",),
            is_enabled=_has_entry,
        ),
        ActionSpec(
            "note.judgement",
            _("Judgement beside the note"),
            _("Write what you conclude, how likely it is and how well founded, apart from the facts."),
            Menu.NOTEBOOK,
            icon="judgement",
            keys=("Ctrl+Shift+J",),
            is_enabled=_has_entry,
        ),
        ActionSpec(
            "note.remove",
            _("Remove the note"),
            _("Take the note away. It can be brought back, at once or later."),
            Menu.NOTEBOOK,
            icon="remove",
            is_enabled=lambda context: context.has_note,
        ),
        ActionSpec(
            "note.preview",
            _("Show the note as it reads"),
            _("Show the note’s Markdown as set text, or go back to writing."),
            Menu.NOTEBOOK,
            icon="preview",
            keys=("Ctrl+Shift+V",),
            is_enabled=_has_entry,
        ),
        ActionSpec(
            "note.history",
            _("History of the note"),
            _("Show each version of the note with its day and what it changed, and go back to one."),
            Menu.NOTEBOOK,
            icon="history",
            keys=("Ctrl+Shift+H",),
            is_enabled=lambda context: context.has_note,
        ),
        ActionSpec(
            "notebook.collections",
            _("Collections…"),
            _("Make collections of entries, add what is chosen, put them in order, show one in the table."),
            Menu.NOTEBOOK,
            keys=("Ctrl+Alt+K",),
        ),
        ActionSpec(
            "notebook.changes",
            _("What changed under my notes"),
            _("Show what changed its state in ninety days among entries with a note, star, tag, day or collection."),
            Menu.NOTEBOOK,
            keys=("Ctrl+Alt+M",),
        ),
        ActionSpec(
            "notebook.merge",
            _("Merge or import…"),
            _("Show what merging another notebook or an export would do, field by field, and merge it as one step."),
            Menu.NOTEBOOK,
        ),
        ActionSpec(
            "notebook.merge_folder",
            _("Import Markdown notes…"),
            _("Show what importing a folder of Markdown notes would do, and import it as one step."),
            Menu.NOTEBOOK,
        ),
        ActionSpec(
            "notebook.export",
            _("Export the notebook…"),
            _("Write the whole notebook as JSON, or its notes as a CSV table."),
            Menu.NOTEBOOK,
            icon="export",
        ),
        ActionSpec(
            "notebook.export_entry",
            _("Export what is on this entry…"),
            _("Write the notes and marks on the open entry as JSON, or its notes as a CSV table."),
            Menu.NOTEBOOK,
            is_enabled=_has_entry,
        ),
        ActionSpec(
            "notebook.export_folder",
            _("Export notes as Markdown…"),
            _("Write every note as a Markdown file into an empty folder."),
            Menu.NOTEBOOK,
        ),
        ActionSpec(
            "notebook.kept",
            _("Kept notes…"),
            _("Show notes and marks on entries that the edition no longer has, and attach them to others."),
            Menu.NOTEBOOK,
        ),
        ActionSpec(
            "notebook.backups",
            _("Backups…"),
            _("List the backups of the notebook, look what one would change, and go back to it."),
            Menu.NOTEBOOK,
            icon="history",
        ),
    )


def _has_entry(context: UiContext) -> bool:
    return context.has_entry
