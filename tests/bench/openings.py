"""Every entry's page opened in the real window, in the order of the lists. Prints milliseconds by step as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from db.records import Kind
from desktop.app import Program
from desktop.core.browse_state import BrowseState
from desktop.core.paths import resolve
from desktop.tasks.runner import InlineRunner
from desktop.views.main_window import MainWindow
from desktop.views.page_html import page_html

DAY = date(2026, 9, 30)
# The window as it opens, and one in which page and tables have room.
SIZES = ((1280, 800), (1920, 1080))


def main(data_dir: str) -> None:
    """Open the window and in it every page, and print what each took."""
    application = QApplication(sys.argv[:1])
    program = Program(application, resolve(data_dir=Path(data_dir)), runner=InlineRunner(), today=lambda: DAY)
    window = program.open_window()

    def measure() -> None:
        samples: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for size in SIZES:
            window.resize(*size)
            for kind in Kind:
                window.browser.go_to_kind(kind)
                _settle(window)
                _open_all(window, kind, samples)
        print(json.dumps(samples), flush=True)
        window.close()
        application.quit()

    start = QTimer(window)
    start.setSingleShot(True)
    start.timeout.connect(measure)
    start.start(200)
    application.exec()
    program.close()


def _open_all(window: MainWindow, kind: Kind, samples: defaultdict[str, list[tuple[float, str]]]) -> None:
    reading = window.context.reading
    text = window.pane.page.text
    for entry_id in reading.listing(BrowseState(kind=kind), DAY).ids:
        begin, busy = time.perf_counter(), time.process_time()
        window.browser.select(entry_id)
        _settle(window)
        whole, done_busy = time.perf_counter(), time.process_time()
        text.complete()
        rest = time.perf_counter()
        document = reading.page(entry_id, DAY)
        read = time.perf_counter()
        page_html(document, window.services.style.theme, is_narrow=text.viewport().width() < 780)
        done = time.perf_counter()
        samples["whole"].append(((whole - begin) * 1000, entry_id))
        samples["processor"].append(((done_busy - busy) * 1000, entry_id))
        samples["rest"].append(((rest - whole) * 1000, entry_id))
        samples["read"].append(((read - rest) * 1000, entry_id))
        samples["html"].append(((done - read) * 1000, entry_id))


def _settle(window: MainWindow) -> None:
    """Show and paint now what the event loop would show and paint next."""
    window.browser.flush()
    QCoreApplication.sendPostedEvents(None, 0)


if __name__ == "__main__":
    main(sys.argv[1])
