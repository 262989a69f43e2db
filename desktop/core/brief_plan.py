"""What a briefing is to have, in order: parts are added, moved and taken out, and every step can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Part:
    """An entry or report of a briefing.

    Attributes:
        page_id: See `desktop.core.page_id`.
        title: Its name.
        detail: Of what kind it is.
    """

    page_id: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts in order, each once."""

    parts: tuple[Part, ...] = ()

    @property
    def page_ids(self) -> tuple[str, ...]:
        """Return the ids of the parts."""
        return tuple(part.page_id for part in self.parts)

    def added(self, parts: Iterable[Part]) -> Plan:
        """Return the plan with the parts at its end; one that it has already stays where it is."""
        known = {part.page_id: part for part in self.parts}
        for part in parts:
            known.setdefault(part.page_id, part)
        return Plan(tuple(known.values()))

    def removed(self, places: Iterable[int]) -> Plan:
        """Return the plan without the parts at these places."""
        gone = frozenset(places)
        return Plan(tuple(part for place, part in enumerate(self.parts) if place not in gone))

    def dropped(self, places: Iterable[int], before: int) -> Plan:
        """Return the plan with the parts at these places put together before the part at another."""
        moved = frozenset(place for place in places if 0 <= place < len(self.parts))
        first = [part for place, part in enumerate(self.parts) if place not in moved and place < before]
        rest = [part for place, part in enumerate(self.parts) if place not in moved and place >= before]
        return Plan((*first, *(self.parts[place] for place in sorted(moved)), *rest))

    def stepped(self, places: Iterable[int], step: int) -> Plan:
        """Return the plan with the parts at these places together one place on, or back where the step is -1."""
        moved = sorted(place for place in places if 0 <= place < len(self.parts))
        if not moved:
            return self
        return self.dropped(moved, moved[0] - 1 if step < 0 else moved[-1] + 2)


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """A plan, with those before it and those that were undone."""

    current: Plan = Plan()
    past: tuple[Plan, ...] = ()
    undone: tuple[Plan, ...] = ()

    def then(self, plan: Plan) -> PlanHistory:
        """Return the history with another plan as its last step; the same where nothing changed."""
        return self if plan == self.current else PlanHistory(plan, (*self.past, self.current))

    def back(self) -> PlanHistory:
        """Return the history one step back; the same at the first one."""
        if not self.past:
            return self
        return PlanHistory(self.past[-1], self.past[:-1], (self.current, *self.undone))

    def forward(self) -> PlanHistory:
        """Return the history with the step that was undone last; the same where none was."""
        if not self.undone:
            return self
        return replace(self, current=self.undone[0], past=(*self.past, self.current), undone=self.undone[1:])
