"""What has to happen for the notebook to hold a text, and what the editor says meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from db.errors import DataError
from db.records import EntryRef, Kind, Note
from desktop.core.note_draft import NoteDraft, Step, draft_words

ENTRY = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")
NOTE = Note(
    id="0" * 32,
    entry_id=ENTRY.id,
    entry_name="Gallium",
    text="Watch clause 2.",
    revision=1,
    created=datetime(2026, 1, 1, tzinfo=UTC),
    changed=datetime(2026, 1, 2, tzinfo=UTC),
)
EMPTY = NoteDraft(ENTRY)
WRITTEN = NoteDraft(ENTRY, NOTE, NOTE.text)


@pytest.mark.parametrize(
    ("draft", "is_leaving", "step"),
    [
        (EMPTY, True, Step.NOTHING),
        (EMPTY.typed("  \n"), True, Step.NOTHING),
        (EMPTY.typed("New."), False, Step.ADD),
        (EMPTY.typed("New.").saving(), True, Step.NOTHING),
        (WRITTEN, True, Step.NOTHING),
        (WRITTEN.typed("Watch both."), False, Step.SAVE),
        (WRITTEN.typed(""), False, Step.NOTHING),
        (WRITTEN.typed(""), True, Step.REMOVE),
    ],
    ids=["empty", "blank", "new", "under way", "as saved", "changed", "emptied", "emptied and left"],
)
def test_step(draft: NoteDraft, step: Step, *, is_leaving: bool) -> None:
    assert draft.step(is_leaving=is_leaving) is step


def test_refusal_keeps_the_text() -> None:
    draft = EMPTY.typed("New.").saving().refused(DataError("The disk is full."), None)

    assert draft.text == "New."
    assert draft.step(is_leaving=False) is Step.ADD


def test_conflict_makes_the_next_save_one_over_the_other_text() -> None:
    other = NoteDraft(ENTRY, NOTE, "Mine.").refused(DataError("Changed elsewhere."), NOTE)

    assert other.saved == NOTE
    assert other.text == "Mine."
    assert other.step(is_leaving=False) is Step.SAVE


@pytest.mark.parametrize(
    ("draft", "text", "tone"),
    [
        (EMPTY, "", ""),
        (EMPTY.typed("New."), "Not saved yet", ""),
        (EMPTY.typed("New.").saving(), "Saving…", ""),
        (WRITTEN.typed(""), "Empty: removed when you leave it", ""),
        (EMPTY.typed("New.").refused(DataError("Full.", "Make room."), None), "Not saved. Full. Make room.", "error"),
    ],
)
def test_state_in_words(draft: NoteDraft, text: str, tone: str) -> None:
    words = draft_words(draft)

    assert (words.text, words.tone) == (text, tone)
    assert words.can_retry is (tone == "error")


def test_saved_note_says_when() -> None:
    words = draft_words(WRITTEN)

    assert words.text.startswith("Saved 2026-01-0")
    assert words.tone == "done"
