"""The rounds in which generated firms came onto lists: for each an act, and the few courses that its listings take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from db.build.choices import MeasureKind
from db.build.material import Located, Material
from db.build.rows import Measure
from db.build.standing import sweep
from db.build.subjects import OPEN_END
from db.force import Basis, Event, EventType, Interval, fold

# Share of all listings by list.
SHARES = {
    "us-entity-list": 38,
    "cn-export-control-list": 11,
    "eu-833-2014-annex-iv": 10,
    "us-1260h": 9,
    "us-uflpa-entity-list": 8,
    "cn-unreliable-entities": 7,
    "us-meu-list": 7,
    "us-ns-cmic": 4,
    "eu-269-2014-annex-i": 4,
    "cn-countermeasures": 2,
}
# As many firms as one act names at most; fewer acts than that would be pages nobody writes.
_FIRMS_A_ROUND = 400
_FIRST_DAY = date(2018, 1, 8)
_DAYS = (date(2026, 9, 28) - _FIRST_DAY).days
# How listings fare, and how many of a hundred.
COURSES = ("stays", "suspended", "removed", "suspended and ended")
COURSE_WEIGHTS = (85, 5, 6, 4)
WHOLE_ACT = "act"

IntervalRow = tuple[str, str, str, str, str | None]


@dataclass(frozen=True, slots=True)
class Round:
    """One act on one list."""

    blacklist: str
    measure: str
    announced: date
    effective: date
    source: str


def rounds_of(material: Material, listings: int) -> tuple[tuple[Round, ...], list[Located[Measure]]]:
    """Return the rounds, those of one list one after another, and the acts that made them.

    Args:
        material: What the YAML says; each list lends its latest act as a pattern.
        listings: How many listings there will be.
    """
    whole = sum(SHARES.values())
    patterns = _patterns(material)
    rounds: list[Round] = []
    acts: list[Located[Measure]] = []
    for blacklist, share in SHARES.items():
        pattern = patterns[blacklist]
        count = max(2, listings * share // whole // _FIRMS_A_ROUND)
        for number in range(count):
            announced = _FIRST_DAY + timedelta(days=_DAYS * number // count + number % 3)
            wait = (0, 0, 1, 30)[number % 4]
            made = Round(
                blacklist,
                f"{blacklist}-round-{number + 1}",
                announced,
                announced + timedelta(days=wait),
                pattern.row.sources[0],
            )
            rounds.append(made)
            acts.append(Located(pattern.file, made.measure, _act(pattern.row, made, number=number + 1), pattern.node))
    return tuple(rounds), acts


@lru_cache(maxsize=100_000)
def course_of(made: Round, course: int) -> tuple[tuple[Event, ...], tuple[Interval, ...]]:
    """Return the events of a listing of the round that takes the course, and how its force runs."""
    events = []
    if made.announced < made.effective:
        events.append(Event(made.announced, EventType.ANNOUNCED, by=made.measure, source=made.source))
    events.append(Event(made.effective, EventType.EFFECTIVE, by=made.measure, source=made.source))
    later = made.effective + timedelta(days=200)
    if COURSES[course].startswith("suspended"):
        until = later + timedelta(days=365)
        events.append(Event(later, EventType.SUSPENDED, until=until, by=made.measure, source=made.source))
    if COURSES[course] in ("removed", "suspended and ended"):
        events.append(Event(later + timedelta(days=90), EventType.REMOVED, by=made.measure, source=made.source))
    return tuple(events), fold(events)


@lru_cache(maxsize=100_000)
def standing_of(courses: tuple[tuple[Round, int], ...]) -> tuple[tuple[str, str, str, str, str | None, str], ...]:
    """Return first day, end, state, since, until and counts of a firm whose listings take the courses."""
    rows = []
    for first, end, summary in sweep([course_of(made, course)[1] for made, course in courses]):
        counts = ",".join(f'"{state}":{count}' for state, count in summary.counts)
        until = None if summary.until is None else summary.until.isoformat()
        last = OPEN_END if end is None else end.isoformat()
        rows.append((first.isoformat(), last, str(summary.state), summary.since.isoformat(), until, "{" + counts + "}"))
    return tuple(rows)


def _patterns(material: Material) -> dict[str, Located[Measure]]:
    acts = {item.row.id: item for item in material.measures}
    found: dict[str, Located[Measure]] = {}
    for listing in sorted((item.row for item in material.listings), key=_day_of):
        if listing.measure in acts:
            found[listing.list] = acts[listing.measure]
    return found


def _day_of(listing: object) -> date:
    return listing.added  # type: ignore[attr-defined, no-any-return]


def _act(pattern: Measure, made: Round, *, number: int) -> Measure:
    words = made.blacklist.replace("-", " ")
    return pattern.model_copy(
        update={
            "id": made.measure,
            "title": f"Round {number} of the {words}, {made.announced:%B %Y}",
            "title_zh": None,
            "number": None,
            "aliases": (),
            "kind": MeasureKind.ENTITY_LISTING,
            "basis": Basis.ACT,
            "announced": made.announced,
            "effective": made.effective,
            "comment_until": None,
            "summary": f"Adds firms to the {words}.",
            "provisions": tuple(_whole_act(pattern)),
            "note": None,
            "conflicts": (),
            "legal_basis": (),
            "responds_to": (),
        }
    )


def _whole_act(pattern: Measure) -> Iterator[object]:
    first: Sequence[object] = pattern.provisions
    update = {
        "id": WHOLE_ACT,
        "label": None,
        "summary": None,
        "kind": None,
        "effective": None,
        "until": None,
        "targets": None,
        "minerals": (),
        "technologies": (),
        "firms": (),
        "events": (),
        "note": None,
    }
    yield first[0].model_copy(update=update)  # type: ignore[attr-defined]
