"""The shapes of what the YAML says about the edition as a whole, and of its sources."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from db.build.choices import SourceKind
from db.build.fields import Address, Choice, Day, EntryId, Slug, Text
from db.build.row import Row


class Edition(Row):
    """What the edition says of itself."""

    title: Text
    data_date: Day
    reach: Day


class NotKnown(Row):
    """What was looked for and not found, about one or more entries."""

    about: Annotated[tuple[EntryId, ...], Field(strict=False, min_length=1)]
    text: Text


class Replacement(Row):
    """An entry id that was merged away, and the one that holds now."""

    old: EntryId
    new: EntryId


class Source(Row):
    """A publication that facts come from."""

    id: Slug
    publisher: Text
    title: Text
    published: Day | None = None
    url: Address | None = None
    kind: Choice[SourceKind]
    description: Text | None = None
    read: bool = True


class Coverage(Row):
    """What is known of how complete the data is about one subject: a list, another entry, or a plain label.

    Attributes:
        official_count: How many the authority itself counts; left out where no number was found.
        no_official_count: The authority is known to give no number.
        missing: What is not in the data.
    """

    subject: Text
    official_count: Annotated[int, Field(ge=0)] | None = None
    no_official_count: bool = False
    as_of: Day
    source: Slug | None = None
    missing: Text | None = None
    note: Text | None = None
