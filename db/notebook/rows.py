"""Turns rows of the notebook, as both reader and writer have them, into records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeAlias

from db.notebook.records import Action, Decision, Review, SavedSearch, Star, Tag, Target, Version
from db.notes import Confidence, Judgement, Likelihood, Note, NotePart, PartKind

Value: TypeAlias = str | int | None
Row: TypeAlias = Mapping[str, Value]

TIME_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"

NOTE_COLUMNS = (
    "id",
    "entry_id",
    "entry_name",
    "text",
    "revision",
    "created",
    "changed",
    "is_removed",
    "part_kind",
    "part_id",
    "part_name",
    "judgement",
    "likelihood",
    "confidence",
)
VERSION_COLUMNS = (
    "id",
    "note_id",
    "revision",
    "action",
    "entry_id",
    "entry_name",
    "text",
    "author",
    "at",
    "judgement",
    "likelihood",
    "confidence",
    "saves",
)


# What a row has since a later version of its table, with what it says of a row that an earlier version wrote.
_LATER: Mapping[str, Row] = {"saved_search": {"as_of": "", "sort": "", "position": 0}}


def completed(table_name: str, row: Row) -> Row:
    """Return a row of the journal or of an export with every column that its table has by now."""
    later = _LATER.get(table_name)
    return row if later is None else {**later, **row}


def stamp(moment: datetime) -> str:
    """Return the moment as the notebook stores it."""
    return moment.astimezone(UTC).strftime(TIME_FORMAT)


def note_of(row: Row) -> Note:
    """Return the note that the row is."""
    part = None
    if row["part_kind"]:
        part = NotePart(PartKind(_text(row["part_kind"])), _text(row["part_id"]), _text(row["part_name"]))
    return Note(
        id=_text(row["id"]),
        entry_id=_text(row["entry_id"]),
        entry_name=_text(row["entry_name"]),
        text=_text(row["text"]),
        revision=_number(row["revision"]),
        created=_moment(row["created"]),
        changed=_moment(row["changed"]),
        is_removed=bool(row["is_removed"]),
        part=part,
        judgement=_judgement(row),
    )


def version_of(row: Row) -> Version:
    """Return the version of a note that the row is."""
    return Version(
        id=_text(row["id"]),
        note_id=_text(row["note_id"]),
        revision=_number(row["revision"]),
        action=Action(_text(row["action"])),
        entry_id=_text(row["entry_id"]),
        entry_name=_text(row["entry_name"]),
        text=_text(row["text"]),
        author=_text(row["author"]),
        at=_moment(row["at"]),
        judgement=_judgement(row),
        saves=_number(row["saves"]),
    )


def judgement_values(judgement: Judgement | None) -> dict[str, Value]:
    """Return the columns that hold the judgement."""
    if judgement is None:
        return {"judgement": "", "likelihood": "", "confidence": ""}
    return {
        "judgement": judgement.text,
        "likelihood": judgement.likelihood.value if judgement.likelihood is not None else "",
        "confidence": judgement.confidence.value if judgement.confidence is not None else "",
    }


def tag_of(row: Row, *, count: int = 0) -> Tag:
    """Return the tag that the row is."""
    return Tag(_text(row["id"]), _text(row["name"]), _text(row["colour"]), count)


def target_of(row: Row) -> Target:
    """Return what the row's mark is on."""
    return Target(_text(row["target_id"]), _text(row["target_name"]))


def star_of(row: Row) -> Star:
    """Return the star that the row is."""
    return Star(target_of(row), _moment(row["created"]))


def review_of(row: Row) -> Review:
    """Return the review that the row is."""
    return Review(
        id=_text(row["id"]),
        target=target_of(row),
        due=date.fromisoformat(_text(row["due"])),
        reason=_text(row["reason"]),
        is_done=bool(row["is_done"]),
        created=_moment(row["created"]),
    )


def search_of(row: Row) -> SavedSearch:
    """Return the saved search that the row is."""
    return SavedSearch(
        id=_text(row["id"]),
        name=_text(row["name"]),
        kind=_text(row["kind"]),
        query=_text(row["query"]),
        columns=tuple(str(key) for key in json.loads(_text(row["columns"]))),
        created=_moment(row["created"]),
        as_of=date.fromisoformat(_text(row["as_of"])) if row["as_of"] else None,
        sort=_text(row["sort"]),
        position=_number(row["position"]),
    )


def decision_of(row: Row) -> Decision:
    """Return the decision that the row is."""
    return Decision(
        id=_text(row["id"]),
        target=target_of(row),
        decided=date.fromisoformat(_text(row["decided"])),
        outcome=_text(row["outcome"]),
        reason=_text(row["reason"]),
        author=_text(row["author"]),
        created=_moment(row["created"]),
    )


def _judgement(row: Row) -> Judgement | None:
    text, likelihood, confidence = (_text(row[name]) for name in ("judgement", "likelihood", "confidence"))
    if not (text or likelihood or confidence):
        return None
    return Judgement(
        text,
        Likelihood(likelihood) if likelihood else None,
        Confidence(confidence) if confidence else None,
    )


def _text(value: Value) -> str:
    return str(value)


def _number(value: Value) -> int:
    return int(value or 0)


def _moment(value: Value) -> datetime:
    return datetime.fromisoformat(_text(value))
