"""The states that back and forward walk through, each with the place to which table and page were scrolled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.core.browse_state import BrowseState

HISTORY_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Scroll:
    """How far table and page were scrolled.

    The page's place is a place in its text, so that it is found again in a window of another width.

    Attributes:
        row: The first row of the table in sight.
        position: The character of the page at the top of what is in sight.
        offset: Pixels from the top of what is in sight down to that character; negative above it.
    """

    row: int = 0
    position: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """A state that was shown, and where it was left."""

    state: BrowseState
    scroll: Scroll = Scroll()


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything that back and forward lead to, as a value.

    Attributes:
        visits: At least one, the oldest first.
        place: That of the visit that is shown.
    """

    visits: tuple[Visit, ...]
    place: int = 0

    @classmethod
    def of(cls, state: BrowseState) -> Trail:
        """Return a trail that begins with the state."""
        return cls((Visit(state),))

    @property
    def current(self) -> Visit:
        """Return what is shown."""
        return self.visits[self.place]

    def followed_by(self, state: BrowseState) -> Trail:
        """Return the trail with the state shown after what is shown now, from where Back leads to it."""
        if state == self.current.state:
            return self
        visits = (*self.visits[: self.place + 1], Visit(state))
        return Trail(visits, len(visits) - 1)

    def around(self, reach: int) -> Trail:
        """Return the trail with no more than so many visits behind and ahead of what is shown."""
        first = max(0, self.place - reach)
        return Trail(self.visits[first : self.place + reach + 1], self.place - first)


class History:
    """The states walked through, with a place in them, as in a browser.

    A passing state is one that the user has not rested on, such as a half-typed word or a row that the
    arrow keys ran over. The next state takes its place instead of following it.
    """

    def __init__(self, state: BrowseState) -> None:
        self._visits = [Visit(state)]
        self._place = 0
        self._is_passing = False

    @property
    def current(self) -> BrowseState:
        """Return the state that is shown."""
        return self._visits[self._place].state

    @property
    def scroll(self) -> Scroll:
        """Return where the state that is shown was left before."""
        return self._visits[self._place].scroll

    @property
    def can_go_back(self) -> bool:
        """Return whether there is an earlier state."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Return whether there is a later state."""
        return self._place + 1 < len(self._visits)

    @property
    def states(self) -> tuple[BrowseState, ...]:
        """Return all states, the oldest first."""
        return tuple(visit.state for visit in self._visits)

    @property
    def place(self) -> int:
        """Return the place of the current state among them."""
        return self._place

    @property
    def trail(self) -> Trail:
        """Return all of it as a value."""
        return Trail(tuple(self._visits), self._place)

    def resume(self, trail: Trail) -> None:
        """Go on from that trail in place of this one."""
        self._visits = list(trail.visits)
        self._place = trail.place
        self._is_passing = False

    def visit(self, state: BrowseState, *, is_passing: bool = False) -> None:
        """Make the state current; what lay ahead is forgotten. The same state again is no step."""
        if state == self.current:
            self._is_passing = self._is_passing and is_passing
            return
        del self._visits[self._place + 1 :]
        if self._is_passing and is_passing:
            self._visits[self._place] = Visit(state)
        else:
            self._visits.append(Visit(state))
            del self._visits[: max(0, len(self._visits) - HISTORY_LIMIT)]
            self._place = len(self._visits) - 1
        self._is_passing = is_passing

    def mark(self, scroll: Scroll) -> None:
        """Keep where the current state is left."""
        self._visits[self._place] = replace(self._visits[self._place], scroll=scroll)

    def settle(self) -> None:
        """Keep the current state: the next one follows it."""
        self._is_passing = False

    def walk(self, steps: int) -> BrowseState:
        """Go so many steps forward, back where negative, and return the state there; at most to either end."""
        self._place = min(max(0, self._place + steps), len(self._visits) - 1)
        self._is_passing = False
        return self.current

    def back(self) -> BrowseState:
        """Step to the earlier state and return it; the current one where there is none."""
        return self.walk(-1)

    def forward(self) -> BrowseState:
        """Step to the later state and return it; the current one where there is none."""
        return self.walk(1)
