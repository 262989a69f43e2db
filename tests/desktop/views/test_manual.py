"""The manual opens beside the table, shows its pictures, and is found where everything is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.views import page_pictures
from desktop.views.entry_picker import EntryPicker
from desktop.views.main_window import MainWindow
from desktop.views.page_pictures import PICTURE_WIDTH, picture


def test_the_menu_opens_the_contents_and_a_link_the_chapter(window: MainWindow) -> None:
    window.actions_by_id.trigger("help.manual")
    window.browser.flush()
    assert "Getting started" in window.pane.page.text.toPlainText()

    window.pane.page.text.anchorClicked.emit(QUrl("entry:manual/states"))
    window.browser.flush()

    assert window.windowTitle().startswith("States")
    assert window.actions_by_id.action("entry.export").isEnabled()
    assert not window.actions_by_id.action("entry.note").isEnabled()


def test_a_chapter_is_found_with_the_entries(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id.trigger("find.anything")
    (picker,) = window.findChildren(EntryPicker)

    qtbot.keyClicks(picker.line, "unconfirmed means")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)

    assert window.browser.state.selected == "manual/states"


def test_no_chapter_is_offered_where_an_entry_is_wanted(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.follow("mineral/gallium")
    window.actions_by_id.trigger("entry.path")
    (picker,) = window.findChildren(EntryPicker)

    qtbot.keyClicks(picker.line, "unconfirmed means")
    picker.look()

    assert picker.model.rowCount() == 0
    picker.close()


def test_a_picture_is_as_wide_as_the_page_has_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_pictures, "manual_dir", lambda: tmp_path / "manual")
    (tmp_path / "manual").mkdir()
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.save(str(tmp_path / "manual" / "a.png"))
    image.save(str(tmp_path / "outside.png"))

    assert picture("a.png", width=900, ratio=2.0).width() == 2 * PICTURE_WIDTH
    assert picture("a.png", width=329, ratio=1.0).width() == 329
    assert picture("../outside.png", width=500, ratio=1.0).isNull()
    assert picture("missing.png", width=500, ratio=1.0).isNull()
    assert picture("a.txt", width=500, ratio=1.0).isNull()


def test_pictures_fit_the_page_and_grow_with_it(window: MainWindow) -> None:
    text = window.pane.page.text
    window.browser.follow("manual/start")
    window.browser.flush()
    widths: list[tuple[int, float]] = []
    for width in (380, 640):
        text.resize(width, 600)
        text.fit_figures()
        text.complete()
        widths.append((text.viewport().width(), text.document().size().width()))

    assert all(page <= room + 3 for room, page in widths), widths
    assert text.document().resource(2, QUrl("picture:screens/mineral.png")).width() == PICTURE_WIDTH
