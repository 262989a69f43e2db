"""The start: light imports up to the first rows, and a program that works without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import data_dir_named, has_display

ROOT = Path(__file__).parents[2]
HEAVY = (
    "db.records",
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "reportlab",
    "yaml",
    "rapidfuzz",
    "pypinyin",
    "socket",
    "PySide6.QtNetwork",
)
WATCH = f"""
import os, sys
from pathlib import Path
from desktop.__main__ import lighten_imports
lighten_imports()
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from desktop.app import Program
from desktop.core.paths import resolve

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and program.window.list.table.model.rowCount() > 0:
            print("rows", program.window.list.table.model.rowCount())
            print("loaded", sorted(name for name in {HEAVY!r} if name in sys.modules))
            sys.stdout.flush()
            os._exit(0)
        return False

application = QApplication([])
program = Program(application, resolve(edition=Path(sys.argv[1]), data_dir=Path(sys.argv[2])))
program.open_window()
watch = Watch()
program.window.list.table.view.viewport().installEventFilter(watch)
application.exec()
"""


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_first_rows_are_painted_before_anything_heavy_is_imported(small_edition_path: Path, tmp_path: Path) -> None:
    done = _run("-c", WATCH, str(small_edition_path), str(tmp_path / "profile"), QT_QPA_PLATFORM="offscreen")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["rows 2", "loaded []"]


@pytest.mark.slow
def test_without_a_display_the_job_is_done_without_one(edition_path: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile"

    done = _run("-m", "desktop", "--edition", str(edition_path), "--data-dir", str(profile), QT_QPA_PLATFORM="")

    briefing = profile / "briefings" / "mineral-gallium.pdf"
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("There is no display")
    assert "Gallium" in done.stdout
    assert str(briefing) in done.stdout.replace("\n", "")
    assert briefing.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("platform", "environment", "is_there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_display(platform: str, environment: dict[str, str], *, is_there: bool) -> None:
    assert has_display(platform, environment) is is_there


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        ((), None),
        (("show",), None),
        (("--data-dir",), None),
        (("--data-dir", "x", "show"), Path("x")),
        (("show", "--data-dir=y"), Path("y")),
    ],
)
def test_folder_of_the_settings_is_known_before_the_arguments_are_understood(
    arguments: tuple[str, ...], folder: Path | None
) -> None:
    assert data_dir_named(arguments) == folder
