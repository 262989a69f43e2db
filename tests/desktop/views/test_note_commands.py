"""Several notes on an entry in the window: chosen, added, judged, tied to a part, removed and brought back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from db.notes import Confidence, Judgement, Likelihood, Note
from desktop.views.main_window import MainWindow
from tests.db.notebook.helpers import read_notes
from tests.desktop.gui import OpenProgram, shut

GALLIUM = "mineral/gallium"


def open_gallium(window: MainWindow) -> None:
    """Show the page of gallium."""
    window.browser.select(GALLIUM)
    window.browser.flush()


def type_note(window: MainWindow, text: str, qtbot: QtBot) -> None:
    """Type into the editor and let it be saved."""
    window.actions_by_id.trigger("entry.note")
    qtbot.keyClicks(window.pane.note.text_widget, text)
    window.pane.desk.save()


def notes(window: MainWindow) -> tuple[Note, ...]:
    """Return what the file says."""
    return read_notes(window.context.notebook.path)


def menu_actions(window: MainWindow, name: str = "note_menu") -> dict[str, QAction]:
    """Open the menu, without showing it, and return its actions by text."""
    window.pane.note.menu.aboutToShow.emit()
    menu = window.pane.note.menu if name == "note_menu" else window.pane.note.menu.findChild(QMenu, name)
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions()}


def test_several_notes_are_written_and_chosen_by_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    type_note(window, "First.", qtbot)
    window.actions_by_id.trigger("note.new")
    qtbot.keyClicks(window.pane.note.text_widget, "Second & last.")
    window.pane.desk.save()
    assert window.pane.note.title.text() == "Note 2 of 2"

    action = next(action for text, action in menu_actions(window).items() if text.endswith("First."))
    assert not action.isChecked()
    action.trigger()

    assert window.pane.note.text == "First."
    assert window.pane.note.title.text() == "Note 1 of 2"
    assert any(text.endswith("Second && last.") for text in menu_actions(window))


def test_judgement_is_kept_apart_from_the_text_and_is_there_after_a_restart(
    open_program: OpenProgram, qtbot: QtBot
) -> None:
    program = open_program()
    window = program.window
    assert window is not None
    open_gallium(window)
    type_note(window, "The licence office is slow.", qtbot)
    assert window.pane.note.judgement.isHidden()

    window.actions_by_id.trigger("note.judgement")
    qtbot.keyClicks(window.pane.note.judgement.text, "They will extend it.")
    window.pane.note.judgement.likelihood.setCurrentIndex(list(Likelihood).index(Likelihood.LIKELY) + 1)
    window.pane.note.judgement.confidence.setCurrentIndex(list(Confidence).index(Confidence.LOW) + 1)
    window.pane.note.judgement.confidence.activated.emit(1)
    window.pane.desk.save()

    judged = Judgement("They will extend it.", Likelihood.LIKELY, Confidence.LOW)
    assert [(note.text, note.judgement) for note in notes(window)] == [("The licence office is slow.", judged)]
    shut(program)
    again = open_program().window
    assert again is not None
    open_gallium(again)
    assert not again.pane.note.judgement.isHidden()
    assert again.pane.note.judgement.judgement == judged


def test_judgement_alone_is_a_note_and_empty_fields_are_put_away(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    window.actions_by_id.trigger("note.judgement")
    assert not window.pane.note.judgement.isHidden()
    window.actions_by_id.trigger("note.judgement")
    assert window.pane.note.judgement.isHidden()

    window.actions_by_id.trigger("note.judgement")
    qtbot.keyClicks(window.pane.note.judgement.text, "Soon.")
    window.pane.desk.save()

    assert [(note.text, note.judgement) for note in notes(window)] == [("", Judgement("Soon."))]
    assert not window.pane.note.judgement.isHidden()


def test_note_is_removed_said_and_brought_back_at_once_or_later(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    type_note(window, "Mine.", qtbot)

    window.actions_by_id.trigger("note.remove")

    assert notes(window) == ()
    assert window.pane.note.text == ""
    offer = window.findChild(QAbstractButton, "message_offer")
    assert offer is not None
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.pane.note.text == "Mine."

    window.actions_by_id.trigger("note.remove")
    removed = menu_actions(window, "note_menu_removed")
    next(iter(removed.values())).trigger()

    assert [note.text for note in notes(window)] == ["Mine."]
    assert window.pane.note.text == "Mine."


def test_note_that_is_nowhere_yet_is_taken_off_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    window.actions_by_id.trigger("entry.note")
    qtbot.keyClicks(window.pane.note.text_widget, "Half")

    window.actions_by_id.trigger("note.remove")
    window.pane.desk.leave()

    assert window.pane.note.text == ""
    assert notes(window) == ()


def test_note_can_be_about_a_part_and_about_the_whole_again(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    parts = menu_actions(window, "note_menu_parts")
    name = next(text for text, action in parts.items() if text != "The whole entry" and not action.isSeparator())
    parts[name].trigger()
    type_note(window, "On that clause.", qtbot)
    (written,) = notes(window)
    assert written.part is not None
    assert written.part.name == name
    assert window.pane.note.title.text() == f"Your note on {name}"

    menu_actions(window, "note_menu_parts")["The whole entry"].trigger()

    assert [note.part for note in notes(window)] == [None]
    assert window.pane.note.title.text() == "Your note"
    window.actions_by_id.trigger("notebook.undo")
    assert [note.part for note in notes(window)] == [written.part]


def test_link_to_an_entry_is_found_while_typing_and_followed_in_the_preview(window: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtCore import QUrl

    open_gallium(window)
    window.activateWindow()
    window.actions_by_id.trigger("entry.note")
    text = window.pane.note.text_widget
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "As for [[germ")
    assert text.is_choosing
    qtbot.keyClick(text, Qt.Key.Key_Return)

    assert text.toPlainText() == "As for [Germanium](mineral/germanium)"
    window.actions_by_id.trigger("note.preview")
    window.pane.note.preview.anchorClicked.emit(QUrl("mineral/germanium"))
    assert window.browser.state.selected == "mineral/germanium"


def test_changes_under_what_the_user_put_something_on_are_shown_and_no_others(window: MainWindow) -> None:
    window.actions_by_id.trigger("notebook.changes")
    window.browser.flush()
    assert "0 provisions or listings" in window.pane.page.text.toPlainText()

    open_gallium(window)
    window.actions_by_id.trigger("entry.star")
    window.browser.follow("changes/2024-01-01..2026-11-25?is:mine")
    window.browser.flush()

    shown = window.pane.page.text.toPlainText()
    assert "Clause 2" in shown
    assert "Lockheed" not in shown
