"""The yardstick: a process that opens an empty PySide6 window and ends when it is painted."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.child import PaintWatch, report_and_leave


def main() -> None:
    """Open the window."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    watch = PaintWatch(window, report_and_leave, lambda: True)
    window.show()
    application.exec()
    del watch


if __name__ == "__main__":
    main()
