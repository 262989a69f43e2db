"""Reads the questions of an analyst and compares an answer of the program with the one that a source gives.

A question has `text`, `ask` (a command line without --json), `as_of`, `expect` and `source` (the id of the source
that gives the answer); `part` says of which provision (by its id) or listing (by the id of its list) the state is
asked, `about` that it is about a suspension. What is expected:

- `first`, `matched`, `count`: id of the first hit, the field of it that matched, the number of hits or changes;
- `state`, `since`, `until`: of the part, else of the entry or the first hit; ``none`` where there is none;
- `contains`, `lacks`: texts that are in the answer, or are not;
- `links`: by relation, ids of entries tied to the one shown;
- `row`: cells that one row of one table of numbers has;
- `remark`: a statement or report beside the state;
- `conflict`: a fact on which sources differ; `confirmed`: by a second source;
- `not_known`: a text of what was looked for and not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from db.search.folding import has_cjk

QUESTIONS = Path(__file__).parent / "data" / "questions.yaml"
ASKED_ON = date(2026, 11, 25)

# A command's JSON document.
Answer = Any


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the answer that a source gives."""

    text: str
    ask: tuple[str, ...]
    as_of: date
    expect: dict[str, Any]
    source: str
    part: str | None = None
    about: str | None = None
    is_dated: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return the command line."""
        return (*self.ask, "--as-of", self.as_of.isoformat(), "--json")

    @property
    def is_chinese(self) -> bool:
        """Return whether it is asked in Chinese."""
        return any(has_cjk(word) for word in self.ask)

    def is_past(self, data_date: date) -> bool:
        """Return whether it asks about a day before the data's own."""
        return self.is_dated and self.as_of < data_date


def read_questions(path: Path = QUESTIONS) -> list[Question]:
    """Return the questions in the order of the file."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]
    return [
        Question(
            text=row["text"],
            ask=tuple(row["ask"]),
            as_of=row.get("as_of", ASKED_ON),
            expect=row["expect"],
            source=row["source"],
            part=row.get("part"),
            about=row.get("about"),
            is_dated="as_of" in row,
        )
        for row in found
    ]


def differences(question: Question, answer: Answer) -> list[str]:
    """Return, one sentence a fact, where the answer is not the one that the source gives."""
    return [
        f"{key}: expected {wanted!r}; {told}"
        for key, wanted in question.expect.items()
        if (told := _CHECKS[key](wanted, answer, question)) is not None
    ]


# Each check returns what was found instead of what was wanted; None where all is as wanted.


def _first(wanted: str, answer: Answer, _question: Question) -> str | None:
    ids = [hit["id"] for hit in answer]
    return None if ids[:1] == [wanted] else f"found {ids[:5]}"


def _matched(wanted: str, answer: Answer, _question: Question) -> str | None:
    return _compare(wanted, answer[0]["matched"] if answer else None)


def _count(wanted: int, answer: Answer, _question: Question) -> str | None:
    rows = answer if isinstance(answer, list) else answer["changes"]
    return _compare(wanted, len(rows))


def _contains(wanted: list[str], answer: Answer, _question: Question) -> str | None:
    texts = list(_texts(answer))
    missing = [text for text in wanted if not any(text in each for each in texts)]
    return f"{missing} is missing" if missing else None


def _lacks(wanted: list[str], answer: Answer, _question: Question) -> str | None:
    texts = list(_texts(answer))
    present = [text for text in wanted if any(text in each for each in texts)]
    return f"{present} is there" if present else None


def _links(wanted: dict[str, list[str]], answer: Answer, _question: Question) -> str | None:
    tied = {(link["relation"], link["id"]) for links in answer["linked"].values() for link in links}
    missing = [pair for relation, ids in wanted.items() for each in ids if (pair := (relation, each)) not in tied]
    return f"{missing} is missing" if missing else None


def _row(wanted: list[str], answer: Answer, _question: Question) -> str | None:
    rows = [row for table in answer["figures"] for row in table["rows"]]
    return None if any(set(wanted) <= set(row) for row in rows) else f"none of {len(rows)} rows has it"


def _remark(wanted: dict[str, Any], answer: Answer, _question: Question) -> str | None:
    return _one_like(wanted, answer["force"]["remarks"])


def _conflict(wanted: dict[str, Any], answer: Answer, _question: Question) -> str | None:
    return _one_like(wanted, answer["conflicts"])


def _confirmed(wanted: bool, answer: Answer, _question: Question) -> str | None:
    return _compare(wanted, answer["is_confirmed"])


def _not_known(wanted: str, answer: Answer, _question: Question) -> str | None:
    told = answer["not_known"]
    return None if any(wanted in text for text in told) else f"told {told}"


def _standing(key: str) -> Callable[[Any, Answer, Question], str | None]:
    def check(wanted: Any, answer: Answer, question: Question) -> str | None:
        of = _part(answer, question.part)
        if of is None:
            return f"there is no {question.part}"
        return _compare(None if wanted == "none" else _plain(wanted), of[key])

    return check


_CHECKS: dict[str, Callable[[Any, Answer, Question], str | None]] = {
    "first": _first,
    "matched": _matched,
    "count": _count,
    "state": _standing("state"),
    "since": _standing("since"),
    "until": _standing("until"),
    "contains": _contains,
    "lacks": _lacks,
    "links": _links,
    "row": _row,
    "remark": _remark,
    "conflict": _conflict,
    "confirmed": _confirmed,
    "not_known": _not_known,
}


def _part(answer: Answer, part: str | None) -> Any:
    """Return what has the state that is asked for; None where the answer has no such part."""
    if isinstance(answer, list):
        return answer[0] if answer else None
    force = answer["force"]
    if part is None:
        return force
    for subject in force["provisions"]:
        if subject["key"].endswith(f"#{part}"):
            return subject
    return next((subject for subject in force["listings"] if subject["list"]["id"] == f"list/{part}"), None)


def _compare(wanted: Any, found: Any) -> str | None:
    return None if found == wanted else f"found {found!r}"


def _one_like(wanted: dict[str, Any], found: list[dict[str, Any]]) -> str | None:
    plain = {key: _plain(value) for key, value in wanted.items()}
    return None if any(plain.items() <= each.items() for each in found) else f"found {found}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a JSON document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
