"""Runs work in a child process and kills it at a chosen instant."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

READY = "ready"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Death:
    """How a child ended.

    Attributes:
        told: What it told before, line by line, without `READY`.
        was_killed: False where it had finished before its time.
    """

    told: tuple[str, ...]
    was_killed: bool


def run_and_kill(work: Callable[[Tell], None], *, delay: float, is_from_start: bool) -> Death:
    """Run the work in a forked child and kill it with SIGKILL.

    Args:
        work: Given a function that tells the parent a line; what is told counts as confirmed.
        delay: Seconds until the kill.
        is_from_start: True to count them from the fork, so that the kill may hit the opening of a file; False to count
            them from the moment when the child tells `READY`, else a slow machine would never see a write.
    """
    reading, telling = os.pipe()
    child = os.fork()
    if child == 0:
        code = 3
        try:
            os.close(reading)
            work(_teller(telling))
            code = 0
        finally:
            os._exit(code)
    os.close(telling)
    content = b""
    end = time.monotonic() + delay if is_from_start else None
    try:
        while end is None or time.monotonic() < end:
            left = None if end is None else max(end - time.monotonic(), 0)
            if not select.select([reading], [], [], left)[0]:
                break
            piece = os.read(reading, 1 << 16)
            if not piece:
                break
            content += piece
            if end is None and content.startswith(READY.encode()):
                end = time.monotonic() + delay
        os.kill(child, signal.SIGKILL)
        while piece := os.read(reading, 1 << 16):
            content += piece
    finally:
        os.close(reading)
        _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise AssertionError("the work failed by itself; its traceback is above")
    # What follows the last line break was cut off, so it was not told.
    lines = content.decode().split("\n")[:-1]
    return Death(tuple(line for line in lines if line != READY), os.WIFSIGNALED(status))


def _teller(descriptor: int) -> Tell:
    def tell(line: str) -> None:
        os.write(descriptor, f"{line}\n".encode())

    return tell
