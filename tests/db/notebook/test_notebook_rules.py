"""Hypothesis: any text comes back as it went in or is refused, and any sequence of edits does what a model does."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from db.errors import DataError
from db.notebook.records import Action, NoteConflictError
from db.notebook.writer import NotebookWriter
from db.records import Note
from tests.db.notebook.helpers import GALLIUM, HUAWEI, TickingClock, read_history, read_notes

# Any character at all, halves of surrogate pairs included, and the scripts and marks that break programs.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60) | st.text(
    st.sampled_from("\x00\r\n\t镓锗〔〕№é\u0301\u200b\u202eאבג👩\u200d🔬'\"%\\;-"), max_size=60
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any-text") / "notebook.sqlite"


@given(text=ANY_TEXT)
@example(text="")
@example(text="a\x00b\x00")
@example(text="\ud83d")
@example(text="\r\n\r")
@settings(max_examples=60, deadline=None)
def test_any_text_round_trips_or_is_refused(shared: Path, text: str) -> None:
    with NotebookWriter(shared, clock=TickingClock()) as writer:
        if any("\ud800" <= character <= "\udfff" for character in text):
            with pytest.raises(DataError, match="broken character"):
                writer.add_note(GALLIUM, text)
            return

        note = writer.add_note(GALLIUM, text)

    assert text in {found.text for found in read_notes(shared) if found.id == note.id}
    assert [version.text for version in read_history(shared, note.id)] == [text]


class NotebookAgainstModel(RuleBasedStateMachine):
    """Edits a notebook and a dictionary alike, sometimes with the revision of another window."""

    notes = Bundle("notes")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "notebook.sqlite"
        self.clock = TickingClock()
        self.writer = NotebookWriter(self.path, clock=self.clock)
        self.current: dict[str, Note] = {}
        self.texts: dict[str, list[str]] = {}

    def teardown(self) -> None:
        self.writer.close()
        self.folder.cleanup()

    @rule(target=notes, entry=st.sampled_from([GALLIUM, HUAWEI]), text=st.text(max_size=5))
    def add(self, entry: object, text: str) -> str:
        assert entry in (GALLIUM, HUAWEI)
        note = self.writer.add_note(GALLIUM if entry == GALLIUM else HUAWEI, text)
        self.current[note.id] = note
        self.texts[note.id] = [text]
        return note.id

    @rule(note_id=notes, text=st.text(max_size=5), behind=st.integers(0, 2))
    def save(self, note_id: str, text: str, behind: int) -> None:
        known = self.current[note_id]
        seen = known.revision - behind
        if known.text == text and not known.is_removed:
            assert self.writer.save_note(note_id, text, expected_revision=seen) == known
        elif known.is_removed or behind:
            with pytest.raises(NoteConflictError) as caught:
                self.writer.save_note(note_id, text, expected_revision=seen)
            assert caught.value.current == known
            self.texts[note_id].append(text)
        else:
            saved = self.writer.save_note(note_id, text, expected_revision=seen)
            assert (saved.text, saved.revision) == (text, known.revision + 1)
            self.current[note_id] = saved
            self.texts[note_id].append(text)

    @rule(note_id=notes, is_removed=st.booleans())
    def show(self, note_id: str, is_removed: bool) -> None:
        known = self.current[note_id]
        edit = self.writer.remove_note if is_removed else self.writer.restore_note
        note = edit(note_id)
        assert (note.text, note.is_removed) == (known.text, is_removed)
        assert note.revision == known.revision + (known.is_removed is not is_removed)
        self.current[note_id] = note

    @precondition(lambda self: self.current)
    @rule()
    def reopen(self) -> None:
        self.writer.close()
        self.writer = NotebookWriter(self.path, clock=self.clock)

    @invariant()
    def readers_find_what_the_model_has(self) -> None:
        for is_removed in (False, True):
            expected = {note.id: note for note in self.current.values() if note.is_removed is is_removed}
            assert {note.id: note for note in read_notes(self.path, is_removed=is_removed)} == expected

    @invariant()
    def no_text_is_ever_lost(self) -> None:
        for note_id, texts in self.texts.items():
            kept = read_history(self.path, note_id)
            assert set(texts) == {version.text for version in kept}
            written = [version.revision for version in kept if version.action is not Action.REFUSED]
            assert written == list(range(1, self.current[note_id].revision + 1))


TestNotebookAgainstModel = NotebookAgainstModel.TestCase
TestNotebookAgainstModel.settings = settings(max_examples=12, stateful_step_count=16, deadline=None)
