"""The window at work, in a process of its own: key strokes and pages until they are painted."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.bench.figures import Figure, child_environment, latency


def measure() -> Iterator[Figure]:
    """Yield percentiles."""
    with tempfile.TemporaryDirectory(prefix="monazite-bench-") as folder:
        command = [sys.executable, "-m", "tests.bench.keys", folder]
        done = subprocess.run(
            command, env=child_environment(), capture_output=True, text=True, check=False, timeout=300
        )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"the window could not be measured:\n{done.stdout}\n{done.stderr}")
    samples = json.loads(done.stdout.strip().rpartition("\n")[2])
    yield latency("key stroke to painted rows, counts and facets", samples["key stroke"], budget=16)
    yield latency("opening an entry's page until it is painted", samples["page"], budget=50)
