"""The command find saves what it finds as a table."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

from tests.desktop.cli.command import Command


def test_one_kind_is_saved_with_all_its_columns(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "m.json"

    result = run_small("find", "gallium", "--kind", "mineral", "--output", str(target))

    read = json.loads(target.read_text(encoding="utf-8"))
    assert result.code == 0
    assert "1 entry written" in result.out
    assert "symbol" in read["entries"][0]
    assert read["as_of"] == "2026-11-15"


def test_several_kinds_share_their_columns(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"

    result = run_small("find", "state:suspended", "--output", str(target), "--json")

    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert result.json["entries"] == len(rows) - rows.index([]) - 2
    assert rows[rows.index([]) + 1] == ["Id", "Kind", "Name", "Chinese name", "State", "Since", "Until"]


def test_existing_file_needs_force(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "t.xlsx"
    target.write_text("before", encoding="utf-8")

    refused = run_small("find", "gallium", "--output", str(target))
    taken = run_small("find", "gallium", "--output", str(target), "--force")

    assert refused.code == 2
    assert "exists already" in refused.err
    assert taken.code == 0
    assert zipfile.is_zipfile(target)


def test_limit_holds_for_files_too(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "t.json"

    run_small("find", "kind:mineral", "--limit", "1", "--output", str(target))

    assert len(json.loads(target.read_text(encoding="utf-8"))["entries"]) == 1


def test_unknown_ending_is_refused(run_small: Command, tmp_path: Path) -> None:
    result = run_small("find", "gallium", "--output", str(tmp_path / "t.ods"))

    assert result.code == 2
    assert ".csv, .json or .xlsx" in result.err
