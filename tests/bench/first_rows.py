"""The program as a user starts it, ended when its first rows are painted: ``first_rows DATA_DIR [EDITION]``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from desktop.__main__ import lighten_imports
from desktop.__main__ import main as start

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow


def main(data_dir: str, edition: str | None = None) -> None:
    """Start the program with a watch on the table of its window."""
    # As the program does before it imports the window, which the watch has to import earlier.
    lighten_imports()
    import desktop.app
    from tests.bench.child import PaintWatch, report_and_leave, table_in

    open_window = desktop.app.Program.open_window

    def open_and_watch(program: desktop.app.Program) -> MainWindow:
        window = open_window(program)
        view = table_in(window.list.table)
        PaintWatch(view.viewport(), report_and_leave, lambda: view.model().rowCount() > 0)
        return window

    desktop.app.Program.open_window = open_and_watch  # type: ignore[assignment, method-assign]
    os.environ["MONAZITE_DATA_DIR"] = data_dir
    sys.exit(start([] if edition is None else ["--edition", edition]))


if __name__ == "__main__":
    main(*sys.argv[1:])
