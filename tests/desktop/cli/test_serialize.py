"""Tests of turning records into JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from db.force import State
from db.records import EntryRef, Hit, Kind, Standing
from desktop.cli.serialize import document, plain


def test_record_becomes_an_object_with_days_and_enums_as_text() -> None:
    hit = Hit(
        EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓"),
        Standing(State.IN_FORCE, date(2024, 12, 3), counts=((State.IN_FORCE, 2),)),
        "symbol",
        "Ga",
    )

    assert plain(hit) == {
        "entry": {"id": "mineral/gallium", "kind": "mineral", "name": "Gallium", "name_zh": "镓", "number": None},
        "standing": {"state": "in-force", "since": "2024-12-03", "until": None, "counts": [["in-force", 2]]},
        "matched_field": "symbol",
        "matched_text": "Ga",
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(2026, 11, 25, 3, 5, tzinfo=UTC), "2026-11-25T03:05:00Z"),
        (datetime(2026, 11, 25, 3, 5, tzinfo=timezone(timedelta(hours=8))), "2026-11-24T19:05:00Z"),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({State.ENDED: 1}, {"ended": 1}),
        (True, True),
        (1.5, 1.5),
        ((), []),
    ],
)
def test_plain_values(value: object, expected: object) -> None:
    assert plain(value) == expected


def test_what_has_no_form_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no form in JSON"):
        plain(object())


def test_document_keeps_chinese_readable() -> None:
    assert "镓" in document({"name": "镓"})
    assert json.loads(document({"name": "镓"})) == {"name": "镓"}
