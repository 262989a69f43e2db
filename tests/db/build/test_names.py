"""Entries are found by every form of their names, numbers and codes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from db.build.numbers import number_forms
from db.build.pinyin import pinyin_of
from db.build.rows import Measure
from db.search.folding import fold
from tests.builders import measure


def _names(path: Path, entry_id: str) -> list[tuple[str, str, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT field, text, folded FROM name JOIN entry USING (entry_no) WHERE id = ? ORDER BY position", (entry_id,)
    ).fetchall()
    connection.close()
    return rows


def test_mineral_is_found_by_name_symbol_pinyin_and_codes(small_edition_path: Path) -> None:
    assert _names(small_edition_path, "mineral/gallium") == [
        ("name", "Gallium", "gallium"),
        ("symbol", "Ga", "ga"),
        ("Chinese name", "镓", "镓"),
        ("pinyin", "jia", "jia"),
        ("HS code", "8112.92", "8112 92"),
        ("HS code", "8112.92", "811292"),
        ("control code", "3C001.a", "3c001 a"),
        ("control code", "3C001.a", "3c001a"),
        ("HS code", "8112929010", "8112929010"),
        ("id", "mineral/gallium", "mineral gallium"),
    ]


def test_act_is_found_by_the_codes_of_its_provisions(small_edition_path: Path) -> None:
    codes = {(field, folded) for field, _, folded in _names(small_edition_path, "measure/mofcom-2024-46")}

    assert {("control code", "3c001a"), ("HS code", "8112929010"), ("number", "mofcom 46"), ("number", "46号")} <= codes


def test_firm_is_found_by_joined_pinyin(small_edition_path: Path) -> None:
    spellings = [text for field, text, _ in _names(small_edition_path, "firm/lockheed-martin") if field == "pinyin"]

    assert spellings == ["luo ke xi de ma ding gong si", "luokexidemadinggongsi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镓", ("jia",)),
        ("稀土", ("xi tu", "xitu")),
        ("铝", ("lv", "lu")),
        ("PVH集团", ("pvh ji tuan", "pvhjituan")),
        ("PVH", ()),
        ("", ()),
    ],
)
def test_pinyin(text: str, expected: tuple[str, ...]) -> None:
    assert pinyin_of(text) == expected


NUMBERS = [
    (
        "Announcement No. 46 of 2024",
        {"No. 46 of 2024", "46号", "第46号", "2024年第46号", "mofcom 46", "46/2024", "mofcom 2024 46"},
    ),
    ("MFA Order No. 3", {"No. 3 of 2024", "第3号"}),
    ("90 FR 4544, 4546 and 4617", {"90 FR 4544", "90 FR 4546", "90 FR 4617"}),
    ("86 FR 100 and 87 FR 200", {"86 FR 100", "87 FR 200"}),
    ("Executive Order 14032, 86 FR 30145", {"Executive Order 14032", "EO 14032", "86 FR 30145"}),
    ("Regulation (EU) No 833/2014", {"833/2014"}),
    ("Regulation (EU) 2024/1252", {"2024/1252"}),
    ("H.R. 2035; S. 1234", {"H.R. 2035", "S. 1234"}),
]


@pytest.mark.parametrize(("number", "expected"), NUMBERS, ids=[number for number, _ in NUMBERS])
def test_number_is_found_in_every_form(number: str, expected: set[str]) -> None:
    act = Measure.model_validate(measure(number=number))

    forms = {fold(form) for form in number_forms(act)}

    assert {fold(text) for text in {number, *expected}} <= forms


def test_regulation_is_no_announcement() -> None:
    act = Measure.model_validate(measure(number="Regulation (EU) No 833/2014"))

    assert "833号" not in number_forms(act)


def test_act_without_number_has_no_forms() -> None:
    assert number_forms(Measure.model_validate(measure())) == ()
