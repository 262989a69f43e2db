"""A note of the user as everyone else sees it: text, judgement, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Likelihood(StrEnum):
    """How likely the writer holds a judgement to be, in the seven terms of ICD 203."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    EVEN_CHANCE = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"

    @property
    def percent(self) -> tuple[int, int]:
        """Return the range of per cent that the term stands for."""
        bounds = (1, 5, 20, 45, 55, 80, 95, 99)
        place = list(Likelihood).index(self)
        return bounds[place], bounds[place + 1]


class Confidence(StrEnum):
    """How well founded the writer holds a judgement to be; ICD 203 keeps it apart from likelihood."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the writer of a note concludes, apart from the facts that its text tells.

    Attributes:
        text: Markdown.
        likelihood: None where none was given; likewise `confidence`.
    """

    text: str
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None


class PartKind(StrEnum):
    """What of an entry a note can be about."""

    PROVISION = "provision"
    LISTING = "listing"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class NotePart:
    """What of its entry a note is about, where it is not about the whole.

    Attributes:
        id: The key of a provision or listing (``mofcom-2024-46#clause-2``), or of a fact (``hs_code``).
        name: What it was called when the note was written, so that the note outlives it.
    """

    kind: PartKind
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the user on one entry.

    Attributes:
        id: Permanent, 32 hexadecimal digits.
        entry_id: The entry it belongs to; `entry_name` is its name when the note was last saved, so that
            a note outlives its entry.
        text: Markdown.
        revision: Counts up with each saved change, from 1.
        is_removed: True for a note that was removed and can be restored.
        part: What of the entry it is about; None for the whole.
        judgement: None where the writer kept to facts.
    """

    id: str
    entry_id: str
    entry_name: str
    text: str
    revision: int
    created: datetime
    changed: datetime
    is_removed: bool = False
    part: NotePart | None = None
    judgement: Judgement | None = None
