"""The preview paints the pages in sight, turns them by keys and zooms."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.briefing.render import make_briefing
from desktop.core.briefing_options import BriefingOptions, Cover
from desktop.pages.build import entry_page
from desktop.tasks.page_image import Pages
from desktop.tasks.runner import InlineRunner
from desktop.views.brief_preview import MOST_BYTES, BriefPreview
from desktop.views.style import Style
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION

PAGE = entry_page(samples.gallium("2026-11-25"), EDITION)


def made(host: QWidget, style: Style) -> BriefPreview:
    preview = BriefPreview(InlineRunner(), style, host)
    preview.resize(500, 600)
    preview.show()
    preview.show_pages(Pages(make_briefing([PAGE, PAGE], options=BriefingOptions(cover=Cover.YES))[0]))
    preview.viewport().repaint()
    return preview


def test_only_pages_in_sight_are_painted(host: QWidget, style: Style, qtbot: QtBot) -> None:
    preview = made(host, style)

    assert preview.count >= 4
    assert 1 <= len(preview.painted) < preview.count


def test_keys_turn_pages_and_zoom(host: QWidget, style: Style, qtbot: QtBot) -> None:
    preview = made(host, style)

    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.current == 1
    assert "page 2 of" in preview.accessibleName()
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.current == preview.count - 1
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.current == 0
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == 75
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom is None


def test_painted_pages_are_bounded(host: QWidget, style: Style, qtbot: QtBot) -> None:
    preview = made(host, style)
    preview.set_zoom(300)

    for page in range(preview.count):
        preview.go_to(page)
        preview.viewport().repaint()

    assert preview.painted_bytes <= MOST_BYTES
