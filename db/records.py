"""The values that reading hands to everyone else: frozen, complete, and free of the database.

Ids are text of the form ``kind/slug`` (``mineral/gallium``). Days are dates. An empty collection is a
tuple, a missing value is None. Source ids are slugs without a kind; an entry carries each of its sources once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.force import Basis, Event, State
from db.notes import Confidence as Confidence
from db.notes import Judgement as Judgement
from db.notes import Likelihood as Likelihood
from db.notes import Note as Note
from db.notes import NotePart as NotePart
from db.notes import PartKind as PartKind
from db.words import EditionInfo as EditionInfo
from db.words import Evidence as Evidence
from db.words import Kind as Kind
from db.words import SubjectKind as SubjectKind


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that facts come from.

    Attributes:
        description: For a source without an address, what it is in words a reader understands.
        was_read: False where only the address is known, through a source that was read.
    """

    id: str
    publisher: str
    title: str
    published: date | None
    url: str | None
    kind: str
    description: str | None
    was_read: bool


@dataclass(frozen=True, slots=True)
class EntryRef:
    """Enough of an entry to name it and to link to it.

    Attributes:
        number: For a measure, the number by which people cite it ("Announcement No. 46 of 2024"), where it has one.
    """

    id: str
    kind: Kind
    name: str
    name_zh: str | None = None
    number: str | None = None

    @property
    def short_name(self) -> str:
        """Return how the entry is cited in a sentence: a measure by its number, everything else by its name."""
        return self.name if self.number is None else self.number


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an entry, provision or listing on one day.

    Attributes:
        state: None where nothing had happened yet, or where nothing is known that binds it.
        since: First day of the unbroken run of the state.
        until: Scheduled end known on that day.
        counts: For an entry with several provisions or listings, how many are in each state, in the
            order of `State`; empty for a single one.
    """

    state: State | None
    since: date | None = None
    until: date | None = None
    counts: tuple[tuple[State, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that a query found, with the field and the text that matched."""

    entry: EntryRef
    standing: Standing
    matched_field: str
    matched_text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled line of an entry.

    Attributes:
        key: Stable name for JSON (``hs_code``); `label` is what people read.
        link: The entry that the value names, where it names one.
    """

    key: str
    label: str
    value: str
    source_ids: tuple[str, ...] = ()
    link: EntryRef | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of numbers of an entry (production, reserves, prices), ready to show.

    Attributes:
        key: Stable name for JSON.
        columns: Headings; `units` of a row stand in a column of their own.
        rows: Cell texts, as many as there are columns; `source_ids` runs parallel to `rows`.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a mineral, as a figure needs it.

    Attributes:
        table: Which table of `Entry.figures` it stands in: production, reserves, import_reliance,
            import_sources or prices.
        year: Of a period, its last year.
        country: ISO code, ``EU``, ``WORLD`` for a total, ``OTHER`` for the rest; of import sources, the origin.
        value: In `unit`; shares and reliance in per cent.
        stage: Of production, what is counted ("mine", "refinery"); of import sources, the importer's ISO code;
            of prices, their basis; else None.
        bound: "<" or ">" where the source gives only a bound, else empty.
    """

    table: str
    year: int
    country: str
    value: float
    unit: str
    stage: str | None
    is_estimated: bool
    source_id: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which sources differ; the page shows both values.

    Attributes:
        field: What they differ on ("announced"), in the data's own word.
        shown: The value that the edition goes by.
        other: What the source says instead.
        why: Why the one is shown.
        about: The listing whose fact it is, in words; None for a fact of the entry itself.
    """

    field: str
    shown: str
    other: str
    source_id: str
    why: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A provision or listing with its force on the as-of day.

    Attributes:
        key: ``mofcom-2024-46#clause-2`` for a provision, ``firm@list#measure`` for a listing.
        label: "Clause 2", or the name of the list.
        scope: What of the entry it concerns (form, firm, use), in words.
        summary: What it does; for a listing, its effect.
        reason: For a listing, why, as the authority gave it.
        measure: The act; None for a listing whose act is not known.
        list: The list, for a listing.
        firm: The firm, for a listing.
        minerals: Entries that the provision names; likewise `technologies`.
        codes: Export-control and HS codes, as (scheme, code) with scheme "control" or "HS".
        targets: ISO country codes aimed at; empty for every country.
        cause: The act behind the present state; None before the first one.
        remarks: Statements and reports that stand beside the state on the as-of day.
        timeline: Every event of the subject, oldest first, also those after the as-of day.
        act_kind: What a provision is (``export-ban``, ``export-licence``): its own kind, else its measure's;
            None for a listing.
        country: Whose act it is, or whose list, as an ISO code.
        basis: What the measure rests on; a statement or report binds nobody.
        is_deciding: False where it is shown with the entry without being a control on it.
        is_confirmed: True where a second independent source has the same key facts.
        firm_country: Of a listing, the firm's country as an ISO code.
    """

    key: str
    kind: SubjectKind
    label: str
    scope: str | None
    summary: str | None
    reason: str | None
    measure: EntryRef | None
    list: EntryRef | None
    firm: EntryRef | None
    minerals: tuple[EntryRef, ...]
    technologies: tuple[EntryRef, ...]
    codes: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    standing: Standing
    cause: Event | None
    remarks: tuple[Event, ...]
    timeline: tuple[Event, ...]
    note: str | None
    evidence: Evidence
    is_checked: bool
    source_ids: tuple[str, ...]
    act_kind: str | None = None
    country: str | None = None
    basis: Basis = Basis.ACT
    is_deciding: bool = True
    is_confirmed: bool = False
    firm_country: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from the entry to another.

    Attributes:
        relation: Stable name as read from this entry ("depends on", "used by", "parent", "responds to").
        via: The instrument or the words that make the tie.
        standing: State of the other entry, or of the tie where it has one, on the as-of day.
    """

    relation: str
    entry: EntryRef
    via: str | None = None
    source_ids: tuple[str, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything a page shows of one entry on one day.

    Attributes:
        as_of: The day that all states in it refer to.
        is_forecast: True where the day lies after the edition's own date.
        aliases: Other names, symbols and codes that find it.
        facts: Labelled lines, in reading order.
        subjects: Provisions and listings that bear on it, those that bind first.
        links: Ties to other entries, grouped by relation.
        not_known: Sentences on what was looked for and not found.
        sources: Every source that anything in the entry cites, by id.
        acts: The measures that events name in `by`, by slug, so that a page can name and link them.
        confirmed_by: Independent sources in each of which the key facts were read and agree; empty without a second.
        conflicts: Facts of the entry and of its listings on which sources differ.
        quantities: The numbers of `figures` that a figure can draw, in the same order.
    """

    ref: EntryRef
    as_of: date
    is_forecast: bool
    summary: str | None
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]
    standing: Standing
    subjects: tuple[Subject, ...]
    figures: tuple[Figures, ...]
    links: tuple[Link, ...]
    note: str | None
    not_known: tuple[str, ...]
    evidence: Evidence
    is_checked: bool
    source_ids: tuple[str, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    acts: Mapping[str, EntryRef] = field(default_factory=dict)
    confirmed_by: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Return whether a second independent source has the same key facts."""
        return bool(self.confirmed_by)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated turn of one provision or listing, ahead of the as-of day or passed without an act.

    Attributes:
        day: The scheduled end, or the effective date.
        what: "suspension ends", "term ends", "takes effect", "comments close", or "end passed, unconfirmed".
        subjects: How many provisions or listings of the measure turn on that day.
        remarks: What officials or the press say of it.
    """

    day: date
    what: str
    measure: EntryRef
    label: str
    subjects: int
    is_passed: bool
    remarks: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One provision or listing whose state differs between two days, with the event that did it."""

    entry: EntryRef
    label: str
    before: Standing
    after: Standing
    cause: Event | None
    measure: EntryRef | None


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens alike to provisions or listings on one day.

    Attributes:
        event: The first of the events; None where a stated end passes and no act says what follows.
        act: The act that does it; where none is named, the act or the list that it happens to.
        subjects: To how many provisions or listings.
    """

    event: Event | None
    act: EntryRef
    subjects: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something happens, and what: that which concerns most provisions and listings first."""

    day: date
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with its count within the filtered set."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A property to filter by; `key` is its name in the query language."""

    key: str
    label: str
    values: tuple[FacetValue, ...]
