"""Says what of an entry a note can be about: its provisions, its listings, its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.notes import NotePart, PartKind
from db.words import SubjectKind

if TYPE_CHECKING:
    from db.records import Entry, Subject

# More would be no menu any more; of a list of hundreds a note is written on the firm.
MOST = 40


def parts(entry: Entry) -> tuple[NotePart, ...]:
    """Return the parts in the order of the page, at most `MOST` of each kind."""
    provisions = [_of_subject(each) for each in entry.subjects if each.kind is SubjectKind.PROVISION]
    listings = [_of_subject(each) for each in entry.subjects if each.kind is SubjectKind.LISTING]
    facts = {fact.key: NotePart(PartKind.FACT, fact.key, fact.label) for fact in entry.facts}
    facts |= {table.key: NotePart(PartKind.FACT, table.key, table.title) for table in entry.figures}
    return (*provisions[:MOST], *listings[:MOST], *list(facts.values())[:MOST])


def _of_subject(subject: Subject) -> NotePart:
    kind = PartKind.PROVISION if subject.kind is SubjectKind.PROVISION else PartKind.LISTING
    act = None if subject.measure is None else subject.measure.short_name
    name = subject.label if act is None else f"{act}, {subject.label}" if subject.label else act
    return NotePart(kind, subject.key, name)
