"""The rows of the filter panel, worked out from facets, the query and what is unfolded; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from db.records import Facet, FacetValue
from db.words import State
from desktop.core.formats import number, state
from desktop.core.texts import _, data_word

SHORT_COUNT = 6


class Choice(StrEnum):
    """What is chosen for a facet value."""

    OFF = "off"
    INCLUDE = "include"
    EXCLUDE = "exclude"


class RowKind(StrEnum):
    """What a row of the panel is."""

    HEAD = "head"
    VALUE = "value"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One row of the panel.

    Attributes:
        key: The facet that it belongs to.
        value: The facet's value; empty for a head or the row that unfolds the rest.
        spoken: The row as a screen reader says it.
    """

    kind: RowKind
    key: str
    label: str
    spoken: str
    value: str = ""
    count: str = ""
    choice: Choice = Choice.OFF
    is_empty: bool = False


def facet_rows(
    facets: Iterable[Facet], chosen: dict[tuple[str, str], Choice], *, unfolded: frozenset[str] = frozenset()
) -> tuple[FacetRow, ...]:
    """Return the rows of the panel: per facet a head, its first values and those chosen, and a row for the rest.

    Args:
        facets: As the query gives them, each with the commonest value first.
        chosen: What is not off, by key and value.
        unfolded: Keys of the facets that show every value.
    """
    rows: list[FacetRow] = []
    for facet in facets:
        if not facet.values:
            continue
        rows.append(FacetRow(RowKind.HEAD, facet.key, data_word(facet.label), data_word(facet.label)))
        is_unfolded = facet.key in unfolded
        shown = [
            value
            for place, value in enumerate(facet.values)
            if is_unfolded or place < SHORT_COUNT or (facet.key, value.value) in chosen
        ]
        rows.extend(_value_row(facet, value, chosen.get((facet.key, value.value), Choice.OFF)) for value in shown)
        if len(facet.values) > SHORT_COUNT and (is_unfolded or len(shown) < len(facet.values)):
            text = _("Fewer") if is_unfolded else _("All {count}").format(count=number(len(facet.values)))
            rows.append(FacetRow(RowKind.MORE, facet.key, text, f"{data_word(facet.label)}: {text}"))
    return tuple(rows)


def _value_row(facet: Facet, value: FacetValue, choice: Choice) -> FacetRow:
    words = {Choice.OFF: "", Choice.INCLUDE: _("included"), Choice.EXCLUDE: _("excluded")}[choice]
    # "Announced" is a state here, and the day of an act as the head of a column.
    is_state = facet.key == "state" and value.value in set(State)
    label = state(State(value.value)).capitalize() if is_state else data_word(value.label)
    spoken = ", ".join(part for part in (f"{data_word(facet.label)}: {label}", number(value.count), words) if part)
    return FacetRow(
        RowKind.VALUE,
        facet.key,
        label,
        spoken,
        value=value.value,
        count=number(value.count),
        choice=choice,
        is_empty=value.count == 0,
    )
