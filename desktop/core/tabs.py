"""The tabs of a window as one value: each a trail of its own, and what opening, closing and moving makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from db.words import Kind
from desktop.core.browse_state import BrowseState, is_entry, kind_of
from desktop.core.history import Trail
from desktop.core.texts import _

MOST_CLOSED = 25


@dataclass(frozen=True, slots=True)
class Tab:
    """What is open in one tab.

    Attributes:
        title: Of the page, as far as it is known; empty where none is open.
    """

    trail: Trail
    title: str = ""

    @classmethod
    def of(cls, state: BrowseState, title: str = "") -> Tab:
        """Return a tab that begins with the state."""
        return cls(Trail.of(state), title)

    @property
    def state(self) -> BrowseState:
        """Return what the tab shows."""
        return self.trail.current.state


@dataclass(frozen=True, slots=True)
class ClosedTab:
    """A tab that was closed, and where it stood."""

    tab: Tab
    place: int


@dataclass(frozen=True, slots=True)
class Tabs:
    """The tabs from left to right, never none of them.

    Attributes:
        current: The place of the one that is shown.
        closed: The ones that can be opened again, the last closed last.
        beside: How many were opened from the current one since it is shown: the next stands to the right of them.
    """

    tabs: tuple[Tab, ...]
    current: int = 0
    closed: tuple[ClosedTab, ...] = ()
    beside: int = field(default=0, compare=False)

    @classmethod
    def of(cls, state: BrowseState) -> Tabs:
        """Return one tab that begins with the state."""
        return cls((Tab.of(state),))

    @property
    def shown(self) -> Tab:
        """Return the tab that is shown."""
        return self.tabs[self.current]

    def with_shown(self, tab: Tab) -> Tabs:
        """Return the tabs after something changed in the one that is shown."""
        return replace(self, tabs=(*self.tabs[: self.current], tab, *self.tabs[self.current + 1 :]))

    def opened(self, tab: Tab) -> Tabs:
        """Return the tabs with another that is not shown: right of the current one and of what was opened from it."""
        place = min(self.current + 1 + self.beside, len(self.tabs))
        return replace(self, tabs=(*self.tabs[:place], tab, *self.tabs[place:]), beside=self.beside + 1)

    def gone_to(self, place: int) -> Tabs:
        """Return the tabs with another shown; the last one where there are not as many."""
        place = min(max(0, place), len(self.tabs) - 1)
        return self if place == self.current else replace(self, current=place, beside=0)

    def stepped(self, steps: int) -> Tabs:
        """Return the tabs with the one shown that stands so many places to the right, going round at the ends."""
        return self.gone_to((self.current + steps) % len(self.tabs))

    def moved(self, source: int, target: int) -> Tabs:
        """Return the tabs with one of them at another place; the same one is shown."""
        if source == target or not (0 <= source < len(self.tabs) and 0 <= target < len(self.tabs)):
            return self
        order = list(range(len(self.tabs)))
        order.insert(target, order.pop(source))
        tabs = tuple(self.tabs[place] for place in order)
        return replace(self, tabs=tabs, current=order.index(self.current), beside=0)

    def without(self, place: int, *, blank: Tab) -> Tabs:
        """Return the tabs after one was closed.

        Its right neighbour is shown where it was shown itself, else the left one.

        Args:
            place: Of the tab to close.
            blank: What takes the place of the last one, since there is always a tab.
        """
        gone = self.tabs[place]
        if len(self.tabs) == 1:
            if gone == blank:
                return self
            return replace(self, tabs=(blank,), current=0, closed=self._closed_with((ClosedTab(gone, 0),)), beside=0)
        tabs = (*self.tabs[:place], *self.tabs[place + 1 :])
        current = self.current - (place < self.current)
        return replace(
            self,
            tabs=tabs,
            current=min(current, len(tabs) - 1),
            closed=self._closed_with((ClosedTab(gone, place),)),
            beside=self.beside if place > self.current + self.beside else 0,
        )

    def only(self, first: int, last: int) -> Tabs:
        """Return the tabs after all were closed but those from one place to another."""
        kept = self.tabs[first : last + 1]
        gone = tuple(
            ClosedTab(tab, place) for place, tab in reversed(tuple(enumerate(self.tabs))) if not first <= place <= last
        )
        current = min(max(self.current - first, 0), len(kept) - 1)
        return Tabs(kept, current, self._closed_with(gone))

    def reopened(self) -> Tabs:
        """Return the tabs with the one that was closed last, at its place and shown; the same where there is none."""
        if not self.closed:
            return self
        last = self.closed[-1]
        place = min(last.place, len(self.tabs))
        tabs = (*self.tabs[:place], last.tab, *self.tabs[place:])
        return Tabs(tabs, place, self.closed[:-1])

    def _closed_with(self, gone: tuple[ClosedTab, ...]) -> tuple[ClosedTab, ...]:
        return (*self.closed, *gone)[-MOST_CLOSED:]


def tab_text(tab: Tab) -> str:
    """Return what stands on the tab: the page, else what the table shows."""
    state = tab.state
    if state.selected is not None:
        return tab.title or state.selected
    words = " ".join(state.text.split())
    if words:
        return _("{kind} “{query}”").format(kind=kind_text(state.kind), query=words)
    return _("Home") if state.kind is Kind.MINERAL else kind_text(state.kind)


def tab_icon(tab: Tab) -> str:
    """Return the name of the icon that says what kind of page it is."""
    selected = tab.state.selected
    if selected is None:
        is_plain = tab.state.kind is Kind.MINERAL and not tab.state.is_filtered
        return "home" if is_plain else tab.state.kind.value
    if is_entry(selected):
        return kind_of(selected).value
    return "home" if selected.partition("/")[0] == "home" else "report"


def kind_text(kind: Kind) -> str:
    """Return what the entries of the kind are called."""
    return {
        Kind.MINERAL: _("Minerals"),
        Kind.TECHNOLOGY: _("Technologies"),
        Kind.FIRM: _("Firms"),
        Kind.MEASURE: _("Measures"),
        Kind.LIST: _("Lists"),
    }[kind]
