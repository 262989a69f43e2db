"""Stars, tags and reviews: put on by keys and buttons, said, taken back, shown where the entry is shown."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.notebook import marks
from db.notebook.reader import open_reader
from db.notebook.records import Review, Star
from desktop.views.main_window import MainWindow
from tests.desktop.fakes import TODAY
from tests.desktop.gui import OpenProgram, shut

GALLIUM = "mineral/gallium"


def open_gallium(window: MainWindow) -> None:
    """Show the page of gallium."""
    window.browser.select(GALLIUM)
    window.browser.flush()


def notebook(window: MainWindow) -> Path:
    """Return the file."""
    return window.context.paths.notebook


def stars(window: MainWindow) -> tuple[Star, ...]:
    """Return what the file says."""
    with closing(open_reader(notebook(window))) as connection:
        return marks.stars(connection)


def reviews(window: MainWindow) -> tuple[Review, ...]:
    """Return the open ones that the file has."""
    with closing(open_reader(notebook(window))) as connection:
        return marks.reviews(connection)


def tag_names(window: MainWindow) -> list[str]:
    """Return the tags on gallium that the file has."""
    with closing(open_reader(notebook(window))) as connection:
        return [tag.name for tag in marks.tags_of(connection, GALLIUM)]


def message(window: MainWindow) -> str:
    """Return what is said."""
    said = window.messages.message
    return "" if said is None else said.text


def click(window: QWidget, name: str, qtbot: QtBot) -> None:
    """Click the button."""
    button = window.findChild(QAbstractButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_star_is_put_on_said_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)

    click(window, "page_star", qtbot)

    assert [star.target.id for star in stars(window)] == [GALLIUM]
    assert message(window) == "Starred Gallium."
    click(window, "message_offer", qtbot)
    assert stars(window) == ()
    assert message(window) == "Undone: Star put on Gallium."


def test_starred_entry_offers_to_take_the_star_off(window: MainWindow) -> None:
    open_gallium(window)
    action = window.actions_by_id.action("entry.star")
    action.trigger()
    assert action.text() == "Take the star off"

    action.trigger()

    assert stars(window) == ()
    assert action.text() == "Star"


def test_keys_undo_and_redo_outside_of_texts(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    window.activateWindow()
    window.pane.page.enter()
    qtbot.keyClick(window.pane.page.text, Qt.Key.Key_Asterisk, Qt.KeyboardModifier.ControlModifier)
    assert len(stars(window)) == 1

    qtbot.keyClick(window.pane.page.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stars(window) == ()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.pane.page.text, Qt.Key.Key_Z, both)

    assert len(stars(window)) == 1


def test_undo_while_typing_undoes_the_typing_alone(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    window.activateWindow()
    window.actions_by_id.trigger("entry.star")
    window.actions_by_id.trigger("entry.note")
    qtbot.keyClicks(window.pane.note.text_widget, "ab")

    qtbot.keyClick(window.pane.note.text_widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.pane.note.text == ""
    assert len(stars(window)) == 1


def test_undo_takes_back_a_note_and_the_editor_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    window.actions_by_id.trigger("entry.note")
    qtbot.keyClicks(window.pane.note.text_widget, "Watch it.")

    window.actions_by_id.trigger("notebook.undo")
    assert window.pane.note.text == ""
    window.actions_by_id.trigger("notebook.redo")

    assert window.pane.note.text == "Watch it."


def test_undo_of_nothing_is_said(window: MainWindow) -> None:
    window.actions_by_id.trigger("notebook.undo")

    assert message(window) == "Nothing to undo."


def test_tags_are_typed_shown_and_taken_off(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    strip = window.pane.page.marks
    assert strip.isHidden()

    window.actions_by_id.trigger("entry.tags")
    qtbot.keyClicks(strip.line, "watch")
    qtbot.keyClick(strip.line, Qt.Key.Key_Return)

    assert tag_names(window) == ["watch"]
    assert [button.chip.words for button in strip.tags.buttons] == ["watch"]
    qtbot.waitUntil(lambda: strip.line.text() == "")
    qtbot.keyClick(strip.line, Qt.Key.Key_Escape)
    assert strip.line.isHidden()
    qtbot.mouseClick(strip.tags.buttons[0], Qt.MouseButton.LeftButton)
    assert tag_names(window) == []
    assert strip.isHidden()


def test_strip_follows_the_page(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    window.actions_by_id.trigger("entry.tags")
    qtbot.keyClicks(window.pane.page.marks.line, "watch")
    qtbot.keyClick(window.pane.page.marks.line, Qt.Key.Key_Return)

    window.browser.select("mineral/germanium")
    window.browser.flush()
    assert window.pane.page.marks.isHidden()
    open_gallium(window)

    assert not window.pane.page.marks.isHidden()
    qtbot.waitUntil(lambda: window.pane.page.marks.line.text() == "")


def test_review_is_set_shown_and_done(window: MainWindow, qtbot: QtBot) -> None:
    open_gallium(window)
    window.actions_by_id.trigger("entry.review")
    dialog = window.findChild(QDialog, "review_dialog")
    assert dialog is not None
    click(dialog, "review_in_1", qtbot)
    reason = dialog.findChild(QLineEdit, "review_reason")
    assert reason is not None
    qtbot.keyClicks(reason, "suspension ends")
    dialog.accept()

    assert [(review.due, review.reason) for review in reviews(window)] == [(date(2026, 12, 23), "suspension ends")]
    shown = window.findChild(QLabel, "review_words")
    assert shown is not None
    assert shown.text() == "Look again on 2026-12-23: suspension ends"
    click(window, "review_done", qtbot)
    assert reviews(window) == ()
    assert window.pane.page.marks.isHidden()


def test_any_day_can_be_chosen_for_a_review(window: MainWindow) -> None:
    open_gallium(window)
    window.actions_by_id.trigger("entry.review")
    dialog = window.findChild(QDialog, "review_dialog")
    assert dialog is not None
    day = dialog.findChild(QDateEdit, "review_day")
    assert day is not None

    day.setDate(QDate(TODAY.year, TODAY.month, TODAY.day))
    dialog.accept()

    assert [review.due for review in reviews(window)] == [TODAY]


def test_marks_are_there_after_a_restart(open_program: OpenProgram) -> None:
    program = open_program()
    assert program.window is not None
    open_gallium(program.window)
    program.window.actions_by_id.trigger("entry.star")
    shut(program)

    again = open_program().window

    assert again is not None
    assert [star.target.name for star in stars(again)] == ["Gallium"]


def test_damaged_notebook_is_told_at_the_start_and_the_entry_is_shown(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    path = tmp_path / "profile" / "notebook.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"no notebook at all, but something else")
    window = open_program().window
    assert window is not None

    open_gallium(window)

    assert "is not a Monazite notebook" in message(window)
    assert "Gallium" in window.pane.page.text.toPlainText()
    offer = window.findChild(QPushButton, "message_offer")
    assert offer is not None
    assert offer.isHidden()
    window.actions_by_id.trigger("entry.star")
    assert "is not a Monazite notebook" in message(window)


def test_what_others_wrote_is_seen_when_the_window_is_used_again(window: MainWindow) -> None:
    from db.notebook.records import Target
    from db.notebook.writer import NotebookWriter

    open_gallium(window)
    with NotebookWriter(notebook(window)) as writer:
        writer.tags.put("theirs", (Target(GALLIUM, "Gallium"),))
        writer.add_note(window.context.reading.ref(GALLIUM), "Their note.")

    window.activateWindow()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))

    assert [tag.name for tag in window.pane.page.marks.marks.tags] == ["theirs"]
    assert window.pane.note.text == "Their note."


def test_home_page_shows_stars_and_due_reviews_and_forgets_them_with_the_undo(window: MainWindow) -> None:
    open_gallium(window)
    window.actions_by_id.trigger("entry.star")
    window.actions_by_id.trigger("entry.review")
    dialog = window.findChild(QDialog, "review_dialog")
    assert dialog is not None
    day = dialog.findChild(QDateEdit, "review_day")
    assert day is not None
    day.setDate(QDate(TODAY.year, TODAY.month, TODAY.day))
    dialog.accept()

    window.actions_by_id.trigger("go.home")
    window.browser.flush()
    page = window.pane.page.text.toPlainText()
    window.actions_by_id.trigger("notebook.undo")
    after = window.pane.page.text.toPlainText()

    assert "Starred" in page
    assert "Gallium – To look at again today" in page
    assert "To look at again" not in after
    assert "Starred" in after
