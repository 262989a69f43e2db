"""The command show: one entry with everything that is known of it on the day, or a source with what rests on it."""

from __future__ import annotations

from collections.abc import Iterable

from db.errors import DataError
from db.force import Event
from db.notebook.reader import notes
from db.queries.entries import entry as read_entry
from db.queries.sources import PREFIX
from db.queries.sources import source as read_source
from db.records import EditionInfo, Entry, EntryRef, Link, Note, Standing, Subject, SubjectKind
from desktop.cli.document import document_lines
from desktop.cli.run import Run, basis_json
from desktop.core.texts import _
from desktop.pages.blocks import DataTable, Document, ListBlock
from desktop.pages.build import entry_page
from desktop.pages.limits import FULL, SHORT
from desktop.pages.source import source_page


def run(run: Run) -> int:
    """Print the page of the entry or source, or all of it as JSON."""
    if run.arguments.id.startswith(PREFIX):
        return _source(run)
    with run.edition() as (connection, edition):
        entry = read_entry(connection, run.arguments.id, as_of=run.as_of)
    own, trouble = _notes(run, entry.ref.id)
    if run.is_json:
        run.print_json(_entry_json(run, edition, entry, own))
        return 0
    page = entry_page(entry, edition, notes=own, limits=FULL if run.arguments.full else SHORT)
    _print_page(run, page)
    if trouble is not None:
        print()
        run.print_text(_("Your notes could not be read. {reason}").format(reason=trouble))
    return 0


def _source(run: Run) -> int:
    with run.edition() as (connection, edition):
        record = read_source(connection, run.arguments.id)
    if run.is_json:
        run.print_json(
            {
                "id": f"{PREFIX}{record.source.id}",
                **basis_json(run, edition),
                "source": record.source,
                "rests_on_it": [
                    {**_ref_json(use.entry), "parts": use.parts, "is_confirming": use.is_confirming}
                    for use in record.uses
                ],
                "counts": record.counts,
            }
        )
        return 0
    limits = FULL if run.arguments.full else SHORT
    _print_page(run, source_page(record, edition, as_of=run.as_of, limits=limits))
    return 0


def _print_page(run: Run, page: Document) -> None:
    run.print_lines(document_lines(page, width=run.width))
    if any(block.more for block in page.blocks if isinstance(block, DataTable | ListBlock)):
        print()
        run.print_text(_("Rows were left out of long tables; --full shows them all."))


def _notes(run: Run, entry_id: str) -> tuple[tuple[Note, ...], DataError | None]:
    """Return the notes on the entry; a notebook out of order must not hide the entry, so it is told beside."""
    try:
        with run.notebook() as connection:
            return notes(connection, entry_id), None
    except DataError as error:
        return (), error


def _entry_json(run: Run, edition: EditionInfo, entry: Entry, own: tuple[Note, ...] = ()) -> dict[str, object]:
    """Return the entry as the JSON document has it."""
    return {
        **_ref_json(entry.ref),
        **basis_json(run, edition),
        "is_forecast": entry.is_forecast,
        "aliases": entry.aliases,
        "summary": entry.summary,
        "facts": [
            {
                "key": fact.key,
                "label": fact.label,
                "value": fact.value,
                "source_ids": fact.source_ids,
                "entry": None if fact.link is None else _ref_json(fact.link),
            }
            for fact in entry.facts
        ],
        "force": _force_json(entry),
        "figures": entry.figures,
        "linked": _linked_json(entry),
        "note": entry.note,
        "not_known": entry.not_known,
        "evidence": entry.evidence,
        "is_checked": entry.is_checked,
        "is_confirmed": entry.is_confirmed,
        "confirmed_by": entry.confirmed_by,
        "conflicts": entry.conflicts,
        "source_ids": entry.source_ids,
        "sources": entry.sources,
        "notes": own,
    }


def _force_json(entry: Entry) -> dict[str, object]:
    return {
        **_standing_json(entry.standing),
        "counts": {state.value: count for state, count in entry.standing.counts},
        "remarks": _once(remark for subject in entry.subjects for remark in subject.remarks),
        "provisions": _subjects_json(entry, SubjectKind.PROVISION),
        "listings": _subjects_json(entry, SubjectKind.LISTING),
    }


def _once(events: Iterable[Event]) -> list[Event]:
    """Return each event once, oldest first: one statement often speaks of several provisions."""
    return sorted(dict.fromkeys(events), key=_day_of)


def _day_of(event: Event) -> str:
    return event.day.isoformat()


def _subjects_json(entry: Entry, kind: SubjectKind) -> list[dict[str, object]]:
    return [_subject_json(subject) for subject in entry.subjects if subject.kind is kind]


def _subject_json(subject: Subject) -> dict[str, object]:
    return {
        "key": subject.key,
        "label": subject.label,
        **_standing_json(subject.standing),
        "scope": subject.scope,
        "summary": subject.summary,
        "reason": subject.reason,
        "measure": None if subject.measure is None else _ref_json(subject.measure),
        "list": None if subject.list is None else _ref_json(subject.list),
        "firm": None if subject.firm is None else _ref_json(subject.firm),
        "minerals": [_ref_json(ref) for ref in subject.minerals],
        "technologies": [_ref_json(ref) for ref in subject.technologies],
        "codes": [{"scheme": scheme, "code": code} for scheme, code in subject.codes],
        "targets": subject.targets,
        "is_deciding": subject.is_deciding,
        "cause": subject.cause,
        "remarks": subject.remarks,
        "timeline": subject.timeline,
        "note": subject.note,
        "evidence": subject.evidence,
        "is_checked": subject.is_checked,
        "is_confirmed": subject.is_confirmed,
        "source_ids": subject.source_ids,
    }


def _linked_json(entry: Entry) -> dict[str, list[dict[str, object]]]:
    """Return the linked entries by kind: those with a tie of their own, then those of its provisions and listings."""
    linked: dict[str, list[dict[str, object]]] = {}
    seen = {entry.ref.id}
    for link in entry.links:
        linked.setdefault(link.entry.kind.value, []).append(_link_json(link))
        seen.add(link.entry.id)
    for subject in entry.subjects:
        acts = (subject.measure, subject.list, subject.firm)
        for ref in (*(act for act in acts if act is not None), *subject.minerals, *subject.technologies):
            if ref.id not in seen:
                seen.add(ref.id)
                shared = Link(subject.kind.value, ref, subject.key, subject.source_ids, subject.standing)
                linked.setdefault(ref.kind.value, []).append(_link_json(shared))
    return linked


def _link_json(link: Link) -> dict[str, object]:
    return {
        **_ref_json(link.entry),
        "relation": link.relation,
        "via": link.via,
        **_standing_json(link.standing or Standing(None)),
        "source_ids": link.source_ids,
    }


def _ref_json(ref: EntryRef) -> dict[str, object]:
    return {"id": ref.id, "kind": ref.kind, "name": ref.name, "name_zh": ref.name_zh}


def _standing_json(standing: Standing) -> dict[str, object]:
    return {"state": standing.state, "since": standing.since, "until": standing.until}
