"""Edits of tags: made, renamed, coloured, merged, deleted, put on entries and notes and taken off."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from db.errors import DataError
from db.notebook import limits
from db.notebook.records import Tag, Target
from db.notebook.rows import Value, tag_of
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import Ledger
from db.search.folding import fold

TAG = "tag"
TAGGING = "tagging"
# Two notebooks that make a tag of one name make the same tag, so that merging them makes no twins.
_NAMES = uuid.UUID("5d0b2f52-6a0e-4c7b-9f5a-3f2f8f6f7a11")


class TagEdits:
    """Writes tags; `db.notebook.writer.NotebookWriter.tags`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def add(self, name: str, *, colour: str = "") -> Tag:
        """Make a tag; one that has the name already, in whatever case, is returned as it is.

        Raises:
            DataError: The name is empty or too long, or the notebook cannot be written.
        """
        clean = limits.require_name(name, "The tag")
        with self._core.edit(f"Tag “{clean}” made") as ledger:
            return tag_of(_found_or_made(ledger, clean, colour))

    def rename(self, tag_id: str, name: str) -> Tag:
        """Give the tag another name, wherever it is.

        Raises:
            DataError: There is no such tag, or another one has the name: that is for `merge`.
        """
        clean = limits.require_name(name, "The tag")
        with self._core.edit("") as ledger:
            row = _require(ledger, tag_id)
            ledger.label = ledger.label or f"Tag “{row['name']}” renamed to “{clean}”"
            other = _named(ledger, clean)
            if other is not None and other["id"] != tag_id:
                raise DataError(f"There is a tag “{other['name']}” already.", "Merge the two instead of renaming.")
            row["name"] = clean
            ledger.put(TAG, row)
        return tag_of(row)

    def recolour(self, tag_id: str, colour: str) -> Tag:
        """Give the tag another colour, a name of the theme; empty for none.

        Raises:
            DataError: There is no such tag.
        """
        limits.require_storable(colour, "The colour")
        with self._core.edit("") as ledger:
            row = _require(ledger, tag_id)
            ledger.label = ledger.label or f"Colour of tag “{row['name']}” changed"
            row["colour"] = colour
            ledger.put(TAG, row)
        return tag_of(row)

    def merge(self, tag_id: str, into_id: str) -> Tag:
        """Put the second tag wherever the first one is, and delete the first.

        Raises:
            DataError: One of them is not there, or they are one.
        """
        with self._core.edit("") as ledger:
            row, into = _require(ledger, tag_id), _require(ledger, into_id)
            if tag_id == into_id:
                raise DataError(f"The tag “{row['name']}” cannot be merged with itself.", "Name two tags.")
            ledger.label = ledger.label or f"Tag “{row['name']}” merged into “{into['name']}”"
            for tagging in ledger.rows(TAGGING, tag_id=tag_id):
                ledger.drop(TAGGING, (tag_id, str(tagging["target_id"])))
                if ledger.row(TAGGING, (into_id, str(tagging["target_id"]))) is None:
                    ledger.put(TAGGING, {**tagging, "tag_id": into_id})
            ledger.drop(TAG, (tag_id,))
        return tag_of(into)

    def delete(self, tag_id: str) -> None:
        """Take the tag off everything and delete it, which an undo brings back.

        Raises:
            DataError: There is no such tag.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, tag_id)
            ledger.label = ledger.label or f"Tag “{row['name']}” deleted"
            for tagging in ledger.rows(TAGGING, tag_id=tag_id):
                ledger.drop(TAGGING, (tag_id, str(tagging["target_id"])))
            ledger.drop(TAG, (tag_id,))

    def put(self, name: str, targets: Iterable[Target]) -> Tag:
        """Put the tag of that name, made where there is none, on entries and notes: one step to undo.

        Raises:
            DataError: The name is empty or too long, or the notebook cannot be written.
        """
        clean = limits.require_name(name, "The tag")
        with self._core.edit(f"Tag “{clean}” put on") as ledger:
            row = _found_or_made(ledger, clean, "")
            for target in targets:
                if ledger.row(TAGGING, (str(row["id"]), target.id)) is None:
                    values = {"tag_id": row["id"], "target_id": target.id, "target_name": target.name}
                    ledger.put(TAGGING, {**values, "created": ledger.now})
        return tag_of(row)

    def take(self, tag_id: str, targets: Iterable[Target]) -> None:
        """Take the tag off entries and notes: one step to undo.

        Raises:
            DataError: There is no such tag.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, tag_id)
            ledger.label = ledger.label or f"Tag “{row['name']}” taken off"
            for target in targets:
                ledger.drop(TAGGING, (tag_id, target.id))


def _require(ledger: Ledger, tag_id: str) -> dict[str, Value]:
    row = ledger.row(TAG, (tag_id,))
    if row is None:
        raise DataError(f"The notebook has no tag “{tag_id}”.")
    return row


def _named(ledger: Ledger, name: str) -> dict[str, Value] | None:
    wanted = fold(name) or name
    return next((row for row in ledger.rows(TAG) if (fold(str(row["name"])) or row["name"]) == wanted), None)


def _found_or_made(ledger: Ledger, name: str, colour: str) -> dict[str, Value]:
    known = _named(ledger, name)
    if known is not None:
        return known
    tag_id = uuid.uuid5(_NAMES, fold(name) or name).hex
    if ledger.row(TAG, (tag_id,)) is not None:
        # Another tag had the name once.
        tag_id = uuid.uuid4().hex
    row: dict[str, Value] = {"id": tag_id, "name": name, "colour": colour, "created": ledger.now}
    ledger.put(TAG, row)
    return row
