"""The preview sets Markdown as text and fetches nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.note_preview import NotePreview


@pytest.fixture
def preview(host: QWidget) -> NotePreview:
    return NotePreview(host)


def test_markdown_is_set(preview: NotePreview) -> None:
    preview.show_text("# Watch\n\nAsk **them**.")

    assert preview.toPlainText() == "Watch\nAsk them."


def test_html_is_shown_as_it_is_typed(preview: NotePreview) -> None:
    preview.show_text("a <b>bold</b> word")

    assert "<b>" in preview.toPlainText()


@pytest.mark.parametrize("name", ["file:///etc/hostname", "http://example.com/a.png", "data:image/png;base64,AA=="])
def test_nothing_is_loaded(preview: NotePreview, name: str) -> None:
    preview.show_text(f"![picture]({name})")

    assert preview.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name)) is None


def test_link_to_an_entry_is_followed(preview: NotePreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.entry_followed, timeout=1000) as told:
        preview.anchorClicked.emit(QUrl("mineral/gallium"))

    assert told.args == ["mineral/gallium"]


def test_address_is_handed_over(preview: NotePreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.address_followed, timeout=1000) as told:
        preview.anchorClicked.emit(QUrl("https://example.com/"))

    assert told.args == ["https://example.com/"]


def test_link_to_nothing_known_does_nothing(preview: NotePreview, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(preview.entry_followed), qtbot.assertNotEmitted(preview.address_followed):
        preview.anchorClicked.emit(QUrl("file:///etc/hostname"))
        preview.anchorClicked.emit(QUrl("changes/yesterday"))
