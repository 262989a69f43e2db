"""Says by plain loops over whole tables what the SQL of the queries must say; slow and simple on purpose."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date

from db.records import Kind
from db.search.filters import JOINT_KEYS
from db.search.keys import EVERY_COUNTRY, NO_STATE, NOTEBOOK_KEYS, period
from db.search.marked import NOTHING, Marked
from db.search.query import Query

RANKS = ("in-force", "suspended", "unconfirmed", "announced", "proposed", "ended", NO_STATE)


# State, since, until; days as ISO text.
Shown = tuple[str, str | None, str | None]


@dataclass
class Thing:
    """A subject with all that can be asked of it; `intervals` as (first, end, state, since, until)."""

    number: int
    key: str
    label: str
    values: dict[str, set[str]] = field(default_factory=dict)
    days: dict[str, list[str]] = field(default_factory=dict)
    intervals: list[tuple[str, str, str, str, str | None]] = field(default_factory=list)

    def on(self, day: date) -> Shown:
        """Return state, since and until on the day."""
        for first, end, state, since, until in self.intervals:
            if first <= day.isoformat() < end:
                return state, since, until
        return NO_STATE, None, None


@dataclass
class Being:
    """An entry with its facets, its own interval rows, and its subjects as (thing, decides)."""

    number: int
    id: str
    kind: Kind
    facets: dict[str, set[str]] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    announced: str | None = None
    intervals: list[tuple[str, str, str, str, str | None]] = field(default_factory=list)
    things: list[tuple[Thing, bool]] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """Return the id without the kind."""
        return self.id.partition("/")[2]


class Oracle:
    """All entries and subjects of an edition in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.things = {
            number: Thing(number, key, label)
            for number, key, label in connection.execute("SELECT subject_no, key, label FROM subject")
        }
        self.beings = {
            number: Being(number, entry_id, Kind(kind))
            for number, entry_id, kind in connection.execute("SELECT entry_no, id, kind FROM entry")
        }
        self._by_id = {being.id: being for being in self.beings.values()}
        self._load_subjects(connection)
        self._load_entries(connection)

    def picked(self, query: Query, kind: Kind, day: date, marked: Marked = NOTHING) -> dict[str, Shown]:
        """Return the ids of the entries without regard to words, with state, since and until as shown of each."""
        found: dict[str, Shown] = {}
        for being in self.beings.values():
            if being.kind is kind:
                state = self._state(being, query, day, marked)
                if state is not None:
                    found[being.id] = state
        return found

    def count(self, query: Query, kind: Kind, chosen: tuple[str, str], day: date, marked: Marked = NOTHING) -> int:
        """Return how many entries the facet value finds in place of the facet's own terms."""
        key, value = chosen
        return len(self.picked(query.without(key).including(key, value), kind, day, marked))

    def _state(self, being: Being, query: Query, day: date, marked: Marked) -> Shown | None:
        """Return what to show; None where the entry does not meet the query."""
        joint = [key for key in JOINT_KEYS[being.kind] if query.values(key)]
        for key in {term.key for term in query.terms} - {"state"}:
            if query.values(key) and key not in joint and not self._has(being, key, query.values(key), marked):
                return None
            unwanted = query.excluded_values(key)
            if unwanted and key in JOINT_KEYS[being.kind]:
                if any(self._meets(thing, key, unwanted) for thing, _ in being.things):
                    return None
            elif unwanted and self._has(being, key, unwanted, marked):
                return None
        if not joint:
            shown: Shown = NO_STATE, None, None
            for first, end, *interval in being.intervals:
                if first <= day.isoformat() < end:
                    shown = interval[0] or NO_STATE, interval[1], interval[2]
            return shown if self._wanted(shown[0], query) else None
        only_deciding = being.kind in (Kind.MINERAL, Kind.TECHNOLOGY) and not {"measure", "type"} & set(joint)
        standings = [
            thing.on(day)
            for thing, decides in being.things
            if (decides or not only_deciding) and all(self._meets(thing, key, query.values(key)) for key in joint)
        ]
        standings = [standing for standing in standings if self._wanted(standing[0], query)]
        if not standings:
            return None
        state = min((standing[0] for standing in standings), key=RANKS.index)
        same = [standing for standing in standings if standing[0] == state]
        return (
            state,
            min((since for _, since, _ in same if since is not None), default=None),
            min((until for _, _, until in same if until is not None), default=None),
        )

    def _wanted(self, state: str, query: Query) -> bool:
        wanted = query.values("state")
        return (not wanted or state in wanted) and state not in query.excluded_values("state")

    def _meets(self, thing: Thing, key: str, values: tuple[str, ...]) -> bool:
        if key in ("added", "announced", "effective"):
            return any(_within(each, value) for each in thing.days.get(key, ()) for value in values)
        if key == "code":
            return any(code.startswith(_digits(value)) for code in thing.values.get("code", ()) for value in values)
        return bool(thing.values.get(key, set()) & set(values))

    def _has(self, being: Being, key: str, values: tuple[str, ...], marked: Marked) -> bool:
        if key == "kind":
            return being.kind in values
        if key in NOTEBOOK_KEYS:
            return being.id in marked.entry_ids(key, values)
        if key == being.kind:
            return being.slug in values
        if key == "code":
            return any(code.startswith(_digits(value)) for code in being.codes for value in values)
        if key == "announced":
            return being.announced is not None and any(_within(being.announced, value) for value in values)
        if key == "by" and being.kind in (Kind.MEASURE, Kind.LIST):
            key = "country"
        if key == "list" and being.kind is Kind.MINERAL:
            key = "designation"
        if key in ("technology", "firm") and being.kind in (Kind.MINERAL, Kind.TECHNOLOGY):
            others = [self._by_id[f"{key}/{value}"] for value in values if f"{key}/{value}" in self._by_id]
            return any(being.slug in other.facets.get(being.kind, ()) for other in others)
        return bool(being.facets.get(key, set()) & set(values))

    def _load_subjects(self, connection: sqlite3.Connection) -> None:
        measures = dict(connection.execute("SELECT id, announced FROM measure"))
        countries = {("measure", key): value for key, value in connection.execute("SELECT id, country FROM measure")}
        countries |= {("list", key): value for key, value in connection.execute("SELECT id, country FROM list")}
        statement = "SELECT subject_no, subject_kind, measure_id, list_id, firm_id, act_kind, added FROM subject"
        for number, kind, measure, blacklist, firm, act_kind, added in connection.execute(statement):
            thing = self.things[number]
            for key, value in (("measure", measure), ("list", blacklist), ("firm", firm), ("type", act_kind)):
                thing.values[key] = set() if value is None else {value}
            thing.values["by"] = {
                countries[owner] for owner in (("measure", measure), ("list", blacklist)) if owner[1] is not None
            }
            if added is not None:
                thing.days["added"] = [added]
            if measure is not None:
                thing.days["announced"] = [measures[measure]]
                self._by_id[f"measure/{measure}"].things.append((thing, True))
            thing.values["target"] = {EVERY_COUNTRY} if kind == "provision" else set()
        for number, country in connection.execute("SELECT subject_no, country FROM subject_target"):
            self.things[number].values["target"].discard(EVERY_COUNTRY)
            self.things[number].values["target"].add(country)
        for number, entry_no in connection.execute("SELECT subject_no, entry_no FROM entry_subject"):
            being = self.beings[entry_no]
            if being.kind in (Kind.MINERAL, Kind.TECHNOLOGY, Kind.FIRM):
                self.things[number].values.setdefault(being.kind, set()).add(being.slug)
        for number, digits in connection.execute("SELECT subject_no, digits FROM subject_code"):
            self.things[number].values.setdefault("code", set()).add(digits)
        statement = "SELECT subject_no, day FROM event WHERE type = 'effective' AND basis = 'act'"
        for number, day in connection.execute(statement):
            self.things[number].days.setdefault("effective", []).append(day)
        statement = "SELECT subject_no, first, end_day, state, since, until FROM subject_interval"
        for number, *interval in connection.execute(statement):
            self.things[number].intervals.append(tuple(interval))

    def _load_entries(self, connection: sqlite3.Connection) -> None:
        for number, key, value in connection.execute("SELECT entry_no, key, value FROM facet"):
            self.beings[number].facets.setdefault(key, set()).add(value)
        statement = "SELECT entry_no, folded FROM name WHERE field IN ('HS code', 'control code')"
        for number, folded in connection.execute(statement):
            self.beings[number].codes.add(folded)
        for slug, announced in connection.execute("SELECT id, announced FROM measure"):
            self._by_id[f"measure/{slug}"].announced = announced
        statement = "SELECT entry_no, first, end_day, state, since, until FROM entry_interval"
        for number, *interval in connection.execute(statement):
            self.beings[number].intervals.append(tuple(interval))
        statement = "SELECT entry_no, subject_no, is_deciding FROM entry_subject"
        for entry_no, subject_no, is_deciding in connection.execute(statement):
            being = self.beings[entry_no]
            # What bears on a measure was taken from the subjects: its listings are among them.
            if being.kind is not Kind.MEASURE:
                being.things.append((self.things[subject_no], bool(is_deciding)))


def _within(day: str, span: str) -> bool:
    first, last = period(span)
    return first.isoformat() <= day <= last.isoformat()


def _digits(code: str) -> str:
    return "".join(letter for letter in code.lower() if letter.isalnum())
