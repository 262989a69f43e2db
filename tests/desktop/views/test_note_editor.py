"""The editor of a note tells what is typed and asked, and shows a draft without disturbing the typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.errors import DataError
from desktop.core.actions import catalogue
from desktop.core.note_draft import NoteDraft
from desktop.views.action_set import ActionSet
from desktop.views.note_editor import NoteEditor
from desktop.views.style import Style
from tests.desktop.views.test_notes import GALLIUM, note


def _nothing() -> None:
    """Do what a handler does that is not looked at."""


class TestEditor:
    @pytest.fixture
    def editor(self, host: QWidget, style: Style) -> NoteEditor:
        actions = ActionSet(host, style, handlers={spec.id: _nothing for spec in catalogue()})
        made = NoteEditor(style, actions, host)
        made.resize(400, 150)
        made.show()
        return made

    def test_typing_is_told(self, editor: NoteEditor, qtbot: QtBot) -> None:
        editor.show_draft(NoteDraft(GALLIUM))
        told: list[object] = []
        editor.text_typed.connect(told.append)

        qtbot.keyClicks(editor.text_widget, "ab")

        assert told == ["a", "ab"]

    def test_showing_tells_nothing(self, editor: NoteEditor, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(editor.text_typed):
            editor.show_draft(NoteDraft(GALLIUM, note("Old."), "Old."))

        assert editor.text == "Old."

    def test_cursor_stays_where_it_is_when_the_note_was_saved(self, editor: NoteEditor, qtbot: QtBot) -> None:
        editor.show_draft(NoteDraft(GALLIUM))
        qtbot.keyClicks(editor.text_widget, "ab")
        qtbot.keyClick(editor.text_widget, Qt.Key.Key_Left)

        editor.show_draft(NoteDraft(GALLIUM, note("ab"), "ab"))

        assert editor.text_widget.textCursor().position() == 1

    def test_fault_offers_to_try_again(self, editor: NoteEditor, qtbot: QtBot) -> None:
        editor.show_draft(NoteDraft(GALLIUM, None, "Mine.", fault=DataError("Full.")))
        retry = editor.findChild(QWidget, "note_retry")
        assert retry is not None
        assert retry.isVisible()

        with qtbot.waitSignal(editor.retry_asked, timeout=1000):
            qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)

    def test_escape_and_arrows_are_told(self, editor: NoteEditor, qtbot: QtBot) -> None:
        editor.show_draft(NoteDraft(GALLIUM, note("One."), "One.", place=2, total=3))
        turned: list[object] = []
        editor.turned.connect(turned.append)
        for name in ("note_previous", "note_next"):
            button = editor.findChild(QWidget, name)
            assert button is not None
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        with qtbot.waitSignal(editor.escaped, timeout=1000):
            qtbot.keyClick(editor.text_widget, Qt.Key.Key_Escape)

        assert turned == [-1, 1]
