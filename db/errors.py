"""The one error for what the world gets wrong; everything else that is raised is a bug."""

from __future__ import annotations


class DataError(Exception):
    """A fault outside the program: a bad file, an unknown id, a wrong date, a full disk.

    Shown to the user as it is, so each part is a plain sentence without blame.

    Attributes:
        text: What happened, with the value or the place.
        hint: What the user can do next; empty where there is nothing.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(f"{text} {hint}".strip())
        self.text = text
        self.hint = hint
