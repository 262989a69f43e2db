"""Entries made by hand, folded by the real rules, for tests of pages and briefings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from db.force import Basis, Event, EventType, State, fold, remarks_on, state_on
from db.records import (
    EditionInfo,
    Entry,
    EntryRef,
    Evidence,
    Fact,
    Figures,
    Kind,
    Link,
    Note,
    Source,
    Standing,
    Subject,
    SubjectKind,
)

EDITION = EditionInfo(
    data_date=date(2026, 11, 22),
    reach=date(2026, 10, 9),
    schema_version=1,
    content_hash="3fa2b1c9" + "0" * 56,
    counts={"minerals": 69},
)


def source(
    key: str, publisher: str, title: str, *, day: str | None, kind: str, url: str | None, was_read: bool = True
) -> Source:
    """Return a source."""
    published = date.fromisoformat(day) if day is not None else None
    return Source(key, publisher, title, published, url, kind, None if url else "A wire report.", was_read=was_read)


SOURCES = {
    item.id: item
    for item in (
        source(
            "mofcom-46",
            "Ministry of Commerce of the PRC",
            "Announcement No. 46 of 2024",
            day="2024-12-03",
            kind="official",
            url="https://example.org/mofcom/2024/46",
        ),
        source("xinhua-72", "Xinhua", "China suspends a ban", day="2025-11-09", kind="news", url=None),
        source(
            "issuer-72",
            "Ministry of Commerce of the PRC",
            "Announcement No. 72 of 2025",
            day=None,
            kind="official",
            url="https://example.org/72",
            was_read=False,
        ),
        source(
            "usgs",
            "US Geological Survey",
            "Mineral commodity summaries 2026",
            day="2026-02-01",
            kind="dataset",
            url="https://example.org/gallium",
        ),
    )
}

GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓")
UEL = EntryRef("list/cn-unreliable-entities", Kind.LIST, "Unreliable Entity List", "不可靠实体清单")
CONTROL_LIST = EntryRef("list/cn-export-control-list", Kind.LIST, "Export Control List", "出口管制管控名单")
NO_23 = EntryRef("measure/mofcom-2023-23", Kind.MEASURE, "Announcement No. 23 of 2023")
NO_46 = EntryRef("measure/mofcom-2024-46", Kind.MEASURE, "Announcement No. 46 of 2024")
NO_57 = EntryRef("measure/mofcom-2025-57", Kind.MEASURE, "Announcement No. 57 of 2025")
NO_70 = EntryRef("measure/mofcom-2025-70", Kind.MEASURE, "Announcement No. 70 of 2025")
NO_72 = EntryRef("measure/mofcom-2025-72", Kind.MEASURE, "Announcement No. 72 of 2025")
EXTENSION = EntryRef("measure/cn-extension", Kind.MEASURE, "Outcome of the consultations")
ACTS = {ref.id.partition("/")[2]: ref for ref in (NO_46, NO_57, NO_70, NO_72, EXTENSION)}

SUSPENDED_72 = Event(
    date(2025, 11, 9), EventType.SUSPENDED, until=date(2026, 11, 27), by="mofcom-2025-72", source="xinhua-72"
)
SUSPENDED_70 = Event(date(2025, 11, 7), EventType.SUSPENDED, until=date(2026, 11, 10), by="mofcom-2025-70")
EXTENDED_BY_WORD = Event(
    date(2026, 9, 28),
    EventType.EXTENDED,
    Basis.STATEMENT,
    until=date(2027, 1, 10),
    by="cn-extension",
    source="xinhua-72",
)


def opening(announced: str, effective: str | None = None, until: str | None = None) -> tuple[Event, ...]:
    """Return the events that a measure or listing begins with."""
    events = [Event(date.fromisoformat(announced), EventType.ANNOUNCED)]
    if effective is not None:
        end = date.fromisoformat(until) if until is not None else None
        events.append(Event(date.fromisoformat(effective), EventType.EFFECTIVE, until=end))
    return tuple(events)


def provision(
    measure: EntryRef,
    events: Sequence[Event],
    *,
    as_of: str,
    label: str = "Whole act",
    act_kind: str = "export-licence",
    country: str = "CN",
    targets: tuple[str, ...] = (),
    scope: str | None = None,
    basis: Basis = Basis.ACT,
    is_deciding: bool = True,
    minerals: tuple[EntryRef, ...] = (),
    codes: tuple[tuple[str, str], ...] = (),
    note: str | None = None,
) -> Subject:
    """Return a provision in the state that its events give on the day."""
    standing, cause, remarks = _on(events, date.fromisoformat(as_of))
    return Subject(
        key=f"{measure.id.partition('/')[2]}#{label}",
        kind=SubjectKind.PROVISION,
        label=label,
        scope=scope,
        summary="Licences are needed.",
        reason=None,
        measure=measure,
        list=None,
        firm=None,
        minerals=minerals,
        technologies=(),
        codes=codes,
        targets=targets,
        standing=standing,
        cause=cause,
        remarks=remarks,
        timeline=tuple(sorted(events, key=_day)),
        note=note,
        evidence=Evidence.OFFICIAL,
        is_checked=True,
        source_ids=("mofcom-46",),
        act_kind=act_kind,
        country=country,
        basis=basis,
        is_deciding=is_deciding,
    )


def listing(
    register: EntryRef, events: Sequence[Event], *, as_of: str, firm: str = "acme", measure: EntryRef | None = NO_70
) -> Subject:
    """Return a listing in the state that its events give on the day."""
    standing, cause, remarks = _on(events, date.fromisoformat(as_of))
    ref = EntryRef(f"firm/{firm}", Kind.FIRM, firm.title())
    return Subject(
        key=f"{firm}@{register.id}#{measure.id if measure is not None else 'unknown'}",
        kind=SubjectKind.LISTING,
        label=register.name,
        scope=None,
        summary="Exports to it are barred.",
        reason="arms sales",
        measure=measure,
        list=register,
        firm=ref,
        minerals=(),
        technologies=(),
        codes=(),
        targets=(),
        standing=standing,
        cause=cause,
        remarks=remarks,
        timeline=tuple(sorted(events, key=_day)),
        note=None,
        evidence=Evidence.REPORTED,
        is_checked=True,
        source_ids=("mofcom-46", "xinhua-72"),
        country="CN",
    )


def entry(
    ref: EntryRef,
    subjects: Sequence[Subject] = (),
    *,
    as_of: str,
    links: tuple[Link, ...] = (),
    facts: tuple[Fact, ...] = (),
    figures: tuple[Figures, ...] = (),
    not_known: tuple[str, ...] = (),
    summary: str | None = "A soft metal.",
) -> Entry:
    """Return an entry with the subjects and a standing that sums them up."""
    day = date.fromisoformat(as_of)
    states = [subject.standing.state for subject in subjects if subject.standing.state is not None]
    counts = tuple((state, states.count(state)) for state in State if state in states)
    standing = subjects[0].standing if len(subjects) == 1 else Standing(states[0] if states else None, counts=counts)
    return Entry(
        ref=ref,
        as_of=day,
        is_forecast=day > EDITION.data_date,
        summary=summary,
        aliases=("Ga",) if ref.kind is Kind.MINERAL else (),
        facts=facts,
        standing=standing,
        subjects=tuple(subjects),
        figures=figures,
        links=links,
        note=None,
        not_known=not_known,
        evidence=Evidence.OFFICIAL,
        is_checked=True,
        source_ids=("usgs",),
        sources=SOURCES,
        acts=ACTS,
    )


def gallium(as_of: str) -> Entry:
    """Return gallium with a licence in force and a ban that is suspended from 9 November 2025."""
    licence = provision(NO_23, opening("2023-07-03", "2023-08-01"), as_of=as_of, scope="metal and compounds")
    ban = provision(
        NO_46,
        (*opening("2024-12-03", "2024-12-03"), SUSPENDED_72),
        as_of=as_of,
        label="Clause 2",
        act_kind="export-ban",
        targets=("US",),
        codes=(("control", "3C001"), ("HS", "8112929010")),
    )
    production = Figures(
        "production",
        "Production",
        ("Year", "Country", "Output", "Unit"),
        (("2025", "China", "900", "t"), ("2025", "World", "900", "t")),
        ("usgs", "usgs"),
    )
    led = EntryRef("technology/led", Kind.TECHNOLOGY, "LED lighting")
    return entry(
        GALLIUM,
        (licence, ban),
        as_of=as_of,
        links=(Link("used in", led, "optoelectronics", ("usgs",)),),
        facts=(Fact("symbol", "Symbol", "Ga"),),
        figures=(production,),
        not_known=("Whether 27 November 2026 moves was not found.",),
    )


def no_46(as_of: str) -> Entry:
    """Return No. 46 of 2024 with its two clauses."""
    start = opening("2024-12-03", "2024-12-03")
    military = provision(NO_46, start, as_of=as_of, label="Clause 1", act_kind="export-ban", targets=("US",))
    metals = provision(
        NO_46,
        (*start, SUSPENDED_72),
        as_of=as_of,
        label="Clause 2",
        act_kind="export-ban",
        targets=("US",),
        minerals=(GALLIUM,),
    )
    return entry(NO_46, (military, metals), as_of=as_of)


def no_57(as_of: str) -> Entry:
    """Return No. 57 of 2025: suspended before it took effect, its end passed, an extension only stated."""
    events = (*opening("2025-10-09", "2025-11-08"), SUSPENDED_70, EXTENDED_BY_WORD)
    return entry(NO_57, (provision(NO_57, events, as_of=as_of),), as_of=as_of)


def note(text: str) -> Note:
    """Return a note on gallium."""
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    return Note("a" * 32, GALLIUM.id, GALLIUM.name, text, 1, moment, moment)


def _on(events: Sequence[Event], day: date) -> tuple[Standing, Event | None, tuple[Event, ...]]:
    interval = state_on(fold(events), day)
    if interval is None:
        return Standing(None), None, ()
    standing = Standing(interval.state, interval.since, interval.until)
    return standing, events[interval.cause], remarks_on(events, day)


def _day(event: Event) -> date:
    return event.day
