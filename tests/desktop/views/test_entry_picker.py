"""The picker finds as you type, goes over the rows by key, and hands over what was chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.notebook.writer import NotebookWriter
from desktop.views.entry_picker import EntryPicker
from desktop.views.main_window import MainWindow
from tests.desktop.gui import flush_deleted


def _picker(window: MainWindow, action: str) -> EntryPicker:
    window.actions_by_id.trigger(action)
    (picker,) = window.findChildren(EntryPicker)
    return picker


def _type(qtbot: QtBot, picker: EntryPicker, text: str) -> None:
    qtbot.keyClicks(picker.line, text)
    picker.look()


def test_what_is_typed_is_found_and_enter_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    picker = _picker(window, "find.anything")

    _type(qtbot, picker, "germ")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)

    flush_deleted()
    assert window.browser.state.entry_id == "mineral/germanium"
    assert window.findChildren(EntryPicker) == []


def test_notes_are_found_by_their_words_and_opened(window: MainWindow, qtbot: QtBot) -> None:
    with NotebookWriter(window.context.paths.notebook) as writer:
        gallium = window.context.reading.ref("mineral/gallium")
        first = writer.add_note(gallium, "Ask counsel about clause 2.")
        writer.add_note(gallium, "Something else.")
    picker = _picker(window, "find.anything")

    _type(qtbot, picker, "counsel clau")
    rows = [picker.model.row(place) for place in range(picker.model.rowCount())]
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)

    assert [(row.title, row.detail) for row in rows] == [("Notes", ""), ("Gallium", "Ask counsel about clause 2.")]
    assert rows[1].spoken == "Note on Gallium: Ask counsel about clause 2."
    assert window.browser.state.entry_id == "mineral/gallium"
    draft = window.pane.desk.draft
    assert draft is not None
    assert draft.saved is not None
    assert draft.saved.id == first.id
    flush_deleted()


def test_conditions_and_what_cannot_be_read_ask_for_no_notes(window: MainWindow) -> None:
    with NotebookWriter(window.context.paths.notebook) as writer:
        writer.add_note(window.context.reading.ref("mineral/gallium"), "counsel")

    found = [
        window.context.notebook.find_notes(text, limit=8) for text in ("counsel kind:firm", "stat:x", "", "counsel")
    ]

    assert [len(notes) for notes in found] == [0, 0, 0, 1]


def test_enter_right_after_a_stroke_takes_what_the_stroke_finds(window: MainWindow, qtbot: QtBot) -> None:
    picker = _picker(window, "find.anything")

    qtbot.keyClicks(picker.line, "gallium")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)

    assert window.browser.state.entry_id == "mineral/gallium"


def test_arrow_keys_go_over_the_rows_and_stop_at_the_ends(window: MainWindow, qtbot: QtBot) -> None:
    picker = _picker(window, "find.anything")
    _type(qtbot, picker, "export")
    first = picker.list.currentIndex().row()

    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    second = picker.list.currentIndex().row()
    for _ in range(60):
        qtbot.keyClick(picker.line, Qt.Key.Key_PageUp)

    assert second > first
    assert picker.list.currentIndex().row() == first
    picker.close()


def test_nothing_found_and_a_wrong_query_are_said(window: MainWindow, qtbot: QtBot) -> None:
    picker = _picker(window, "find.anything")

    _type(qtbot, picker, "zzzqqq")
    assert picker.said.text() == "Nothing fits “zzzqqq”."

    picker.line.clear()
    _type(qtbot, picker, "colour:red")
    assert "colour" in picker.said.text()
    picker.close()


def test_a_comparison_takes_entries_of_the_same_kind(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.follow("mineral/gallium")
    picker = _picker(window, "entry.compare")

    _type(qtbot, picker, "germanium")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    window.browser.flush()

    assert window.browser.state.selected == "compare/mineral/gallium,mineral/germanium"
    assert "Side by side" in window.pane.page.text.toPlainText()


def test_reports_open_by_their_actions(window: MainWindow) -> None:
    window.browser.follow("mineral/gallium")

    for action, page in (
        ("entry.days", "days/mineral/gallium@"),
        ("time.deadlines", "deadlines"),
        ("time.changes", "changes/"),
    ):
        window.browser.follow("mineral/gallium")
        window.actions_by_id.trigger(action)
        window.browser.flush()

        assert (window.browser.state.selected or "").startswith(page)
        assert not window.pane.page.is_empty
