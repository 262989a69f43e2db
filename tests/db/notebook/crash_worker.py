"""Writes notes in a child process that is killed at a random instant, again and again; used by `test_crash`.

Run as ``python -m tests.db.notebook.crash_worker FILE ROUNDS SEED``. One process imports the writer once and
forks the children. A child tells of each write only after the writer has confirmed it; prints, as JSON, what
was confirmed: the last text by note id, the number of writes, and how many children were killed.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path

from db.notebook.writer import NotebookWriter
from tests.db.notebook.helpers import GALLIUM, TickingClock


def write_until_killed(path: Path, told: int, delay: float, *, is_opening: bool) -> None:
    """Add and save notes, telling of each write that is confirmed, until the alarm ends the process.

    Without a handler SIGALRM ends a process as SIGKILL does: on the spot, with nothing cleaned up.

    Args:
        path: The notebook.
        told: File descriptor to tell on: lines of note id and text.
        delay: Seconds to live.
        is_opening: True to count them from the start, so that the end may hit the opening of the file; False to
            count them from then on, else a slow machine would never see a write.
    """
    if is_opening:
        signal.setitimer(signal.ITIMER_REAL, delay)
    with NotebookWriter(path, clock=TickingClock()) as writer:
        # The first write of a process takes longest; after it there is something to hit at any instant.
        first = writer.add_note(GALLIUM, f"first of {os.getpid()}")
        os.write(told, f"{first.id} {first.text}\n".encode())
        if not is_opening:
            signal.setitimer(signal.ITIMER_REAL, delay)
        while True:
            note = writer.add_note(GALLIUM, f"added by {os.getpid()}")
            os.write(told, f"{note.id} {note.text}\n".encode())
            for number in range(3):
                text = f"saved by {os.getpid()} {number} " + "x" * 9000
                note = writer.save_note(note.id, text, expected_revision=note.revision)
                os.write(told, f"{note.id} {note.text}\n".encode())


def run_round(path: Path, delay: float, *, is_opening: bool) -> tuple[list[str], bool]:
    """Run one writer until it is killed; return the lines that it told and whether the alarm ended it."""
    reading, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write_until_killed(path, telling, delay, is_opening=is_opening)
        finally:
            os._exit(3)
    os.close(telling)
    with os.fdopen(reading) as stream:
        # What follows the last line break was cut off, so it was not told.
        lines = stream.read().split("\n")[:-1]
    _, status = os.waitpid(child, 0)
    return lines, os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM


def main(path: Path, rounds: int, seed: int) -> None:
    """Run the rounds and print what was confirmed."""
    chance = random.Random(seed)
    confirmed: dict[str, str] = {}
    killed = writes = 0
    for number in range(rounds):
        lines, was_killed = run_round(path, chance.uniform(0.001, 0.08), is_opening=number % 3 == 0)
        confirmed |= {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in lines}
        writes += len(lines)
        killed += was_killed
    print(json.dumps({"confirmed": confirmed, "writes": writes, "killed": killed}))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
