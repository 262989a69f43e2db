"""Finding: what analysts type comes first, every hit says why, and no text is an error."""

from __future__ import annotations

import sqlite3
import sys
from datetime import date
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.countries import COUNTRIES
from db.errors import DataError
from db.force import State
from db.records import Hit, Kind
from db.search.find import find
from db.search.marked import Mark, Marked
from db.search.query import Query, parse
from db.search.suggest import suggest

DAY = date(2026, 11, 25)
ROOT = Path(__file__).parents[3]


def ids(connection: sqlite3.Connection, line: str, *, as_of: date = DAY, limit: int | None = 50) -> list[str]:
    return [hit.entry.id for hit in find(connection, line, as_of=as_of, limit=limit)]


def first(connection: sqlite3.Connection, line: str) -> Hit:
    return find(connection, line, as_of=DAY, limit=1)[0]


@pytest.mark.parametrize(
    ("line", "entry_id", "field"),
    [
        pytest.param("镓", "mineral/gallium", "Chinese name", id="one-character"),
        pytest.param("鎵", "mineral/gallium", "Chinese name", id="traditional-character"),
        pytest.param("Ga", "mineral/gallium", "symbol", id="symbol"),
        pytest.param("gallium", "mineral/gallium", "name", id="name"),
        pytest.param("GALLIUM", "mineral/gallium", "name", id="upper-case"),
        pytest.param("jia", "mineral/gallium", "pinyin", id="pinyin"),
        pytest.param("luokexide mading", "firm/lockheed-martin", "pinyin", id="pinyin by words"),
        pytest.param("No. 46 of 2024", "measure/mofcom-2024-46", "number", id="number"),
        pytest.param("Announcement No. 46 of 2024", "measure/mofcom-2024-46", "number", id="long-number"),
        pytest.param("46号", "measure/mofcom-2024-46", "number", id="chinese-number"),
        pytest.param("第46号", "measure/mofcom-2024-46", "number", id="chinese-ordinal"),
        pytest.param("2024年第46号", "measure/mofcom-2024-46", "number", id="chinese-year-and-number"),
        pytest.param("mofcom 46", "measure/mofcom-2024-46", "number", id="issuer-and-number"),
        pytest.param("mofcom-2024-46", "measure/mofcom-2024-46", "number", id="slug"),
        pytest.param("measure/mofcom-2024-46", "measure/mofcom-2024-46", "id", id="whole-id"),
        pytest.param("8112.92", "mineral/gallium", "HS code", id="HS-code"),
        pytest.param("811292", "mineral/gallium", "HS code", id="HS-code-without-dot"),
        pytest.param("１Ｃ９０２", "mineral/samarium", "control code", id="full-width-code"),
        pytest.param("1C902", "mineral/samarium", "control code", id="control-code"),
        pytest.param("1c902.a", "mineral/samarium", "control code", id="control-code-with-item"),
        pytest.param("1C902a", "mineral/samarium", "control code", id="control-code-without-dot"),
        pytest.param("Lockheed", "firm/lockheed-martin", "name", id="firm"),
        pytest.param("lockheed mar", "firm/lockheed-martin", "name", id="half-typed"),
        pytest.param("洛克希德·马丁", "firm/lockheed-martin", "Chinese name", id="chinese-firm"),
        pytest.param("洛克希德马丁", "firm/lockheed-martin", "Chinese name", id="chinese-firm-without-dot"),
        pytest.param("稀土", "mineral/rare-earths", "Chinese name", id="two-characters"),
        pytest.param("entity list", "list/us-entity-list", "name", id="list"),
        pytest.param('"entity list"', "list/us-entity-list", "name", id="phrase"),
        pytest.param("affiliates rule", "measure/bis-2025-09-29-affiliates", "alias", id="alias"),
        pytest.param("W", "mineral/tungsten", "symbol", id="one-letter"),
    ],
)
def test_what_analysts_type_hits_first(real: sqlite3.Connection, line: str, entry_id: str, field: str) -> None:
    hit = first(real, line)

    assert (hit.entry.id, hit.matched_field) == (entry_id, field)
    assert hit.matched_text


def test_a_control_code_finds_its_mineral_and_its_act_on_top(real: sqlite3.Connection) -> None:
    assert set(ids(real, "1C902")[:2]) == {"mineral/samarium", "measure/mofcom-2025-18"}


def test_a_heading_finds_every_metal_in_it(real: sqlite3.Connection) -> None:
    assert {"mineral/gallium", "mineral/germanium"} <= set(ids(real, "8112.92")[:5])
    assert ids(real, "8112.92") == ids(real, "811292")


