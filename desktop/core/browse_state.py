"""What the window shows, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from db.words import Kind

_KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class BrowseState:
    """Everything that decides what is on the screen.

    Attributes:
        kind: The kind of entry in the table.
        text: The query as typed; facets that were clicked stand in it as terms.
        as_of: The day that all states refer to; None follows the calendar.
        sort_key: Key of the column that sorts; empty for the order of the search.
        selected: Id of the page that is open, an entry's or a report's; None where none is.
    """

    kind: Kind = Kind.MINERAL
    text: str = ""
    as_of: date | None = None
    sort_key: str = ""
    is_descending: bool = False
    selected: str | None = None

    @property
    def entry_id(self) -> str | None:
        """Return the id of the entry on the page; None where a report is open, or nothing."""
        return self.selected if self.selected is not None and is_entry(self.selected) else None

    @property
    def is_filtered(self) -> bool:
        """Return whether the table shows less than every entry of the kind."""
        return bool(self.text.strip())

    def with_kind(self, kind: Kind, text: str) -> BrowseState:
        """Return the state after a step to another kind, with what of the query means something there."""
        if kind is self.kind:
            return self
        return BrowseState(kind=kind, text=text, as_of=self.as_of)

    def with_page(self, page_id: str) -> BrowseState:
        """Return the state after a link was followed: an entry among all others of its kind, a report beside the table.

        The day stays the same.
        """
        if not is_entry(page_id):
            return replace(self, selected=page_id)
        kind = kind_of(page_id)
        if kind is self.kind and not self.is_filtered:
            return replace(self, selected=page_id)
        return BrowseState(kind=kind, as_of=self.as_of, selected=page_id)

    def with_sort(self, key: str) -> BrowseState:
        """Return the state after a click on a column's head: ascending, then descending, then the default order."""
        if key != self.sort_key:
            return replace(self, sort_key=key, is_descending=False)
        if not self.is_descending:
            return replace(self, is_descending=True)
        return replace(self, sort_key="", is_descending=False)

    def without_filters(self) -> BrowseState:
        """Return the state with an empty query."""
        return replace(self, text="")


def kind_of(entry_id: str) -> Kind:
    """Return the kind that an entry id begins with.

    Raises:
        ValueError: The id names no kind.
    """
    return Kind(entry_id.partition("/")[0])


def is_entry(page_id: str) -> bool:
    """Return whether the page is an entry's and no report; see `desktop.core.page_id`."""
    return page_id.partition("/")[0] in _KINDS


def to_json(state: BrowseState) -> dict[str, object]:
    """Return the state as plain values, for the session file."""
    return {
        "kind": state.kind.value,
        "text": state.text,
        "as_of": None if state.as_of is None else state.as_of.isoformat(),
        "sort_key": state.sort_key,
        "is_descending": state.is_descending,
        "selected": state.selected,
    }


def from_json(values: Mapping[str, object]) -> BrowseState:
    """Return the state that the plain values describe.

    Raises:
        ValueError: A value is of the wrong type or names nothing.
    """
    try:
        as_of, selected = values["as_of"], values["selected"]
        if not isinstance(selected, str | None):
            raise ValueError(f"not a browse state: {values}")
        return BrowseState(
            kind=Kind(str(values["kind"])),
            text=str(values["text"]),
            as_of=None if as_of is None else date.fromisoformat(str(as_of)),
            sort_key=str(values["sort_key"]),
            is_descending=values["is_descending"] is True,
            selected=selected,
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a browse state: {error}") from error
