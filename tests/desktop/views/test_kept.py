"""Notes on vanished entries in the window: said at the start, shown, attached by a choice or to what holds now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.notebook.writer import NotebookWriter
from db.records import EntryRef, Kind
from desktop.views.entry_picker import EntryPicker
from desktop.views.kept_dialog import KeptDialog
from desktop.views.main_window import MainWindow
from tests.db.notebook.helpers import read_notes
from tests.desktop.gui import OpenProgram


def opened(open_program: OpenProgram, tmp_path: Path) -> tuple[MainWindow, KeptDialog]:
    """Open the program on a notebook with notes on a renamed and on a vanished entry, and the dialog."""
    with NotebookWriter(tmp_path / "profile" / "notebook.sqlite") as writer:
        writer.add_note(EntryRef("firm/lockheed", Kind.FIRM, "Lockheed"), "Old id.")
        writer.add_note(EntryRef("firm/unobtainium", Kind.FIRM, "Unobtainium"), "Gone.")
    window = open_program().window
    assert window is not None
    said = window.messages.message
    assert said is not None
    assert "2 entries" in said.text
    window.actions_by_id.trigger("notebook.kept")
    dialog = window.findChild(KeptDialog)
    assert dialog is not None
    return window, dialog


def test_renamed_entry_is_followed_and_undone(open_program: OpenProgram, tmp_path: Path, qtbot: QtBot) -> None:
    window, dialog = opened(open_program, tmp_path)
    assert "Old id." in dialog.text.toPlainText()

    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)

    path = window.context.notebook.path
    assert [note.entry_id for note in read_notes(path)] == ["firm/lockheed-martin", "firm/unobtainium"]
    assert dialog.table.rows.listing.ids == ("firm/unobtainium",)
    assert not dialog.follow.isEnabled()
    dialog.reject()
    window.actions_by_id.trigger("notebook.undo")
    assert [note.entry_id for note in read_notes(path)] == ["firm/lockheed", "firm/unobtainium"]


def test_vanished_entry_is_attached_by_a_choice(open_program: OpenProgram, tmp_path: Path, qtbot: QtBot) -> None:
    window, dialog = opened(open_program, tmp_path)
    dialog.table.choose(["firm/unobtainium"])

    qtbot.mouseClick(dialog.pick, Qt.MouseButton.LeftButton)
    picker = window.findChild(EntryPicker)
    assert picker is not None
    picker.line.setText("gallium")
    picker.look()
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)

    assert "mineral/gallium" in {note.entry_id for note in read_notes(window.context.notebook.path)}
    assert dialog.table.rows.listing.ids == ("firm/lockheed",)
    dialog.reject()
