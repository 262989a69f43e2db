"""What YAML allows and the reference data does not is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.build.load import load
from db.build.read import SHAPES
from tests.db.build.mutation import faults_in

UNREADABLE = "is no number, day, true or false as written here; quote it if it is text"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("sources: []\nsources: []\n", 2, "the key 'sources' stands twice"),
        ("minerals:\n  - {id: a, id: b}\n", 2, "the key 'id' stands twice"),
        ("minerals: [\n", 2, "is not readable as YAML: did not find expected node content"),
        ("", 1, "holds nothing"),
        ("- a\n", 1, "must be a mapping of the keys " + ", ".join(SHAPES)),
        ("minerals:\n  - {id: a, name: }\n", 2, "is empty; leave the key out instead"),
        ("edition:\n  data_date: 2025-02-30\n", 2, "there is no day 2025-02-30"),
        ("edition:\n  data_date: 2025-02-03 10:00:00\n", 2, f"'2025-02-03 10:00:00' {UNREADABLE}"),
        ("firms:\n  - {id: a, country: NO}\n", 2, f"'NO' {UNREADABLE}"),
        ("minerals:\n  - {id: 0x1F}\n", 2, f"'0x1F' {UNREADABLE}"),
        ("minerals:\n  - &a {id: a}\n  - *a\n", 2, "an alias is not allowed; write the value out"),
        ("minerals:\n  - {1: a}\n", 2, "a key must be plain text"),
        ("minerals:\n  - !!python/name:os.system ''\n", 2, f"'' {UNREADABLE}"),
        ("a: 1\n---\nb: 2\n", 2, "is not readable as YAML: but found another document"),
    ],
)
def test_what_yaml_allows_and_we_do_not(tmp_path: Path, text: str, line: int, reason: str) -> None:
    (tmp_path / "some.yaml").write_text(text, encoding="utf-8")

    told = [(fault.line, fault.reason) for fault in faults_in(tmp_path) if fault.file == "some.yaml"]

    assert (line, reason) in told


def test_a_quoted_number_stays_text_beside_a_plain_one(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_text("a: 1\nb: '1'\nc: 1\n1: d\n", encoding="utf-8")

    loaded = load(tmp_path / "some.yaml")

    assert loaded.value == {"a": 1, "b": "1", "c": 1}
    assert [(fault.line, fault.reason) for fault in loaded.faults] == [(4, "a key must be plain text")]


def test_file_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_bytes(b"minerals: [\xff]\n")

    assert "is not UTF-8 text (byte 11)" in [fault.reason for fault in faults_in(tmp_path)]
