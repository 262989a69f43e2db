"""Saving asks for a place, and work that takes a while can be watched and cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.dialogs import QtDialogs
from desktop.views.message_bar import MessageBar
from desktop.views.save_dialog import SaveDialog, renamed
from desktop.views.style import Style
from tests.desktop.gui import flush_deleted


@pytest.mark.parametrize(
    ("path", "sort", "name"),
    [
        ("folder/firms.csv", "XLSX workbooks (*.xlsx)", "firms.xlsx"),
        ("folder/firms.v2.csv", "JSON documents (*.json)", "firms.v2.json"),
        ("folder/firms.csv", "All files (*)", "firms.csv"),
    ],
)
def test_name_follows_the_chosen_sort(path: str, sort: str, name: str) -> None:
    assert renamed(path, sort) == name


def test_work_is_watched_and_cancelled(style: Style, host: QWidget, qtbot: QtBot) -> None:
    bar = MessageBar(style, host)
    bar.show_work("Saving the table …", can_cancel=True)
    progress = bar.findChild(QProgressBar, "message_progress")
    cancel = bar.findChild(QAbstractButton, "message_cancel")
    assert progress is not None
    assert cancel is not None

    bar.show_progress(3, 9)
    assert (progress.value(), progress.maximum()) == (3, 9)
    with qtbot.waitSignal(bar.cancelled, timeout=1000):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)

    bar.show_work("Writing the briefing …")
    assert cancel.isHidden()
    assert progress.maximum() == 0


def test_what_qt_remembers_of_its_dialog_stays_in_the_profile(host: QWidget, tmp_path: Path) -> None:
    dialogs = QtDialogs(tmp_path / "profile", host)

    dialogs.ask_pdf(host, tmp_path / "a.pdf", answer=_forget)
    (dialog,) = host.findChildren(SaveDialog)
    dialog.reject()
    flush_deleted()

    assert [path.name for path in (tmp_path / "profile").iterdir()] == ["QtProject.conf"]


def _forget(_path: Path) -> None:
    """Take notice of nothing."""
