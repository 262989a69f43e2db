"""Names pages by text, so that a link, a command and a tab can say which one: entries and reports alike.

An entry's page has the entry's id (``mineral/gallium``). Reports are written after the same fashion:

| page | id |
| --- | --- |
| what a window opens with | ``home``, or with the day of the last visit ``home/2026-11-20`` |
| how complete the edition is | ``coverage`` |
| a source and what rests on it | ``source/fr-2024-28270`` |
| scheduled ends and effective days | ``deadlines`` |
| what changed between two days | ``changes/2025-11-01..2026-11-25``, with ``?query`` after it |
| entries side by side | ``compare/mineral/gallium,mineral/germanium`` |
| one entry on two days | ``days/mineral/gallium@2025-06-01..2026-11-25`` |
| how two entries hang together | ``path/mineral/gallium..firm/huawei`` |
| what is around an entry | ``graph/mineral/gallium@2``: as far as two steps |
| what a query finds | ``selection/firm?country:US state:suspended`` |
| the manual, and a chapter of it | ``manual``, ``manual/search`` |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.errors import DataError
from db.words import Kind
from desktop.core.texts import _

MOST_HOPS = 3
FEWEST_COMPARED, MOST_COMPARED = 2, 6


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The page of an entry."""

    entry_id: str

    def __str__(self) -> str:
        return self.entry_id


@dataclass(frozen=True, slots=True)
class HomePage:
    """What a window opens with; `since` is the day of the last visit, None for a first one."""

    since: date | None = None

    def __str__(self) -> str:
        return "home" if self.since is None else f"home/{self.since}"


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """How complete the edition is."""

    def __str__(self) -> str:
        return "coverage"


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source and what rests on it."""

    source_id: str

    def __str__(self) -> str:
        return f"source/{self.source_id}"


@dataclass(frozen=True, slots=True)
class DeadlinesPage:
    """Scheduled ends and effective days."""

    def __str__(self) -> str:
        return "deadlines"


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed its state between two days, for what the query finds."""

    before: date
    after: date
    query: str = ""

    def __str__(self) -> str:
        return f"changes/{self.before}..{self.after}" + (f"?{self.query}" if self.query else "")


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two to six entries of one kind side by side."""

    entry_ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"compare/{','.join(self.entry_ids)}"


@dataclass(frozen=True, slots=True)
class DaysPage:
    """One entry on two days."""

    entry_id: str
    before: date
    after: date

    def __str__(self) -> str:
        return f"days/{self.entry_id}@{self.before}..{self.after}"


@dataclass(frozen=True, slots=True)
class PathPage:
    """How one entry hangs together with another."""

    start_id: str
    end_id: str

    def __str__(self) -> str:
        return f"path/{self.start_id}..{self.end_id}"


@dataclass(frozen=True, slots=True)
class GraphPage:
    """What is around an entry, as far as so many steps."""

    entry_id: str
    hops: int = 1

    def __str__(self) -> str:
        return f"graph/{self.entry_id}@{self.hops}"


@dataclass(frozen=True, slots=True)
class SelectionPage:
    """What a query finds of one kind."""

    kind: Kind
    query: str = ""

    def __str__(self) -> str:
        return f"selection/{self.kind}" + (f"?{self.query}" if self.query else "")


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A chapter of the manual; its contents where `chapter` is empty."""

    chapter: str = ""

    def __str__(self) -> str:
        return f"manual/{self.chapter}" if self.chapter else "manual"


PageId = (
    EntryPage
    | HomePage
    | CoveragePage
    | SourcePage
    | DeadlinesPage
    | ChangesPage
    | ComparePage
    | DaysPage
    | PathPage
    | GraphPage
    | SelectionPage
    | ManualPage
)


def parse_page_id(text: str) -> PageId:
    """Return which page the text names; whether there is such an entry is not looked at.

    Raises:
        DataError: It begins as a report and does not name one.
    """
    head, _slash, rest = text.partition("/")
    rest, _mark, query = rest.partition("?") if head in ("changes", "selection") else (rest, "", "")
    match head:
        case "home":
            return HomePage(_day(rest, text) if rest else None)
        case "coverage" if not rest:
            return CoveragePage()
        case "deadlines" if not rest:
            return DeadlinesPage()
        case "source" if rest:
            return SourcePage(rest)
        case "changes":
            return ChangesPage(*_days(rest, text), query)
        case "compare":
            return _compare(rest, text)
        case "days":
            entry_id, _at, days = rest.rpartition("@")
            return DaysPage(_entry_id(entry_id, text), *_days(days, text))
        case "path":
            start, _dots, end = rest.partition("..")
            return PathPage(_entry_id(start, text), _entry_id(end, text))
        case "graph":
            entry_id, _at, hops = rest.partition("@")
            return GraphPage(_entry_id(entry_id, text), _hops(hops, text))
        case "manual" if rest or text == "manual":
            return ManualPage(rest)
        case "selection" if rest in {kind.value for kind in Kind}:
            return SelectionPage(Kind(rest), query)
        case _:
            # Any other text is taken for an entry's id: whoever reads it knows what was meant by a wrong one.
            return EntryPage(text)


def entries_on(page: PageId) -> tuple[str, ...]:
    """Return the ids of the entries that the page is about; none for one that is about many or about none."""
    match page:
        case EntryPage() | DaysPage() | GraphPage():
            return (page.entry_id,)
        case ComparePage():
            return page.entry_ids
        case PathPage():
            return (page.start_id, page.end_id)
        case _:
            return ()


def _entry_id(entry_id: str, text: str) -> str:
    kind, slash, slug = entry_id.partition("/")
    if not slash or not slug or kind not in {each.value for each in Kind}:
        raise _no_page(text)
    return entry_id


def _day(day: str, text: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise _no_page(text) from error


def _days(days: str, text: str) -> tuple[date, date]:
    first, dots, last = days.partition("..")
    before, after = _day(first, text), _day(last, text)
    if not dots or before > after:
        raise _no_page(text)
    return before, after


def _hops(hops: str, text: str) -> int:
    if not hops:
        return 1
    if not hops.isascii() or not hops.isdigit() or not 1 <= int(hops) <= MOST_HOPS:
        raise _no_page(text)
    return int(hops)


def _compare(rest: str, text: str) -> ComparePage:
    ids = tuple(dict.fromkeys(_entry_id(each.strip(), text) for each in rest.split(",")))
    if not FEWEST_COMPARED <= len(ids) <= MOST_COMPARED:
        raise DataError(
            _("To compare takes two to six entries, not {count}.").format(count=len(ids)),
            _("Name two to six entries of one kind, as in compare/mineral/gallium,mineral/germanium."),
        )
    if len({entry_id.partition("/")[0] for entry_id in ids}) > 1:
        raise DataError(
            _("Entries of different kinds cannot be compared: “{page}”.").format(page=text),
            _("Name entries of one kind, as in compare/mineral/gallium,mineral/germanium."),
        )
    return ComparePage(ids)


def _no_page(text: str) -> DataError:
    return DataError(
        _("“{page}” names no page.").format(page=text),
        _("A page is an entry’s id, as in mineral/gallium, or a report, as in path/mineral/gallium..firm/huawei."),
    )
