"""Builds the table of provisions: act, clause, what, aim, state, basis, with the remarks under each."""

from __future__ import annotations

from collections.abc import Sequence

from db.force import Basis, State
from db.records import Entry, Evidence, Kind, Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _, data_word
from desktop.pages import wording
from desktop.pages.blocks import Block, Column, DataTable, Heading, LinkSpan, Remark, Row, Span, Spans, StateSpan, Text
from desktop.pages.citations import Citations
from desktop.pages.clauses import is_whole_act
from desktop.pages.limits import Limits, cut
from desktop.pages.phrases import takes_effect
from desktop.pages.remarks import remark_spans

_MAX_CODES = 12
_LONGEST_WHAT = 240


def provisions_section(
    entry: Entry, citations: Citations, *, limits: Limits, figures: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """Return the force of the provisions that bear on the entry, figures first; nothing where there is none."""
    provisions = [subject for subject in entry.subjects if subject.kind is SubjectKind.PROVISION]
    if not provisions:
        return ()
    binding = [subject for subject in provisions if subject.is_deciding]
    others = [subject for subject in provisions if not subject.is_deciding]
    blocks: list[Block] = [Heading(1, _("Force by provision")), *figures]
    if binding:
        blocks += _table(entry, binding, citations, title="", limit=limits.provisions)
    if others:
        title = _("Named in acts that do not bind by themselves")
        blocks += _table(entry, others, citations, title=title, limit=limits.provisions)
    return tuple(blocks)


def state_cell(subject: Subject) -> Spans:
    """Return the state of a provision or listing with its days, for a table cell."""
    standing = subject.standing
    if standing.state is None:
        return (StateSpan(None, _("not yet published")),)
    starts = takes_effect(subject, standing.since) if standing.state is State.ANNOUNCED else None
    words = wording.state_words(standing, subject.cause, starts=starts)
    if standing.state is State.UNCONFIRMED:
        # The words of the state, then why, which need not be as loud.
        why = _(" ({why})").format(why=wording.unconfirmed_reason(subject.cause))
        return (StateSpan(standing.state, wording.short_state(standing)), Text(why))
    if standing.state is State.ENDED or standing.since is None:
        return (StateSpan(standing.state, words),)
    if subject.basis is not Basis.ACT:
        words = _("stated, no act known") if subject.basis is Basis.STATEMENT else _("reported, no act known")
    return (StateSpan(standing.state, words), Text(f" {formats.period(standing.since, None)}"))


def basis_cell(subject: Subject, entry: Entry, *, citations: Citations) -> Spans:
    """Return what the present state rests on, with sources and with the evidence where it is less than the best."""
    spans: list[Span] = []
    cause = subject.cause
    act = entry.acts.get(cause.by) if cause is not None and cause.by is not None else None
    if act is not None and (subject.measure is None or act.id != subject.measure.id):
        spans.append(LinkSpan(act.short_name, act.id))
    elif cause is not None or subject.basis is not Basis.ACT:
        spans.append(Text(formats.basis(subject.basis)))
    if cause is not None and cause.scope is not None:
        spans.append(Text(f": {cause.scope}"))
    if subject.evidence is not Evidence.OFFICIAL:
        spans.append(Text(f" ({formats.evidence(subject.evidence)})"))
    cause_source = cause.source if cause is not None else None
    return (*spans, *citations.cite((*subject.source_ids, cause_source)))


def row_remarks(subject: Subject, entry: Entry, *, citations: Citations) -> tuple[Spans, ...]:
    """Return what stands beside the state: statements, reports, and the edition's note."""
    remarks = [
        (*remark_spans(event, subject, acts=entry.acts), *citations.cite((event.source,))) for event in subject.remarks
    ]
    if subject.note is not None:
        remarks.append((Text(_("Note: {note}").format(note=subject.note)),))
    return tuple(remarks)


def _table(
    entry: Entry, subjects: Sequence[Subject], citations: Citations, *, title: str, limit: int | None
) -> tuple[Block, ...]:
    """Return the table, and under it what would otherwise stand under each of its rows."""
    is_measure = entry.ref.kind is Kind.MEASURE
    shown, more = cut(subjects, limit)
    columns = (
        Column(_("Clause") if is_measure else _("Act and clause"), share=1.5 if is_measure else 1.6),
        Column(_("What it does"), share=3.0),
        Column(_("Aimed at"), share=1.1),
        Column(_("State"), share=1.4),
        Column(_("Basis"), share=1.4),
    )
    rows = [
        Row(
            cells=(
                _act_cell(subject, is_measure=is_measure),
                _what_cell(subject),
                (Text(_aimed_at(subject)),),
                state_cell(subject),
                basis_cell(subject, entry, citations=citations),
            ),
            remarks=row_remarks(subject, entry, citations=citations),
        )
        for subject in shown
    ]
    shared = [remark for remark in rows[0].remarks if len(rows) > 1 and all(remark in row.remarks for row in rows)]
    own_rows = tuple(Row(row.cells, tuple(remark for remark in row.remarks if remark not in shared)) for row in rows)
    table = DataTable(title, columns, own_rows, more)
    return (table, *(Remark((Text(_("On each of these: "), is_strong=True), *remark)) for remark in shared))


def _act_cell(subject: Subject, *, is_measure: bool) -> Spans:
    if is_measure or subject.measure is None:
        return (Text(data_word(subject.label), is_strong=True),)
    act = LinkSpan(subject.measure.short_name, subject.measure.id)
    return (act,) if is_whole_act(subject) else (act, Text(f", {subject.label}"))


def _what_cell(subject: Subject) -> Spans:
    kind = wording.act_noun(subject.act_kind) if subject.act_kind is not None else ""
    head = wording.whose_act(subject.country, kind)
    parts = [part.rstrip(".") for part in (subject.scope, subject.summary) if part]
    if subject.scope and sum(len(part) for part in parts) > _LONGEST_WHAT:
        # What it does to the entry is the scope; the whole of it is on the act's own page.
        parts = parts[:1]
    text = ". ".join(part[:1].upper() + part[1:] for part in parts)
    spans: list[Span] = []
    if head:
        spans.append(Text(_("{head}. ").format(head=f"{head[:1].upper()}{head[1:]}"), is_strong=True))
    if text:
        spans.append(Text(f"{text}."))
    return (*spans, *_codes(subject))


def _codes(subject: Subject) -> Spans:
    spans: list[Span] = []
    for scheme, label in (("control", _(" Control codes: {codes}.")), ("HS", _(" HS codes: {codes}."))):
        codes = list(dict.fromkeys(code for found, code in subject.codes if found == scheme))
        if codes:
            text = ", ".join(codes[:_MAX_CODES])
            if len(codes) > _MAX_CODES:
                text = _("{codes} and {count} more").format(codes=text, count=len(codes) - _MAX_CODES)
            spans.append(Text(label.format(codes=text)))
    return tuple(spans)


def _aimed_at(subject: Subject) -> str:
    return formats.countries(subject.targets)
