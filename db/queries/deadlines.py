"""Reads the dated turns ahead of a day, and the stated ends that passed without an act."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.force import Basis, Event, EventType, State, remarks_on
from db.queries.events import events_of_subjects, in_order
from db.queries.refs import day, refs
from db.records import Deadline, EntryRef, SubjectKind

SUSPENSION_ENDS = "suspension ends"
TERM_ENDS = "term ends"
TAKES_EFFECT = "takes effect"
COMMENTS_CLOSE = "comments close"
PASSED = "end passed, unconfirmed"

_KINDS = (SubjectKind.LISTING, SubjectKind.PROVISION)
_OPEN = (
    "SELECT s.subject_no, s.subject_kind, s.label, s.measure_id, s.list_id, m.comment_until,"
    " si.state, si.since, si.until, si.cause"
    " FROM subject_interval AS si JOIN subject AS s ON s.subject_no = si.subject_no"
    " LEFT JOIN measure AS m ON m.id = s.measure_id"
    " WHERE si.first <= :day AND :day < si.end_day"
    " AND (si.until IS NOT NULL OR si.state IN ('unconfirmed', 'announced', 'proposed'))"
    " ORDER BY s.subject_no"
)


@dataclass(slots=True)
class _Turn:
    """The subjects of one act that turn on one day in one way, by kind of subject."""

    labels: dict[str, list[str]]
    remarks: dict[Event, None]


def deadlines(connection: sqlite3.Connection, *, as_of: date, until: date | None = None) -> tuple[Deadline, ...]:
    """Return what turns after the day by what is known on it, and what should have turned and nobody confirmed.

    Provisions and listings of one act that turn alike on one day are one deadline. Oldest first.

    Args:
        connection: An edition.
        as_of: The day to look from.
        until: The last day to look ahead to; None for all. What has passed is told in any case.
    """
    rows = connection.execute(_OPEN, {"day": as_of.isoformat()}).fetchall()
    events = events_of_subjects(connection, (row[0] for row in rows))
    turns: dict[tuple[date, str, str], _Turn] = {}
    for row in rows:
        number, kind, label, measure_id, list_id = row[:5]
        for turn_day, what in _turns(row, events[number], as_of):
            if until is not None and turn_day > until and what != PASSED:
                continue
            act = f"measure/{measure_id}" if measure_id is not None else f"list/{list_id}"
            turn = turns.setdefault((turn_day, what, act), _Turn({}, {}))
            turn.labels.setdefault(kind, []).append(label)
            turn.remarks.update(dict.fromkeys(remarks_on(events[number], as_of)))
    acts = refs(connection, {act for _, _, act in turns})
    return tuple(_deadline(*key, turn, acts) for key, turn in sorted(turns.items(), key=_place))


def _turns(row: tuple[Any, ...], events: list[Event], as_of: date) -> list[tuple[date, str]]:
    """Return the turns of one provision or listing."""
    comment_until, state_text, since_text, until_text, cause = row[5:]
    state, since, until = State(state_text), date.fromisoformat(since_text), day(until_text)
    measure_id, found = row[3], []
    if state is State.UNCONFIRMED and events[cause].until == since:
        found.append((since, PASSED))
    if until is not None and until > as_of:
        found.append((until, SUSPENSION_ENDS if state is State.SUSPENDED else TERM_ENDS))
    if state is State.ANNOUNCED:
        # Only the act itself told of its effective date; what another act did later was not known on the day.
        found += [
            (event.day, TAKES_EFFECT)
            for event in events
            if event.type is EventType.EFFECTIVE
            and event.basis is Basis.ACT
            and event.day > as_of
            and event.by == measure_id
        ]
    comments = day(comment_until)
    if state is State.PROPOSED and comments is not None and comments > as_of:
        found.append((comments, COMMENTS_CLOSE))
    return found


def _deadline(turn_day: date, what: str, act: str, turn: _Turn, acts: dict[str, EntryRef]) -> Deadline:
    # A listing act turns with its listings, and these are what matters.
    kind = min(turn.labels, key=_KINDS.index)
    labels = turn.labels[kind]
    return Deadline(
        day=turn_day,
        what=what,
        measure=acts[act],
        label=labels[0] if len(set(labels)) == 1 else f"{len(labels)} {kind}s",
        subjects=len(labels),
        is_passed=what == PASSED,
        remarks=in_order(turn.remarks),
    )


def _place(item: tuple[tuple[date, str, str], _Turn]) -> tuple[date, str, str]:
    turn_day, what, act = item[0]
    return turn_day, act, what
