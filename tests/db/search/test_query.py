"""The query language: what a line parses into, that it round-trips, and what is said of faults."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from db.force import State
from db.records import Kind
from db.search.folding import fold
from db.search.keys import FLAGS, KEYS, MARKS, REVIEWS, period
from db.search.query import Query, Term, parse, sentence

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters='"“”„«»「」『』＂:：')
)
OWN_WORDS = st.lists(WORDS.filter(lambda word: word.strip()), min_size=1, max_size=3).map(" ".join)
VALUES = {
    "kind": st.sampled_from(Kind).map(str),
    "state": st.sampled_from(State).map(str),
    "country": st.sampled_from(["US", "CN", "EU"]),
    "target": st.sampled_from(["US", "JP"]),
    "list": st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    "group": st.sampled_from(["minor metal", "gas"]),
    "announced": st.sampled_from(["2025", "2025-04..", "..2026", "2024-02-29..2025"]),
    "has": st.sampled_from(MARKS),
    "is": st.sampled_from(FLAGS),
    "tag": OWN_WORDS.map(str.lower).filter(lambda value: value == value.lower()),
    "note": OWN_WORDS.filter(fold),
    "review": st.sampled_from([*REVIEWS, "2026-11-28..", "2026-12"]),
    "collection": OWN_WORDS.map(str.lower).filter(lambda value: value == value.lower()),
}
TERMS = st.sampled_from(sorted(VALUES)).flatmap(
    lambda key: st.builds(Term, key=st.just(key), value=VALUES[key], is_excluded=st.booleans())
)
BARE = WORDS.filter(lambda word: word.strip() and word[0] not in "-－")
QUOTED = WORDS.filter(lambda word: word.strip())
QUERIES = st.builds(
    Query,
    words=st.lists(BARE, max_size=4).map(tuple),
    phrases=st.lists(st.lists(QUOTED, min_size=1, max_size=3).map(" ".join), max_size=2).map(tuple),
    terms=st.lists(TERMS, max_size=4, unique=True).map(tuple),
    excluded=st.lists(QUOTED, max_size=2).map(tuple),
)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param("", Query(), id="nothing"),
        pytest.param("  \t ", Query(), id="spaces"),
        pytest.param("rare earth", Query(words=("rare", "earth")), id="words"),
        pytest.param('"rare  earth" magnet', Query(words=("magnet",), phrases=("rare earth",)), id="phrase"),
        pytest.param("“稀土” 镓", Query(words=("镓",), phrases=("稀土",)), id="curly-quotes"),
        pytest.param('"not closed', Query(phrases=("not closed",)), id="open-quote"),
        pytest.param('""', Query(), id="empty-quote"),
        pytest.param("-graphite", Query(excluded=("graphite",)), id="unwanted-word"),
        pytest.param('-"dual use"', Query(excluded=("dual use",)), id="unwanted-phrase"),
        pytest.param("a-b C++ AND OR", Query(words=("a-b", "C++", "AND", "OR")), id="nothing-is-an-operator"),
        pytest.param("- -- gallium", Query(words=("gallium",)), id="lone-minus"),
        pytest.param("state:suspended", Query(terms=(Term("state", "suspended"),)), id="term"),
        pytest.param("State:SUSPENDED", Query(terms=(Term("state", "suspended"),)), id="case"),
        pytest.param("state：suspended", Query(terms=(Term("state", "suspended"),)), id="full-width-colon"),
        pytest.param('state:"in force"', Query(terms=(Term("state", "in-force"),)), id="state-in-words"),
        pytest.param("-country:us", Query(terms=(Term("country", "US", is_excluded=True),)), id="unwanted-term"),
        pytest.param('country:"united states"', Query(terms=(Term("country", "US"),)), id="country-by-name"),
        pytest.param("country:uk", Query(terms=(Term("country", "GB"),)), id="country-as-people-say"),
        pytest.param(
            "country:US,JP", Query(terms=(Term("country", "US"), Term("country", "JP"))), id="values-between-commas"
        ),
        pytest.param("mineral:mineral/gallium", Query(terms=(Term("mineral", "gallium"),)), id="whole-id"),
        pytest.param("kind:firms", Query(terms=(Term("kind", "firm"),)), id="plural"),
        pytest.param("evidence:off", Query(terms=(Term("evidence", "official"),)), id="evidence-short"),
        pytest.param("state:susp", Query(terms=(Term("state", "suspended"),)), id="begun"),
        pytest.param("has:note has:notes", Query(terms=(Term("has", "note"),)), id="twice-is-once"),
        pytest.param('"stat:foo"', Query(phrases=("stat:foo",)), id="quoted-is-text"),
        pytest.param("https://example.org 12:30", Query(words=("https://example.org", "12:30")), id="not-keys"),
        pytest.param("nota: gallium", Query(words=("nota:", "gallium")), id="colon-of-prose"),
        pytest.param('tag:"a,b"', Query(terms=(Term("tag", "a,b"),)), id="comma-in-quotes"),
        pytest.param("has:TAGS is:star", Query(terms=(Term("has", "tag"), Term("is", "starred"))), id="marks"),
        pytest.param(
            '-note:"Clause  2" review:Due',
            Query(terms=(Term("note", "Clause 2", is_excluded=True), Term("review", "due"))),
            id="notebook",
        ),
        pytest.param("gal\x00lium\ud800", Query(words=("gal", "lium")), id="unprintable"),
    ],
)
def test_line_parses(text: str, query: Query) -> None:
    assert parse(text) == query


@given(QUERIES)
def test_query_is_the_line_that_parses_into_it(query: Query) -> None:
    assert parse(str(query)) == query


@given(st.text(max_size=60))
def test_text_is_parsed_or_refused_with_a_sentence(text: str) -> None:
    try:
        query = parse(text)
    except DataError as error:
        complaint = error
    else:
        assert parse(str(query)) == query
        assert sentence(query)
        return

    assert complaint.text.endswith((".", "?"))
    assert complaint.hint


@pytest.mark.parametrize("text", ["x" * 50_000, '"' * 50_000, "- " * 25_000, "a-b " * 12_500, "镓" * 50_000])
def test_a_pasted_page_is_parsed(text: str) -> None:
    assert str(parse(text)) is not None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("stat:suspended", "There is no key 'stat'. Did you mean 'state'?", id="key"),
        pytest.param("zzz:1", "There is no key 'zzz'.", id="key-like-none"),
        pytest.param("state:suspendet", "There is no state 'suspendet'. Did you mean 'suspended'?", id="state"),
        pytest.param("kind:frim", "There is no kind 'frim'. Did you mean 'firm'?", id="kind"),
        pytest.param("has:tga", "There is no mark 'tga'. Did you mean 'tag'?", id="has"),
        pytest.param("is:stared", "There is no mark 'stared'. Did you mean 'starred'?", id="is"),
        pytest.param("note:++", "'++' has no word to look for.", id="note-without-words"),
        pytest.param("review:soon", "There is no review 'soon'.", id="review"),
        pytest.param("review:2026..2025", "The range '2026..2025' holds no day.", id="review-backwards"),
        pytest.param("country:XX", "There is no country 'XX'.", id="country"),
        pytest.param("state:", "Nothing stands after 'state:'.", id="no-value"),
        pytest.param('-list:" "', "Nothing stands after 'list:'.", id="blank-value"),
        pytest.param("announced:2025-13", "'2025-13' is not a day, month or year.", id="month"),
        pytest.param("added:soon", "'soon' is not a day, month or year.", id="no-date"),
        pytest.param("added:..", "The range '..' holds no day.", id="range-of-nothing"),
        pytest.param(
            "code:" + ",".join(map(str, range(1000))),
            "The query has 1,000 conditions; at most 300 can be asked for at once.",
            id="too-many",
        ),
        pytest.param("effective:2026..2025", "The range '2026..2025' holds no day.", id="backwards"),
    ],
)
def test_fault_is_named(text: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        parse(text)

    assert caught.value.text == message
    assert caught.value.hint


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_example_of_each_key_parses(key: object) -> None:
    example = getattr(key, "example", "")

    assert str(parse(example)) == example.replace("1C902", "1c902")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2025", date(2025, 1, 1), date(2025, 12, 31), id="year"),
        pytest.param("2024-02", date(2024, 2, 1), date(2024, 2, 29), id="leap-month"),
        pytest.param("2025-04-09", date(2025, 4, 9), date(2025, 4, 9), id="day"),
        pytest.param("2025-04..2026", date(2025, 4, 1), date(2026, 12, 31), id="range"),
        pytest.param("2025..", date(2025, 1, 1), date.max, id="open-end"),
        pytest.param("..2025", date.min, date(2025, 12, 31), id="open-start"),
    ],
)
def test_range_has_first_and_last_day(text: str, first: date, last: date) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "Entries", id="all"),
        pytest.param("gallium", "Entries with “gallium”", id="word"),
        pytest.param(
            "kind:firm list:cn-unreliable-entities state:suspended country:US,JP added:2025-04 has:note",
            "Firms, suspended, on cn-unreliable-entities, of the United States or Japan, added in 2025-04, with a note",
            id="firms",
        ),
        pytest.param(
            'kind:measure,list "rare earth" magnet -state:ended -draft announced:2025.. target:US',
            "Measures or lists with “magnet” and “rare earth”, aimed at the United States, announced since 2025,"
            " not ended, without “draft”",
            id="measures",
        ),
        pytest.param("-kind:firm effective:2025-04-09", "Entries except firms, effective on 2025-04-09", id="except"),
    ],
)
def test_query_is_said_in_plain_english(text: str, said: str) -> None:
    assert sentence(parse(text)) == said


def test_sentence_takes_names_from_the_labels() -> None:
    labels = {("list", "cn-unreliable-entities"): "Unreliable Entity List"}

    assert sentence(parse("list:cn-unreliable-entities"), labels) == "Entries, on Unreliable Entity List"


def test_filters_are_added_turned_and_removed() -> None:
    query = parse("gallium state:ended country:US")

    assert str(query.excluding("state", "ended")) == "gallium country:US -state:ended"
    assert str(query.including("state", "suspended")) == "gallium state:ended country:US state:suspended"
    assert str(query.without("country")) == "gallium state:ended"
    assert str(query.without("state", "suspended")) == "gallium state:ended country:US"
    assert query.excluding("state", "ended").excluded_values("state") == ("ended",)
    assert query.excluding("state", "ended").values("state") == ()
