"""Puts what is kept on vanished entries into rows and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.core import formats
from desktop.core.errors import Message, Offer, Tone
from desktop.core.listing import Column, Listing
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.notebook.held import Kept


def kept_listing(kept: Sequence[Kept]) -> Listing:
    """Return what is kept as a table, by the old name."""
    columns = (
        Column("name", _("Name it had"), 220, is_stretched=True),
        Column("id", _("Id it had"), 200),
        Column("notes", _("Notes"), 60, is_at_end=True),
        Column("marks", _("Marks"), 60, is_at_end=True),
        Column("now", _("In this edition"), 200),
    )
    cells = tuple(
        (
            each.held.name,
            each.held.entry_id,
            formats.number(each.held.notes),
            formats.number(each.held.marks),
            _("not there") if each.renamed is None else each.renamed.name,
        )
        for each in kept
    )
    return Listing(columns, tuple(each.held.entry_id for each in kept), cells, ("",) * len(kept))


def kept_text(kept: Kept) -> str:
    """Return the notes in full, to read and copy."""
    return "\n\n———\n\n".join(
        f"{note.changed.astimezone():%Y-%m-%d %H:%M}\n{note.text}"
        + ("" if note.judgement is None else "\n" + _("Judgement: {text}").format(text=note.judgement.text))
        for note in kept.notes
    )


def kept_message(kept: Sequence[Kept]) -> Message | None:
    """Return what is said at the start; None where nothing is kept."""
    if not kept:
        return None
    text = ngettext(
        "The notebook has something on {count} entry that this edition does not have under its id.",
        "The notebook has something on {count} entries that this edition does not have under their ids.",
        len(kept),
    ).format(count=formats.number(len(kept)))
    hint = _("It is kept, and can be attached to another entry.")
    return Message(Tone.INFO, text, hint, Offer(_("Kept notes"), "notebook.kept"))
