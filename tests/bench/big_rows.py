"""The rows of a generated firm in every table of the edition, as the steps of the build would derive them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random

from db.build.fulltext import TextRow
from db.build.names import ALIAS, CHINESE, ID, NAME, PINYIN, Texts
from db.build.subjects import OPEN_END
from db.records import Evidence, Kind, SubjectKind
from db.search.folding import fold
from db.search.tokens import index_text
from tests.bench.big_names import Named
from tests.bench.big_rounds import COURSE_WEIGHTS, COURSES, SHARES, Round, course_of, standing_of
from tests.bench.big_words import EFFECTS, REASONS, SUMMARIES

Value = str | int | float | None
Row = tuple[Value, ...]

_LISTINGS = (1, 2, 3)
_LISTING_WEIGHTS = (78, 17, 5)
_PARENT_SHARE = 0.06
_ROLE_SHARE = 0.1
_CITED_TWICE = 0.3
_GRADES = (Evidence.OFFICIAL, Evidence.REPORTED, Evidence.SECOND_HAND)
_GRADE_WEIGHTS = (70, 20, 10)
LISTINGS_A_FIRM = sum(count * weight for count, weight in zip(_LISTINGS, _LISTING_WEIGHTS, strict=True)) / 100


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What generated firms refer to.

    Attributes:
        rounds: By list.
        labels: Names of lists, minerals and technologies by entry id.
        numbers: Entry numbers by id.
        parents: Slugs of firms that others may belong to.
        ties: Ids of minerals and technologies that a firm may have to do with.
        sources: Ids of sources.
    """

    rounds: Mapping[str, Sequence[Round]]
    labels: Mapping[str, str]
    numbers: Mapping[str, int]
    parents: Sequence[str]
    ties: Sequence[str]
    sources: Sequence[str]
    lists: tuple[str, ...] = field(default=tuple(SHARES))
    list_weights: tuple[int, ...] = field(default=tuple(SHARES.values()))


@lru_cache(maxsize=10_000)
def _indexed(text: str) -> str:
    """Return the text for the index; kept, because reasons and effects are said of many."""
    return index_text(text)


