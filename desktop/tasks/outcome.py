"""What a task hands back, and the numbers by which late results are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from db.errors import DataError

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a task: a value, or what of the world went wrong.

    Attributes:
        token: The number that the caller gave, to tell a late result from the awaited one.
        value: What the work returned; None where it failed.
        error: The fault; None where it succeeded.
    """

    token: int
    value: object = None
    error: DataError | None = None


Deliver = Callable[[Outcome], None]


class Runner(Protocol):
    """Runs work and delivers each outcome on the GUI thread, to a bound method of a QObject."""

    def query(self, work: Work, deliver: Deliver, *, token: int = 0) -> None:
        """Run work that only reads; several may run at once."""

    def change(self, work: Work, deliver: Deliver, *, token: int = 0) -> None:
        """Run work that writes; one at a time, in the order asked for."""

    def finish(self, timeout_ms: int) -> bool:
        """Wait for all work and deliver what has ended; return whether all of it has."""


class LatestOnly:
    """Gives out rising numbers, so that only the result of the last request is used."""

    def __init__(self) -> None:
        self._latest = 0

    def next(self) -> int:
        """Return a new number, which makes the earlier ones late."""
        self._latest += 1
        return self._latest

    def is_latest(self, outcome: Outcome) -> bool:
        """Return whether the outcome is that of the last request."""
        return outcome.token == self._latest


def run(work: Work, token: int) -> Outcome:
    """Do the work on this thread; a fault outside the program becomes part of the outcome."""
    try:
        return Outcome(token, value=work())
    except DataError as error:
        return Outcome(token, error=error)
