"""Notes between editor and notebook: saved as typed, never lost, never written over another's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.errors import DataError
from db.notebook.records import NoteConflictError
from db.records import EntryRef, Kind, Note
from desktop.core.drafts import DraftStore
from desktop.core.note_draft import NoteJob, Step
from desktop.tasks.outcome import Deliver, Outcome, Work, run
from desktop.tasks.runner import InlineRunner
from desktop.views.note_desk import NoteDesk

GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium")
GERMANIUM = EntryRef("mineral/germanium", Kind.MINERAL, "Germanium")


def note(text: str, *, note_id: str = "a" * 32, revision: int = 1, entry: EntryRef = GALLIUM) -> Note:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Note(note_id, entry.id, entry.name, text, revision, day, day)


class Notebook:
    """Keeps notes in memory and fails on demand."""

    def __init__(self) -> None:
        self.notes: dict[str, list[Note]] = {}
        self.jobs: list[NoteJob] = []
        self.fault: DataError | None = None

    def read(self, entry_id: str) -> tuple[Note, ...]:
        """Return the notes of an entry."""
        return tuple(self.notes.get(entry_id, ()))

    def write(self, job: NoteJob) -> Note | None:
        """Do the job."""
        self.jobs.append(job)
        if self.fault is not None:
            raise self.fault
        kept = self.notes.setdefault(job.entry.id, [])
        if job.step is Step.ADD or job.saved is None:
            kept.append(note(job.text, note_id=f"{len(self.jobs):032d}", entry=job.entry))
            return kept[-1]
        place = next(place for place, one in enumerate(kept) if one.id == job.saved.id)
        if job.step is Step.REMOVE:
            del kept[place]
            return None
        kept[place] = note(job.text, note_id=job.saved.id, revision=job.saved.revision + 1, entry=job.entry)
        return kept[place]


class LateRunner(InlineRunner):
    """Delivers when told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Work, Deliver, int]] = []

    def change(self, work: Work, deliver: Deliver, *, token: int = 0) -> None:
        """Keep the work."""
        self.waiting.append((work, deliver, token))

    def finish(self, timeout_ms: int) -> bool:
        """Do what waits."""
        while self.waiting:
            work, deliver, token = self.waiting.pop(0)
            deliver(run(work, token))
        return True


class FullStore(DraftStore):
    """Takes no text."""

    def keep(self, key: tuple[str, str], text: str) -> None:
        """Fail."""
        raise DataError("The disk is full.")


MakeDesk = Callable[..., NoteDesk]


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "drafts.json")


@pytest.fixture
def make_desk(host: QWidget, notebook: Notebook, store: DraftStore) -> MakeDesk:
    def make(runner: InlineRunner | None = None) -> NoteDesk:
        used = InlineRunner() if runner is None else runner
        return NoteDesk(read=notebook.read, write=notebook.write, runner=used, store=store, parent=host)

    return make


@pytest.fixture
def desk(make_desk: MakeDesk) -> NoteDesk:
    return make_desk()


def texts(notebook: Notebook, entry: EntryRef = GALLIUM) -> list[str]:
    return [one.text for one in notebook.read(entry.id)]


def test_typed_note_is_saved_when_typing_rests(desk: NoteDesk, notebook: Notebook, qtbot: QtBot) -> None:
    desk.open_entry(GALLIUM)

    with qtbot.waitSignal(desk.notes_changed, timeout=3000) as told:
        desk.typed("Watch clause 2.")

    assert told.args == [GALLIUM.id]
    assert texts(notebook) == ["Watch clause 2."]
    assert desk.draft is not None
    assert not desk.draft.is_dirty


def test_leaving_saves_at_once(desk: NoteDesk, notebook: Notebook) -> None:
    desk.open_entry(GALLIUM)
    desk.typed("Watch.")

    desk.open_entry(GERMANIUM)

    assert texts(notebook) == ["Watch."]
    assert desk.draft is not None
    assert desk.draft.entry == GERMANIUM


def test_second_stroke_saves_the_same_note(desk: NoteDesk, notebook: Notebook) -> None:
    desk.open_entry(GALLIUM)
    desk.typed("One.")
    desk.save()
    desk.typed("Two.")
    desk.save()

    assert texts(notebook) == ["Two."]
    assert [job.step for job in notebook.jobs] == [Step.ADD, Step.SAVE]


def test_emptied_note_is_removed_on_leaving_alone(desk: NoteDesk, notebook: Notebook) -> None:
    notebook.notes[GALLIUM.id] = [note("Old.")]
    desk.open_entry(GALLIUM)
    desk.typed("")
    desk.save()
    assert texts(notebook) == ["Old."]

    desk.open_entry(None)

    assert texts(notebook) == []


def test_refused_text_stays_and_is_kept_aside(desk: NoteDesk, notebook: Notebook, store: DraftStore) -> None:
    notebook.fault = DataError("The disk is full.")
    desk.open_entry(GALLIUM)
    desk.typed("Precious.")
    desk.save()

    assert desk.draft is not None
    assert desk.draft.text == "Precious."
    assert desk.draft.fault is notebook.fault
    assert store.text((GALLIUM.id, "")) == "Precious."


def test_refused_text_is_there_after_a_restart_and_then_saved(
    make_desk: MakeDesk, notebook: Notebook, store: DraftStore
) -> None:
    store.keep((GALLIUM.id, ""), "Precious.")
    desk = make_desk()
    desk.open_entry(GALLIUM)
    assert desk.draft is not None
    assert desk.draft.text == "Precious."

    desk.save()

    assert texts(notebook) == ["Precious."]
    assert store.text((GALLIUM.id, "")) is None


