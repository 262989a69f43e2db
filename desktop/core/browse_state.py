"""What the window shows, as one value, and the list of such values that back and forward walk through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from db.words import Kind

HISTORY_LIMIT = 500
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


class History:
    """The states walked through, with a place in them, as in a browser.

    A passing state is one that the user has not rested on, such as a half-typed word or a row that the
    arrow keys ran over. The next state takes its place instead of following it.
    """

    def __init__(self, state: BrowseState) -> None:
        self._states = [state]
        self._place = 0
        self._is_passing = False

    @property
    def current(self) -> BrowseState:
        """Return the state that is shown."""
        return self._states[self._place]

    @property
    def can_go_back(self) -> bool:
        """Return whether there is an earlier state."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Return whether there is a later state."""
        return self._place + 1 < len(self._states)

    @property
    def states(self) -> tuple[BrowseState, ...]:
        """Return all states, the oldest first."""
        return tuple(self._states)

    @property
    def place(self) -> int:
        """Return the place of the current state among them."""
        return self._place

    def visit(self, state: BrowseState, *, is_passing: bool = False) -> None:
        """Make the state current; what lay ahead is forgotten. The same state again is no step."""
        if state == self.current:
            self._is_passing = self._is_passing and is_passing
            return
        del self._states[self._place + 1 :]
        if self._is_passing and is_passing:
            self._states[self._place] = state
        else:
            self._states.append(state)
            del self._states[: max(0, len(self._states) - HISTORY_LIMIT)]
            self._place = len(self._states) - 1
        self._is_passing = is_passing

    def settle(self) -> None:
        """Keep the current state: the next one follows it."""
        self._is_passing = False

    def walk(self, steps: int) -> BrowseState:
        """Go so many steps forward, back where negative, and return the state there; at most to either end."""
        self._place = min(max(0, self._place + steps), len(self._states) - 1)
        self._is_passing = False
        return self.current

    def back(self) -> BrowseState:
        """Step to the earlier state and return it; the current one where there is none."""
        return self.walk(-1)

    def forward(self) -> BrowseState:
        """Step to the later state and return it; the current one where there is none."""
        return self.walk(1)
