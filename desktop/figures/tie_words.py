"""Puts ties into words: read from either end, with clause, act and state, as sentences and tips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.network import Tie
from db.records import EntryRef, Figures, Kind, Source
from desktop.core import formats
from desktop.core.texts import _, data_word

# How a tie reads from its start, and how from its end.
BACKWARDS: dict[str, str] = {
    "is used in": "uses",
    "is used or made by": "uses or makes",
    "depends on": "is needed for",
    "is made or used by": "makes or uses",
    "makes or uses": "is made or used by",
    "is part of": "includes",
    "is a subsidiary of": "is the parent of",
    "rests on": "is the basis of",
    "responds to": "is answered by",
    "amends": "is amended by",
    "suspends": "is suspended by",
    "extends": "is extended by",
    "resumes": "is resumed by",
    "ends": "is ended by",
    "designates": "is designated by",
    "speaks of": "is spoken of in",
    "names": "is named by",
    "lists": "is listed by",
    "is listed on": "has the listing of",
    "lists firms on": "has listings by",
}


# The same verbs after a name in the plural, such as "5G base stations".
_PLURAL = {"is": "are", "uses": "use", "makes": "make", "depends": "depend", "includes": "include", "has": "have"}
_SINGULAR_ENDINGS = ("ss", "us", "is")


def predicate(tie: Tie, from_id: str) -> str:
    """Return how the tie reads from that end of it: "names", "is named by"."""
    return tie.words if tie.start_id == from_id else BACKWARDS.get(tie.words, tie.words)


def agreeing(words: str, ref: EntryRef) -> str:
    """Return the predicate in the number of the entry's name: "5G base stations are made or used by"."""
    name = ref.short_name
    is_goods = ref.kind in (Kind.MINERAL, Kind.TECHNOLOGY)
    if not is_goods or not name.endswith("s") or name.endswith(_SINGULAR_ENDINGS):
        return data_word(words)
    if data_word(words) != words:
        return data_word(words)
    return " ".join(_PLURAL.get(word, word) for word in words.split(" "))


def qualities(tie: Tie, *, with_days: bool = True) -> tuple[str, ...]:
    """Return what else is known of a tie: its clause, its act, and its state with or without days."""
    parts = [tie.via or "", tie.instrument.short_name if tie.instrument is not None else ""]
    if tie.standing is not None:
        parts.append(formats.standing(tie.standing) if with_days else formats.state(tie.standing.state))
    return tuple(part for part in parts if part)


def tie_sentence(tie: Tie, refs: Mapping[str, EntryRef]) -> str:
    """Return a tie as a sentence with its full stop: "No. 46 of 2024 names Gallium (Clause 1)", for one.

    Args:
        tie: The tie.
        refs: Both of its ends, by id.
    """
    start, end = refs[tie.start_id], refs[tie.end_id]
    words = f"{start.short_name} {agreeing(tie.words, start)} {end.short_name}"
    more = "; ".join(qualities(tie))
    return stopped(f"{words} ({more})" if more else words)


def stopped(words: str) -> str:
    """Return the words with one full stop: names such as "Co., Ltd." bring their own."""
    return words if words.endswith(".") else f"{words}."


def source_words(source_ids: Iterable[str], sources: Mapping[str, Source]) -> str:
    """Return where a tie is known from, by the publishers, at most two; nothing where none is at hand."""
    publishers = list(dict.fromkeys(sources[each].publisher for each in source_ids if each in sources))
    if not publishers:
        return ""
    return _("Source: {publishers}.").format(publishers="; ".join(publishers[:2]))


def by_id(refs: Iterable[EntryRef]) -> dict[str, EntryRef]:
    """Return the entries by id."""
    return {ref.id: ref for ref in refs}


def tie_table(key: str, title: str, *, ties: Iterable[Tie], refs: Mapping[str, EntryRef]) -> Figures:
    """Return the ties as a table, the twin of a figure that draws them."""
    shown = tuple(ties)
    rows = tuple(
        (
            refs[tie.start_id].short_name,
            data_word(tie.words),
            refs[tie.end_id].short_name,
            tie.via or "",
            tie.instrument.short_name if tie.instrument is not None else "",
            formats.standing(tie.standing) if tie.standing is not None else "",
        )
        for tie in shown
    )
    columns = (_("Entry"), _("Tie"), _("Tied to"), _("Clause or role"), _("Act"), _("State"))
    sources = tuple(tie.source_ids[0] if tie.source_ids else "" for tie in shown)
    return Figures(key, title, columns, rows, sources)
