"""The query language: one line of words, "phrases" and ``key:value`` terms, the same wherever something is looked for.

``str()`` of a query is the line that parses into it again, so filters chosen by mouse can be read, edited and saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from db.countries import COUNTRIES, WITH_ARTICLE
from db.errors import DataError
from db.search.keys import EVERY_COUNTRY, KEYS, NO_STATE, NOTEBOOK_KEYS, REVIEWS, key_named

# Far more than anybody chooses, and what SQLite can still take in one statement.
MAX_TERMS = 300
# What input methods and word processors put for the plain quotation mark.
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f\uff02", '"'))
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TOKEN = re.compile(
    r'(?P<minus>[-\uff0d])?(?:(?P<key>[A-Za-z][A-Za-z_-]*)[:\uff1a])?(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<bare>[^\s"]+))'
)
_COUNTRY_KEYS = frozenset({"country", "by", "target"})
_PLURALS = {
    "mineral": "minerals",
    "technology": "technologies",
    "firm": "firms",
    "measure": "measures",
    "list": "lists",
}
_PLAIN = re.compile(r'[^\s":\uff1a\uff0d-][^\s":\uff1a]*')
# A comma outside quotation marks parts two values.
_PLAIN_VALUE = re.compile(r'[^\s":\uff1a\uff0d,\uff0c-][^\s":\uff1a,\uff0c]*')


@dataclass(frozen=True, slots=True)
class Term:
    """One ``key:value`` condition, its value in the form in which it is stored."""

    key: str
    value: str
    is_excluded: bool = False

    def __str__(self) -> str:
        value = self.value if _PLAIN_VALUE.fullmatch(self.value) else f'"{self.value}"'
        return f"{'-' if self.is_excluded else ''}{self.key}:{value}"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: an entry has all the words and phrases, none of the excluded ones, and meets the terms.

    Terms of one key are alternatives (either country), terms of different keys add up; an excluded term
    takes away. Made by `parse`, or from another query by `including`, `excluding` and `without`.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    excluded: tuple[str, ...] = ()

    def __str__(self) -> str:
        minus = (f"-{word}" if _PLAIN.fullmatch(word) else f'-"{word}"' for word in self.excluded)
        quoted = (f'"{phrase}"' for phrase in self.phrases)
        return " ".join((*self.words, *quoted, *map(str, self.terms), *minus))

    @property
    def is_empty(self) -> bool:
        """Return whether it asks for nothing, so that everything is found."""
        return not (self.words or self.phrases or self.terms or self.excluded)

    @property
    def text(self) -> str:
        """Return the free words and phrases in one, as a name would be typed."""
        return " ".join((*self.words, *self.phrases))

    def values(self, key: str) -> tuple[str, ...]:
        """Return the values that the query includes for the key."""
        return tuple(term.value for term in self.terms if term.key == key and not term.is_excluded)

    def excluded_values(self, key: str) -> tuple[str, ...]:
        """Return the values that the query excludes for the key."""
        return tuple(term.value for term in self.terms if term.key == key and term.is_excluded)

    def including(self, key: str, value: str) -> Query:
        """Return the query with the value included."""
        return self._with(Term(key, value))

    def excluding(self, key: str, value: str) -> Query:
        """Return the query with the value excluded."""
        return self._with(Term(key, value, is_excluded=True))

    def without(self, key: str, value: str | None = None) -> Query:
        """Return the query without its terms of that key, or of that key and value."""
        kept = (term for term in self.terms if term.key != key or value not in (None, term.value))
        return replace(self, terms=tuple(kept))

    def _with(self, term: Term) -> Query:
        return replace(self, terms=(*self.without(term.key, term.value).terms, term))


def parse(text: str) -> Query:
    """Return the query that the line says.

    Free text is never an error. A quotation mark that is not closed runs to the end.

    Raises:
        DataError: A key that does not exist, a value missing after one, a value it cannot take, or too many terms.
    """
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    terms: list[Term] = []
    for match in _TOKEN.finditer(_UNPRINTABLE.sub(" ", text).translate(_QUOTES)):
        found = _terms(match)
        if found is not None:
            terms += found
        elif match["bare"] is not None:
            word = match[0].removeprefix(match["minus"] or "")
            if word not in "-\uff0d":  # a term or word about to be typed
                (excluded if match["minus"] else words).append(word)
        elif match["quoted"].strip():
            (excluded if match["minus"] else phrases).append(" ".join(match["quoted"].split()))
    unique = tuple(dict.fromkeys(terms))
    if len(unique) > MAX_TERMS:
        raise DataError(
            f"The query has {len(unique):,} conditions; at most {MAX_TERMS} can be asked for at once.",
            "Use a range, such as announced:2025..2026, or fewer values.",
        )
    return Query(tuple(words), tuple(phrases), unique, tuple(excluded))


def sentence(
    query: Query, labels: Mapping[tuple[str, str], str] | None = None, *, word: Callable[[str], str] = str
) -> str:
    """Return what the query asks for in plain words, as for a briefing's "Selection" line.

    Args:
        query: Any query.
        labels: Words for the values by key and value; the value itself stands where there are none.
        word: Puts a word or a pattern of the sentence into another language; English where none is given.
    """
    said = labels or {}
    parts: list[str] = []
    for is_excluded in (False, True):
        for name, key in KEYS.items():
            values = query.excluded_values(name) if is_excluded else query.values(name)
            if values and name != "kind":
                meant = word(key.words).format(
                    _listed([_label(said, name, value, word) for value in values], "{} or {}", word)
                )
                parts.append(word("not {}").format(meant) if is_excluded else meant)
        if is_excluded and query.excluded:
            parts.append(word("without {}").format(_listed(_quoted(query.excluded), "{} or {}", word)))
    kinds = query.values("kind")
    whole = _listed([word(_PLURALS[kind]) for kind in kinds], "{} or {}", word) if kinds else word("entries")
    if query.excluded_values("kind"):
        left_out = [word(_PLURALS[kind]) for kind in query.excluded_values("kind")]
        whole = word("{} except {}").format(whole, _listed(left_out, "{} and {}", word))
    if query.words or query.phrases:
        wanted = _listed(_quoted((*query.words, *query.phrases)), "{} and {}", word)
        whole = word("{} with {}").format(whole, wanted)
    for part in parts:
        whole = word("{}, {}").format(whole, part)
    return whole[0].upper() + whole[1:]


def _terms(match: re.Match[str]) -> list[Term] | None:
    """Return the terms that the match is, one for each value between commas; None where it is text after all."""
    name, bare, quoted = match["key"], match["bare"], match["quoted"]
    if name is None:
        if bare is not None and bare[-1] in ":\uff1a" and bare[:-1].lower() in KEYS:
            _complain_of_nothing(bare[:-1].lower())
        return None
    if bare is not None and bare.startswith("//"):
        return None  # an address, not a term
    key = key_named(name)
    values = [" ".join(value.split()) for value in ([quoted] if bare is None else re.split("[,\uff0c]", bare))]
    if not any(values):
        _complain_of_nothing(key.name)
    return [Term(key.name, key.clean(value), is_excluded=match["minus"] is not None) for value in values if value]


def _complain_of_nothing(name: str) -> NoReturn:
    raise DataError(f"Nothing stands after '{name}:'.", f"Write {KEYS[name].example}, for instance.")


def _label(labels: Mapping[tuple[str, str], str], key: str, value: str, word: Callable[[str], str]) -> str:
    if key == "review":
        return _review_label(value, word)
    if key in NOTEBOOK_KEYS:
        return _mark_label(key, labels.get((key, value), value), word)
    if key in _COUNTRY_KEYS:
        name = "every country" if value == EVERY_COUNTRY else labels.get((key, value), COUNTRIES.get(value, value))
        return word("the {}").format(word(name)) if value in WITH_ARTICLE else word(name)
    if (key, value) in labels:
        return word(labels[key, value])
    first, dots, last = value.partition("..")
    if dots:
        pattern = "from {} to {}" if first and last else "since {}" if first else "until {}"
        return word(pattern).format(*(day for day in (first, last) if day))
    if key in ("announced", "effective", "added"):
        return word("on {}" if len(value) > len("2025-04") else "in {}").format(value)
    if key == "state":
        return word("bound by nothing" if value == NO_STATE else value.replace("-", " "))
    return word(value.replace("-", " ")) if key in ("type", "evidence") else value


def _mark_label(key: str, value: str, word: Callable[[str], str]) -> str:
    """Return what the user put on an entry: in the user's own words, unless it is one of the marks."""
    if key in ("has", "is"):
        return word({"review": "review to do", "collected": "in a collection"}.get(value, value))
    return f"“{value}”"


def _review_label(value: str, word: Callable[[str], str]) -> str:
    if value in REVIEWS:
        return word({"due": "that is due", "open": "that is open", "done": "that is done"}[value])
    first, dots, last = value.partition("..")
    if not dots:
        return word("due on {}" if len(value) > len("2025-04") else "due in {}").format(value)
    pattern = "due from {} to {}" if first and last else "due from {} on" if first else "due until {}"
    return word(pattern).format(*(day for day in (first, last) if day))


def _quoted(words: Iterable[str]) -> list[str]:
    return [f"“{each}”" for each in words]


def _listed(values: Sequence[str], pattern: str, word: Callable[[str], str]) -> str:
    if len(values) == 1:
        return values[0]
    return word(pattern).format(word(", ").join(values[:-1]), values[-1])