def test_exact_comes_before_prefix_and_prefix_before_text(real: sqlite3.Connection) -> None:
    hits = find(real, "cobalt", as_of=DAY)
    found = [hit.entry.id for hit in hits]
    text = [hit.entry.id for hit in hits if hit.matched_field in ("summary", "scope", "role", "item", "provision")]

    assert found[0] == "mineral/cobalt"
    assert text
    assert all(found.index(entry_id) > 0 for entry_id in text)


@pytest.mark.parametrize(
    ("line", "field", "part"),
    [
        pytest.param("photocathode gallium arsenide kind:technology", "summary", "photocathode", id="summary"),
        pytest.param('"gallium nitride" since 2014 kind:firm', "role", "nitride", id="role"),
    ],
)
def test_a_hit_in_the_text_shows_the_words(real: sqlite3.Connection, line: str, field: str, part: str) -> None:
    hit = first(real, line)

    assert hit.matched_field == field
    assert part in hit.matched_text


def test_every_hit_says_what_matched(real: sqlite3.Connection) -> None:
    for line in ("gallium export", "dual use", "稀 土", "magnet maker", "kind:list", "state:suspended", ""):
        for hit in find(real, line, as_of=DAY, limit=None):
            assert hit.matched_field
            assert hit.matched_text
            assert len(hit.matched_text) < 400


def test_terms_without_words_say_the_term(real: sqlite3.Connection) -> None:
    (hit, *_) = find(real, "kind:firm list:us-entity-list", as_of=DAY, limit=1)

    assert (hit.matched_field, hit.matched_text) == ("list", "Entity List")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("C++", id="plus"),
        pytest.param("a-b", id="hyphen"),
        pytest.param("AND", id="and"),
        pytest.param("gallium AND NOT OR NEAR(", id="operators"),
        pytest.param('"', id="quote"),
        pytest.param('"" ""', id="empty-quotes"),
        pytest.param("gal\x00lium", id="nul"),
        pytest.param("\ud800", id="surrogate"),
        pytest.param("* ^ ( ) { } + ~ `", id="symbols"),
        pytest.param("😀", id="emoji"),
        pytest.param("' OR 1=1 --", id="sql"),
        pytest.param("%", id="percent"),
        pytest.param("x" * 50_000, id="long-word"),
        pytest.param("镓" * 50_000, id="long-chinese"),
        pytest.param("gallium " * 6_250, id="long-text"),
        pytest.param("-gallium " * 5_000, id="many-unwanted-words"),
        pytest.param("announced:" + ",".join(str(year) for year in range(1900, 2090)), id="many-ranges"),
        pytest.param("country:" + ",".join(code for code in COUNTRIES if code != "WORLD"), id="every-country"),
        pytest.param("code:" + ",".join(f"{code:06}" for code in range(150)), id="many-codes"),
    ],
)
def test_no_text_is_an_error(real: sqlite3.Connection, line: str) -> None:
    find(real, line, as_of=DAY)


@settings(max_examples=200)
@given(line=st.text(max_size=30))
def test_random_text_is_found_or_refused_with_a_sentence(real: sqlite3.Connection, line: str) -> None:
    try:
        hits = find(real, line, as_of=DAY)
    except DataError as error:
        text = error.text
    else:
        assert len(hits) <= 50
        return

    assert text.endswith((".", "?"))


@pytest.mark.parametrize("line", ["++", "!!", "。"])
def test_symbols_alone_find_nothing(real: sqlite3.Connection, line: str) -> None:
    assert ids(real, line) == []


def test_an_empty_line_finds_everything(real: sqlite3.Connection) -> None:
    (count,) = real.execute("SELECT count(*) FROM entry").fetchone()

    assert len(ids(real, "", limit=None)) == count


def test_the_limit_keeps_the_best(real: sqlite3.Connection) -> None:
    assert ids(real, "rare earth", limit=5) == ids(real, "rare earth", limit=None)[:5]


def test_unwanted_words_are_left_out(real: sqlite3.Connection) -> None:
    wanted, without = set(ids(real, "gallium", limit=None)), set(ids(real, "gallium -germanium", limit=None))

    assert without < wanted
    assert wanted - without == set(ids(real, 'gallium "germanium"', limit=None)) & wanted


def test_kinds_narrow_what_is_found(real: sqlite3.Connection) -> None:
    by_kind = find(real, "gallium", as_of=DAY, kinds=(Kind.TECHNOLOGY,))
    by_term = find(real, "gallium kind:technology", as_of=DAY)

    assert by_kind == by_term
    assert {hit.entry.kind for hit in by_kind} == {Kind.TECHNOLOGY}
    assert find(real, "gallium kind:firm", as_of=DAY, kinds=(Kind.TECHNOLOGY,)) == ()


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2024, 12, 2), None, id="before"),
        pytest.param(date(2025, 6, 1), State.IN_FORCE, id="in-force"),
        pytest.param(date(2026, 11, 28), State.IN_FORCE, id="by-its-other-clause"),
    ],
)
def test_hits_have_the_state_of_the_day(real: sqlite3.Connection, as_of: date, state: State | None) -> None:
    assert find(real, "46号", as_of=as_of, limit=1)[0].standing.state is state


