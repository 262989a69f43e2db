"""What all shapes of the reference YAML have in common, and what a row says of how well it is supported."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from db.build.fields import Many, Slug, Sources, Text


class Row(BaseModel):
    """Base of all shapes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Conflict(Row):
    """A fact on which sources differ: what is shown, what the other source says, and why the one is shown."""

    field: Text
    shown: Text
    other: Text
    source: Slug
    why: Text


class Vouched(Row):
    """Base of the rows with sources, of which some may agree on the key facts, and some may differ.

    Attributes:
        confirmed: Sources of independent publishers in each of which the key facts were read and agree.
    """

    sources: Sources
    confirmed: Many[Slug] = ()
    conflicts: Many[Conflict] = ()