def test_conflict_is_told_and_saving_again_is_ones_own_decision(desk: NoteDesk, notebook: Notebook) -> None:
    notebook.notes[GALLIUM.id] = [note("Old.")]
    desk.open_entry(GALLIUM)
    theirs = note("Theirs.", revision=2)
    notebook.notes[GALLIUM.id] = [theirs]
    notebook.fault = NoteConflictError("Changed elsewhere.", "Both texts are kept.", current=theirs)
    desk.typed("Mine.")
    desk.save()
    assert desk.draft is not None
    assert desk.draft.text == "Mine."

    notebook.fault = None
    desk.save()

    assert notebook.jobs[-1].saved == theirs
    assert texts(notebook) == ["Mine."]


def test_text_typed_while_saving_follows(make_desk: MakeDesk, notebook: Notebook) -> None:
    runner = LateRunner()
    desk = make_desk(runner)
    desk.open_entry(GALLIUM)
    desk.typed("One.")
    desk.save()
    desk.typed("One. Two.")

    desk.open_entry(GERMANIUM)
    runner.finish(0)

    assert texts(notebook) == ["One. Two."]
    assert [job.step for job in notebook.jobs] == [Step.ADD, Step.SAVE]


def test_entry_opened_again_while_its_note_is_on_its_way_has_one_note(make_desk: MakeDesk, notebook: Notebook) -> None:
    runner = LateRunner()
    desk = make_desk(runner)
    desk.open_entry(GALLIUM)
    desk.typed("One.")
    desk.open_entry(GERMANIUM)
    desk.open_entry(GALLIUM)
    assert desk.draft is not None
    assert desk.draft.text == "One."

    desk.save()
    runner.finish(0)
    desk.open_entry(None)
    runner.finish(0)

    assert texts(notebook) == ["One."]


def test_finish_saves_everything(make_desk: MakeDesk, notebook: Notebook) -> None:
    desk = make_desk(LateRunner())
    desk.open_entry(GALLIUM)
    desk.typed("Last words.")

    assert desk.finish(1000) is None
    assert texts(notebook) == ["Last words."]


def test_finish_says_when_a_text_is_nowhere(host: QWidget, notebook: Notebook, tmp_path: Path) -> None:
    store = FullStore(tmp_path / "drafts.json")
    desk = NoteDesk(read=notebook.read, write=notebook.write, runner=InlineRunner(), store=store, parent=host)
    notebook.fault = DataError("The notebook is read only.")
    desk.open_entry(GALLIUM)
    desk.typed("Precious.")

    assert desk.finish(1000) is not None


def test_several_notes_are_turned_through(desk: NoteDesk, notebook: Notebook) -> None:
    notebook.notes[GALLIUM.id] = [note("First.", note_id="1" * 32), note("Second.", note_id="2" * 32)]
    desk.open_entry(GALLIUM)
    shown = [desk.draft]
    desk.turn(-1)
    shown.append(desk.draft)

    assert [(draft.text, draft.place, draft.total) for draft in shown if draft is not None] == [
        ("Second.", 2, 2),
        ("First.", 1, 2),
    ]


def test_another_note_begins_empty(desk: NoteDesk, notebook: Notebook) -> None:
    notebook.notes[GALLIUM.id] = [note("First.")]
    desk.open_entry(GALLIUM)

    desk.start_new()
    desk.typed("Second.")
    desk.save()

    assert texts(notebook) == ["First.", "Second."]


def test_reload_shows_what_the_notebook_has_now(desk: NoteDesk, notebook: Notebook) -> None:
    notebook.notes[GALLIUM.id] = [note("First.", note_id="1" * 32), note("Second.", note_id="2" * 32)]
    desk.open_entry(GALLIUM)
    notebook.notes[GALLIUM.id] = [note("Second, changed.", note_id="2" * 32, revision=2)]

    desk.reload()

    assert desk.draft is not None
    assert (desk.draft.text, desk.draft.place, desk.draft.total) == ("Second, changed.", 1, 1)


def test_reload_leaves_what_is_typed(make_desk: MakeDesk, notebook: Notebook) -> None:
    desk = make_desk(LateRunner())
    notebook.notes[GALLIUM.id] = [note("First.")]
    desk.open_entry(GALLIUM)
    desk.typed("First. And more.")
    notebook.notes[GALLIUM.id] = [note("Theirs.", revision=2)]

    desk.reload()

    assert desk.draft is not None
    assert desk.draft.text == "First. And more."


def test_reload_leaves_another_note_that_is_begun(desk: NoteDesk, notebook: Notebook) -> None:
    notebook.notes[GALLIUM.id] = [note("First.")]
    desk.open_entry(GALLIUM)
    desk.start_new()

    desk.reload()

    assert desk.draft is not None
    assert (desk.draft.text, desk.draft.place) == ("", 2)


def test_unreadable_notebook_is_told(host: QWidget, store: DraftStore, qtbot: QtBot) -> None:
    def read(entry_id: str) -> tuple[Note, ...]:
        raise DataError("The notebook is damaged.")

    desk = NoteDesk(read=read, write=Notebook().write, runner=InlineRunner(), store=store, parent=host)

    with qtbot.waitSignal(desk.failed, timeout=1000):
        desk.open_entry(GALLIUM)

    assert desk.draft is not None


def test_outcomes_of_the_late_runner_carry_their_token() -> None:
    runner = LateRunner()
    seen: list[Outcome] = []
    runner.change(int, seen.append, token=3)

    runner.finish(0)

    assert seen[0].token == 3
