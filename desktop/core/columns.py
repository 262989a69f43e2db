"""How the columns of each kind's table look: order, width, side, and the words for a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from db.words import Kind, State
from desktop.core.formats import country as country_name
from desktop.core.formats import state as state_words
from desktop.core.listing import Column
from desktop.core.texts import _, data_word

_Words = Callable[[object], str]
_DAY_WIDTH = 98
_DEFAULT_WIDTH = 120


_WIDTHS: dict[str, int] = {
    "name": 150,
    "name_zh": 82,
    "number": 170,
    "symbol": 76,
    "group": 120,
    "state": 126,
    "since": _DAY_WIDTH,
    "until": _DAY_WIDTH,
    "announced": _DAY_WIDTH,
    "effective": _DAY_WIDTH,
    "in_force": 110,
    "firms": 96,
    "country": 112,
    "issuer": 150,
    "type": 140,
    "sector": 150,
    "lists": 260,
}

# What an analyst looks for first stands first, so that it is seen beside an open page.
_ORDER: dict[Kind, tuple[str, ...]] = {
    Kind.MINERAL: ("name", "state", "name_zh", "since", "until", "symbol", "in_force", "group"),
    Kind.TECHNOLOGY: ("name", "state", "since", "until", "type", "sector", "in_force", "name_zh"),
    Kind.FIRM: ("name", "state", "country", "since", "until", "lists", "name_zh", "type", "sector"),
    Kind.MEASURE: ("name", "state", "announced", "until", "number", "type", "country", "issuer", "effective", "since"),
    Kind.LIST: ("name", "state", "firms", "country", "type", "issuer", "since", "until", "name_zh"),
}
STRETCHED = "name"


def shown_order(kind: Kind, keys: Iterable[str]) -> tuple[int, ...]:
    """Return the places of a row's cells in the order in which the kind's table shows them.

    Args:
        kind: The kind of entry.
        keys: The keys of the row's cells, as the query gives them. Keys unknown here stand last.
    """
    places = {key: place for place, key in enumerate(keys)}
    known = [places[key] for key in _ORDER[kind] if key in places]
    return (*known, *(place for place in places.values() if place not in known))


def column(key: str, title: str, *, is_numeric: bool) -> Column:
    """Return the column as the table shows it.

    Args:
        key: Its stable name.
        title: What the query calls it.
        is_numeric: True for numbers, which stand at the right edge.
    """
    return Column(
        key=key,
        title=_("Chinese") if key == "name_zh" else _(title),
        width=_WIDTHS.get(key, _DEFAULT_WIDTH),
        is_at_end=is_numeric,
        is_state=key == "state",
        is_stretched=key == STRETCHED,
    )


def words_for(key: str) -> _Words:
    """Return what turns a cell's value into the text that is shown."""
    return _WORDS.get(key, _text)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _state(value: object) -> str:
    return _state_words(State(value)) if isinstance(value, str) else "–"


@lru_cache(maxsize=len(State))
def _state_words(value: State) -> str:
    return state_words(value).capitalize()


def _country(value: object) -> str:
    return country_name(value) if isinstance(value, str) else ""


# Few values on many rows; kept, because each key stroke shows them all anew.
@lru_cache(maxsize=1024)
def _sentence_case(value: object) -> str:
    text = data_word(_text(value))
    return text[:1].upper() + text[1:]


def _count(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and value else "–"


_WORDS: dict[str, _Words] = {
    "state": _state,
    "country": _country,
    "type": _sentence_case,
    "sector": _sentence_case,
    "group": _sentence_case,
    "in_force": _count,
    "firms": _count,
}
