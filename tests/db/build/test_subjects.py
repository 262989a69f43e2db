"""Provisions and listings become subjects whose events open with the act itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.build.api import check_sources
from db.build.ground import ground_of
from db.build.subjects import SubjectFacts, subjects_of
from db.force import State, state_on
from tests.builders import event, listing, measure, provision, small_reference, write_reference
from tests.db.build.mutation import changed


def subject_of(folder: Path, key: str, *rows: dict[str, Any], table: str = "measures") -> SubjectFacts:
    reference = small_reference()
    start = len(reference[table])
    reference = changed(reference, *(((table, start + place), row) for place, row in enumerate(rows)))
    subjects = subjects_of(ground_of(check_sources(write_reference(folder, reference))))
    return next(subject for subject in subjects if subject.key == key)


OPENINGS = [
    ("effective later", {"effective": date(2025, 2, 1)}, {}, ["announced 2025-01-01", "effective 2025-02-01"]),
    ("no effective day", {"effective": None}, {}, ["announced 2025-01-01", "effective 2025-01-01"]),
    ("a day of its own", {}, {"effective": date(2025, 6, 1)}, ["announced 2025-01-01", "effective 2025-06-01"]),
    ("made public late", {"effective": date(2024, 12, 1)}, {}, ["effective 2024-12-01"]),
    ("proposal", {"kind": "proposal", "effective": None}, {}, ["proposed 2025-01-01"]),
    ("statement", {"basis": "statement", "effective": date(2025, 2, 1)}, {}, ["announced 2025-01-01"]),
    ("report", {"basis": "report", "effective": None}, {}, ["announced 2025-01-01"]),
    (
        "effective by an event",
        {"effective": None},
        {"events": [event(date(2025, 3, 1), "effective")]},
        ["announced 2025-01-01", "effective 2025-03-01"],
    ),
]


@pytest.mark.parametrize(("act", "clause", "expected"), [row[1:] for row in OPENINGS], ids=[row[0] for row in OPENINGS])
def test_opening_events_of_a_provision(
    tmp_path: Path, act: dict[str, Any], clause: dict[str, Any], expected: list[str]
) -> None:
    row = measure("new", announced=date(2025, 1, 1), effective=date(2025, 1, 1), provisions=[provision(**clause)])

    subject = subject_of(tmp_path, "new#act", row | act)

    assert [f"{item.type} {item.day}" for item in subject.events] == expected


def test_stated_end_of_a_provision_makes_it_unconfirmed(tmp_path: Path) -> None:
    row = measure("new", provisions=[provision(until=date(2026, 1, 1))])

    subject = subject_of(tmp_path, "new#act", row)

    standing = state_on(subject.intervals, date(2026, 1, 1))
    assert standing is not None
    assert standing.state is State.UNCONFIRMED


def test_cause_of_an_interval_is_a_position_among_the_events(tmp_path: Path) -> None:
    subject = subject_of(tmp_path, "mofcom-2024-46#clause-2")

    causes = [subject.events[interval.cause].by for interval in subject.intervals]

    assert causes == ["mofcom-2024-46", "mofcom-2025-72", "mofcom-2025-72"]


FIRST_ROUND = date(2025, 1, 9)


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(
            FIRST_ROUND, ["announced 2025-01-02", "effective 2025-01-09"], id="on the effective day of its act"
        ),
        pytest.param(
            date(2025, 1, 2), ["announced 2025-01-02", "effective 2025-01-09"], id="before its act takes effect"
        ),
        pytest.param(date(2025, 6, 1), ["effective 2025-06-01"], id="by a later amendment"),
    ],
)
def test_listing_takes_effect_with_its_act_or_later(tmp_path: Path, added: date, expected: list[str]) -> None:
    act = measure("round", kind="entity-listing", announced=date(2025, 1, 2), effective=FIRST_ROUND)
    row = listing("lockheed-martin", measure="round", added=added)
    small = small_reference()
    reference = changed(small, (("measures", len(small["measures"])), act), (("listings", len(small["listings"])), row))

    subjects = subjects_of(ground_of(check_sources(write_reference(tmp_path, reference))))

    subject = next(item for item in subjects if item.listing is not None and item.listing.measure == "round")
    assert [f"{item.type} {item.day}" for item in subject.events] == expected


def test_listing_that_recurs_has_a_key_of_its_own(tmp_path: Path) -> None:
    first = listing(measure=None, added=date(2024, 1, 1))
    second = listing(measure=None, added=date(2025, 6, 1))

    subject = subject_of(tmp_path, "lockheed-martin@cn-export-control-list#unknown~2", first, second, table="listings")

    assert subject.listing is not None
    assert subject.listing.added == date(2025, 6, 1)
    assert subject.measure is None
