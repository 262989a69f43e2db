"""Builds the tables of listings: those of one firm, and those on one list by round and firm by firm."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Entry, Subject, SubjectKind
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import (
    Block,
    Column,
    DataTable,
    Heading,
    LinkSpan,
    Row,
    Spans,
    Text,
)
from desktop.pages.citations import Citations
from desktop.pages.limits import Limits, cut
from desktop.pages.naming import name_spans
from desktop.pages.provisions import basis_cell, row_remarks, state_cell
from desktop.pages.rounds import rounds_table


def firm_listings_section(
    entry: Entry, citations: Citations, *, limits: Limits, figures: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """Return the lists that a firm stands or stood on, figures first; nothing where there is none."""
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
                basis_cell(subject, entry, citations=citations),
            ),
            remarks=row_remarks(subject, entry, citations=citations),
        )
        for subject in shown
    )
    return (Heading(1, _("Force by listing")), *figures, DataTable("", columns, rows, more))


def list_sections(
    entry: Entry, citations: Citations, *, limits: Limits, figures: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """Return a list's figures, its rounds with their states, and its firms; nothing where it has no listing."""
    listings = _listings(entry)
    if not listings:
        return ()
    return (
        Heading(1, _("Force by round")),
        *figures,
        rounds_table(entry, listings, citations=citations),
        Heading(1, _("Firms")),
        _firms_table(entry, listings, citations, limit=limits.listings),
    )


def _listings(entry: Entry) -> list[Subject]:
    return [subject for subject in entry.subjects if subject.kind is SubjectKind.LISTING]


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
                basis_cell(subject, entry, citations=citations),
            ),
            remarks=row_remarks(subject, entry, citations=citations),
        )
        for subject in shown
    )
    return DataTable("", columns, rows, more)


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
