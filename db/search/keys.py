"""The keys of the query language: which there are, what values they take, and what is said of a wrong one."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.countries import COUNTRIES
from db.errors import DataError
from db.force import State
from db.records import Evidence, Kind
from db.search.folding import fold

# The state of an entry that nothing binds yet, or of which nothing is known.
NO_STATE = "none"
NOTE = "note"
# What an entry can have in the notebook, and what it can be.
MARKS = (NOTE, "tag", "star", "review", "decision", "judgement")
FLAGS = ("starred", "reviewed", "collected", "mine")
# What a review can be beside one for a day: come, still ahead or come, over.
REVIEWS = ("due", "open", "done")
# Keys that the notebook answers, not the edition.
NOTEBOOK_KEYS = frozenset({"has", "is", "tag", "note", "review", "collection"})
# The target of an act that aims at nobody in particular.
EVERY_COUNTRY = "every"
# What people write for a country beside its code and name.
_SHORT_COUNTRIES = {"uk": "GB", "usa": "US", "america": "US", "prc": "CN", "korea": "KR", "rok": "KR", "holland": "NL"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the query language.

    Attributes:
        label: Its name as a heading.
        example: A term that uses it.
        words: The sentence part for the values it includes, with ``{}`` for them.
        clean: Brings a value into its stored form; raises DataError for one that cannot be right.
    """

    name: str
    label: str
    example: str
    words: str
    clean: Callable[[str], str]


def key_named(name: str) -> Key:
    """Return the key of that name, in whatever case.

    Raises:
        DataError: There is none.
    """
    key = KEYS.get(name.lower())
    if key is None:
        raise DataError(
            f"There is no key '{name}'.{did_you_mean(name, KEYS)}",
            f"Keys are {', '.join(KEYS)}. To search for the text itself, put it in quotes.",
        )
    return key


def period(value: str) -> tuple[date, date]:
    """Return the first and last day of a range such as ``2025``, ``2025-04``, ``2025-04-09..`` or ``2025..2026``.

    Raises:
        DataError: Something in it is no day, month or year, or it ends before it begins.
    """
    start, dots, end = value.partition("..")
    first = _span(start)[0] if start else date.min
    last = _span(end if dots else start)[1] if end or not dots else date.max
    if value.strip() == ".." or first > last:
        raise DataError(f"The range '{value}' holds no day.", "Write the earlier day first, as in 2025-04..2026.")
    return first, last


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean 'state'?" for the nearest known word; empty where none is near."""
    # Imported here: needed only once something is wrong.
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""


def some(values: Sequence[str]) -> str:
    """Return the first of the values in a line, with the number of the others."""
    return ", ".join(values[:12]) + (f" and {len(values) - 12} more" if len(values) > 12 else "")


def _span(text: str) -> tuple[date, date]:
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text.strip(), re.ASCII)
    try:
        if match is not None:
            year, month, day = (None if part is None else int(part) for part in match.groups())
            if year is not None and month is None:
                return date(year, 1, 1), date(year, 12, 31)
            if year is not None and month is not None and day is None:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            if year is not None and month is not None and day is not None:
                return date(year, month, day), date(year, month, day)
    except ValueError:
        pass
    raise DataError(
        f"'{text}' is not a day, month or year.", "Write 2025, 2025-04 or 2025-04-09, or a range such as 2025-04..2026."
    )


def _slug(value: str) -> str:
    """Return the value as an id without its kind: ``mineral/gallium`` and ``Gallium`` both give ``gallium``."""
    value = value.lower()
    kind, slash, slug = value.partition("/")
    return slug if slash and kind in set(Kind) and slug else value


def _country(value: str) -> str:
    if value.upper() in COUNTRIES:
        return value.upper()
    folded = fold(value)
    names = {fold(name): code for code, name in COUNTRIES.items()} | _SHORT_COUNTRIES
    if folded not in names:
        raise DataError(
            f"There is no country '{value}'.{did_you_mean(folded, names)}",
            "Write its two-letter code, as in country:US.",
        )
    return names[folded]