def test_a_state_is_that_of_the_provision_that_names_the_mineral(real: sqlite3.Connection) -> None:
    """No. 46 of 2024 as a whole is in force by clause 1 while its clause 2 on gallium is suspended."""
    day = date(2025, 12, 1)
    whole = find(real, "measure:mofcom-2024-46 kind:measure state:in-force", as_of=day)
    clause = find(real, "measure:mofcom-2024-46 kind:measure mineral:gallium state:suspended", as_of=day)

    assert [hit.entry.id for hit in whole] == ["measure/mofcom-2024-46"]
    assert [(hit.entry.id, hit.standing.state) for hit in clause] == [("measure/mofcom-2024-46", State.SUSPENDED)]


def test_terms_of_one_key_are_alternatives(real: sqlite3.Connection) -> None:
    both = set(ids(real, "kind:firm country:JP,NL", limit=None))

    assert both == set(ids(real, "kind:firm country:JP", limit=None)) | set(
        ids(real, "kind:firm country:NL", limit=None)
    )


def test_notes_are_asked_for_through_the_entries_that_have_one(real: sqlite3.Connection) -> None:
    noted = frozenset({"mineral/gallium", "firm/huawei", "firm/of-another-edition"})
    marked = Marked((Mark("has", "note", "note", noted),))

    assert {hit.entry.id for hit in find(real, "has:note", as_of=DAY, marked=marked)} == {
        "mineral/gallium",
        "firm/huawei",
    }
    assert "mineral/gallium" not in {
        hit.entry.id for hit in find(real, "-has:note", as_of=DAY, marked=marked, limit=None)
    }


@pytest.mark.parametrize(
    ("line", "same"),
    [
        pytest.param("mineral:Ga kind:measure", "mineral:gallium kind:measure", id="symbol"),
        pytest.param("mineral:镓 kind:measure", "mineral:gallium kind:measure", id="chinese"),
        pytest.param('list:"Unreliable Entity List"', "list:cn-unreliable-entities", id="list-by-name"),
        pytest.param("measure:46号", "measure:mofcom-2024-46", id="measure-by-number"),
        pytest.param('group:"minor metal"', "group:minor-metal", id="group-in-words"),
        pytest.param("type:Company", "type:company", id="label"),
    ],
)
def test_values_may_be_named_as_people_name_them(real: sqlite3.Connection, line: str, same: str) -> None:
    assert ids(real, line, limit=None) == ids(real, same, limit=None) != []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("mineral:galium", "There is no mineral 'galium'. Did you mean 'gallium'?", id="mineral"),
        pytest.param("list:entity", "There is no list 'entity'.", id="list"),
        pytest.param("group:minor", "There is no group 'minor'.", id="group"),
        pytest.param("stat:ended", "There is no key 'stat'. Did you mean 'state'?", id="key"),
    ],
)
def test_a_value_that_does_not_exist_is_named(real: sqlite3.Connection, line: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        find(real, line, as_of=DAY)

    assert caught.value.text.startswith(message)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        pytest.param("galium", "gallium", id="letter-missing"),
        pytest.param("lokheed", "lockheed", id="firm"),
        pytest.param("lockhead marten", "lockheed martin", id="two-words"),
        pytest.param("rare erth", "rare earth", id="second-word"),
        pytest.param("grpahite state:suspended", "graphite state:suspended", id="swapped-and-terms-stay"),
        pytest.param("gallium", None, id="right"),
        pytest.param("zzzzqqqq", None, id="like-nothing"),
        pytest.param("镓镓镓", None, id="chinese"),
        pytest.param("stat:ended", None, id="no-key"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_typo_is_answered_with_what_was_meant(real: sqlite3.Connection, line: str, meant: str | None) -> None:
    assert suggest(real, line) == meant


@settings(max_examples=50)
@given(line=st.text(max_size=20))
def test_a_suggestion_parses_and_differs(real: sqlite3.Connection, line: str) -> None:
    meant = suggest(real, line)

    assert meant is None or parse(meant) != parse(line)


def test_a_query_may_be_given_as_a_line_or_parsed(real: sqlite3.Connection) -> None:
    assert find(real, "gallium", as_of=DAY) == find(real, Query(words=("gallium",)), as_of=DAY)


def test_finding_loads_nothing_heavy() -> None:
    code = (
        "import sys; import db.search.find, db.search.suggest, db.queries.browse, db.queries.entries,"
        " db.queries.deadlines, db.queries.changes;"
        " heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'rapidfuzz', 'yaml', 'reportlab', 'pypinyin', 'difflib'};"
        " print(sorted(heavy & set(sys.modules)))"
    )

    assert (
        run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip() == "[]"
    )
