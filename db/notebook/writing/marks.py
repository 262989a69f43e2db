"""Edits of what stands on an entry beside notes: stars, reviews with a day, decisions."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from db.errors import DataError
from db.notebook import limits
from db.notebook.records import Decision, Review, Target
from db.notebook.rows import Value, decision_of, review_of
from db.notebook.writing.core import Core
from db.notebook.writing.ledger import Ledger

STAR = "star"
REVIEW = "review"
DECISION = "decision"


class MarkEdits:
    """Writes marks; `db.notebook.writer.NotebookWriter.marks`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def star(self, targets: Iterable[Target]) -> None:
        """Put a star on entries; one that has it keeps it.

        Raises:
            DataError: The notebook cannot be written.
        """
        wanted = tuple(targets)
        with self._core.edit(_label("Star put on", wanted)) as ledger:
            for target in wanted:
                if ledger.row(STAR, (target.id,)) is None:
                    values = {"target_id": target.id, "target_name": target.name, "created": ledger.now}
                    ledger.put(STAR, values)

    def unstar(self, targets: Iterable[Target]) -> None:
        """Take the star off entries.

        Raises:
            DataError: The notebook cannot be written.
        """
        wanted = tuple(targets)
        with self._core.edit(_label("Star taken off", wanted)) as ledger:
            for target in wanted:
                ledger.drop(STAR, (target.id,))

    def add_review(self, target: Target, due: date, *, reason: str = "") -> Review:
        """Note down that the entry or note is to be looked at again on the day.

        Raises:
            DataError: The reason cannot be stored, or the notebook cannot be written.
        """
        limits.require_text(reason)
        with self._core.edit(f"Review of {target.name} set for {due}") as ledger:
            row = _row(ledger, target, due=due.isoformat(), reason=reason, is_done=0)
            ledger.put(REVIEW, row)
        return review_of(row)

    def change_review(self, review_id: str, *, due: date, reason: str) -> Review:
        """Give the review another day or reason.

        Raises:
            DataError: There is no such review, or the reason cannot be stored.
        """
        limits.require_text(reason)
        with self._core.edit("") as ledger:
            row = _require(ledger, REVIEW, review_id)
            ledger.label = ledger.label or f"Review of {row['target_name']} set for {due}"
            row |= {"due": due.isoformat(), "reason": reason}
            ledger.put(REVIEW, row)
        return review_of(row)

    def finish_review(self, review_id: str, *, is_done: bool = True) -> Review:
        """Mark the review as done, or as open again.

        Raises:
            DataError: There is no such review.
        """
        with self._core.edit("") as ledger:
            row = _require(ledger, REVIEW, review_id)
            ledger.label = ledger.label or f"Review of {row['target_name']} {'done' if is_done else 'open again'}"
            row["is_done"] = int(is_done)
            ledger.put(REVIEW, row)
        return review_of(row)

    def delete_review(self, review_id: str) -> None:
        """Delete the review, which an undo brings back.

        Raises:
            DataError: There is no such review.
        """
        self._delete(REVIEW, review_id)

    def decide(self, target: Target, outcome: str, *, decided: date, reason: str = "") -> Decision:
        """Keep a decision about an entry or note: its outcome in a few words, its day and its reason.

        Raises:
            DataError: The outcome is empty, or a text cannot be stored.
        """
        clean = limits.require_name(outcome, "The outcome")
        limits.require_text(reason)
        with self._core.edit(f"Decision on {target.name}: {clean}") as ledger:
            row = _row(ledger, target, decided=decided.isoformat(), outcome=clean, reason=reason, author=ledger.author)
            ledger.put(DECISION, row)
        return decision_of(row)

    def delete_decision(self, decision_id: str) -> None:
        """Delete the decision, which an undo brings back.

        Raises:
            DataError: There is no such decision.
        """
        self._delete(DECISION, decision_id)

    def _delete(self, table_name: str, mark_id: str) -> None:
        with self._core.edit("") as ledger:
            row = _require(ledger, table_name, mark_id)
            ledger.label = ledger.label or f"{table_name.capitalize()} of {row['target_name']} deleted"
            ledger.drop(table_name, (mark_id,))


def _row(ledger: Ledger, target: Target, **values: Value) -> dict[str, Value]:
    place = {"id": uuid.uuid4().hex, "target_id": target.id, "target_name": target.name}
    return {**place, **values, "created": ledger.now}


def _require(ledger: Ledger, table_name: str, mark_id: str) -> dict[str, Value]:
    row = ledger.row(table_name, (mark_id,))
    if row is None:
        raise DataError(f"The notebook has no {table_name} “{mark_id}”.")
    return row


def _label(what: str, targets: tuple[Target, ...]) -> str:
    return f"{what} {targets[0].name}" if len(targets) == 1 else f"{what} {len(targets)} entries"
