"""An export is cancelled at once and leaves nothing behind, whatever its thread still does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.brief_recent import RecentBriefings
from desktop.core.errors import Tone
from desktop.tasks.briefing import BriefingJob
from desktop.tasks.runner import TaskRunner
from desktop.views.brief_export import BriefExport
from desktop.views.message_bar import MessageBar
from desktop.views.style import Style
from tests.desktop.fakes import EDITION


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    """Return a runner with threads, which ends with the test."""
    made = TaskRunner()
    yield made
    made.finish(10_000)
    made.deleteLater()


def test_cancelling_is_said_at_once_and_leaves_no_file(
    host: QWidget, style: Style, runner: TaskRunner, small_edition_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    messages = MessageBar(style, host)
    recent = RecentBriefings(tmp_path / "b.json")
    export = BriefExport(runner, messages, recent=recent, edition=EDITION, parent=host)
    job = BriefingJob(
        small_edition_path,
        tmp_path / "notebook.sqlite",
        "mineral/gallium",
        date(2026, 1, 15),
        folder / "a.pdf",
        further=("selection/firm?", "selection/measure?", "coverage", "deadlines"),
    )
    export.start(job)
    assert export.is_busy

    begun = monotonic()
    export.cancel()
    took = monotonic() - begun

    assert took < 0.1
    assert not export.is_busy
    assert messages.message is not None
    assert messages.message.tone is Tone.INFO
    assert runner.finish(10_000)
    assert list(folder.iterdir()) == []
    assert recent.all() == ()
    assert messages.message.tone is Tone.INFO
    messages.dismiss()
