"""The words that mean something: kinds, grades, states, events; and what an edition says of itself.

Apart from the records because the window's first rows need no more, and each record class costs a
millisecond of the start. `db.force` and `db.records` hand them on; import them from here only on that way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of entry, in the order in which they are listed."""

    MINERAL = "mineral"
    TECHNOLOGY = "technology"
    FIRM = "firm"
    MEASURE = "measure"
    LIST = "list"


class Evidence(StrEnum):
    """How well a row is supported, by the best of its sources; strongest first."""

    OFFICIAL = "official text read"
    REPORTED = "reported"
    SECOND_HAND = "second-hand"


class SubjectKind(StrEnum):
    """What has a force of its own."""

    PROVISION = "provision"
    LISTING = "listing"


class State(StrEnum):
    """What holds on a day."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    UNCONFIRMED = "unconfirmed"
    ENDED = "ended"


class EventType(StrEnum):
    """What an event did to the force of its provision or listing."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    EFFECTIVE = "effective"
    SUSPENDED = "suspended"
    EXTENDED = "extended"
    RESUMED = "resumed"
    AMENDED = "amended"
    DISPUTED = "disputed"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


class Basis(StrEnum):
    """What an event rests on: a legal act, an official's word, or the press."""

    ACT = "act"
    STATEMENT = "statement"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class EditionInfo:
    """What an edition says of itself.

    Attributes:
        data_date: The day on which the data was compiled; later days are forecasts.
        reach: The day up to which the sources that were read can be relied on to have news.
        content_hash: SHA-256 of the content as 64 hexadecimal digits; `short_hash` is its beginning.
        counts: Rows by table, in the manifest's order.
    """

    data_date: date
    reach: date
    schema_version: int
    content_hash: str
    counts: Mapping[str, int]

    @property
    def short_hash(self) -> str:
        """Return the first eight digits of the content hash, as printed in footers."""
        return self.content_hash[:8]
