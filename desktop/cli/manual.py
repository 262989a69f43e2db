"""The command manual: the contents of the manual, or a chapter of it."""

from __future__ import annotations

from desktop.cli.run import Run
from desktop.cli.show import show_report
from desktop.core.page_id import ManualPage


def run(run: Run) -> int:
    """Print the contents, or the chapter."""
    return show_report(run, ManualPage(run.arguments.chapter or ""))
