"""The command path: how two entries hang together, as a sentence and step by step."""

from __future__ import annotations

from desktop.cli.run import Run
from desktop.cli.show import show_report
from desktop.core.page_id import parse_page_id


def run(run: Run) -> int:
    """Print the shortest way from the first entry to the second."""
    return show_report(run, parse_page_id(f"path/{run.arguments.start}..{run.arguments.end}"))
