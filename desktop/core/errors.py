"""Turns what went wrong into sentences for the message bar and into a report for the crash dialog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from db.errors import DataError
from desktop import __version__
from desktop.core.texts import _


class Tone(StrEnum):
    """How a message is meant."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a message offers to do.

    Attributes:
        text: What the button says.
        key: What is to be done, for whoever does it; an action's id where it is an action.
    """

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message to the user.

    Attributes:
        text: What happened, as a sentence.
        hint: What to do next; empty where there is nothing.
        offer: What one click does; None for nothing.
    """

    tone: Tone
    text: str
    hint: str = ""
    offer: Offer | None = None


def error_message(error: DataError) -> Message:
    """Return the message for a fault outside the program."""
    return Message(Tone.ERROR, error.text, error.hint)


def crash_report(error: BaseException, *, edition: str, log_lines: Iterable[str]) -> str:
    """Return what a maintainer needs to retell a fault of the program: versions, traceback, last log lines.

    Args:
        error: What was raised.
        edition: The edition's date and hash; empty where none was open.
        log_lines: The latest lines of the log, oldest first. They hold no note texts.
    """
    # Imported here: messages are said far more often than reports are made.
    import platform
    import traceback

    lines = [
        f"Monazite {__version__}",
        f"Edition: {edition or _('none open')}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()}",
        "",
        *(line.rstrip("\n") for line in traceback.format_exception(error)),
        "",
        _("Last lines of the log:"),
        *log_lines,
    ]
    return "\n".join(lines) + "\n"
