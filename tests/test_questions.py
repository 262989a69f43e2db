"""The program answers what an analyst asks as the sources do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.cli.command import Command
from tests.questions import Question, differences, read_questions

ALL = read_questions()
DATA_DATE = date(2026, 11, 22)


@pytest.fixture(scope="module")
def run(edition_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Return the command line on the real edition."""
    return Command(edition_path, tmp_path_factory.mktemp("questions"))


@pytest.mark.parametrize("question", ALL, ids=[f"{number}-{question.text}" for number, question in enumerate(ALL)])
def test_answer_is_that_of_the_source(run: Command, question: Question) -> None:
    result = run(*question.words)

    assert result.code == 0, result.err
    assert differences(question, result.json) == []


@pytest.mark.parametrize(
    ("ask", "part", "wrong"),
    [
        (["show", "mineral/gallium"], None, {"state": "ended"}),
        (["show", "mineral/gallium"], None, {"since": date(2020, 1, 1)}),
        (["show", "measure/mofcom-2024-46"], "clause-2", {"until": "none"}),
        (["show", "measure/mofcom-2024-46"], "clause-9", {"state": "in-force"}),
        (["show", "mineral/gallium"], None, {"row": ["2025", "China", "901", "t"]}),
        (["show", "mineral/gallium"], None, {"links": {"part of": ["mineral/rare-earths"]}}),
        (["show", "mineral/gallium"], None, {"not_known": "Everything about it"}),
        (["show", "mineral/gallium"], None, {"contains": ["unobtainium"]}),
        (["show", "mineral/gallium"], None, {"lacks": ["Gallium"]}),
        (["show", "mineral/gallium"], None, {"conflict": {"field": "colour"}}),
        (["show", "measure/mofcom-2025-57"], None, {"remark": {"day": date(2026, 9, 27)}}),
        (["show", "measure/mofcom-2025-1"], None, {"confirmed": False}),
        (["find", "镓"], None, {"first": "mineral/germanium"}),
        (["find", "镓"], None, {"matched": "alias"}),
        (["find", "镓"], None, {"count": 0}),
    ],
)
def test_wrong_answer_is_told(run: Command, ask: list[str], part: str | None, wrong: dict[str, Any]) -> None:
    question = Question("?", tuple(ask), date(2025, 12, 1), wrong, "none", part)

    assert len(differences(question, run(*question.words).json)) == 1


def test_every_answer_rests_on_a_source_of_the_edition(edition_path: Path) -> None:
    with closing(sqlite3.connect(edition_path)) as connection:
        known = {row[0] for row in connection.execute("SELECT id FROM source")}

    assert {question.source for question in ALL} - known == set()


@pytest.mark.parametrize(
    ("least", "found"),
    [
        pytest.param(120, ALL, id="in-all"),
        pytest.param(25, [question for question in ALL if question.is_past(DATA_DATE)], id="past-days"),
        pytest.param(15, [question for question in ALL if question.about == "suspension"], id="suspensions"),
        pytest.param(20, [question for question in ALL if question.is_chinese], id="in-chinese"),
        pytest.param(10, [question for question in ALL if "not_known" in question.expect], id="not-known"),
    ],
)
def test_there_are_enough_questions(least: int, found: list[Question]) -> None:
    assert len(found) >= least


def test_no_question_is_asked_twice() -> None:
    asked = [(question.words, question.part, repr(question.expect)) for question in ALL]

    assert len(set(asked)) == len(asked)
