"""Photographs the window with a page of each kind, in light and dark, at 100 and at 200 per cent.

``make screens`` runs it: the pictures go to ``build/screens``, and the ones that the manual and the README show are
renewed in ``resources/manual/screens``. It needs no display, and always takes the same day.

    python -m scripts.make_screens [--docs]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.views.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "build" / "screens"
SHOWN = ROOT / "resources" / "manual" / "screens"
DAY = date(2026, 11, 25)
THEMES = ("light", "dark")
SCALES = (1, 2)
# At 200 per cent this is what a notebook's screen of 2048 by 1400 pixels has room for.
SIZES = {1: (1280, 800), 2: (1024, 700)}
_SETTLE_MS = 900
_COLORS = 255


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture.

    Attributes:
        name: Of its file.
        page: Id of the page that is open.
        anchor: Words on the page that are scrolled to; empty for its top.
        is_shown: Whether the manual or the README shows it.
    """

    name: str
    page: str
    anchor: str = ""
    is_shown: bool = False


SCENES = (
    Scene("home", "home"),
    Scene("mineral", "mineral/gallium", is_shown=True),
    Scene("mineral-force", "mineral/gallium", "Timeline of force", is_shown=True),
    Scene("mineral-numbers", "mineral/gallium", "Shares of world output"),
    Scene("technology", "technology/lfp-cathode"),
    Scene("firm", "firm/huawei"),
    Scene("measure", "measure/mofcom-2024-46"),
    Scene("list", "list/cn-unreliable-entities"),
    Scene("compare", "compare/mineral/gallium,mineral/germanium", is_shown=True),
    Scene("days", "days/measure/mofcom-2024-46@2025-06-01..2026-11-25"),
    Scene("deadlines", "deadlines"),
    Scene("changes", "changes/2026-10-26..2026-11-25"),
    Scene("selection", "selection/firm?announced:2025-01-02"),
    Scene("path", "path/mineral/gallium..firm/lockheed-martin"),
    Scene("graph", "graph/mineral/gallium@1"),
    Scene("coverage", "coverage"),
    Scene("source", "source/usgs-2026-mcs-gallium"),
)


def main() -> None:
    """Take every picture, a process for each look, since the scale of a window is that of its process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", action="store_true", help="also renew the pictures of the manual and the README")
    parser.add_argument("--look", nargs=2, metavar=("THEME", "SCALE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.look is not None:
        _take(arguments.look[0], int(arguments.look[1]))
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    for theme, scale in product(THEMES, SCALES):
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, "-m", "scripts.make_screens", "--look", theme, str(scale)]
        subprocess.run(command, env=environment, cwd=ROOT, check=True)
    if arguments.docs:
        _renew_shown()
    print(f"{len(SCENES) * len(THEMES) * len(SCALES)} pictures in {PICTURES.relative_to(ROOT)}")


def _renew_shown() -> None:
    """Put the pictures that are shown into the documents, in colours few enough for a small file."""
    # Pillow comes with ReportLab; Qt has no way to choose the few colours that a picture needs.
    from PIL import Image

    SHOWN.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if scene.is_shown:
            with Image.open(_file(scene, "light", 1)) as image:
                few = image.convert("RGB").quantize(_COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
                few.save(SHOWN / f"{scene.name}.png", optimize=True)


def _file(scene: Scene, theme: str, scale: int) -> Path:
    return PICTURES / f"{scene.name}-{theme}-{scale}00.png"


def _take(theme: str, scale: int) -> None:
    """Open the window with an empty profile and photograph the scenes one after the other."""
    from PySide6.QtCore import QObject, QTimer, Slot
    from PySide6.QtWidgets import QApplication

    from desktop.app import Program
    from desktop.core.paths import resolve
    from desktop.core.settings import APPEARANCE, Appearance, SettingsStore

    class Photographer(QObject):
        """Shows a scene, waits until it is painted, and takes it."""

        def __init__(self, window: MainWindow) -> None:
            super().__init__(window)
            self._window = window
            self._left = list(SCENES)
            self._timer = QTimer(self)
            self._timer.setInterval(_SETTLE_MS)
            self._timer.timeout.connect(self._on_settled)
            self._show()
            self._timer.start()

        def _show(self) -> None:
            scene = self._left[0]
            self._window.browser.follow(scene.page)
            self._window.browser.flush()
            if scene.anchor:
                text = self._window.pane.page.text
                text.find_text(scene.anchor)
                cursor = text.textCursor()
                bar = text.verticalScrollBar()
                bar.setValue(bar.value() + text.cursorRect(cursor).top() - 40)
                cursor.clearSelection()
                text.setTextCursor(cursor)

        @Slot()
        def _on_settled(self) -> None:
            _grab(self._window, _file(self._left.pop(0), theme, scale))
            if self._left:
                self._show()
            else:
                self._timer.stop()
                self._window.close()
                application.quit()

    with tempfile.TemporaryDirectory(prefix="monazite-screens-") as folder:
        application = QApplication(["monazite", "-style", "fusion"])
        SettingsStore(Path(folder) / "settings.json").set(APPEARANCE, Appearance(theme))
        program = Program(application, resolve(data_dir=Path(folder)), today=lambda: DAY)
        window = program.open_window()
        window.resize(*SIZES[scale])
        window.furnish()
        # It goes with the window, which it closes at the end.
        Photographer(window)
        application.exec()
        program.close()


def _grab(window: QWidget, target: Path) -> None:
    if not window.grab().save(str(target)):
        raise OSError(f"could not write {target}")


if __name__ == "__main__":
    main()