def _target(value: str) -> str:
    return EVERY_COUNTRY if value.lower() == EVERY_COUNTRY else _country(value)


def _text(value: str) -> str:
    return value.lower()


def _period(value: str) -> str:
    period(value)
    return value.replace(" ", "")


def _words(value: str) -> str:
    if not fold(value):
        raise DataError(f"'{value}' has no word to look for.", 'Write words of the note, as in note:"clause 2".')
    return value


def _review(value: str) -> str:
    word = value.lower()
    if word in REVIEWS:
        return word
    try:
        return _period(value)
    except DataError as error:
        raise DataError(
            error.text if ".." in value else f"There is no review '{value}'.{did_you_mean(word, REVIEWS)}",
            "Write due, open or done, or a day, a month or a span, as in review:2026-11-28..",
        ) from error


def _choice(name: str, values: tuple[str, ...]) -> Callable[[str], str]:
    def clean(value: str) -> str:
        chosen = re.sub(r"[\s_-]+", "-", value.lower())
        squeezed = chosen.replace("-", "")
        plain = {choice.replace("-", ""): choice for choice in values}
        if squeezed.removesuffix("s") in plain:
            return plain[squeezed.removesuffix("s")]
        begun = [choice for word, choice in plain.items() if word.startswith(squeezed)]
        if len(begun) == 1:
            return begun[0]
        raise DataError(
            f"There is no {name} '{value}'.{did_you_mean(chosen, values)}",
            f"Write one of: {', '.join(values)}.",
        )

    return clean


# As the edition has them: "official" for the grade "official text read".
_EVIDENCE = tuple(evidence.name.lower().replace("_", "-") for evidence in Evidence)

KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("kind", "Kind", "kind:firm", "{}", _choice("kind", tuple(Kind))),
        Key("state", "State", "state:suspended", "{}", _choice("state", (*State, NO_STATE))),
        Key("list", "List", "list:cn-unreliable-entities", "on {}", _slug),
        Key("country", "Country", "country:US", "of {}", _country),
        Key("by", "Acts of", "by:CN", "under acts of {}", _country),
        Key("target", "Aimed at", "target:US", "aimed at {}", _target),
        Key("mineral", "Mineral", "mineral:gallium", "tied to {}", _slug),
        Key("technology", "Technology", "technology:lidar", "tied to {}", _slug),
        Key("measure", "Measure", "measure:mofcom-2024-46", "under {}", _slug),
        Key("firm", "Firm", "firm:huawei-technologies", "naming {}", _slug),
        Key("type", "Type", "type:export-ban", "of type {}", _text),
        Key("group", "Group", "group:rare-earth", "in the group {}", _text),
        Key("designation", "Designated by", "designation:us-critical", "designated by {}", _slug),
        Key("sector", "Sector", "sector:semiconductors", "in the sector {}", _text),
        Key("issuer", "Issuer", "issuer:mofcom", "issued by {}", _text),
        Key("code", "Code", "code:1C902", "with code {}", _text),
        Key("announced", "Announced", "announced:2025..2026", "announced {}", _period),
        Key("effective", "Effective", "effective:2025-04", "effective {}", _period),
        Key("added", "Added", "added:2025-04-09", "added {}", _period),
        Key("evidence", "Evidence", "evidence:reported", "with evidence: {}", _choice("grade of evidence", _EVIDENCE)),
        Key(
            "listing",
            "Evidence of the listing",
            "listing:second-hand",
            "with a listing on evidence: {}",
            _choice("grade of evidence", _EVIDENCE),
        ),
        Key("has", "Has", "has:note", "with a {}", _choice("mark", MARKS)),
        Key("is", "Is", "is:starred", "{}", _choice("mark", FLAGS)),
        Key("tag", "Tag", "tag:urgent", "tagged {}", _text),
        Key("note", "Note", 'note:"clause 2"', "with {} in a note", _words),
        Key("review", "Review", "review:due", "with a review {}", _review),
        Key("collection", "Collection", "collection:portfolio", "in the collection {}", _text),
    )
}
