"""What the notebook's terms of a query mean, and which terms those are."""

from __future__ import annotations

import pytest

from db.search.keys import KEYS, NOTEBOOK_KEYS
from db.search.marked import NOTHING, Mark, Marked, notebook_terms
from db.search.query import Term, parse

URGENT = Mark("tag", "urgent", "Urgent", frozenset({"mineral/gallium"}))
LATER = Mark("tag", "later", "later", frozenset({"firm/huawei"}))
STARRED = Mark("is", "starred", "starred", frozenset())


def test_values_of_one_key_are_alternatives() -> None:
    marked = Marked((URGENT, LATER, STARRED))

    assert marked.entry_ids("tag", ["urgent", "later"]) == {"mineral/gallium", "firm/huawei"}
    assert marked.entry_ids("is", ["starred"]) == marked.entry_ids("tag", []) == frozenset()


def test_value_that_was_not_asked_for_is_a_bug() -> None:
    with pytest.raises(LookupError):
        Marked((URGENT,)).entry_ids("tag", ["later"])


def test_narrower_query_keeps_what_it_asks_for() -> None:
    marked = Marked((URGENT, LATER))

    assert marked.of(parse("tag:later state:ended")).marks == (LATER,)
    assert marked.of(parse("-tag:later tag:urgent")) is marked
    assert NOTHING.of(parse("gallium")) is NOTHING


def test_terms_of_the_notebook_are_told_from_the_others_and_come_once() -> None:
    found = notebook_terms(parse("gallium tag:a -tag:a state:ended -is:starred has:note"))

    assert found == (Term("tag", "a"), Term("is", "starred"), Term("has", "note"))
    assert set(KEYS) > NOTEBOOK_KEYS
