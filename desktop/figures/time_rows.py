"""Rows of bars along a time axis: how the timeline of force is laid out and drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from db.force import State
from desktop.figures.axis import Tick, TimeAxis
from desktop.figures.legend import Key, diamond, legend
from desktop.figures.lettering import Flag, flags, paragraph
from desktop.figures.marks import NORMAL, SMALL, Anchor, Drawing, Label, Line, Mark, Measure, Rect, Spot, shortened
from desktop.figures.states import state_bar, state_token

# From this width on names stand before the bars and states behind them; below it they stand above.
WIDE = 720.0
_BAR, _THIN, _GAP, _HEAD, _TITLE = 10.0, 4.0, 12.0, 32.0, 20.0
_MOST_NAME, _LEAST_PART = 0.36, 24.0
# Of the room for both, the name leaves at least this part to what says it more closely.
_DETAIL_PART = 0.38
_THINNEST = 4.0


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A run of days with one state; without an end it runs to the end of the axis."""

    state: State
    first: date
    end: date | None
    tip: str
    page_id: str | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A statement (filled) or report (empty) of a day."""

    day: date
    is_statement: bool
    tip: str
    page_id: str | None = None


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A row: its name, what says it more closely, what holds on the as-of day, and the bars.

    Attributes:
        title: A heading above it, where a new part of the figure begins.
        state: What holds on the as-of day, whose colour the note wears.
        ends: Scheduled ends ahead.
    """

    name: str
    detail: str = ""
    note: str = ""
    state: State | None = None
    bars: tuple[TimeBar, ...] = ()
    dots: tuple[Dot, ...] = ()
    ends: tuple[date, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class TimeRows:
    """What the timeline draws.

    Attributes:
        as_of: Up to here bars are high; after it they are low, since they say only what was known then.
        today: Marked as well, where given.
    """

    rows: tuple[TimeRow, ...]
    first: date
    last: date
    as_of: Flagged
    today: Flagged | None
    keys: tuple[Key, ...]
    notes: tuple[str, ...] = ()

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the drawing for that width."""
        return _Sheet(self, width, measure).drawn()


@dataclass(frozen=True, slots=True)
class Flagged:
    """A day that is marked over the height of the figure, with its label."""

    day: date
    text: str


@dataclass(slots=True)
class _Sheet:
    """The drawing while it grows from the top down: behind the bars the grid, before them texts and marks."""

    content: TimeRows
    width: float
    measure: Measure
    grid: list[Mark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    ticks: tuple[Tick, ...] = ()

    def drawn(self) -> Drawing:
        is_wide = self.width >= WIDE
        axis = self._axis(is_wide=is_wide)
        # Measured once: every row draws them again.
        self.ticks = axis.ticks(self.measure)
        self._head(axis)
        y = _HEAD
        for row in self.content.rows:
            if row.title:
                title = shortened(row.title, self.width, measure=self.measure, is_strong=True)
                self.marks.append(Label(0.0, y + NORMAL + 4, title, is_strong=True))
                y += _TITLE
            y = self._wide_row(row, y, axis) if is_wide else self._narrow_row(row, y, axis)
        added, y = legend(self.content.keys, x=0.0, y=y + 4, width=self.width, measure=self.measure)
        self.marks += added
        for note in self.content.notes:
            lines, y = paragraph(note, x=0.0, y=y + 3, width=self.width, measure=self.measure)
            self.marks += lines
        return Drawing(self.width, y + 4, (*self.grid, *self.marks), tuple(self.spots))

    def _axis(self, *, is_wide: bool) -> TimeAxis:
        left, right = 0.0, self.width
        if is_wide:
            names = max((self._name_width(row) for row in self.content.rows if row.bars or row.dots), default=0.0)
            notes = max((self.measure(row.note, SMALL) for row in self.content.rows), default=0.0)
            left = min(names + 1.0, self.width * _MOST_NAME) + _GAP
            right = self.width - min(notes + 1.0, self.width * _MOST_NAME) - _GAP
        return TimeAxis(self.content.first, self.content.last, left, max(right, left + 1.0))

    def _name_width(self, row: TimeRow) -> float:
        detail = self.measure(row.detail, SMALL) + 7 if row.detail else 0.0
        return self.measure(row.name, NORMAL) + detail

    def _head(self, axis: TimeAxis) -> None:
        """Draw the flags in the first line and the labels of the ticks in the second."""
        as_of, today = self.content.as_of, self.content.today
        wanted = [Flag(axis.at(as_of.day), as_of.text, "text", is_strong=True)]
        if today is not None:
            wanted.append(Flag(axis.at(today.day), today.text))
        ends = sorted({end for row in self.content.rows for end in row.ends})
        wanted += [Flag(axis.at(end), end.isoformat()) for end in ends if end <= axis.last]
        placed = flags(wanted, y=SMALL, left=axis.left, right=axis.right, measure=self.measure)
        self.marks += [label for _flag, label in placed]
        ticks = [Flag(tick.x, tick.text) for tick in self.ticks]
        labels = flags(ticks, y=SMALL * 2 + 5, left=axis.left, right=axis.right, measure=self.measure)
        self.marks += [label for _flag, label in labels]

    def _narrow_row(self, row: TimeRow, y: float, axis: TimeAxis) -> float:
        """Draw the texts in a line of their own with the bar below."""
        base = y + NORMAL + 2
        room = self.width
        if row.note:
            note = shortened(row.note, self.width * 0.5, size=SMALL, measure=self.measure)
            self.marks.append(Label(self.width, base, note, SMALL, Anchor.END, state_token(row.state)))
            room -= self.measure(note, SMALL) + _GAP
        self._name(row, base, room)
        if not row.bars and not row.dots:
            return base + 8
        top = base + 6
        self._days(axis, top - 3, top + _BAR + 3)
        self._bars(row, axis, top)
        return top + _BAR + 6

    def _wide_row(self, row: TimeRow, y: float, axis: TimeAxis) -> float:
        """Draw name, bar and state beside each other."""
        base = y + 5 + _BAR / 2 + NORMAL * 0.36
        has_bars = bool(row.bars or row.dots)
        self._name(row, base, axis.left - _GAP if has_bars else self.width)
        if not has_bars:
            return y + _BAR + 10
        self._days(axis, y, y + _BAR + 10)
        note = shortened(row.note, self.width - axis.right - _GAP, size=SMALL, measure=self.measure)
        self.marks.append(Label(self.width, base, note, SMALL, Anchor.END, state_token(row.state)))
        self._bars(row, axis, y + 5)
        return y + _BAR + 10

    def _name(self, row: TimeRow, base: float, room: float) -> None:
        wanted = min(self.measure(row.detail, SMALL) + 7, room * _DETAIL_PART) if row.detail else 0.0
        name = shortened(row.name, room - wanted, measure=self.measure)
        self.marks.append(Label(0.0, base, name))
        used = self.measure(name, NORMAL) + 6
        if row.detail and used + _LEAST_PART < room:
            detail = shortened(row.detail, room - used, size=SMALL, measure=self.measure)
            self.marks.append(Label(used, base, detail, SMALL, fill="text_muted"))

    def _days(self, axis: TimeAxis, top: float, bottom: float) -> None:
        """Draw the days that are marked in every row, over the height of this one."""
        self.grid += [Line(((tick.x, top), (tick.x, bottom)), "grid") for tick in self.ticks]
        if self.content.today is not None:
            x = axis.at(self.content.today.day)
            self.grid.append(Line(((x, top), (x, bottom)), "text_muted", 1.0, (3.0, 2.0)))
        x = axis.at(self.content.as_of.day)
        self.grid.append(Line(((x, top), (x, bottom)), "text", 1.2))

    def _bars(self, row: TimeRow, axis: TimeAxis, top: float) -> None:
        for bar in row.bars:
            self._bar(bar, axis, top)
        for end in row.ends:
            x = axis.at(end)
            self.marks.append(Line(((x, top - 3), (x, top + _BAR + 3)), "text", 2.0))
        for dot in row.dots:
            x, middle = axis.at(dot.day), top + _BAR / 2
            self.marks.append(diamond(x, middle, is_filled=dot.is_statement))
            self.spots.append(Spot(max(0.0, min(x - 5, self.width - 10)), top - 1, 10, _BAR + 2, dot.tip, dot.page_id))

    def _bar(self, bar: TimeBar, axis: TimeAxis, top: float) -> None:
        start, stop = axis.at(bar.first), axis.right if bar.end is None else axis.at(bar.end)
        turn = min(max(axis.at(self.content.as_of.day), start), stop)
        if turn > start:
            self.marks += state_bar(Rect(start, top, turn - start, _BAR, None), bar.state)
        if stop > turn:
            self.marks += state_bar(Rect(turn, top + (_BAR - _THIN) / 2, stop - turn, _THIN, None), bar.state)
        width = max(stop - start, _THINNEST)
        x = max(axis.left, min(start, axis.right - width))
        self.spots.append(Spot(x, top - 2, width, _BAR + 4, bar.tip, bar.page_id))
