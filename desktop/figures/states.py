"""How the states of force are drawn: each with a colour and a pattern of its own, so that neither is needed alone."""

from __future__ import annotations

from collections.abc import Iterator

from db.force import State
from desktop.figures.marks import Line, Mark, Rect

# Distance between the lines of a pattern.
_GAP = 6.0


def state_token(state: State | None) -> str:
    """Return the token of the state's colour."""
    return "state_none" if state is None else f"state_{state.value.replace('-', '_')}"


def state_bar(box: Rect, state: State | None) -> tuple[Mark, ...]:
    """Return the bar of a state in the box, whose own colours do not matter.

    In force is solid, suspended hatched, unconfirmed cross-hatched, announced upright lines, proposed an empty
    box, ended and none a thin line in the middle.
    """
    token = state_token(state)
    x, y, width, height = box.x, box.y, box.width, box.height
    frame = Rect(x, y, width, height, "surface", token)
    match state:
        case State.IN_FORCE:
            return (Rect(x, y, width, height, token),)
        case State.SUSPENDED:
            return (frame, *_slanted(box, token))
        case State.UNCONFIRMED:
            return (frame, *_slanted(box, token), *_slanted(box, token, is_falling=True))
        case State.ANNOUNCED:
            return (frame, *_upright(box, token))
        case State.PROPOSED:
            return (frame,)
        case _:
            middle = y + height / 2
            return (Line(((x, middle), (x + width, middle)), token, 1.5),)


def _slanted(box: Rect, token: str, *, is_falling: bool = False) -> Iterator[Mark]:
    """Yield lines at 45 degrees that end at the edges of the box."""
    offset = _GAP / 2
    while offset < box.width + box.height:
        start = max(0.0, offset - box.height), min(offset, box.height)
        end = min(offset, box.width), max(0.0, offset - box.width)
        points = [(box.x + along, box.y + (box.height - down if is_falling else down)) for along, down in (start, end)]
        yield Line(tuple(points), token)
        offset += _GAP


def _upright(box: Rect, token: str) -> Iterator[Mark]:
    along = _GAP / 2
    while along < box.width:
        yield Line(((box.x + along, box.y), (box.x + along, box.y + box.height)), token)
        along += _GAP
