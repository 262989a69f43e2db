"""Turns an entry into the JSON document that commands print of it."""

from __future__ import annotations

from collections.abc import Iterable

from db.force import Event
from db.records import EditionInfo, Entry, EntryRef, Link, Note, Standing, Subject, SubjectKind
from desktop.cli.run import Run, basis_json


def entry_json(run: Run, entry: Entry, *, edition: EditionInfo, own: tuple[Note, ...] = ()) -> dict[str, object]:
    """Return everything that is known of the entry on its day, with the user's notes."""
    return {
        **ref_json(entry.ref),
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
                "entry": None if fact.link is None else ref_json(fact.link),
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
        "measure": None if subject.measure is None else ref_json(subject.measure),
        "list": None if subject.list is None else ref_json(subject.list),
        "firm": None if subject.firm is None else ref_json(subject.firm),
        "minerals": [ref_json(ref) for ref in subject.minerals],
        "technologies": [ref_json(ref) for ref in subject.technologies],
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
        **ref_json(link.entry),
        "relation": link.relation,
        "via": link.via,
        **_standing_json(link.standing or Standing(None)),
        "source_ids": link.source_ids,
    }


def ref_json(ref: EntryRef) -> dict[str, object]:
    """Return what names the entry."""
    return {"id": ref.id, "kind": ref.kind, "name": ref.name, "name_zh": ref.name_zh}


def _standing_json(standing: Standing) -> dict[str, object]:
    return {"state": standing.state, "since": standing.since, "until": standing.until}
