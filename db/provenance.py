"""Records of what the edition's facts rest on: what each source supports, and how complete the data is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

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


class OfficialCount(StrEnum):
    """Whether there is an authority's own number to hold the rows against."""

    GIVEN = "given"
    NOT_GIVEN = "not given"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class RoundCount:
    """How many an authority counts in one act, and how many listings of it there are here.

    Attributes:
        note: Why the two differ, or what the count covers.
    """

    measure: EntryRef
    official_count: int
    rows: int
    source_id: str
    note: str | None = None

    @property
    def agrees(self) -> bool:
        """Return whether the two are the same."""
        return self.official_count == self.rows


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How complete and how well supported the data about one subject is.

    Attributes:
        key: Stable name for JSON: an entry id for a list, else words such as ``measures of CN``.
        title: What it is about, in words.
        entry: The list, where it is one.
        official_count: How many the authority itself counts, with the day of its count and the source that gives it.
        official: Whether an authority gives a number; None where nobody counts such rows, as all firms there are.
        rounds: What the authority counts act by act, newest first.
        rows: Rows of the subject in the edition.
        standing: Of the rows of a list of firms, those that have begun and not ended on the as-of day.
        newest_event: The newest dated turn that is known of any of the rows, on or before the data's own day.
        newest_source: When the newest of the dated sources of the rows that were read was published.
        reach: Up to when the sources of the rows can be expected to have news, at most the edition's reach.
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
    official: OfficialCount | None = None
    rounds: tuple[RoundCount, ...] = ()
    standing: int | None = None
    newest_event: date | None = None
    newest_source: date | None = None
    reach: date | None = None
    second_hand: int = 0
    confirmed: int = 0
    conflicts: int = 0
    missing: str | None = None
    note: str | None = None

    @property
    def uncounted(self) -> int:
        """Return how many listings are of acts of which no count is known."""
        return (self.rows or 0) - sum(found.rows for found in self.rounds)


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many sources of one kind there are.

    Attributes:
        read: Those of them that were read; the others were only linked by one that was.
        newest: When the newest dated one that was read was published.
    """

    kind: str
    count: int
    read: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What all of the edition amounts to.

    Attributes:
        rows: Entries and listings: what has sources of its own.
        facts: What is said in them: filled fields, and figures, ties, codes, events and names one by one.
        confirmed: Rows of which a second independent source has the same key facts.
        several_sources: Rows that cite more than one source.
        second_hand: Rows of which no source was itself read as an official text or a report.
        conflicts: Facts on which sources differ.
    """

    rows: int
    facts: int
    confirmed: int
    several_sources: int
    second_hand: int
    conflicts: int


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
        source_kinds: How many sources there are of each kind, the most first.
        totals: Rows, facts and how well they are supported, in all.
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
    source_kinds: tuple[SourceCount, ...]
    totals: Totals
    not_known: int
    sources: Mapping[str, Source] = field(default_factory=dict)
