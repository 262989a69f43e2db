"""Key strokes in the real window: rows, counts and facets read, shown and painted. Prints milliseconds as JSON."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Kind
from desktop.app import Program
from desktop.core.paths import resolve
from desktop.tasks.runner import InlineRunner
from desktop.views.main_window import MainWindow
from tests.bench.child import memory_mb, table_in

WORDS = ("gallium", "lockheed", "镓", "no. 46 of 2024", "semiconductor", "rare earth", "state:suspended")
KINDS = (Kind.FIRM, Kind.MEASURE, Kind.MINERAL)
DAY = date(2026, 9, 30)


def main(data_dir: str, edition: str | None = None) -> None:
    """Open the window, type the words letter by letter among several kinds, and print what each letter took."""
    paths = resolve(data_dir=Path(data_dir), edition=None if edition is None else Path(edition))
    application = QApplication(sys.argv[:1])
    program = Program(application, paths, runner=InlineRunner(), today=lambda: DAY)
    window = program.open_window()

    def measure() -> None:
        samples: dict[str, list[float]] = {"key stroke": [], "page": []}
        search = window.top.search
        for kind in KINDS:
            window.browser.go_to_kind(kind)
            for word in WORDS:
                window.browser.clear()
                _settle(window)
                for letter in word:
                    begin = time.perf_counter()
                    if letter.isascii():
                        QTest.keyClicks(search, letter)
                    else:
                        search.insert(letter)
                        search.textEdited.emit(search.text())
                    _settle(window)
                    samples["key stroke"].append((time.perf_counter() - begin) * 1000)
            window.browser.clear()
            _settle(window)
            view = table_in(window.list.table)
            for row in range(0, min(120, view.model().rowCount()), 3):
                begin = time.perf_counter()
                view.selectRow(row)
                _settle(window)
                samples["page"].append((time.perf_counter() - begin) * 1000)
        samples["memory"] = [memory_mb()]
        print(json.dumps(samples), flush=True)
        window.close()
        application.quit()

    start = QTimer(window)
    start.setSingleShot(True)
    start.timeout.connect(measure)
    start.start(200)
    application.exec()
    program.close()


def _settle(window: MainWindow) -> None:
    """Show and paint now what the event loop would show and paint next."""
    window.browser.flush()
    QCoreApplication.sendPostedEvents(None, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
