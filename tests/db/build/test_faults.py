"""Every kind of fault is told with its file, its row and its reason, and stops no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import firm, measure, provision, small_reference
from tests.db.build.fault_cases import CLAUSE_2, SHAPE
from tests.db.build.fault_cases_evidence import EVIDENCE
from tests.db.build.fault_cases_force import FORCE
from tests.db.build.fault_cases_ids import IDS
from tests.db.build.mutation import GONE, Steps, changed, faults_of

CASES = [*SHAPE, *IDS, *EVIDENCE, *FORCE]


@pytest.mark.parametrize(
    ("steps", "value", "row", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_fault_is_told(tmp_path: Path, steps: Steps, value: Any, row: tuple[str, str], reason: str) -> None:
    reference = changed(small_reference(), (steps, value))

    told = [(fault.file, fault.row, fault.reason) for fault in faults_of(reference, tmp_path)]

    assert (*row, reason) in told


def test_small_reference_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(small_reference(), tmp_path) == ()


def test_most_faults_make_no_others(tmp_path: Path) -> None:
    alone = 0
    for number, (_, steps, value, _, _) in enumerate(CASES):
        alone += len(faults_of(changed(small_reference(), (steps, value)), tmp_path / str(number))) == 1

    assert alone / len(CASES) > 0.75


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    # Cases that change one place twice, or remove what another changes, cannot stand together.
    apart = [case for case in SHAPE if case[1] in {("minerals", 0, "price", 0, "value"), ("sources", 0, "url")}]
    apart += [case for case in FORCE if case[0] in {"official count", "comments end before the draft"}]
    reference = changed(small_reference(), *((case[1], case[2]) for case in apart))

    told = {(fault.file, fault.row, fault.reason) for fault in faults_of(reference, tmp_path)}

    assert told == {(*case[3], case[4]) for case in apart}


def test_faults_of_a_broken_row_do_not_hide_its_others(tmp_path: Path) -> None:
    reference = changed(
        small_reference(),
        (("minerals", 0, "colour"), "grey"),
        (("minerals", 0, "price", 0, "value"), "dear"),
        (("minerals", 0, "uses", 0, "technology"), "magic"),
    )

    assert {fault.reason for fault in faults_of(reference, tmp_path)} == {
        "unknown key colour",
        "price[0].value: 'dear' is not a number",
        "there is no technology 'magic'",
    }


def test_row_that_cannot_be_read_is_still_known(tmp_path: Path) -> None:
    reference = changed(small_reference(), (("minerals", 0, "name"), GONE))

    assert [fault.reason for fault in faults_of(reference, tmp_path)] == ["name is missing"]


def test_fault_names_the_line_of_the_value(tmp_path: Path) -> None:
    steps: Steps = (*CLAUSE_2, "events", 0, "until")
    reference = changed(small_reference(), (steps, date(2025, 11, 9)))

    (fault,) = faults_of(reference, tmp_path)

    lines = (tmp_path / fault.file).read_text(encoding="utf-8").splitlines()
    assert lines[fault.line - 1].strip() == "until: 2025-11-09"
    assert str(fault) == f"measures.yaml:{fault.line}: mofcom-2024-46: until 2025-11-09 is not after 2025-11-09"


def test_longer_cycle_of_parents_is_told_once_a_firm(tmp_path: Path) -> None:
    rows = [firm("one", parent="two"), firm("two", parent="one"), firm("outside", parent="one")]
    reference = changed(small_reference(), (("firms", 2), rows[0]), (("firms", 3), rows[1]), (("firms", 4), rows[2]))

    assert [fault.reason for fault in faults_of(reference, tmp_path)] == [
        "is its own parent: one > two > one",
        "is its own parent: two > one > two",
    ]


def test_official_count_may_differ_with_a_note(tmp_path: Path) -> None:
    reference = changed(
        small_reference(), (("rounds", 0, "count"), 28), (("rounds", 0, "note"), "Only two names were read.")
    )

    assert faults_of(reference, tmp_path) == ()


def test_legal_basis_of_the_list_may_put_firms_on_it(tmp_path: Path) -> None:
    reference = changed(
        small_reference(), (("listings", 0, "measure"), "cn-export-control-law"), (("rounds", 0, "count"), 1)
    )

    assert faults_of(reference, tmp_path) == ()


def test_act_made_public_after_it_took_effect_is_no_fault(tmp_path: Path) -> None:
    late = measure("late", announced=date(2025, 5, 1), effective=date(2025, 4, 1), provisions=[provision()])

    assert faults_of(changed(small_reference(), (("measures", 6), late)), tmp_path) == ()


def test_source_that_was_not_read_confirms_nothing(tmp_path: Path) -> None:
    reference = changed(
        small_reference(),
        (("sources", 0, "read"), False),
        (("measures", 1, "sources"), ["ministry-notice", "trade-press"]),
        (("measures", 1, "confirmed"), ["ministry-notice", "trade-press"]),
    )

    assert [fault.reason for fault in faults_of(reference, tmp_path)] == [
        "'ministry-notice' was not read and confirms nothing"
    ]


def test_coverage_may_have_a_plain_subject_and_no_official_count(tmp_path: Path) -> None:
    coverage = [{"subject": "Measures of China since 2023", "as_of": date(2026, 10, 9), "note": "No register exists."}]

    assert faults_of(changed(small_reference(), (("coverage",), coverage)), tmp_path) == ()
