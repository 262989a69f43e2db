"""Filters as text: what a click on a facet does to the query line, and what the line says of a facet."""

from __future__ import annotations

from db.errors import DataError
from desktop.core.facet_rows import Choice

# Terms that mean the same for every kind stay when the user goes to another one.
_KEPT_KEYS = frozenset({"state", "evidence", "has", "is", "tag", "note", "review", "collection"})


def choices(text: str) -> dict[tuple[str, str], Choice]:
    """Return what the line includes and excludes, by key and value; nothing where it cannot be read."""
    if ":" not in text and "：" not in text:
        return {}
    from db.search.query import parse

    try:
        query = parse(text)
    except DataError:
        return {}
    return {(term.key, term.value): Choice.EXCLUDE if term.is_excluded else Choice.INCLUDE for term in query.terms}


def stepped(text: str, key: str, *, value: str) -> str:
    """Return the line with the facet value one step on: off, included, excluded, off.

    Raises:
        DataError: The line cannot be read.
    """
    chosen = choices(text).get((key, value), Choice.OFF)
    following = {Choice.OFF: Choice.INCLUDE, Choice.INCLUDE: Choice.EXCLUDE, Choice.EXCLUDE: Choice.OFF}
    return chosen_as(text, key, value=value, choice=following[chosen])


def excluded(text: str, key: str, *, value: str) -> str:
    """Return the line with the facet value excluded; off where it was just that.

    Raises:
        DataError: The line cannot be read.
    """
    is_excluded = choices(text).get((key, value)) is Choice.EXCLUDE
    return chosen_as(text, key, value=value, choice=Choice.OFF if is_excluded else Choice.EXCLUDE)


def chosen_as(text: str, key: str, *, value: str, choice: Choice) -> str:
    """Return the line with that choice for the facet value.

    Raises:
        DataError: The line cannot be read.
    """
    from db.search.query import parse

    query = parse(text)
    match choice:
        case Choice.INCLUDE:
            return str(query.including(key, value))
        case Choice.EXCLUDE:
            return str(query.excluding(key, value))
        case Choice.OFF:
            return str(query.without(key, value))


def for_another_kind(text: str) -> str:
    """Return what of the line means something for every kind: the words, and terms such as the state."""
    chosen = choices(text)
    dropped = {key for key, _value in chosen if key not in _KEPT_KEYS}
    if not dropped:
        return text
    from db.search.query import parse

    query = parse(text)
    for key in dropped:
        query = query.without(key)
    return str(query)