class FirmRows:
    """Collects rows by table until they are taken; the caller takes them every few thousand firms."""

    def __init__(self, surroundings: Surroundings, *, next_subject: int) -> None:
        self._around = surroundings
        self._subject = next_subject
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.texts: list[TextRow] = []
        self.facets: set[tuple[str, str]] = set()

    def take(self) -> tuple[dict[str, list[Row]], list[TextRow]]:
        """Return what was collected, and begin anew."""
        rows, texts = self.rows, self.texts
        self.rows, self.texts = defaultdict(list), []
        return rows, texts

    def add(self, number: int, slug: str, *, named: Named, random: Random) -> None:
        """Add a firm with its listings.

        Args:
            number: Its entry number.
            slug: Its id, which no other firm has.
            named: Its names.
            random: Decides on the rest.
        """
        summary = random.choice(SUMMARIES).format(
            city=named.city, trade=named.trade.lower(), year=random.randrange(1978, 2022)
        )
        grade = random.choices(_GRADES, _GRADE_WEIGHTS)[0]
        parent = random.choice(self._around.parents) if random.random() < _PARENT_SHARE else None
        name_zh = named.chinese[0] if named.chinese else None
        folded = fold(named.name)
        entry_id = f"firm/{slug}"
        is_checked = int(grade is not Evidence.SECOND_HAND)
        self.rows["entry"].append(
            (number, entry_id, Kind.FIRM, named.name, name_zh, folded, summary, None, is_checked, 0, grade)
        )
        self.rows["firm"].append((slug, named.kind, named.country, parent, named.sector))
        texts = self._add_names(number, entry_id, named=named)
        facets = {
            ("type", named.kind),
            ("country", named.country),
            ("sector", named.sector.replace(" ", "-")),
            ("evidence", grade.name.lower().replace("_", "-")),
        }
        body = [summary, *self._add_listings(number, slug, grade=grade, random=random, facets=facets)]
        if parent is not None:
            self.rows["relation"].append((number, "parent", self._around.numbers[f"firm/{parent}"], 0, None, None))
        if random.random() < _ROLE_SHARE:
            body.append(self._add_role(number, slug, random=random, facets=facets))
        self._add_sources(entry_id, random)
        self.facets |= facets
        self.rows["facet"] += [(key, value, number) for key, value in facets]
        self.texts.append(
            (
                number,
                " ".join(index_text(text) for text in texts.of((NAME, CHINESE))),
                " ".join([*map(index_text, texts.of((ALIAS,))), *texts.of((PINYIN,))]),
                "",
                " ".join(_indexed(text) for text in dict.fromkeys(body)),
            )
        )

    def _add_names(self, number: int, entry_id: str, *, named: Named) -> Texts:
        texts = Texts()
        texts.add(NAME, named.name)
        for chinese in named.chinese:
            texts.add(CHINESE, chinese)
        for alias in named.aliases:
            texts.add(ALIAS, alias)
        for spelling in named.pinyin:
            texts.add(PINYIN, spelling, folded=spelling)  # folded already, as an id is but for its hyphens
        words = entry_id.replace("/", " ").replace("-", " ")
        texts.add(ID, entry_id, folded=words)
        texts.add(ID, entry_id, folded=words.partition(" ")[2])
        self.rows["name"] += [(number, place, *found) for place, found in enumerate(texts.found)]
        return texts

    def _add_listings(
        self, number: int, slug: str, *, grade: Evidence, random: Random, facets: set[tuple[str, str]]
    ) -> list[str]:
        """Add the listings of a firm, each on another list, and return what the full text has of them."""
        around, texts, courses = self._around, [], []
        wanted = random.choices(_LISTINGS, _LISTING_WEIGHTS)[0]
        for blacklist in dict.fromkeys(random.choices(around.lists, around.list_weights, k=wanted)):
            made = random.choice(around.rounds[blacklist])
            course = random.choices(range(len(COURSES)), COURSE_WEIGHTS)[0]
            reason, effect = random.choice(REASONS), random.choice(EFFECTS)
            texts += [reason, effect]
            courses.append((made, course))
            subject = self._subject
            self._subject += 1
            key = f"{slug}@{blacklist}#{made.measure}"
            self.rows["subject"].append(
                (
                    subject,
                    key,
                    SubjectKind.LISTING,
                    made.measure,
                    blacklist,
                    slug,
                    None,
                    around.labels[f"list/{blacklist}"],
                    effect,
                    reason,
                    made.announced.isoformat(),
                    None,
                    1,
                    0,
                    grade,
                )
            )
            events, intervals = course_of(made, course)
            self.rows["event"] += [
                (
                    subject,
                    place,
                    event.day.isoformat(),
                    event.type,
                    event.basis,
                    None if event.until is None else event.until.isoformat(),
                    event.by,
                    None,
                    event.source,
                )
                for place, event in enumerate(events)
            ]
            self.rows["subject_interval"] += [
                (
                    subject,
                    interval.first.isoformat(),
                    OPEN_END if interval.end is None else interval.end.isoformat(),
                    interval.state,
                    interval.since.isoformat(),
                    None if interval.until is None else interval.until.isoformat(),
                    interval.cause,
                )
                for interval in intervals
            ]
            self.rows["entry_subject"].append((number, subject, None, 1))
            self.rows["entry_subject"].append((around.numbers[f"list/{blacklist}"], subject, None, 1))
            self.rows["citation"].append((key, 0, made.source, 0))
            facets.add(("list", blacklist))
        self.rows["entry_interval"] += [(number, *row) for row in standing_of(tuple(courses))]
        return texts

    def _add_role(self, number: int, slug: str, *, random: Random, facets: set[tuple[str, str]]) -> str:
        entry_id = random.choice(self._around.ties)
        kind, _slash, other = entry_id.partition("/")
        role = "buyer" if random.random() < 0.5 else "maker"
        source = random.choice(self._around.sources)
        is_mineral = kind == Kind.MINERAL
        self.rows["firm_role"].append(
            (slug, 0, other if is_mineral else None, None if is_mineral else other, role, source)
        )
        self.rows["relation"].append((number, "role", self._around.numbers[entry_id], 0, role, source))
        facets.add((kind, other))
        return role

    def _add_sources(self, entry_id: str, random: Random) -> None:
        count = 2 if random.random() < _CITED_TWICE else 1
        for place, source in enumerate(random.sample(self._around.sources, count)):
            self.rows["citation"].append((entry_id, place, source, 0))
