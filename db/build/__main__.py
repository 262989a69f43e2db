"""Checks the reference data and builds the edition: ``python -m db.build [--source DIR] [--output FILE] [--check]``."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from db.build.faults import BuildFaults
from db.errors import DataError

_ROOT = Path(__file__).resolve().parents[2]
SOURCE = _ROOT / "resources" / "reference"
OUTPUT = _ROOT / "resources" / "edition" / "monazite-edition.sqlite"


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 after a build, 1 where the data has faults, 2 where it could not be tried."""
    # Imported here: with the collector held off, the tables and the phrases of pinyin load a quarter faster.
    from db.build.api import build, check_sources

    parser = argparse.ArgumentParser(prog="python -m db.build", description="Build the edition from its YAML.")
    parser.add_argument("--source", type=Path, default=SOURCE, metavar="DIR", help="folder with the YAML files")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="FILE", help="edition to write")
    parser.add_argument("--check", action="store_true", help="only look for faults")
    arguments = parser.parse_args(argv)
    try:
        if arguments.check:
            check_sources(arguments.source)
            print("No faults.")
            return 0
        report = build(arguments.source, arguments.output)
    except BuildFaults as found:
        for fault in found.faults:
            print(fault)
        count = len(found.faults)
        print(f"{count} fault{'' if count == 1 else 's'}; nothing was written.", file=sys.stderr)
        return 1
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    for table, number in report.counts.items():
        print(f"{table:20} {number:7}")
    print(f"Wrote {report.target} ({report.target.stat().st_size} bytes), content hash {report.content_hash[:8]}.")
    return 0


if __name__ == "__main__":
    # The process ends with the build, so that neither on the way nor at its end a search for cycles is worth its time.
    gc.disable()
    code = main()
    gc.freeze()
    sys.exit(code)
