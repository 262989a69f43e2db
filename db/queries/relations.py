"""The words for a tie between two entries, as it reads from each end."""

from __future__ import annotations

from db.records import Kind

# As stored, then as read from the entry that the tie starts from, then from the other.
_WORDS: dict[str, tuple[str, str]] = {
    "used-in": ("used in", "depends on"),
    "depends-on": ("depends on", "used in"),
    "used-by": ("made or used by", "makes or uses"),
    "role": ("makes or uses", "made or used by"),
    "part-of": ("part of", "members"),
    "parent": ("parent", "subsidiaries"),
    "legal-basis": ("legal basis", "legal basis of"),
    "responds-to": ("responds to", "answered by"),
    "amends": ("amends", "amended by"),
    "suspends": ("suspends", "suspended by"),
    "extends": ("extends", "extended by"),
    "resumes": ("resumes", "resumed by"),
    "ends": ("ends", "ended by"),
    "speaks-of": ("speaks of", "spoken of in"),
    "designates": ("designates", "designated by"),
}
FIRMS_LISTED = "firms listed"
# A mineral goes into a product; of a process it may as well be what comes out.
USED_IN, OF_PROCESS = "used in", "used or made by"
_NAMED: dict[Kind, str] = {
    Kind.MINERAL: "minerals named",
    Kind.TECHNOLOGY: "technologies named",
    Kind.FIRM: "firms named",
}
# Groups of ties in the order in which a page has them.
ORDER = (
    *_NAMED.values(),
    FIRMS_LISTED,
    "part of",
    "members",
    "depends on",
    USED_IN,
    OF_PROCESS,
    "made or used by",
    "makes or uses",
    "parent",
    "subsidiaries",
    "designates",
    "designated by",
    "legal basis",
    "legal basis of",
    "responds to",
    "answered by",
    "suspended by",
    "suspends",
    "extended by",
    "extends",
    "resumed by",
    "resumes",
    "amended by",
    "amends",
    "ended by",
    "ends",
    "spoken of in",
    "speaks of",
)


def words(relation: str, *, is_forward: bool) -> str:
    """Return how a stored relation reads from the entry that it starts from, or from the other end."""
    return _WORDS[relation][0 if is_forward else 1]


def named(kind: Kind) -> str:
    """Return how a measure's naming of an entry of the kind reads from the measure."""
    return _NAMED[kind]
