"""Types into the window as fast as people do and tells how long its event loop was kept from its work, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Kind
from desktop.app import Program
from desktop.core.paths import resolve
from desktop.views.main_window import MainWindow
from tests.bench.blocks import BlockWatch
from tests.bench.keys import DAY, WORDS

_PAUSE_MS = 150


class Typist(QObject):
    """Types the words among firms, a letter at a time, and leaves."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._watch = BlockWatch(self)
        self._letters: Iterator[tuple[str, str]] = iter([(word, letter) for word in WORDS for letter in word])
        self._word = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._type)

    def start(self) -> None:
        """Type from now on."""
        self._window.browser.go_to_kind(Kind.FIRM)
        self._timer.start()

    @Slot()
    def _type(self) -> None:
        word, letter = next(self._letters, ("", ""))
        if not letter:
            self._timer.stop()
            print(json.dumps({"stretches": self._watch.stretches}), flush=True)
            self._window.close()
            QApplication.quit()
            return
        search = self._window.top.search
        if word != self._word:
            self._word = word
            self._window.browser.clear()
            search.clear()
        if letter.isascii():
            QTest.keyClicks(search, letter)
        else:
            search.insert(letter)
            search.textEdited.emit(search.text())


def main(data_dir: str, edition: str) -> None:
    """Open the window and type."""
    application = QApplication(sys.argv[:1])
    paths = resolve(data_dir=Path(data_dir), edition=Path(edition))
    program = Program(application, paths, today=_day)
    window = program.open_window()
    typist = Typist(window)
    start = QTimer(window)
    start.setSingleShot(True)
    start.timeout.connect(typist.start)
    start.start(2000)
    application.exec()
    program.close()


def _day() -> date:
    return DAY


if __name__ == "__main__":
    main(*sys.argv[1:])
