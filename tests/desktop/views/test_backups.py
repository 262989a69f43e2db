"""The backups in the window: listed, checked, compared, gone back to; and made by the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from db.errors import DataError
from db.notebook.backups import folder_of, list_backups
from db.notebook.writer import NotebookWriter
from desktop.tasks.runner import InlineRunner
from desktop.views.backup_commands import LOOK_MS, BackupClock
from desktop.views.backup_dialog import BackupDialog
from desktop.views.main_window import MainWindow
from tests.db.notebook.helpers import read_notes
from tests.desktop.gui import OpenProgram

GALLIUM = "mineral/gallium"
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def write(window: MainWindow, text: str) -> None:
    """Write a note into the file."""
    with NotebookWriter(window.context.notebook.path) as writer:
        writer.add_note(window.context.reading.ref(GALLIUM), text)


def opened(window: MainWindow) -> BackupDialog:
    """Open the dialog."""
    window.actions_by_id.trigger("notebook.backups")
    dialog = window.findChild(BackupDialog)
    assert dialog is not None
    return dialog


def press(button: QAbstractButton, qtbot: QtBot) -> None:
    """Press it, which has to be possible."""
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_backup_nothing_can_be_restored(window: MainWindow) -> None:
    dialog = opened(window)

    assert dialog.said.text() == "There is no backup yet."
    assert not dialog.restore.isEnabled()
    assert not dialog.compare.isEnabled()
    dialog.reject()


def test_backup_is_made_compared_and_restored_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    write(window, "one")
    dialog = opened(window)
    press(dialog.make, qtbot)
    write(window, "two")
    assert dialog.table.rows.listing.cells[0][1:2] == ("By hand",)
    assert dialog.table.rows.listing.cells[0][3] == "1"
    assert dialog.table.rows.listing.cells[0][5] == "Good"
    assert not dialog.restore.isEnabled()

    press(dialog.compare, qtbot)
    assert [row[2:] for row in dialog.changes.rows.listing.cells] == [("goes", "Text", "two", "–")]
    press(dialog.restore, qtbot)

    path = window.context.notebook.path
    assert [note.text for note in read_notes(path)] == ["one"]
    assert [each.reason for each in list_backups(folder_of(path))] == ["before-restore", "by-hand"]
    window.actions_by_id.trigger("notebook.undo")
    assert [note.text for note in read_notes(path)] == ["one", "two"]


def test_another_choice_takes_the_comparison_away(window: MainWindow, qtbot: QtBot) -> None:
    write(window, "one")
    dialog = opened(window)
    press(dialog.make, qtbot)
    press(dialog.make, qtbot)
    write(window, "two")
    press(dialog.compare, qtbot)
    assert dialog.restore.isEnabled()

    other = next(each for each in dialog.table.rows.listing.ids if each != dialog.table.current_id)
    dialog.table.choose([other])

    assert not dialog.restore.isEnabled()
    assert dialog.changes.rows.rowCount() == 0
    dialog.reject()


def test_damaged_notebook_offers_its_backups_at_the_start_and_is_put_right(
    open_program: OpenProgram, tmp_path: Path, qtbot: QtBot
) -> None:
    first = open_program()
    assert first.window is not None
    write(first.window, "one")
    path = tmp_path / "profile" / "notebook.sqlite"
    press(opened(first.window).make, qtbot)
    dialog = first.window.findChild(BackupDialog)
    assert dialog is not None
    dialog.reject()
    first.window.close()
    path.write_bytes(path.read_bytes()[:5000])
    window = open_program().window
    assert window is not None
    assert window.messages.message is not None
    assert window.messages.message.offer is not None

    dialog = opened(window)
    assert not dialog.make.isVisible()
    press(dialog.restore, qtbot)

    assert [note.text for note in read_notes(path)] == ["one"]
    assert list(path.parent.glob("notebook-damaged-*.sqlite"))


class TestClock:
    def test_program_looks_every_minute_until_it_is_closed(self, open_program: OpenProgram) -> None:
        program = open_program()
        assert program.backups.timer.isActive()
        assert program.backups.timer.interval() == LOOK_MS <= 60_000

        program.close()

        assert not program.backups.timer.isActive()

    def test_changed_notebook_is_backed_up_every_half_hour(self, qapp: QApplication, tmp_path: Path) -> None:
        path = tmp_path / "notebook.sqlite"
        time = [NOW]
        clock = BackupClock(path, InlineRunner(), clock=lambda: time[0])
        made = []
        with NotebookWriter(path, clock=lambda: time[0]) as writer:
            for minute in range(121):
                time[0] = NOW + timedelta(minutes=minute)
                if minute < 70:
                    writer.tags.add(f"tag {minute}")
                clock.look()
                made.append(len(list_backups(folder_of(path))))

        # At 0, 30, 60 and 90 minutes: after the 70th nothing was changed.
        assert [made[minute] for minute in (0, 29, 30, 59, 60, 90, 120)] == [1, 1, 2, 2, 3, 4, 4]
        clock.deleteLater()

    def test_failure_is_said_once_until_it_works_again(self, qapp: QApplication, tmp_path: Path) -> None:
        path = tmp_path / "notebook.sqlite"
        path.write_bytes(b"something else, longer than nothing")
        clock = BackupClock(path, InlineRunner(), clock=lambda: NOW)
        said: list[DataError] = []
        clock.failed.connect(said.append)

        clock.look()
        clock.look()
        path.unlink()
        clock.look()
        path.write_bytes(b"something else, longer than nothing")
        clock.look()

        assert len(said) == 2
        clock.deleteLater()
