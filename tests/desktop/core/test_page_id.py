"""Ids of pages: what is written is read back, and what names no page is said in a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from db.words import Kind
from desktop.core.page_id import (
    ChangesPage,
    ComparePage,
    CoveragePage,
    DaysPage,
    DeadlinesPage,
    EntryPage,
    GraphPage,
    HomePage,
    ManualPage,
    PathPage,
    SelectionPage,
    SourcePage,
    entries_on,
    parse_page_id,
)

_slugs = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?", fullmatch=True)
_entries = st.builds(lambda kind, slug: f"{kind}/{slug}", st.sampled_from(list(Kind)), _slugs)
_days = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))
_queries = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
_pages = st.one_of(
    _entries.map(EntryPage),
    st.just(CoveragePage()),
    st.builds(HomePage, st.none() | st.dates()),
    st.just(DeadlinesPage()),
    _slugs.map(SourcePage),
    st.builds(lambda days, query: ChangesPage(days[0], days[1], query), _days, _queries),
    st.lists(_slugs, min_size=2, max_size=6, unique=True).map(
        lambda slugs: ComparePage(tuple(f"mineral/{slug}" for slug in slugs))
    ),
    st.builds(lambda entry, days: DaysPage(entry, days[0], days[1]), _entries, _days),
    st.builds(PathPage, _entries, _entries),
    st.builds(GraphPage, _entries, st.integers(1, 3)),
    st.builds(SelectionPage, st.sampled_from(list(Kind)), _queries),
    st.builds(ManualPage, st.just("") | _slugs),
)


@given(_pages)
def test_what_is_written_is_read_back(page: object) -> None:
    assert parse_page_id(str(page)) == page


@given(st.text(max_size=60))
def test_any_text_is_a_page_or_a_sentence(text: str) -> None:
    try:
        page = parse_page_id(text)
    except DataError:
        return

    assert parse_page_id(str(page)) == page


@pytest.mark.parametrize(
    "text",
    [
        "changes/2026-01-02..2026-01-01",
        "changes/yesterday..today",
        "compare/mineral/gallium",
        "compare/mineral/gallium,mineral/gallium",
        "compare/mineral/gallium,firm/huawei",
        "days/mineral/gallium",
        "path/mineral/gallium",
        "graph/mineral/gallium@9",
        "graph/mineral/gallium@²",
    ],
)
def test_a_report_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        parse_page_id(text)


@pytest.mark.parametrize(
    "text", ["", "gallium", "mineral/", "stone/gallium", "coverage/all", "source/", "selection/stones"]
)
def test_what_begins_as_no_report_is_left_to_whoever_knows_the_entries(text: str) -> None:
    assert parse_page_id(text) == EntryPage(text)


def test_a_graph_goes_one_step_unless_said() -> None:
    assert parse_page_id("graph/mineral/gallium") == GraphPage("mineral/gallium", 1)


def test_a_query_may_hold_what_ids_are_made_of() -> None:
    page = parse_page_id("changes/2025-11-01..2026-11-25?mineral:gallium state:suspended?")

    assert page == ChangesPage(date(2025, 11, 1), date(2026, 11, 25), "mineral:gallium state:suspended?")


@pytest.mark.parametrize(
    ("page", "entries"),
    [
        ("mineral/gallium", ("mineral/gallium",)),
        ("days/firm/huawei@2025-01-01..2026-01-01", ("firm/huawei",)),
        ("graph/firm/huawei@2", ("firm/huawei",)),
        ("compare/mineral/gallium,mineral/germanium", ("mineral/gallium", "mineral/germanium")),
        ("path/mineral/gallium..firm/huawei", ("mineral/gallium", "firm/huawei")),
        ("deadlines", ()),
        ("home", ()),
    ],
)
def test_page_says_which_entries_it_is_about(page: str, entries: tuple[str, ...]) -> None:
    assert entries_on(parse_page_id(page)) == entries
