"""Every entry's page in the window, from the choice of its row to its painting, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace

from tests.bench.figures import Figure, child_environment, latency

LONGEST_SECONDS = 900


def measure() -> Iterator[Figure]:
    """Yield the percentiles of all pages, of the slowest kind's, and of the steps on the way."""
    samples = _samples()
    whole = samples["whole"]
    slowest, entry_id = max(whole)
    figure = latency("opening any entry's page until it is painted", [taken for taken, _entry in whole], budget=50)
    yield replace(figure, detail=f"{figure.detail}; {slowest:.0f} ms is {entry_id}")
    # On a machine that others use as well, the clock tells of them; the processor's time tells of us.
    yield latency("  of it on the processor", [taken for taken, _entry in samples["processor"]])
    for kind in dict.fromkeys(entry.partition("/")[0] for _taken, entry in whole):
        of_kind = [taken for taken, entry in whole if entry.startswith(f"{kind}/")]
        yield latency(f"  of them a {kind}'s", of_kind)
    yield latency("  what is out of sight, set after it in steps", [taken for taken, _entry in samples["rest"]])
    yield latency("  of it reading and making the tree", [taken for taken, _entry in samples["read"]])
    yield latency("  of it the rich text", [taken for taken, _entry in samples["html"]])


def _samples() -> dict[str, list[tuple[float, str]]]:
    with tempfile.TemporaryDirectory(prefix="monazite-bench-") as folder:
        command = [sys.executable, "-m", "tests.bench.openings", folder]
        done = subprocess.run(
            command, env=child_environment(), capture_output=True, text=True, check=False, timeout=LONGEST_SECONDS
        )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"the pages could not be measured:\n{done.stdout}\n{done.stderr}")
    found = json.loads(done.stdout.strip().rpartition("\n")[2])
    return {step: [(float(taken), str(entry)) for taken, entry in values] for step, values in found.items()}
