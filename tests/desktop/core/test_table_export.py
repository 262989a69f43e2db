"""Saved and copied tables say what they rest on, and no cell of them is taken for a formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from desktop.core.browse_state import BrowseState
from desktop.core.table_export import (
    ExportColumn,
    ExportTable,
    FileSort,
    guarded,
    sort_of,
    tabbed,
    told,
    write_csv,
    write_json,
)
from desktop.core.table_xlsx import write_xlsx
from tests.desktop.fakes import EDITION, FakeReading

TABLE = ExportTable(
    query="state:suspended",
    sentence="suspended",
    count="2 of 3 minerals",
    as_of=date(2026, 11, 25),
    edition=EDITION,
    caveat="",
    columns=(
        ExportColumn("name", "Name"),
        ExportColumn("state", "State"),
        ExportColumn("since", "Since"),
        ExportColumn("in_force", "Acts in force", is_numeric=True),
    ),
    ids=("mineral/gallium", "mineral/odd"),
    rows=(("Gallium 镓", "suspended", "2025-11-09", 1), ('=cmd|"x",y', None, None, None)),
)
EMPTY = replace(TABLE, ids=(), rows=())
LISTING = FakeReading().listing(BrowseState(), date(2026, 1, 1))


def quiet(_done: int, _total: int) -> None:
    """Take no notice."""


def test_csv_is_marked_as_utf8_and_says_what_it_rests_on(tmp_path: Path) -> None:
    write_csv(TABLE, tmp_path / "t.csv", progress=quiet)

    content = (tmp_path / "t.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[:6] == [
        ["Query", "state:suspended"],
        ["In words", "suspended"],
        ["Entries", "2 of 3 minerals"],
        ["As of", "2026-11-25"],
        ["Edition of", "2026-11-22"],
        ["Edition SHA-256", "ab" * 32],
    ]
    assert rows[6:] == [
        [],
        ["Id", "Name", "State", "Since", "Acts in force"],
        ["mineral/gallium", "Gallium 镓", "Suspended", "2025-11-09", "1"],
        ["mineral/odd", '\'=cmd|"x",y', "", "", ""],
    ]


def test_json_has_the_values_of_the_edition(tmp_path: Path) -> None:
    write_json(TABLE, tmp_path / "t.json", progress=quiet)

    read = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert read["query"] == "state:suspended"
    assert read["edition"]["content_hash"] == "ab" * 32
    assert read["entries"][0] == {
        "id": "mineral/gallium",
        "name": "Gallium 镓",
        "state": "suspended",
        "since": "2025-11-09",
        "in_force": 1,
    }


def test_workbook_has_texts_numbers_and_days_and_no_formula(tmp_path: Path) -> None:
    write_xlsx(TABLE, tmp_path / "t.xlsx", progress=quiet)

    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "<v>45970</v>" in sheet
    assert "Gallium 镓" in texts
    assert "=cmd|" in texts
    assert "ab" * 32 in texts


def test_same_table_is_the_same_workbook(tmp_path: Path) -> None:
    write_xlsx(TABLE, tmp_path / "a.xlsx", progress=quiet)
    write_xlsx(TABLE, tmp_path / "b.xlsx", progress=quiet)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_table_without_rows_is_still_a_file(tmp_path: Path) -> None:
    write_csv(EMPTY, tmp_path / "t.csv", progress=quiet)
    write_json(EMPTY, tmp_path / "t.json", progress=quiet)
    write_xlsx(EMPTY, tmp_path / "t.xlsx", progress=quiet)

    assert json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["entries"] == []


@pytest.mark.parametrize("ending", list(FileSort))
def test_ending_says_the_sort(ending: FileSort) -> None:
    assert sort_of(Path(f"a.b.{ending.upper()}")) is ending


def test_other_endings_are_refused_in_a_sentence() -> None:
    with pytest.raises(DataError, match=r"table\.ods names no sort"):
        sort_of(Path("table.ods"))


@given(st.text())
def test_no_guarded_text_begins_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert guarded(text).endswith(text)


def test_rows_are_pasted_under_their_heads() -> None:
    assert tabbed(LISTING, (1, 0), rows=(1, 2)) == "State\tName\nSuspended\tGallium\n–\tGermanium\n"


def test_rows_are_told_in_words() -> None:
    assert told(LISTING, (0, 1), rows=(0, 1)) == "Antimony: State In force\nGallium: State Suspended\n"
