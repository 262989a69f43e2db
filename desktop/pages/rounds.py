"""Builds the table of a list's rounds: one act, how many firms, in what state, and the authority's own count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from db.force import State
from db.records import Entry, EntryRef, Subject
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages import wording
from desktop.pages.blocks import Alignment, Column, DataTable, Row, Span, Spans, StateSpan, Text
from desktop.pages.citations import Citations
from desktop.pages.naming import name_spans
from desktop.pages.numbers import ROUNDS


def rounds_table(entry: Entry, listings: Sequence[Subject], *, citations: Citations) -> DataTable:
    """Return the rounds, newest first."""
    rounds: dict[str, list[Subject]] = {}
    for subject in listings:
        rounds.setdefault(subject.measure.id if subject.measure is not None else "", []).append(subject)
    ordered = sorted(rounds.values(), key=_first_day, reverse=True)
    counts = _official_counts(entry)
    columns = [
        Column(_("Round"), share=2.6),
        Column(_("First day"), share=0.9),
        Column(_("Firms"), Alignment.END, share=0.6),
        Column(_("State"), share=2.6),
        Column(_("Sources"), share=1.0),
    ]
    if any(count for count, _note in counts.values()):
        columns.insert(3, Column(_("Official count"), Alignment.END, share=0.7))
    rows = []
    for members in ordered:
        count, note = counts.get(_round_key(members), ("", ""))
        cells: list[Spans] = [
            _round_cell(members[0].measure),
            (Text(formats.day(_first_day(members))),),
            (Text(formats.number(len({_firm_id(member) for member in members}))),),
            _round_states(members),
            _lstripped(citations.cite(_shared_sources(members))),
        ]
        if len(columns) > len(cells):
            cells.insert(3, (Text(count),))
        rows.append(Row(tuple(cells), ((Text(note),),) if note else ()))
    return DataTable("", tuple(columns), tuple(rows))


def _official_counts(entry: Entry) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the authority's count and the note on it, by first day and act of the round.

    Read by heading, because a column that is empty throughout is left out.
    """
    rows = [
        dict(zip(figures.columns, row, strict=True))
        for figures in entry.figures
        if figures.key == ROUNDS
        for row in figures.rows
    ]
    return {
        (row.get("First day", ""), row.get("Act", "")): (row.get("Official count", ""), row.get("Note", ""))
        for row in rows
    }


def _round_key(members: Sequence[Subject]) -> tuple[str, str]:
    measure = members[0].measure
    return formats.day(_first_day(members)), measure.short_name if measure is not None else _("act not known")


def _first_day(members: Sequence[Subject]) -> date:
    return min((event.day for member in members for event in member.timeline), default=date.min)


def _firm_id(subject: Subject) -> str:
    return subject.firm.id if subject.firm is not None else subject.key


def _round_cell(measure: EntryRef | None) -> Spans:
    if measure is None:
        return (Text(_("act not known")),)
    return name_spans(measure)


def _round_states(members: Sequence[Subject]) -> Spans:
    """Return the round's states, each with its mark and its number: "16 suspended until …, 12 ended"."""
    counts = Counter((member.standing.state, _turn(member)) for member in members)
    spans: list[Span] = []
    for state in (*wording.BY_WEIGHT, None):
        for (found, turn), count in sorted(counts.items(), key=_by_turn):
            if found is not state:
                continue
            told = formats.state(state) if state is not None else _("not yet listed")
            words = _("{count} {state}").format(count=formats.number(count), state=told)
            spans += [Text("; ")] if spans else []
            spans.append(StateSpan(state, f"{words} {turn}".strip()))
    return tuple(spans)


def _by_turn(item: tuple[tuple[State | None, str], int]) -> str:
    return item[0][1]


def _turn(member: Subject) -> str:
    standing = member.standing
    if standing.state is State.SUSPENDED and standing.until is not None:
        return formats.period(None, standing.until)
    if standing.state is State.UNCONFIRMED:
        return formats.period(standing.since, None)
    if standing.state is State.ENDED:
        return formats.day(standing.since)
    return ""


def _shared_sources(members: Sequence[Subject]) -> tuple[str, ...]:
    """Return the sources that every listing of the round cites; else those of its first."""
    common = set(members[0].source_ids).intersection(*(member.source_ids for member in members))
    return tuple(source for source in members[0].source_ids if source in common) or members[0].source_ids


def _lstripped(spans: Spans) -> Spans:
    return spans[1:] if spans and isinstance(spans[0], Text) and not spans[0].text.strip() else spans
