"""Edits of collections, as values that are called with the notebook's writer on its thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.notebook.records import Collection, Target
    from db.notebook.writer import NotebookWriter


@dataclass(frozen=True, slots=True)
class MakeCollection:
    """Makes a collection of entries, or an empty one."""

    name: str
    entries: Sequence[Target] = ()

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.shelves.add_collection(self.name, entries=self.entries)
        return _("Made the collection “{name}”.").format(name=self.name)


@dataclass(frozen=True, slots=True)
class Collect:
    """Adds entries at the end of a collection."""

    collection: Collection
    entries: Sequence[Target]

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.shelves.collect(self.collection.id, self.entries)
        count = len(self.entries)
        return ngettext("{count} entry added to “{name}”.", "{count} entries added to “{name}”.", count).format(
            count=count, name=self.collection.name
        )


@dataclass(frozen=True, slots=True)
class Uncollect:
    """Takes entries out of a collection."""

    collection: Collection
    entry_ids: Sequence[str]

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.shelves.uncollect(self.collection.id, self.entry_ids)
        count = len(self.entry_ids)
        return ngettext("{count} entry taken out of “{name}”.", "{count} entries taken out of “{name}”.", count).format(
            count=count, name=self.collection.name
        )


@dataclass(frozen=True, slots=True)
class Arrange:
    """Brings a collection into an order."""

    collection: Collection
    entry_ids: Sequence[str]

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.shelves.arrange(self.collection.id, self.entry_ids)
        return _("“{name}” has another order.").format(name=self.collection.name)


@dataclass(frozen=True, slots=True)
class DeleteCollection:
    """Deletes a collection; its entries and their notes stay."""

    collection: Collection

    def __call__(self, writer: NotebookWriter) -> str:
        """Do it."""
        writer.shelves.delete_collection(self.collection.id)
        return _("Deleted the collection “{name}”.").format(name=self.collection.name)


def moved(ids: Sequence[str], chosen: Sequence[str], *, steps: int) -> tuple[str, ...]:
    """Return the ids with the chosen ones a place up (-1) or down (1); at an end they stay in their order."""
    order = list(ids)
    places = [place for place, each in enumerate(order) if each in chosen]
    for place in places if steps < 0 else reversed(places):
        other = place + steps
        if 0 <= other < len(order) and order[other] not in chosen:
            order[place], order[other] = order[other], order[place]
    return tuple(order)
