"""Writes notebooks for others: all or a selection, as JSON, as a folder of Markdown files, or as a table in CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from db.notebook import file
from db.notebook.records import NOTE_TARGET
from db.notebook.rows import Value, stamp
from db.notebook.snapshot import NOTE, Snapshot

FORMAT = "monazite-notebook"
HEADINGS = {
    "id": "id",
    "version": "version_id",
    "entry": "entry_id",
    "name": "entry_name",
    "part_kind": "part_kind",
    "part": "part_id",
    "part_name": "part_name",
    "likelihood": "likelihood",
    "confidence": "confidence",
    "created": "created",
    "changed": "changed",
}
JUDGEMENT = "\n\n## Judgement\n\n"
FENCE = "---"
# What a spreadsheet would take for a formula.
FORMULA = re.compile(r"^'*[=+\-@\t\r]")


def selection(taken: Snapshot, entry_ids: Collection[str]) -> Snapshot:
    """Return what the notebook holds on these entries, with the histories of the notes but without the journal."""
    notes = {key: row for key, row in taken.tables[NOTE].items() if row["entry_id"] in entry_ids}
    targets = {*entry_ids, *(f"{NOTE_TARGET}{key[0]}" for key in notes)}
    tables = {
        table: {key: row for key, row in rows.items() if row.get("target_id") in targets}
        for table, rows in taken.tables.items()
    }
    tables[NOTE] = notes
    tag_ids = {row["tag_id"] for row in tables["tagging"].values()}
    tables["tag"] = {key: row for key, row in taken.tables["tag"].items() if row["id"] in tag_ids}
    versions = {key: row for key, row in taken.versions.items() if (str(row["note_id"]),) in notes}
    return Snapshot(tables, versions, {}, ())


def without_removed(taken: Snapshot) -> Snapshot:
    """Return the notebook without its removed notes, for whom the history is nobody's business."""
    notes = {key: row for key, row in taken.tables[NOTE].items() if not row["is_removed"]}
    versions = {key: row for key, row in taken.versions.items() if (str(row["note_id"]),) in notes}
    return replace(taken, tables={**taken.tables, NOTE: notes}, versions=versions)


def as_json(taken: Snapshot, *, now: datetime) -> str:
    """Return all of it as one JSON document, from which `db.notebook.importing` makes the same again."""
    document = {
        "format": FORMAT,
        "version": file.LATEST_VERSION,
        "exported": stamp(now),
        "tables": {table: list(rows.values()) for table, rows in taken.tables.items()},
        "history": list(taken.versions.values()),
        "operations": list(taken.operations.values()),
        "changes": list(taken.changes),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_markdown(taken: Snapshot) -> dict[str, str]:
    """Return the notes as Markdown files by their path in a folder, each with what it is about at its beginning."""
    files = {}
    tags = _tags(taken)
    for (note_id,), row in taken.tables[NOTE].items():
        if row["is_removed"]:
            continue
        head = {heading: str(row[column]) for heading, column in HEADINGS.items() if row[column]}
        names = tags.get(f"{NOTE_TARGET}{note_id}", [])
        # A line of JSON text is YAML too, whatever is in it.
        lines = [FENCE, *(f"{heading}: {json.dumps(value, ensure_ascii=False)}" for heading, value in head.items())]
        lines += [f"tags: {json.dumps(names, ensure_ascii=False)}"] if names else []
        text = str(row["text"])
        if row["judgement"]:
            # The text may have that heading as well: so many of them come before the one that counts.
            lines += [f'judged: "{text.count(JUDGEMENT)}"']
            text += f"{JUDGEMENT}{row['judgement']}"
        files[f"{_folder(str(row['entry_id']))}/{note_id}.md"] = "\n".join([*lines, FENCE, "", text]) + "\n"
    return files


def as_csv(taken: Snapshot) -> str:
    """Return the notes as a table in CSV, one note a row; what a spreadsheet would run is made harmless by a quote."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([*HEADINGS, "text", "judgement", "tags"])
    tags = _tags(taken)
    for (note_id,), row in taken.tables[NOTE].items():
        if not row["is_removed"]:
            cells: list[Value] = [row[column] for column in (*HEADINGS.values(), "text", "judgement")]
            cells.append("; ".join(tags.get(f"{NOTE_TARGET}{note_id}", [])))
            writer.writerow([_harmless(str(cell)) for cell in cells])
    return stream.getvalue()


def _tags(taken: Snapshot) -> Mapping[str, list[str]]:
    names = {str(row["id"]): str(row["name"]) for row in taken.tables["tag"].values()}
    found: dict[str, list[str]] = {}
    for row in taken.tables["tagging"].values():
        if str(row["tag_id"]) in names:
            found.setdefault(str(row["target_id"]), []).append(names[str(row["tag_id"])])
    return {target: sorted(own) for target, own in found.items()}


def _folder(entry_id: str) -> str:
    """Return the folder of the entry's notes; nothing in an id leads out of it."""
    parts = [re.sub(r"[^\w.-]", "_", part).strip(".") or "_" for part in entry_id.split("/")]
    return "/".join(part[:100] for part in parts[:4])


def _harmless(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell
