"""One check of the self-test, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the self-test.

    Attributes:
        name: What is checked, in a word or two.
        run: Does it; returns what was found, in a few words, and raises whatever goes wrong.
    """

    name: str
    run: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check."""

    name: str
    is_passed: bool
    detail: str


def outcome_of(check: Check) -> Outcome:
    """Run the check and return what came of it, whatever that is."""
    try:
        return Outcome(check.name, is_passed=True, detail=check.run())
    except Exception as error:  # noqa: BLE001 - whatever fails is what a self-test is there to tell
        return Outcome(check.name, is_passed=False, detail=f"{type(error).__name__}: {error}")
