"""Records of what the edition's facts rest on: what each source supports, and how complete the data is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records import EntryRef, Source


@dataclass(frozen=True, slots=True)
class SourceUse:
    """What of one entry rests on a source.

    Attributes:
        entry: The entry; that of the firm for a listing, of the measure for a provision.
        parts: What rests on the source, in words ("facts of the entry", "12 figures of production").
        is_confirming: True where the source is one of the independent ones that agree on the key facts.
    """

    entry: EntryRef
    parts: tuple[str, ...]
    is_confirming: bool = False


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source with everything that rests on it.

    Attributes:
        uses: By kind in the order of `Kind`, then by name.
        counts: How many of each sort of row rest on it ("listings"), those that are none left out.
    """

    source: Source
    uses: tuple[SourceUse, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How complete and how well supported the data about one subject is.

    Attributes:
        key: Stable name for JSON: an entry id for a list, else words such as ``measures of CN``.
        title: What it is about, in words.
        entry: The list, where it is one.
        official_count: How many the authority itself counts, with the day of its count and the source that gives it.
        round_count: The sum of what the authority counts act by act; `round_rows` are the listings of those acts.
        rows: Rows of the subject in the edition.
        standing: Of the rows of a list of firms, those that have begun and not ended on the as-of day.
        newest_event: The newest dated turn that is known of any of the rows, on or before the data's own day.
        newest_source: When the newest of the dated sources of the rows was published.
        second_hand: Rows of which no source was itself read as an official text or a report.
        confirmed: Rows that a second independent source confirms.
        conflicts: Facts of the rows on which sources differ.
        missing: What is known not to be in the data.
    """

    key: str
    title: str
    rows: int | None
    entry: EntryRef | None = None
    official_count: int | None = None
    official_as_of: date | None = None
    official_source_id: str | None = None
    round_count: int | None = None
    round_rows: int | None = None
    standing: int | None = None
    newest_event: date | None = None
    newest_source: date | None = None
    second_hand: int = 0
    confirmed: int = 0
    conflicts: int = 0
    missing: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """How far the edition reaches.

    Attributes:
        data_date: The day on which the data was compiled.
        reach: The newest day of which the sources that were read can be expected to have news.
        newest_source: When the newest of the dated sources that were read was published.
        source_count: Sources in all; `unread_count` of them were only linked by one that was read.
        kinds: One row a sort of row: minerals, technologies, firms, measures by country, provisions, listings.
        lists: One row a list.
        others: Subjects that the edition speaks of in plain words only.
        not_known: How many sentences say what was looked for and not found.
        sources: The sources that the rows name, by id.
    """

    as_of: date
    data_date: date
    reach: date
    newest_source: date | None
    source_count: int
    unread_count: int
    kinds: tuple[CoverageRow, ...]
    lists: tuple[CoverageRow, ...]
    others: tuple[CoverageRow, ...]
    not_known: int
    sources: Mapping[str, Source] = field(default_factory=dict)
