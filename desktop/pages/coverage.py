"""Builds the page that says how complete the edition is, what it rests on, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from db.provenance import CoverageReport, CoverageRow
from db.records import EditionInfo
from desktop.core import formats
from desktop.core.texts import _, ngettext
from desktop.pages.blocks import (
    Alignment,
    AsOf,
    Block,
    Column,
    DataTable,
    Document,
    FactRow,
    FactTable,
    Heading,
    LinkSpan,
    Paragraph,
    Row,
    Spans,
    Text,
    Tone,
)
from desktop.pages.citations import Citations

COVERAGE_ID = "coverage"


def coverage_page(report: CoverageReport, edition: EditionInfo) -> Document:
    """Return the page."""
    citations = Citations(report.sources)
    caveat = formats.caveat(report.as_of, edition)
    basis = _("As of {day}, from the {edition}.")
    blocks: list[Block] = [
        Paragraph(_lead(report), Tone.LEAD),
        AsOf(
            (Text(basis.format(day=formats.day(report.as_of), edition=formats.edition_line(edition))),),
            (caveat,) if caveat else (),
        ),
        FactTable(_facts(report)),
        Heading(1, _("By kind")),
        _kinds_table(report),
        Paragraph((Text(_legend()),), Tone.SMALL),
        Heading(1, _("By list")),
        _lists_table(report, citations),
        Paragraph((Text(_lists_legend()),), Tone.SMALL),
    ]
    if report.others:
        blocks += [Heading(1, _("Other subjects")), _others_table(report, citations)]
    sources = citations.source_list()
    if sources.items:
        blocks += [Heading(1, _("Sources")), sources]
    subtitle = _("How complete the edition is, what it rests on, and how far it reaches")
    return Document(COVERAGE_ID, _("Coverage"), subtitle, report.as_of, edition, tuple(blocks))


def _lead(report: CoverageReport) -> Spans:
    words = _(
        "Compiled on {data_date}. The sources that were read can be expected to have news up to {reach}; what happened"
        " later may be missing, and every page says so on a later day."
    )
    return (Text(words.format(data_date=formats.long_day(report.data_date), reach=formats.long_day(report.reach))),)


def _facts(report: CoverageReport) -> tuple[FactRow, ...]:
    unread = ngettext(
        "{count} of them only linked by one that was read",
        "{count} of them only linked by ones that were read",
        report.unread_count,
    ).format(count=formats.number(report.unread_count))
    return (
        FactRow(_("Sources"), (Text(f"{formats.number(report.source_count)}; {unread}"),)),
        FactRow(_("Newest source read"), (Text(formats.day(report.newest_source) or _("no date")),)),
        FactRow(_("Looked for and not found"), (Text(_sentences(report.not_known)),)),
    )


def _sentences(count: int) -> str:
    words = ngettext(
        "{count} sentence on the pages of its entries", "{count} sentences on the pages of their entries", count
    )
    return words.format(count=formats.number(count))


def _kinds_table(report: CoverageReport) -> DataTable:
    columns = (Column(_("Rows of the edition"), share=2.6), *_support_columns())
    rows = tuple(Row(((Text(row.title),), *_support_cells(row)), _remarks(row)) for row in report.kinds)
    return DataTable("", columns, rows)


def _lists_table(report: CoverageReport, citations: Citations) -> DataTable:
    columns = (
        Column(_("List"), share=2.6),
        Column(_("Official"), Alignment.END, share=0.9),
        Column(_("On the day"), Alignment.END, share=0.9),
        *_support_columns(),
    )
    rows = tuple(
        Row(
            (_name(row), _official(row, citations), (Text(_count(row.standing)),), *_support_cells(row)),
            _remarks(row),
        )
        for row in report.lists
    )
    return DataTable("", columns, rows)


def _lists_legend() -> str:
    return _("Official: what the authority itself counts. On the day: firms whose listing has begun and not ended.")


def _legend() -> str:
    return _(
        "Confirmed: a second independent source has the same key facts. Second-hand: no official text and no report was"
        " read, only a copy, a data set or a link."
    )


def _others_table(report: CoverageReport, citations: Citations) -> DataTable:
    columns = (
        Column(_("Subject"), share=1.6),
        Column(_("Official count"), Alignment.END),
        Column(_("What is missing"), share=4.0),
    )
    rows = tuple(
        Row(((Text(row.title),), _official(row, citations), (Text(row.missing or row.note or ""),)))
        for row in report.others
    )
    return DataTable("", columns, rows)


def _support_columns() -> tuple[Column, ...]:
    return (
        Column(_("Rows"), Alignment.END, share=0.7),
        Column(_("Confirmed"), Alignment.END, share=0.8),
        Column(_("Second-hand"), Alignment.END, share=0.9),
        Column(_("Newest event"), share=1.0),
    )


def _support_cells(row: CoverageRow) -> tuple[Spans, ...]:
    counts = tuple((Text(_count(count)),) for count in (row.rows, row.confirmed, row.second_hand))
    return (*counts, (Text(formats.day(row.newest_event)),))


def _count(value: int | None) -> str:
    return "" if value is None else formats.number(value)


def _name(row: CoverageRow) -> Spans:
    return (LinkSpan(row.title, row.entry.id),) if row.entry is not None else (Text(row.title),)


def _official(row: CoverageRow, citations: Citations) -> Spans:
    if row.official_count is None:
        return (Text("—"),)
    return (Text(formats.number(row.official_count)), *citations.cite((row.official_source_id,)))


def _remarks(row: CoverageRow) -> tuple[Spans, ...]:
    """Return the lines under a row: how it was counted, what is missing, and what else is to be said."""
    lines = [" ".join(_reckoning(row))]
    if row.missing is not None:
        lines.append(_("Missing: {what}").format(what=row.missing))
    if row.note is not None:
        lines.append(row.note)
    return tuple((Text(line),) for line in lines if line)


def _reckoning(row: CoverageRow) -> Iterator[str]:
    if row.newest_source is not None:
        yield _("Newest source of {day}.").format(day=formats.day(row.newest_source))
    if row.official_count is not None and row.official_as_of is not None:
        yield _("Official count of {day}.").format(day=formats.day(row.official_as_of))
    if row.round_count is not None and row.round_rows is not None:
        words = _("Of the acts that count themselves: {rows} listings here for {count} by the authority’s count.")
        yield words.format(rows=formats.number(row.round_rows), count=formats.number(row.round_count))
    if row.conflicts:
        words = ngettext(
            "Sources differ on {count} fact, told on its page.",
            "Sources differ on {count} facts, told on their pages.",
            row.conflicts,
        )
        yield words.format(count=formats.number(row.conflicts))
