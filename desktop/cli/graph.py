"""The command graph: what is around an entry, as far as one to three steps."""

from __future__ import annotations

from desktop.cli.run import Run
from desktop.cli.show import show_report
from desktop.core.page_id import parse_page_id


def run(run: Run) -> int:
    """Print what the entry is tied to, and the ties among what is shown."""
    return show_report(run, parse_page_id(f"graph/{run.arguments.id}@{run.arguments.hops}"))
