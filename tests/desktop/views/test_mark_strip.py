"""The strip of tags and reviews says what the user wants and shows what there is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.notebook.records import Review, Tag, Target
from desktop.core.entry_marks import EntryMarks
from desktop.views.mark_strip import MarkStrip
from desktop.views.review_dialog import ReviewDialog
from desktop.views.style import Style

TODAY = date(2026, 11, 25)
TAGS = (Tag("t1", "watch", ""), Tag("t2", "supply", ""))
DUE = Review("r", Target("m", "M"), date(2026, 11, 1), "why", is_done=False, created=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def strip(host: QWidget, style: Style) -> MarkStrip:
    made = MarkStrip(style, host)
    made.resize(500, 60)
    return made


def test_entry_without_marks_has_no_strip(strip: MarkStrip) -> None:
    strip.show_marks(EntryMarks(), today=TODAY)

    assert strip.isHidden()


def test_tag_is_taken_off_by_its_chip(strip: MarkStrip, qtbot: QtBot) -> None:
    strip.show_marks(EntryMarks(tags=TAGS), today=TODAY)
    assert [button.accessibleName() for button in strip.tags.buttons] == [
        "Take the tag “watch” off",
        "Take the tag “supply” off",
    ]

    with qtbot.waitSignal(strip.tag_dropped, timeout=1000) as told:
        qtbot.mouseClick(strip.tags.buttons[1], Qt.MouseButton.LeftButton)

    assert told.args == ["t2"]


def test_due_review_stands_out_and_can_be_done(strip: MarkStrip, qtbot: QtBot) -> None:
    strip.show_marks(EntryMarks(reviews=(DUE,)), today=TODAY)
    words = strip.findChild(QLabel, "review_words")
    done = strip.findChild(QPushButton, "review_done")
    assert words is not None
    assert done is not None
    assert words.property("tone") == "due"

    with qtbot.waitSignal(strip.review_done, timeout=1000) as told:
        done.click()

    assert told.args == [DUE]


def test_completion_offers_the_tags_that_there_are(strip: MarkStrip, qtbot: QtBot) -> None:
    strip.open_line(["Watch", "Supply"])
    completer = strip.line.completer()
    assert isinstance(completer, QCompleter)
    completer.setCompletionPrefix("wat")
    assert completer.currentCompletion() == "Watch"

    with qtbot.waitSignal(strip.tag_named, timeout=1000) as told:
        completer.activated.emit("Watch")

    assert told.args == ["Watch"]
    qtbot.waitUntil(lambda: not strip.line.text())


def test_enter_in_an_empty_line_is_the_end(strip: MarkStrip, qtbot: QtBot) -> None:
    strip.open_line([])

    with qtbot.waitSignal(strip.left, timeout=1000):
        qtbot.keyClick(strip.line, Qt.Key.Key_Return)

    assert strip.isHidden()


def test_review_dialog_begins_in_a_week(host: QWidget, qtbot: QtBot) -> None:
    dialog = ReviewDialog("Gallium", TODAY, host)

    with qtbot.waitSignal(dialog.chosen, timeout=1000) as told:
        dialog.accept()

    assert told.args == [(date(2026, 12, 2), "")]
