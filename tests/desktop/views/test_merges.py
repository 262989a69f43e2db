"""Notebooks are exchanged by file in the window: exported, previewed field by field, merged as one step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from db.notebook.writer import NotebookWriter
from desktop.views.main_window import MainWindow
from desktop.views.merge_dialog import MergeDialog
from desktop.views.open_dialog import OpenDialog
from desktop.views.save_dialog import keep_qt_in
from tests.db.notebook.helpers import read_notes
from tests.desktop.fakes import FakeDialogs

GALLIUM = "mineral/gallium"


def write(path: Path, window: MainWindow, text: str) -> str:
    """Write a note into the file and return its id."""
    with NotebookWriter(path, author="Ada") as writer:
        return writer.add_note(window.context.reading.ref(GALLIUM), text).id


def texts(window: MainWindow) -> list[str]:
    """Return the notes that the file has."""
    return sorted(note.text for note in read_notes(window.context.notebook.path))


def test_other_notebook_is_shown_merged_and_undone(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    write(window.context.notebook.path, window, "mine")
    other = tmp_path / "other.sqlite"
    write(other, window, "theirs")
    dialogs.answers.append(other)

    window.actions_by_id.trigger("notebook.merge")
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    assert dialog.table.rows.listing.cells == (("Note", "Gallium", "added", "Text", "–", "theirs"),)
    assert texts(window) == ["mine"]
    dialog.merge.click()

    assert texts(window) == ["mine", "theirs"]
    window.actions_by_id.trigger("notebook.undo")
    assert texts(window) == ["mine"]


def test_conflict_is_shown_with_both_sides_and_both_are_kept(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    path = window.context.notebook.path
    note_id = write(path, window, "base")
    dialogs.answers.append(tmp_path / "all.json")
    window.actions_by_id.trigger("notebook.export")
    other = tmp_path / "other.sqlite"
    other.write_bytes(path.read_bytes())
    for file, text in ((path, "ours"), (other, "theirs")):
        with NotebookWriter(file) as writer:
            writer.save_note(note_id, text, expected_revision=1)
    dialogs.answers.append(other)

    window.actions_by_id.trigger("notebook.merge")
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    assert "both versions are kept" in dialog.said.text()
    assert ("Text", "ours", "theirs") in {row[3:] for row in dialog.table.rows.listing.cells}
    dialog.merge.click()

    assert texts(window) == ["ours", "theirs"]
    assert window.messages.message is not None
    assert "kept twice" in window.messages.message.text


def test_export_is_imported_and_has_nothing_new(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    write(window.context.notebook.path, window, "镓")
    target = tmp_path / "all.json"
    dialogs.answers += [target, target]

    window.actions_by_id.trigger("notebook.export")
    assert window.messages.message is not None
    assert window.messages.message.text.startswith("Wrote 1 note")
    window.actions_by_id.trigger("notebook.merge")

    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    assert dialog.said.text() == "The notebook has all of it already."
    assert not dialog.merge.isEnabled()
    dialog.reject()


def test_markdown_goes_out_and_comes_back_changed(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    write(window.context.notebook.path, window, "Ask them.")
    folder = tmp_path / "notes"
    folder.mkdir()
    dialogs.answers += [folder, folder]
    window.actions_by_id.trigger("notebook.export_folder")
    (file,) = folder.rglob("*.md")
    file.write_text(file.read_text(encoding="utf-8").replace("Ask them.", "Ask him."), encoding="utf-8")

    window.actions_by_id.trigger("notebook.merge_folder")
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    dialog.merge.click()

    assert texts(window) == ["Ask him."]


def test_what_is_on_one_entry_is_exported(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    path = window.context.notebook.path
    write(path, window, "mine")
    with NotebookWriter(path) as writer:
        writer.add_note(window.context.reading.ref("mineral/germanium"), "other")
    window.browser.select(GALLIUM)
    window.browser.flush()
    target = tmp_path / "one.json"
    dialogs.answers.append(target)

    window.actions_by_id.trigger("notebook.export_entry")

    tables = json.loads(target.read_text(encoding="utf-8"))["tables"]
    assert [row["text"] for row in tables["note"]] == ["mine"]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[1]"])
def test_file_that_is_no_export_is_said_and_changes_nothing(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path, content: bytes
) -> None:
    write(window.context.notebook.path, window, "mine")
    other = tmp_path / "other.json"
    other.write_bytes(content)
    dialogs.answers.append(other)

    window.actions_by_id.trigger("notebook.merge")

    assert window.findChild(MergeDialog) is None
    assert window.messages.message is not None
    assert "other.json" in window.messages.message.text
    assert texts(window) == ["mine"]


def test_dialog_asks_for_a_file_or_for_a_folder(host: QWidget, tmp_path: Path) -> None:
    keep_qt_in(tmp_path)
    file = OpenDialog("Merge", host, sorts=("Exports (*.json)",))
    folder = OpenDialog("Import", host, sorts=())

    assert file.fileMode() is QFileDialog.FileMode.ExistingFile
    assert folder.fileMode() is QFileDialog.FileMode.Directory
