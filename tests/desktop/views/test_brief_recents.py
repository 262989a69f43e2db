"""Briefings made before are listed with what would change, and made again or forgotten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.brief_recent import Recent, RecentBriefings
from desktop.tasks.runner import InlineRunner
from desktop.views.brief_recents import BriefRecents
from tests.desktop.core.test_brief_recent import MADE


def told(made: Recent) -> str:
    return f"{made.title} would change."


def made(host: QWidget, folder: Path) -> BriefRecents:
    recent = RecentBriefings(folder / "b.json")
    recent.add(MADE)
    return BriefRecents(recent, InlineRunner(), compare=told, parent=host)


def test_the_latest_is_compared_and_can_be_made_again(host: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = made(host, tmp_path)
    button = dialog.findChild(QPushButton, "brief_again")
    assert button is not None
    assert dialog.text.toPlainText() == "Gallium would change."

    with qtbot.waitSignal(dialog.again_asked) as asked:
        button.click()

    assert asked.args == [MADE]


def test_a_forgotten_one_is_gone(host: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = made(host, tmp_path)
    button = dialog.findChild(QPushButton, "brief_forget")
    assert button is not None

    button.click()

    assert dialog.text.toPlainText() == "No briefing was made yet."
    assert RecentBriefings(tmp_path / "b.json").all() == ()
    assert not button.isEnabled()
    dialog.close()
