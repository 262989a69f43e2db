"""Builds the tables of listings: those of one firm, and those on one list by round and firm by firm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from db.force import State
from db.records import Entry, EntryRef, Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages import wording
from desktop.pages.blocks import (
    Alignment,
    Block,
    Column,
    DataTable,
    Heading,
    LinkSpan,
    Row,
    Span,
    Spans,
    StateSpan,
    Text,
)
from desktop.pages.citations import Citations
from desktop.pages.limits import Limits, cut
from desktop.pages.naming import name_spans
from desktop.pages.provisions import basis_cell, row_remarks, state_cell


def firm_listings_section(entry: Entry, citations: Citations, limits: Limits) -> tuple[Block, ...]:
    """Return the lists that a firm stands or stood on; nothing where there is none."""
    listings = _listings(entry)
    if not listings:
        return ()
    shown, more = cut(listings, limits.listings)
    columns = (
        Column(_("List"), share=1.5),
        Column(_("By"), share=1.4),
        Column(_("Why, and what follows"), share=2.8),
        Column(_("State"), share=1.5),
        Column(_("Basis"), share=1.4),
    )
    rows = tuple(
        Row(
            cells=(
                _list_cell(subject),
                _act_cell(subject),
                _reason_cell(subject),
                state_cell(subject),
                basis_cell(subject, entry, citations),
            ),
            remarks=row_remarks(subject, entry, citations),
        )
        for subject in shown
    )
    return (Heading(1, _("Force by listing")), DataTable("", columns, rows, more))


def list_sections(entry: Entry, citations: Citations, limits: Limits) -> tuple[Block, ...]:
    """Return a list's states counted, its rounds, and its firms; nothing where it has no listing."""
    listings = _listings(entry)
    if not listings:
        return ()
    return (
        Heading(1, _("Force by round")),
        _rounds_table(listings, citations),
        Heading(1, _("Firms")),
        _firms_table(entry, listings, citations, limit=limits.listings),
    )


def _listings(entry: Entry) -> list[Subject]:
    return [subject for subject in entry.subjects if subject.kind is SubjectKind.LISTING]


def _rounds_table(listings: Sequence[Subject], citations: Citations) -> DataTable:
    rounds: dict[str, list[Subject]] = {}
    for subject in listings:
        rounds.setdefault(subject.measure.id if subject.measure is not None else "", []).append(subject)
    ordered = sorted(rounds.values(), key=_first_day, reverse=True)
    columns = (
        Column(_("Round"), share=2.4),
        Column(_("First day"), share=1.0),
        Column(_("Firms"), Alignment.END, share=0.7),
        Column(_("State"), share=3.2),
        Column(_("Sources"), share=1.2),
    )
    rows = tuple(
        Row(
            cells=(
                _round_cell(members[0].measure),
                (Text(formats.day(_first_day(members))),),
                (Text(formats.number(len({_firm_id(member) for member in members}))),),
                _round_states(members),
                _lstripped(citations.cite(_shared_sources(members))),
            )
        )
        for members in ordered
    )
    return DataTable("", columns, rows)


def _firms_table(entry: Entry, listings: Sequence[Subject], citations: Citations, *, limit: int | None) -> DataTable:
    shown, more = cut(listings, limit)
    columns = (
        Column(_("Firm"), share=2.4),
        Column(_("By"), share=1.5),
        Column(_("Reason"), share=2.0),
        Column(_("State"), share=1.7),
        Column(_("Basis"), share=1.4),
    )
    rows = tuple(
        Row(
            cells=(
                _firm_cell(subject),
                _act_cell(subject),
                (Text(subject.reason or ""),),
                state_cell(subject),
                basis_cell(subject, entry, citations),
            ),
            remarks=row_remarks(subject, entry, citations),
        )
        for subject in shown
    )
    return DataTable("", columns, rows, more)


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
            words = f"{formats.number(count)} {formats.state(state) if state is not None else _('not yet listed')}"
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


def _list_cell(subject: Subject) -> Spans:
    if subject.list is None:
        return (Text(subject.label),)
    issuer = f" ({formats.country(subject.country)})" if subject.country is not None else ""
    return (LinkSpan(subject.list.name, subject.list.id), Text(issuer))


def _act_cell(subject: Subject) -> Spans:
    if subject.measure is None:
        return (Text(_("act not known")),)
    return (LinkSpan(subject.measure.short_name, subject.measure.id),)


def _firm_cell(subject: Subject) -> Spans:
    if subject.firm is None:
        return (Text(subject.label),)
    return name_spans(subject.firm)


def _reason_cell(subject: Subject) -> Spans:
    parts = [part.rstrip(".") for part in (subject.reason, subject.summary) if part]
    return (Text(". ".join(part[:1].upper() + part[1:] for part in parts) + ("." if parts else "")),)
