"""Turns intents into states, and states into what the widgets show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.errors import DataError
from db.words import Kind
from desktop.core.browse_state import BrowseState
from desktop.core.history import History, Trail
from desktop.core.listing import Listing
from desktop.reading.context import Reading, Today

SETTLE_MS = 700
# Keys whose answer changes with the notebook.
_NOTEBOOK_KEYS = ("has:", "is:", "tag:", "note:", "review:", "collection:")

if TYPE_CHECKING:
    from desktop.core.facet_rows import FacetRow


class Browser(QObject):
    """Keeps the history of states and shows the current one.

    Reading happens on the GUI thread, since each query takes a few milliseconds. Rows come first; counts
    and facets follow when the rows are painted.

    Signals:
        state_shown: The `BrowseState`, after each change.
        listing_ready: The `Listing` of the table.
        list_empty: The `Emptiness` in place of the table.
        query_faulty: The `DataError` of a query that cannot be read.
        facets_ready: A tuple of `FacetRow`.
        counts_ready: Number of entries by `Kind`.
        page_ready: The `Document`.
        page_empty: The `Emptiness` in place of the page.
        leaving: Without argument, before another state is shown.
        returned: Without argument, after a state is shown again that was left before.
    """

    state_shown = Signal(object)
    listing_ready = Signal(object)
    list_empty = Signal(object)
    query_faulty = Signal(object)
    facets_ready = Signal(object)
    counts_ready = Signal(object)
    page_ready = Signal(object)
    page_empty = Signal(object)
    leaving = Signal()
    returned = Signal()

    def __init__(
        self, reading: Reading, state: BrowseState, *, today: Today, home: str = "home", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._reading = reading
        self._today = today
        self._history = History(state)
        self._shown: tuple[BrowseState, date] | None = None
        self._unfolded: frozenset[str] = frozenset()
        self._is_empty = False
        self._is_started = False
        self._settle = self._timer(SETTLE_MS, self._on_settled)
        self._aside = self._timer(0, self.show_aside)
        self._page = self._timer(0, self.show_page)

    @property
    def state(self) -> BrowseState:
        """Return what is shown."""
        return self._history.current

    @property
    def day(self) -> date:
        """Return the as-of day."""
        return self._today() if self.state.as_of is None else self.state.as_of

    @property
    def has_day_turned(self) -> bool:
        """Return whether the calendar has moved on since the states were shown."""
        return self._shown is not None and self._shown[1] != self.day

    @property
    def history(self) -> History:
        """Return the states walked through."""
        return self._history

    @property
    def is_page_due(self) -> bool:
        """Return whether another page is shown in a moment."""
        return not self._is_started or self._page.isActive()

    # --- intents

    @Slot(object)
    def go_to_kind(self, kind: Kind) -> None:
        """Show another kind; words of the query stay."""
        from desktop.core import filters

        self._go(self.state.with_kind(kind, filters.for_another_kind(self.state.text)))

    @Slot(object)
    def type_query(self, text: str) -> None:
        """Show what the query finds; half-typed words are no steps of the history."""
        self._go(replace(self.state, text=text, sort_key="", is_descending=False), is_passing=True)

    def search(self, text: str) -> None:
        """Show what the query finds, as a step of the history."""
        self._go(replace(self.state, text=text))

    def show_state(self, state: BrowseState) -> None:
        """Show the state, as a step of the history."""
        self._go(state)

    @Slot(object)
    def sort_by(self, key: str) -> None:
        """Sort by the column."""
        self._go(self.state.with_sort(key))

    @Slot(object)
    def select(self, entry_id: str) -> None:
        """Open the entry of a row."""
        self._go(replace(self.state, selected=entry_id), is_passing=True)

    @Slot(object)
    def follow(self, page_id: str) -> None:
        """Open the page that a link leads to; an entry is shown among its kind."""
        self._go(self.state.with_page(page_id))

    @Slot(object)
    def show_all_of(self, entry_id: str) -> None:
        """Show in the table what the page of the entry had no room for: its firms, or the acts that name it."""
        kind, _slash, slug = entry_id.partition("/")
        shown = Kind.FIRM if kind in (Kind.LIST, Kind.MEASURE) else Kind.MEASURE
        self._go(BrowseState(kind=shown, text=f"{kind}:{slug}", as_of=self.state.as_of, selected=entry_id))

    @Slot(object)
    def set_day(self, day: date | None) -> None:
        """Show another day; None for today."""
        self._go(replace(self.state, as_of=None if day == self._today() else day))

    @Slot(object)
    def step_facet(self, row: FacetRow) -> None:
        """Include, exclude or leave the facet value."""
        from desktop.core import filters

        try:
            self._go(replace(self.state, text=filters.stepped(self.state.text, row.key, value=row.value)))
        except DataError as error:
            self.query_faulty.emit(error)

    @Slot(object)
    def exclude_facet(self, row: FacetRow) -> None:
        """Exclude the facet value, or leave it."""
        from desktop.core import filters

        try:
            self._go(replace(self.state, text=filters.excluded(self.state.text, row.key, value=row.value)))
        except DataError as error:
            self.query_faulty.emit(error)

    @Slot(object)
    def unfold_facet(self, key: str) -> None:
        """Show every value of the facet, or the first ones again."""
        self._unfolded ^= {key}
        self._aside.start()

    @Slot()
    def go_home(self) -> None:
        """Show the page that a window opens with, beside the table as it is."""
        self._go(replace(self.state, selected=None))

    def clear(self) -> None:
        """Show every entry of the kind."""
        self._go(self.state.without_filters())

    def back(self) -> None:
        """Show the earlier state."""
        self.walk(-1)

    def forward(self) -> None:
        """Show the later state."""
        self.walk(1)

    def walk(self, steps: int) -> None:
        """Show the state so many steps forward, back where negative."""
        self.leaving.emit()
        self._history.walk(steps)
        self._render()
        self.returned.emit()

    def leave(self) -> Trail:
        """Return everything that was walked through, with where the current state is left now."""
        self.leaving.emit()
        return self._history.trail

    def resume(self, trail: Trail) -> None:
        """Go on from another trail in place of this one, which `leave` returns."""
        self._settle.stop()
        self._history.resume(trail)
        self._render()
        self.returned.emit()

    # --- showing

    def start(self) -> None:
        """Show the rows of the first state."""
        self._render()

    def start_rest(self) -> None:
        """Show from now on also counts, facets and pages."""
        if not self._is_started:
            self._is_started = True
            self._aside.start()
            self._page.start()

    def refresh(self) -> None:
        """Read everything anew: the day may have turned, or the notebook changed."""
        self._shown = None
        self._render()

    def refresh_counts(self) -> None:
        """Count anew, where a query speaks of the notebook."""
        if any(key in self.state.text for key in _NOTEBOOK_KEYS):
            self.refresh()

    @Slot()
    def show_aside(self) -> None:
        """Show counts and facets of the current state."""
        from desktop.core import filters
        from desktop.core.emptiness import no_rows
        from desktop.core.facet_rows import facet_rows

        try:
            counts = self._reading.counts(self.state.text, self.day)
            facets = self._reading.facets(self.state, self.day)
        except DataError:
            return  # said already, where the rows were read
        self.counts_ready.emit(counts)
        self.facets_ready.emit(facet_rows(facets, filters.choices(self.state.text), unfolded=self._unfolded))
        if self._is_empty:
            has_other = any(counts.values())
            suggestion = None if has_other else self._reading.suggestion(self.state.text)
            self.list_empty.emit(no_rows(self.state, counts, suggestion=suggestion))

    @Slot()
    def show_page(self) -> None:
        """Show the page of the current state."""
        try:
            document = self._reading.page(self.state.selected or self._home, self.day)
        except DataError as error:
            from desktop.core.emptiness import Emptiness

            self.page_empty.emit(Emptiness("warning", error.text, error.hint))
            return
        self.page_ready.emit(document)

    def flush(self) -> None:
        """Show now what would be shown when the rows are painted."""
        for timer in (self._page, self._aside):
            if timer.isActive():
                timer.stop()
                timer.timeout.emit()

    def _go(self, state: BrowseState, *, is_passing: bool = False) -> None:
        if state != self.state:
            self.leaving.emit()
        self._history.visit(state, is_passing=is_passing)
        if is_passing:
            self._settle.start()
        self._render()

    def _render(self) -> None:
        state, day = self.state, self.day
        shown, shown_day = (None, None) if self._shown is None else self._shown
        self._shown = (state, day)
        is_new_day = day != shown_day
        has_new_rows = shown is None or is_new_day or replace(shown, selected=state.selected) != state
        if has_new_rows:
            self._show_rows(state, day)
            if self._is_started:
                self._aside.start()
        if self._is_started and (shown is None or is_new_day or shown.selected != state.selected):
            self._page.start()
        self.state_shown.emit(state)

    def _show_rows(self, state: BrowseState, day: date) -> None:
        try:
            listing: Listing = self._reading.listing(state, day)
        except DataError as error:
            self.query_faulty.emit(error)
            return
        self._is_empty = not listing.ids
        self.listing_ready.emit(listing)

    def _timer(self, interval_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def _on_settled(self) -> None:
        self._history.settle()
