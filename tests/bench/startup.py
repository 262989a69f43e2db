"""Start-up: process start to first painted rows, beside an empty window, in turns."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.bench.figures import Figure, child_environment, median

ROUNDS = 15
LIMIT_SECONDS = 60


def measure() -> Iterator[Figure]:
    """Yield times, memories and their ratios."""
    with tempfile.TemporaryDirectory(prefix="monazite-bench-") as folder:
        commands = {
            "empty window": [sys.executable, "-m", "tests.bench.empty_window"],
            "first rows": [sys.executable, "-m", "tests.bench.first_rows", folder],
        }
        samples: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                sample = _start(command)
                if turn:  # the first start fills caches
                    samples[name].append(sample)
    times = {name: [seconds * 1000 for seconds, _memory in pairs] for name, pairs in samples.items()}
    memories = {name: median([memory for _seconds, memory in pairs]) for name, pairs in samples.items()}
    for name, values in times.items():
        yield Figure(f"start to {name}, p50", median(values), "ms", detail=f"best {min(values):.0f}, of {len(values)}")
    yield Figure("start, beside an empty window", median(times["first rows"]) / median(times["empty window"]), "x", 1.6)
    for name, value in memories.items():
        yield Figure(f"memory at {name}", value, "MB")
    yield Figure("memory, beside an empty window", memories["first rows"] / memories["empty window"], "x", 1.8)


def _start(command: list[str]) -> tuple[float, float]:
    begin = time.perf_counter()
    done = subprocess.run(
        command, env=child_environment(), capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False
    )
    seconds = time.perf_counter() - begin
    word, _, memory = done.stdout.strip().rpartition("\n")[2].partition(" ")
    if word != "painted":
        raise RuntimeError(f"{' '.join(command)} painted nothing:\n{done.stdout}\n{done.stderr}")
    return seconds, float(memory)
