"""What hangs together with what: entries and the ties between them, as reading hands them out."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import EntryRef, Kind, Standing


@dataclass(frozen=True, slots=True)
class Node:
    """An entry of a network.

    Attributes:
        hops: How many steps it is away from the entry that the network is around; 0 for that one.
        standing: Its state on the as-of day.
        hidden: How many further entries are tied to it that the network leaves out.
        hidden_kinds: The same by kind, in the order of kinds.
    """

    ref: EntryRef
    hops: int
    standing: Standing | None = None
    hidden: int = 0
    hidden_kinds: tuple[tuple[Kind, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two entries, read from `start_id` to `end_id`.

    Attributes:
        words: How it reads in a sentence between the two names: "depends on", "names", "lists", "is listed on".
        instrument: The act that makes it, where one does: that of a listing, or of a legal basis.
        via: The clause, form or role, in words.
        standing: State of the provision or listing that makes it, on the as-of day.
    """

    start_id: str
    end_id: str
    words: str
    instrument: EntryRef | None = None
    via: str | None = None
    source_ids: tuple[str, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """Entries around one, nearest first, with the ties between those shown."""

    center_id: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The shortest way from one entry to another; no ties where there is none.

    Attributes:
        refs: The entries on the way, both ends included; only the two ends where there is no way.
        ties: One between each entry and the next, each read in the direction in which its words make sense.
    """

    refs: tuple[EntryRef, ...]
    ties: tuple[Tie, ...]
