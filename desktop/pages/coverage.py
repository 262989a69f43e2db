"""Builds the page that says how complete the edition is, what it rests on, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from db.provenance import CoverageReport, CoverageRow, OfficialCount
from db.records import EditionInfo, Kind
from desktop.core import formats
from desktop.core.page_id import SelectionPage
from desktop.core.texts import _, data_word, ngettext
from desktop.pages.blocks import (
    Alignment,
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
from desktop.pages.coverage_rounds import rounds_that_differ
from desktop.pages.frame import as_of_box, sources_section

COVERAGE_ID = "coverage"
MEASURES_OF = "measures of "
_KINDS = {
    "minerals": Kind.MINERAL,
    "technologies": Kind.TECHNOLOGY,
    "firms": Kind.FIRM,
    "measures": Kind.MEASURE,
    "provisions": Kind.MEASURE,
    "lists": Kind.LIST,
}


def coverage_page(report: CoverageReport, edition: EditionInfo) -> Document:
    """Return the page."""
    citations = Citations(report.sources)
    blocks: list[Block] = [
        Paragraph(_lead(report), Tone.LEAD),
        as_of_box(report.as_of, edition),
        FactTable(_facts(report)),
        Heading(1, _("By kind")),
        _kinds_table(report),
        Paragraph((Text(_legend()),), Tone.SMALL),
        Heading(1, _("By list")),
        _lists_table(report, citations),
        Paragraph((Text(_lists_legend()),), Tone.SMALL),
    ]
    rounds = rounds_that_differ(report, citations)
    if rounds.rows:
        blocks += [Heading(1, _("Rounds that differ from the official count")), rounds]
    blocks += [Heading(1, _("Sources by kind")), _sources_table(report)]
    if report.others:
        blocks += [Heading(1, _("Other subjects")), _others_table(report, citations)]
    blocks += sources_section(citations)
    subtitle = _("How complete the edition is, what it rests on, and how far it reaches")
    return Document(COVERAGE_ID, _("Coverage"), subtitle, report.as_of, edition, tuple(blocks))


def second_hand_page(row: CoverageRow) -> str | None:
    """Return the id of the page that shows which rows rest on second-hand sources; None where none do."""
    if not row.second_hand:
        return None
    if row.entry is not None:
        return str(SelectionPage(Kind.FIRM, f"list:{row.entry.id.partition('/')[2]} listing:second-hand"))
    if row.key == "listings":
        return str(SelectionPage(Kind.FIRM, "listing:second-hand"))
    if row.key.startswith(MEASURES_OF):
        return str(SelectionPage(Kind.MEASURE, f"country:{row.key.removeprefix(MEASURES_OF)} evidence:second-hand"))
    kind = _KINDS.get(row.key)
    return None if kind is None else str(SelectionPage(kind, "evidence:second-hand"))


def _lead(report: CoverageReport) -> Spans:
    words = _(
        "Compiled on {data_date}. The sources that were read can be expected to have news up to {reach}; what happened"
        " later may be missing, and every page says so on a later day. Where the sources of a list reach less far, its"
        " page says that too."
    )
    return (Text(words.format(data_date=formats.long_day(report.data_date), reach=formats.long_day(report.reach))),)


def _facts(report: CoverageReport) -> tuple[FactRow, ...]:
    totals = report.totals
    rows = _("{rows} entries and listings with {facts} facts, {ratio} a row").format(
        rows=formats.number(totals.rows),
        facts=formats.number(totals.facts),
        ratio=formats.number(round(totals.facts / max(totals.rows, 1), 1)),
    )
    return (
        FactRow(_("Rows"), (Text(rows),)),
        FactRow(_("Confirmed"), (Text(_part(totals.confirmed, totals.rows)),)),
        FactRow(_("With several sources"), (Text(_part(totals.several_sources, totals.rows)),)),
        FactRow(_("Second-hand"), (Text(_part(totals.second_hand, totals.rows)),)),
        FactRow(_("Differences between sources"), (Text(formats.number(totals.conflicts)),)),
        FactRow(_("Newest source read"), (Text(formats.day(report.newest_source) or _("no date")),)),
        FactRow(_("Looked for and not found"), (Text(_sentences(report.not_known)),)),
    )


def _part(count: int, whole: int) -> str:
    """Return a number of rows with its share: "194 (11 %)"."""
    if not count or not whole:
        return formats.number(count)
    share = 100 * count / whole
    return f"{formats.number(count)} ({formats.percent(round(share) if share >= 1 else max(round(share, 1), 0.1))})"


def _sentences(count: int) -> str:
    words = ngettext(
        "{count} sentence on the pages of its entries", "{count} sentences on the pages of their entries", count
    )
    return words.format(count=formats.number(count))


def _kinds_table(report: CoverageReport) -> DataTable:
    columns = (Column(_("Rows of the edition"), share=2.6), *_support_columns())
    rows = tuple(
        Row(((Text(_kind_title(row.title)),), *_support_cells(row)), _remarks(row, reach=report.reach))
        for row in report.kinds
    )
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
            _remarks(row, reach=report.reach),
        )
        for row in report.lists
    )
    return DataTable("", columns, rows)


def _lists_legend() -> str:
    return _(
        "Official: what the authority itself counts; “none given” where it is known to give no number, “none found”"
        " where none was in the sources read. On the day: firms whose listing has begun and not ended."
    )


def _legend() -> str:
    return _(
        "Confirmed: a second independent source has the same key facts. Second-hand: no official text and no report was"
        " read, only a copy, a data set or a link. Nobody counts minerals, technologies, firms or measures as a whole,"
        " so official counts stand with lists only."
    )


def _sources_table(report: CoverageReport) -> DataTable:
    columns = (
        Column(_("Kind"), share=2.0),
        Column(_("Sources"), Alignment.END),
        Column(_("Read"), Alignment.END),
        Column(_("Only linked"), Alignment.END),
        Column(_("Newest read"), share=1.2),
    )
    rows = [_source_row(found.kind, found.count, read=found.read, newest=found.newest) for found in report.source_kinds]
    read = report.source_count - report.unread_count
    rows.append(_source_row(_("All"), report.source_count, read=read, newest=report.newest_source))
    return DataTable("", columns, tuple(rows))


def _source_kinds() -> Mapping[str, str]:
    return {
        "official": _("Official texts"),
        "news": _("Press"),
        "reference": _("Reference works"),
        "law-firm": _("Law firms"),
        "company": _("Companies"),
        "dataset": _("Data sets"),
        "think-tank": _("Think tanks"),
    }


def _source_row(kind: str, count: int, *, read: int, newest: date | None) -> Row:
    words = _source_kinds().get(kind, kind)
    counts = tuple((Text(formats.number(each)),) for each in (count, read, count - read))
    return Row(((Text(words),), *counts, (Text(formats.day(newest) or _("no date")),)))


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


def _kind_title(title: str) -> str:
    """Return what a row is about: a kind, or a kind and a country, which are "Measures: China" in the data."""
    kind, _colon, country = title.partition(": ")
    if not country:
        return data_word(kind)
    return _("{kind}: {country}").format(kind=data_word(kind), country=data_word(country))


def _support_cells(row: CoverageRow) -> tuple[Spans, ...]:
    second_hand = _part(row.second_hand, row.rows or 0)
    page = second_hand_page(row)
    return (
        (Text(_count(row.rows)),),
        (Text(_count(row.confirmed)),),
        (Text(second_hand),) if page is None else (LinkSpan(second_hand, page),),
        (Text(formats.day(row.newest_event)),),
    )


def _count(value: int | None) -> str:
    return "" if value is None else formats.number(value)


def _name(row: CoverageRow) -> Spans:
    return (LinkSpan(row.title, row.entry.id),) if row.entry is not None else (Text(row.title),)


def _official(row: CoverageRow, citations: Citations) -> Spans:
    if row.official_count is not None:
        return (Text(formats.number(row.official_count)), *citations.cite((row.official_source_id,)))
    return (Text(_("none given") if row.official is OfficialCount.NOT_GIVEN else _("none found")),)


def _remarks(row: CoverageRow, *, reach: date) -> tuple[Spans, ...]:
    """Return the lines under a row: how far it reaches, how it was counted, what is missing, and what else there is."""
    lines = [" ".join(_reckoning(row, reach))]
    if row.missing is not None:
        lines.append(_("Missing: {what}").format(what=row.missing))
    if row.note is not None:
        lines.append(row.note)
    return tuple((Text(line),) for line in lines if line)


def _reckoning(row: CoverageRow, reach: date) -> Iterator[str]:
    yield from _reaching(row, reach)
    if row.official_count is not None and row.official_as_of is not None:
        yield _("Official count of {day}.").format(day=formats.day(row.official_as_of))
    if row.rounds:
        agreeing = sum(found.agrees for found in row.rounds)
        yield ngettext(
            "Round by round, {agreeing} of {count} agrees with the authority’s count.",
            "Round by round, {agreeing} of {count} agree with the authority’s count.",
            len(row.rounds),
        ).format(agreeing=formats.number(agreeing), count=formats.number(len(row.rounds)))
        if row.uncounted > 0:
            yield ngettext(
                "{count} listing is of a round without a count.",
                "{count} listings are of rounds without a count.",
                row.uncounted,
            ).format(count=formats.number(row.uncounted))
    if row.conflicts:
        words = ngettext(
            "Sources differ on {count} fact, told on its page.",
            "Sources differ on {count} facts, told on their pages.",
            row.conflicts,
        )
        yield words.format(count=formats.number(row.conflicts))


def _reaching(row: CoverageRow, reach: date) -> Iterator[str]:
    """Yield up to when the sources of the row have news, and by how much that is less than the edition's reach."""
    if row.reach is not None and row.reach < reach:
        yield ngettext(
            "Sources reach to {day}, {count} day less than the edition’s.",
            "Sources reach to {day}, {count} days less than the edition’s.",
            (reach - row.reach).days,
        ).format(day=formats.day(row.reach), count=formats.number((reach - row.reach).days))
    elif row.reach is not None:
        yield _("Sources reach to {day}, as far as the edition’s.").format(day=formats.day(row.reach))
    if row.newest_source is not None and row.newest_source != row.reach:
        yield _("Newest source of {day}.").format(day=formats.day(row.newest_source))
