"""Rows of what a search over all kinds found, in finished words, under a head for each kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Hit
from desktop.core import formats
from desktop.core.texts import _, data_word

if TYPE_CHECKING:
    from db.notebook.records import NoteHit

# Said of the name, this would only repeat what the row begins with.
_SEEN = frozenset({"name", "Chinese name", "number"})
_LONGEST = 90
# Between the id of an entry and that of a note on it.
NOTE_MARK = "#"


@dataclass(frozen=True, slots=True)
class HitRow:
    """A row: the head of a kind, or an entry.

    Attributes:
        page_id: Id of the entry; empty for a head.
        title: The entry's name with its Chinese name, or the kind's.
        detail: Which of its texts matched, where that is not its name.
        state: The value of its state; empty for none and for a head.
        spoken: The row as a screen reader reads it.
        name: How a sentence cites the entry; empty for a head.
    """

    page_id: str
    title: str
    detail: str = ""
    state: str = ""
    spoken: str = ""
    name: str = ""

    @property
    def is_head(self) -> bool:
        """Return whether it is the head of a kind."""
        return not self.page_id


def hit_rows(hits: Iterable[Hit]) -> tuple[HitRow, ...]:
    """Return the rows, kinds in the order of their best hit, hits in the order given."""
    by_kind: dict[str, list[Hit]] = {}
    for hit in hits:
        by_kind.setdefault(hit.entry.kind.value, []).append(hit)
    rows: list[HitRow] = []
    for members in by_kind.values():
        head = formats.kind(members[0].entry.kind, count=2)
        rows.append(HitRow("", head[:1].upper() + head[1:], spoken=head))
        rows += [_row(hit) for hit in members]
    return tuple(rows)


def note_rows(hits: Iterable[NoteHit]) -> tuple[HitRow, ...]:
    """Return notes under a head, each with the piece of it where the words stand; its id leads to entry and note."""
    rows = [_note_row(hit) for hit in hits]
    return (HitRow("", _("Notes"), spoken=_("notes")), *rows) if rows else ()


def _note_row(hit: NoteHit) -> HitRow:
    name = hit.note.entry_name
    spoken = _("Note on {name}: {text}").format(name=name, text=hit.excerpt)
    return HitRow(f"{hit.note.entry_id}{NOTE_MARK}{hit.note.id}", name, hit.excerpt, spoken=spoken)


def _row(hit: Hit) -> HitRow:
    entry = hit.entry
    title = f"{entry.name} {entry.name_zh}" if entry.name_zh is not None else entry.name
    if entry.number is not None:
        title = f"{entry.number}: {title}"
    detail = ""
    if hit.matched_field not in _SEEN and hit.matched_text:
        text = hit.matched_text if len(hit.matched_text) <= _LONGEST else f"{hit.matched_text[:_LONGEST].rstrip()}…"
        detail = _("{field}: {text}").format(field=data_word(hit.matched_field), text=text)
    state = formats.state(hit.standing.state)
    spoken = ", ".join(part for part in (title, formats.kind(entry.kind), state, detail) if part)
    value = hit.standing.state.value if hit.standing.state is not None else ""
    return HitRow(entry.id, title, detail, value, spoken, entry.short_name)
