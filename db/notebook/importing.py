"""Reads what others exported, as JSON, Markdown or CSV, into what a merge takes; a fault is told with its place."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

from db.errors import DataError
from db.notebook import file, limits
from db.notebook.exporting import FENCE, FORMAT, FORMULA, HEADINGS, JUDGEMENT
from db.notebook.records import Action
from db.notebook.rows import (
    Row,
    Value,
    completed,
    decision_of,
    note_of,
    review_of,
    search_of,
    stamp,
    star_of,
    version_of,
)
from db.notebook.snapshot import (
    CHANGE_COLUMNS,
    COLUMNS,
    KEYS,
    NOTE,
    OPERATION_COLUMNS,
    VERSION_COLUMNS,
    Key,
    Snapshot,
)

MAX_BYTES = 500_000_000
_NUMBERS = frozenset({"revision", "is_removed", "is_done", "position", "saves", "is_undone"})
_MAY_LACK = frozenset({"before", "after"})
# More saves than anybody makes: of two texts of one version, the one that is here counts.
_UNKNOWN_TEXT = 10**9
_MADE = uuid.UUID("a5b6c0a1-63d4-4a47-8a5e-2e0f9b1d7c22")


def from_json(content: bytes, name: str) -> Snapshot:
    """Return what a document of `db.notebook.exporting.as_json` holds.

    Args:
        content: The file.
        name: What a sentence calls it.

    Raises:
        DataError: It is no such document, newer than this program, or has a fault; the sentence says where.
    """
    document = _document(content, name)
    if document.get("format") != FORMAT:
        raise DataError(f"{name} is no export of a Monazite notebook.", "Choose another file; nothing was changed.")
    version = document.get("version")
    if not isinstance(version, int) or version > file.LATEST_VERSION:
        raise DataError(
            f"{name} is an export of version {version}; this program knows versions up to {file.LATEST_VERSION}.",
            "Import it with a newer Monazite. Nothing was changed.",
        )
    given = document.get("tables")
    if not isinstance(given, dict):
        raise DataError(f"{name} has no tables.", "Export the notebook again; nothing was changed.")
    tables: dict[str, dict[Key, Row]] = {}
    for table, columns in COLUMNS.items():
        rows = _rows(_completed(table, given.get(table, [])), columns, place=f"{name}: {table}")
        tables[table] = {tuple(str(row[column]) for column in KEYS[table]): row for row in rows}
    versions = _rows(document.get("history", []), VERSION_COLUMNS, place=f"{name}: history")
    operations = _rows(document.get("operations", []), OPERATION_COLUMNS, place=f"{name}: operations")
    changes = _rows(document.get("changes", []), CHANGE_COLUMNS, place=f"{name}: changes")
    _require_meaning(tables, versions, changes, name=name)
    return Snapshot(
        tables,
        {str(row["id"]): row for row in versions if (str(row["note_id"]),) in tables[NOTE]},
        {str(row["id"]): row for row in operations},
        changes,
    )


def from_markdown(files: Mapping[str, str], *, now: datetime) -> Snapshot:
    """Return the notes of Markdown files by name, as `db.notebook.exporting.as_markdown` writes them.

    A note that was changed since the export replaces the one it came from; one without an id is new.

    Raises:
        DataError: A file does not say which entry it is about, or has something that no note can be.
    """
    return _snapshot((_markdown(name, text) for name, text in sorted(files.items())), now=now)


def from_csv(text: str, name: str, *, now: datetime) -> Snapshot:
    """Return the notes of a table in CSV, as `db.notebook.exporting.as_csv` writes it.

    Raises:
        DataError: A row does not say which entry it is about, or has something that no note can be.
    """
    csv.field_size_limit(limits.MAX_NOTE_BYTES * 2)
    try:
        rows = list(csv.DictReader(io.StringIO(text)))
    except csv.Error as error:
        raise DataError(f"{name} cannot be read as CSV: {error}.", "Nothing was changed.") from error
    cells = [
        (f"{name}, row {number}", {str(key): _plain(str(value or "")) for key, value in row.items()})
        for number, row in enumerate(rows, start=2)
    ]
    return _snapshot(cells, now=now)


def _document(content: bytes, name: str) -> dict[str, object]:
    if len(content) > MAX_BYTES:
        raise DataError(f"{name} is larger than {MAX_BYTES:,} bytes, the most that is imported.", "Export a selection.")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DataError(f"{name} is no JSON document: {error}.", "Choose another file; nothing was changed.") from error
    if not isinstance(document, dict):
        raise DataError(f"{name} is no export of a Monazite notebook.", "Choose another file; nothing was changed.")
    return document


def _completed(table: str, given: object) -> object:
    """Return the rows with what an export of an earlier version lacks."""
    return (
        [completed(table, row) if isinstance(row, dict) else row for row in given] if isinstance(given, list) else given
    )


def _rows(given: object, columns: Sequence[str], *, place: str) -> tuple[dict[str, Value], ...]:
    if not isinstance(given, list):
        raise DataError(f"{place} is no list.", "Nothing was changed.")
    return tuple(_row(row, columns, place=f"{place}, row {number}") for number, row in enumerate(given, start=1))


def _row(given: object, columns: Sequence[str], *, place: str) -> dict[str, Value]:
    if not isinstance(given, dict):
        raise DataError(f"{place} has no fields.", "Nothing was changed.")
    for column in columns:
        value = given.get(column)
        if column in _NUMBERS:
            if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
                raise DataError(f"{place}: “{column}” is no whole number.", "Nothing was changed.")
        elif value is None and column in _MAY_LACK:
            continue
        elif not isinstance(value, str):
            raise DataError(f"{place}: “{column}” is no text.", "Nothing was changed.")
        else:
            limits.require_storable(value, f"{place}: “{column}”")
    return {column: cast("Value", given.get(column)) for column in columns}


def _require_meaning(
    tables: Mapping[str, Mapping[Key, Row]], versions: Iterable[Row], changes: Iterable[Row], *, name: str
) -> None:
    """Check that the values mean something, so that what was imported can be read ever after."""
    read: dict[str, Callable[[Row], object]] = {
        "note": note_of,
        "star": star_of,
        "review": review_of,
        "saved_search": search_of,
        "decision": decision_of,
    }
    place = name
    try:
        for table, decode in read.items():
            for number, row in enumerate(tables[table].values(), start=1):
                place = f"{name}: {table}, row {number}"
                decode(row)
        for number, row in enumerate(versions, start=1):
            place = f"{name}: history, row {number}"
            version_of(row)
        for number, row in enumerate(changes, start=1):
            place = f"{name}: changes, row {number}"
            for column in ("row_key", "before", "after"):
                json.loads(str(row[column])) if row[column] is not None else None
    except (ValueError, TypeError) as error:
        raise DataError(f"{place} has a value that is not understood: {error}.", "Nothing was changed.") from error
    heads = {str(row["id"]) for row in versions}
    for (note_id,), row in tables[NOTE].items():
        limits.require_text(str(row["text"]))
        if row["version_id"] not in heads:
            raise DataError(f"{name}: the history of note “{note_id}” lacks its present text.", "Nothing was changed.")


def _markdown(name: str, text: str) -> tuple[str, dict[str, str]]:
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[:1] != [FENCE] or FENCE not in lines[1:]:
        raise DataError(f"{name} does not begin with what it is about.", "Begin it with “entry: …” between two “---”.")
    end = lines.index(FENCE, 1)
    cells = {}
    for line in lines[1:end]:
        key, _colon, value = line.partition(":")
        try:
            parsed = json.loads(value)
        except ValueError:
            parsed = value.strip()
        cells[key.strip()] = parsed if isinstance(parsed, str) else value.strip()
    body = "\n".join(lines[end + 1 :]).removeprefix("\n").removesuffix("\n")
    judged = cells.pop("judged", "")
    is_judged = judged.isdecimal() and len(judged) < len("1000000")
    pieces = body.split(JUDGEMENT) if is_judged else [body]
    before = int(judged) + 1 if is_judged else 1
    return name, {**cells, "text": JUDGEMENT.join(pieces[:before]), "judgement": JUDGEMENT.join(pieces[before:])}


def _snapshot(notes: Iterable[tuple[str, Mapping[str, str]]], *, now: datetime) -> Snapshot:
    rows: dict[Key, Row] = {}
    versions: dict[str, Row] = {}
    for place, cells in notes:
        row = _note(place, cells, now)
        rows[str(row["id"]),] = row
        version: dict[str, Value] = {name: row[name] for name in VERSION_COLUMNS if name in row}
        version |= {"id": row["version_id"], "note_id": row["id"], "action": Action.SAVED.value, "author": ""}
        version |= {"at": row["changed"], "saves": 1}
        versions[str(row["version_id"])] = version
        base = cells.get("version", "")
        if base:
            versions.setdefault(base, {**version, "id": base, "saves": _UNKNOWN_TEXT})
    tables: dict[str, dict[Key, Row]] = {table: {} for table in KEYS}
    tables[NOTE] = rows
    return Snapshot(tables, versions, {}, ())


def _note(place: str, cells: Mapping[str, str], now: datetime) -> dict[str, Value]:
    if not cells.get("entry"):
        raise DataError(f"{place} does not say which entry it is about.", "Nothing was changed.")
    text, judgement = cells.get("text", ""), cells.get("judgement", "")
    for words in cells.values():
        limits.require_text(words)
    made = uuid.uuid5(_MADE, json.dumps([cells.get("id") or place, cells["entry"], text, judgement]))
    moment = stamp(now)
    row: dict[str, Value] = {column: cells.get(heading, "") for heading, column in HEADINGS.items()}
    row |= {
        "id": cells.get("id") or made.hex,
        "entry_name": cells.get("name") or cells["entry"],
        "text": text,
        "judgement": judgement,
        "revision": 1,
        "created": cells.get("created") or moment,
        "changed": moment,
        "is_removed": 0,
        "version_id": uuid.uuid5(made, "version").hex,
    }
    try:
        note_of(row)
    except ValueError as error:
        raise DataError(f"{place} has a value that is not understood: {error}.", "Nothing was changed.") from error
    return row


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell


def read_markdown(folder: Path) -> dict[str, str]:
    """Return the Markdown files of the folder and of those in it, by their path.

    Raises:
        DataError: One cannot be read or is no text, or they are too large together.
    """
    found: dict[str, str] = {}
    size = 0
    try:
        for path in sorted(folder.rglob("*.md")):
            content = path.read_bytes()
            size += len(content)
            if size > MAX_BYTES:
                raise DataError(f"The files in {folder} are too large together.", "Import a part of them.")
            found[path.relative_to(folder).as_posix()] = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"The files in {folder} cannot be read: {error}.", "Nothing was changed.") from error
    return found
