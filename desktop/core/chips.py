"""Takes a query apart into conditions in plain words, each with the line that is left without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.core.texts import _, data_word

if TYPE_CHECKING:
    from db.search.query import Query, Term

# More than anybody reads; the line has them all.
MOST = 24
Labels = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition of a query.

    Attributes:
        words: What it says, in plain words.
        spoken: What choosing the chip does, as a sentence.
        following: The line after the chip was chosen.
        is_excluded: True where it takes entries away.
        is_offer: True for a condition that is not in the query yet and is offered.
    """

    words: str
    spoken: str
    following: str
    is_excluded: bool = False
    is_offer: bool = False


def chips(query: Query, labels: Labels) -> tuple[Chip, ...]:
    """Return the conditions in the order of the line; after them a day in words is offered as one.

    Args:
        query: Any query.
        labels: Words for the values by key and value, as `db.search.query.sentence` takes them.
    """
    # Imported here: the first rows are shown without a query.
    from desktop.core.days_in_words import with_announced_day

    found = [
        *(_word(word, replace(query, words=left)) for word, left in _each(query.words)),
        *(_word(phrase, replace(query, phrases=left)) for phrase, left in _each(query.phrases)),
        *(_term(query, term, labels) for term in query.terms),
        *(_word(word, replace(query, excluded=left), is_excluded=True) for word, left in _each(query.excluded)),
    ]
    if len(found) > MOST:
        words = _("and {count} more in the line").format(count=len(found) - MOST)
        found[MOST:] = [Chip(words, _("Read the others in the search box"), str(query), is_offer=True)]
    offer = with_announced_day(query)
    if offer is not None:
        day, line = offer
        words = _("announced on {day}").format(day=day.isoformat())
        spoken = _("Look for what was announced on {day} instead of the words").format(day=day.isoformat())
        found.append(Chip(words, spoken, line, is_offer=True))
    return tuple(found)


def _each(values: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each value with those that are left without it."""
    for place, value in enumerate(values):
        yield value, (*values[:place], *values[place + 1 :])


def _word(word: str, left: Query, *, is_excluded: bool = False) -> Chip:
    words = f"“{word}”"
    return _chip(_("without {words}").format(words=words) if is_excluded else words, left, is_excluded=is_excluded)


def _term(query: Query, term: Term, labels: Labels) -> Chip:
    left = replace(query, terms=tuple(each for each in query.terms if each != term))
    return _chip(_meaning(term, labels), left, is_excluded=term.is_excluded)


def _meaning(term: Term, labels: Labels) -> str:
    """Return the term as a part of the sentence that the whole query would be."""
    from db.search.query import Query, sentence

    said = sentence(Query(terms=(term,)), labels, word=data_word)
    first, comma, rest = said.partition(data_word("{}, {}").replace("{}", ""))
    if comma:
        return rest
    return first[:1].lower() + first[1:]


def _chip(words: str, left: Query, *, is_excluded: bool) -> Chip:
    return Chip(words, _("Remove the condition: {words}").format(words=words), str(left), is_excluded=is_excluded)
