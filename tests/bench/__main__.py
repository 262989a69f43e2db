"""``python -m tests.bench [PART ...] [--json FILE] [--doc FILE]``: measure, print a table, write JSON."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from pathlib import Path

from desktop.core.edition_file import ensure
from desktop.core.paths import resolve
from tests.bench.figures import Figure, as_json, as_markdown, table

PARTS = ("startup", "lookups", "window", "pages", "writing", "notebook")
# Take minutes, the last one an hour: only when asked for.
SLOW_PARTS = ("peers", "big", "briefings")


def main() -> int:
    """Return 0 where every budget is kept, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the budgets of the program.")
    names = ", ".join((*PARTS, *SLOW_PARTS))
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {names}; default: all but the last three")
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"), metavar="FILE")
    parser.add_argument("--doc", type=Path, metavar="FILE", help="also write the table as Markdown")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ensure(resolve())
    figures: list[Figure] = []
    for part in arguments.parts or PARTS:
        print(f"measuring: {part}", file=sys.stderr, flush=True)
        figures += importlib.import_module(f"tests.bench.{part}").measure()
    print(table(figures))
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors"
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    document = {"machine": machine, "figures": as_json(figures)}
    arguments.json.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    if arguments.doc is not None:
        arguments.doc.parent.mkdir(parents=True, exist_ok=True)
        arguments.doc.write_text(as_markdown(figures, machine), encoding="utf-8")
    print(f"{machine}. As JSON: {arguments.json}")
    return 0 if all(figure.is_within for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
