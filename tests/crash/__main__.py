"""Runs every scenario many times and prints how many processes were killed and what was confirmed."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.scenarios import SCENARIOS

_ROUNDS = 100
# One notebook goes through that many deaths before a new one begins.
_LIVES = 10


def run(name: str, *, rounds: int, seed: int) -> dict[str, object]:
    """Run one scenario and return its figures; a fault ends it with an assertion."""
    chance = random.Random(f"{name} {seed}")
    killed = confirmed = 0
    begin = time.monotonic()
    for number in range(0, rounds, _LIVES):
        with tempfile.TemporaryDirectory(prefix="monazite-crash-") as folder:
            for life in range(min(_LIVES, rounds - number)):
                # Edits go on in one file; of what makes its own files, each life has a folder.
                place = Path(folder) if name == "edits" else Path(folder) / str(life)
                place.mkdir(exist_ok=True)
                death = SCENARIOS[name](place, chance)
                killed += death.was_killed
                confirmed += len(death.told)
    seconds = round(time.monotonic() - begin, 1)
    return {"scenario": name, "rounds": rounds, "killed": killed, "confirmed": confirmed, "seconds": seconds}


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="of each scenario; default: 100")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS), metavar="SCENARIO")
    arguments = parser.parse_args()
    for name in arguments.scenarios:
        figures = run(name, rounds=arguments.rounds, seed=arguments.seed)
        sys.stdout.write(json.dumps(figures) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
