"""Lines that tell the notes of an entry apart, and what a note is about, for the menu over the editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.core.texts import _

if TYPE_CHECKING:
    from db.notes import Note, NotePart
    from desktop.core.note_draft import NoteDraft

_LONGEST = 60


def note_line(note: Note) -> str:
    """Return day, first words and what the note is about, in one line."""
    words = " ".join(note.text.split()) or (" ".join(note.judgement.text.split()) if note.judgement else "")
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    line = f"{note.changed.astimezone():%Y-%m-%d}  {shown}"
    if note.part is not None:
        line = _("{line} (on {part})").format(line=line, part=note.part.name)
    return line if note.judgement is None else _("{line} – judgement").format(line=line)


def title(draft: NoteDraft) -> str:
    """Return what stands over the editor: which note of how many, and what it is about."""
    several = _("Note {place} of {total}").format(place=draft.place, total=draft.total)
    words = several if draft.total > 1 else _("Your note")
    part = draft.about
    return words if part is None else _("{note} on {part}").format(note=words, part=part.name)


def part_groups(parts: Sequence[NotePart]) -> tuple[tuple[str, tuple[NotePart, ...]], ...]:
    """Return what a note can be about under the heads of their kinds; kinds without a part are left out."""
    heads = (("provision", _("Provisions")), ("listing", _("Listings")), ("fact", _("Facts")))
    groups = ((head, tuple(part for part in parts if part.kind.value == kind)) for kind, head in heads)
    return tuple((head, members) for head, members in groups if members)
