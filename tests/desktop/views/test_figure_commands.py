"""Figures leave the window as images and drawings that say where they come from; a fault becomes a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from desktop.pages.blocks import Document, FigureBlock, SourceItem, SourceList
from desktop.views.figure_deeds import FigureDeed
from desktop.views.main_window import MainWindow
from tests.desktop.fakes import EDITION, FakeDialogs
from tests.desktop.figures.samples import FIGURE

SOURCES = SourceList((SourceItem(1, "usgs", "USGS", "Summaries", "2026", None, "official"),))
PAGE = Document("coverage", "Coverage", "Report", date(2026, 1, 15), EDITION, (FigureBlock(FIGURE), SOURCES))
ACTIONS = tuple(deed.value for deed in FigureDeed)


@pytest.fixture
def filled(window: MainWindow) -> MainWindow:
    window.browser.page_ready.emit(PAGE)
    return window


def said(window: MainWindow) -> str:
    message = window.messages.message
    return "" if message is None else message.text


def test_actions_can_be_used_while_a_page_has_a_figure(filled: MainWindow) -> None:
    with_figure = [filled.actions_by_id.action(name).isEnabled() for name in ACTIONS]
    filled.browser.page_ready.emit(replace(PAGE, blocks=()))
    without = [filled.actions_by_id.action(name).isEnabled() for name in ACTIONS]

    assert all(with_figure)
    assert not any(without)


def test_a_drawing_is_saved_with_its_sources(filled: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    dialogs.answers.append(tmp_path / "shares.svg")

    filled.actions_by_id.trigger("figure.save_svg")

    content = (tmp_path / "shares.svg").read_text(encoding="utf-8")
    assert dialogs.suggested[0].name == "coverage-sample-2026-01-15.svg"
    assert "Sources: USGS: Summaries, 2026." in content
    assert "as of 2026-01-15, edition of 2026-11-22" in content
    assert "shares.svg" in said(filled)


def test_an_image_is_saved_at_twice_the_size(filled: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    dialogs.answers.append(tmp_path / "shares.png")

    filled.actions_by_id.trigger("figure.save_png")

    image = QImage(str(tmp_path / "shares.png"))
    assert image.width() == 2 * (720 + 24)
    assert image.text("Description") == FIGURE.alternative


def test_the_next_file_is_suggested_beside_the_last(filled: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    dialogs.answers += [tmp_path / "a.png", tmp_path / "b.png"]

    filled.actions_by_id.trigger("figure.save_png")
    filled.actions_by_id.trigger("figure.save_png")

    assert dialogs.suggested[1].parent == tmp_path


def test_a_file_that_cannot_be_written_is_said(filled: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    dialogs.answers.append(tmp_path / "missing" / "shares.svg")

    filled.actions_by_id.trigger("figure.save_svg")

    assert "cannot be written" in said(filled)


def test_a_figure_is_copied_as_image_and_drawing(filled: MainWindow) -> None:
    filled.actions_by_id.trigger("figure.copy")

    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert b"<svg" in mime.data("image/svg+xml").data()
    assert "Shares" in said(filled)


def test_a_figure_becomes_a_table_by_its_action(filled: MainWindow) -> None:
    filled.actions_by_id.trigger("figure.table")

    assert "Chile <2>" in filled.pane.page.text.toPlainText()
