"""Draws the boxes of a graph and the lines between them, and says what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from db.force import State
from db.network import Tie
from db.records import EntryRef, Kind
from desktop.core import formats
from desktop.core.texts import _
from desktop.figures.layout import Box
from desktop.figures.marks import NORMAL, SMALL, Area, Label, Line, Mark, Measure, Rect, Ring, shortened
from desktop.figures.states import state_token

KIND_TOKENS: dict[Kind, str] = {
    Kind.MINERAL: "series_1",
    Kind.TECHNOLOGY: "series_2",
    Kind.FIRM: "series_3",
    Kind.MEASURE: "series_4",
    Kind.LIST: "series_5",
}
_STRIPE, _INSET = 4.0, 9.0
_DASHES: dict[State | None, tuple[float, ...]] = {
    State.IN_FORCE: (),
    State.SUSPENDED: (6.0, 3.0),
    State.UNCONFIRMED: (6.0, 2.0, 2.0, 2.0),
    State.ANNOUNCED: (3.0, 2.0),
    State.PROPOSED: (2.0, 3.0),
    State.ENDED: (1.0, 3.0),
}
_FACT = "axis"
_STEPS = 12


def node_box(
    box: Box, ref: EntryRef, *, note: str, measure: Measure, is_center: bool = False, fill: str = "raised"
) -> tuple[Mark, ...]:
    """Return the box of an entry: its name over a note, with a stripe in the colour of its kind."""
    token = KIND_TOKENS[ref.kind]
    room = box.width - _INSET - 4
    marks: list[Mark] = [
        Rect(box.x, box.y, box.width, box.height, fill, token if is_center else "border", 1.6 if is_center else 1.0),
        Rect(box.x, box.y, _STRIPE, box.height, token),
    ]
    # In a narrow box the number tells more than the word before it.
    name = shortened(ref.short_name.removeprefix("Announcement "), room, measure=measure, is_strong=is_center)
    if not note:
        marks.append(Label(box.x + _INSET, box.middle + NORMAL * 0.36, name, is_strong=is_center))
        return tuple(marks)
    marks.append(Label(box.x + _INSET, box.middle - 3, name, is_strong=is_center))
    below = shortened(note, room, size=SMALL, measure=measure)
    marks.append(Label(box.x + _INSET, box.middle + SMALL + 0.5, below, SMALL, fill="text_muted"))
    return tuple(marks)


def more_box(box: Box, text: str, *, measure: Measure) -> tuple[Mark, ...]:
    """Return the box that stands for entries which are left out."""
    name = shortened(text, box.width - _INSET - 4, measure=measure)
    return (
        Rect(box.x, box.y, box.width, box.height, None, "border"),
        Label(box.x + _INSET, box.middle + NORMAL * 0.36, name, fill="text_muted"),
    )


def tie_line(points: Ring, tie: Tie) -> Line:
    """Return the line of a tie: in the colour and pattern of its state, thin grey for one that no act makes."""
    if tie.standing is None:
        return Line(points, _FACT, 1.0)
    return Line(points, state_token(tie.standing.state), 1.4, _DASHES[tie.standing.state])


def curve(start: tuple[float, float], end: tuple[float, float]) -> Ring:
    """Return a line that leaves and arrives level, as points."""
    (x1, y1), (x2, y2) = start, end
    points: list[tuple[float, float]] = []
    for step in range(_STEPS + 1):
        part = step / _STEPS
        points.append((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part * part * (3 - 2 * part)))
    return tuple(points)


def arrow_head(x: float, y: float, *, is_down: bool, token: str) -> Area:
    """Return an arrow head whose tip is at the place."""
    back = y - 7 if is_down else y + 7
    return Area((((x, y), (x - 4, back), (x + 4, back)),), token)


def legend_marks(
    kinds: Sequence[Kind], states: Sequence[State | None], *, top: float, width: float, measure: Measure
) -> tuple[tuple[Mark, ...], float]:
    """Return a swatch and a word for each kind and each sort of line that occurs, and the height below them."""
    marks: list[Mark] = []
    x, y = 0.0, top
    items: list[tuple[str, Kind | None, State | None]] = [
        (formats.kind(kind, count=2).capitalize(), kind, None) for kind in kinds
    ]
    items += [(_tie_word(state), None, state) for state in states]
    for text, kind, state in items:
        length = 22 + measure(text, SMALL) + 14
        if x > 0 and x + length > width:
            x, y = 0.0, y + 16
        middle = y + 8
        if kind is not None:
            marks.append(Rect(x + 6, y + 3, _STRIPE, 10, KIND_TOKENS[kind]))
        elif state is None:
            marks.append(Line(((x, middle), (x + 17, middle)), _FACT, 1.0))
        else:
            marks.append(Line(((x, middle), (x + 17, middle)), state_token(state), 1.4, _DASHES[state]))
        marks.append(Label(x + 22, middle + SMALL * 0.36, text, SMALL, fill="text_muted"))
        x += length
    return tuple(marks), y + 16


def _tie_word(state: State | None) -> str:
    """Return what a line means: the state of the act or listing that makes the tie."""
    return _("made by no act") if state is None else _("act {state}").format(state=formats.state(state))
