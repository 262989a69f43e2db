"""The history of a note in the window: shown, and gone back to."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.views.history_dialog import HistoryDialog
from desktop.views.main_window import MainWindow

GALLIUM = "mineral/gallium"


def open_history(window: MainWindow, qtbot: QtBot) -> HistoryDialog:
    """Write a note in two versions and open its history."""
    window.browser.select(GALLIUM)
    window.browser.flush()
    window.actions_by_id.trigger("entry.note")
    qtbot.keyClicks(window.pane.note.text_widget, "Ask them.")
    window.pane.desk.save()
    # An edit between ends the version that is typed into.
    window.actions_by_id.trigger("entry.star")
    window.pane.note.text_widget.setPlainText("Ask him.")
    window.pane.desk.save()
    window.actions_by_id.trigger("note.history")
    dialog = window.findChild(HistoryDialog)
    assert dialog is not None
    return dialog


def test_newest_version_comes_first_with_what_it_changed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_history(window, qtbot)

    assert dialog.list.model().rowCount() == 2
    assert dialog.text.toPlainText() == "Ask themhim."
    dialog.reject()


def test_former_text_is_restored_and_the_editor_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_history(window, qtbot)
    restore = dialog.findChild(QPushButton, "history_restore")
    assert restore is not None
    assert not restore.isEnabled()

    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    restore.click()

    assert window.pane.note.text == "Ask them."
    window.actions_by_id.trigger("notebook.undo")
    assert window.pane.note.text == "Ask him."


def test_note_is_read_and_written_in_turn(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.select(GALLIUM)
    window.browser.flush()
    window.actions_by_id.trigger("entry.note")
    qtbot.keyClicks(window.pane.note.text_widget, "Ask **them**.")

    window.actions_by_id.trigger("note.preview")
    shown = window.pane.note.preview.toPlainText()
    is_hidden = window.pane.note.text_widget.isHidden()
    window.actions_by_id.trigger("entry.note")

    assert (shown, is_hidden) == ("Ask them.", True)
    assert not window.pane.note.text_widget.isHidden()
