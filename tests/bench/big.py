"""The window on editions of 100,000 and 1,000,000 firms: key strokes, pages, start-up, memory, and the event loop.

``MONAZITE_BENCH_FIRMS`` names other sizes, with commas. The editions are made when they are first needed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.big_edition import cached
from tests.bench.figures import Figure, child_environment, latency, median

# Number of firms, and what a key stroke may take.
BUDGETS = {100_000: 50, 1_000_000: 150}
_LONGEST_SECONDS = 1800
_STARTS = 5


def measure() -> Iterator[Figure]:
    """Yield percentiles and memory by size; the smaller one alone, unless other sizes are asked for."""
    for size in map(int, os.environ.get("MONAZITE_BENCH_FIRMS", "100000").split(",")):
        edition = cached(size)
        name = f"{size:,} firms"
        samples = _run("tests.bench.keys", edition)
        strokes = [float(taken) for taken in samples["key stroke"]]
        yield latency(f"{name}: key stroke to painted rows and counts", strokes, budget=BUDGETS.get(size))
        yield latency(f"{name}: opening an entry's page", [float(taken) for taken in samples["page"]], budget=50)
        yield Figure(f"{name}: memory after all of it", float(samples["memory"][0]), "MB")
        stretches = [float(taken) for taken in _run("tests.bench.typist", edition)["stretches"]]
        yield Figure(f"{name}: longest stretch of the event loop", max(stretches), "ms", 16, f"of {len(stretches)}")
        starts = [_run("tests.bench.first_rows", edition) for _turn in range(_STARTS)]
        yield Figure(f"{name}: start to first rows, p50", median([each["seconds"][0] * 1000 for each in starts]), "ms")
        yield Figure(f"{name}: memory at first rows, p50", median([each["memory"][0] for each in starts]), "MB")
        yield Figure(f"{name}: size of the edition", edition.stat().st_size / 1e6, "MB")


def _run(module: str, edition: Path) -> dict[str, list[float]]:
    """Return the samples that a process of its own prints."""
    import time

    with tempfile.TemporaryDirectory(prefix="monazite-bench-") as folder:
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", module, folder, str(edition)],
            env=child_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST_SECONDS,
        )
        seconds = time.perf_counter() - begin
    last = done.stdout.strip().rpartition("\n")[2]
    if done.returncode != 0 or not last:
        raise RuntimeError(f"{module} could not be measured:\n{done.stdout}\n{done.stderr}")
    if last.startswith("painted "):
        return {"seconds": [seconds], "memory": [float(last.split()[1])]}
    found: dict[str, list[float]] = json.loads(last)
    return found
