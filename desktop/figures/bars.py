"""Rows of bars: stacked or single, with a label before them and numbers behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from db.force import State
from desktop.figures.legend import Key, legend
from desktop.figures.lettering import paragraph
from desktop.figures.marks import NORMAL, SMALL, Anchor, Drawing, Label, Line, Mark, Measure, Rect, Spot, shortened
from desktop.figures.states import state_bar

_BAR, _ROW, _DIRECT, _HEAD, _TITLE = 12.0, 20.0, 13.0, 18.0, 20.0
_PAD = 10.0
# The names take at most this part of the width, and the bars keep at least this much.
_MOST_NAME, _LEAST_PLOT = 0.37, 60.0
# With less room than this a detail would be cut to nothing that can be read.
_LEAST_DETAIL = 20.0
# A spot is never thinner, so that a pointer can meet it.
_THINNEST = 4.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar.

    Attributes:
        value: Its length, on the scale of the figure.
        text: What is written below it where there is room; `short` where there is less.
        fill: Token of its colour; None where it wears the pattern of its state.
    """

    value: float
    tip: str
    text: str = ""
    short: str = ""
    fill: str | None = None
    state: State | None = None
    page_id: str | None = None


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row.

    Attributes:
        detail: What stands behind the name, smaller.
        numbers: Texts at the right, one for each column; they keep to the right edge.
    """

    name: str
    segments: tuple[Segment, ...]
    detail: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a common title, which may be empty."""

    title: str
    rows: tuple[BarRow, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """What the figures of bars draw.

    Attributes:
        most: The value at the right end of the bars.
        ticks: Values of the grid with their labels.
        columns: Heads of the numbers.
        notes: Lines below the figure.
    """

    groups: tuple[Group, ...]
    most: float
    ticks: tuple[tuple[float, str], ...] = ()
    columns: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the drawing for that width."""
        return _Sheet(self, width, measure).drawn()


@dataclass(slots=True)
class _Sheet:
    """The drawing while it grows from the top down."""

    bars: Bars
    width: float
    measure: Measure
    marks: list[Mark] = field(default_factory=list)
    grid: list[Mark] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def drawn(self) -> Drawing:
        left, right, ends = self._columns()
        y = self._head(left, right, ends)
        for group in self.bars.groups:
            y = self._group(group, y, left=left, right=right, ends=ends)
        added, y = legend(self.bars.keys, x=0.0, y=y + 2, width=self.width, measure=self.measure)
        self.marks += added
        for note in self.bars.notes:
            lines, y = paragraph(note, x=0.0, y=y + 3, width=self.width, measure=self.measure)
            self.marks += lines
        return Drawing(self.width, y + 4, (*self.grid, *self.marks), tuple(self.spots))

    def _rows(self) -> Iterator[BarRow]:
        for group in self.bars.groups:
            yield from group.rows

    def _columns(self) -> tuple[float, float, tuple[float, ...]]:
        """Return where the bars begin and end, and the right edges of the numbers."""
        names = max((self._name_width(row) for row in self._rows()), default=0.0)
        widths = [
            max(self.measure(text, SMALL) for text in (head, *(row.numbers[place] for row in self._rows())))
            for place, head in enumerate(self.bars.columns)
        ]
        edge, ends = self.width, []
        for each in reversed(widths):
            ends.append(edge)
            edge -= each + _PAD
        left = min(names, self.width * _MOST_NAME) + _PAD if names else 0.0
        if edge - left < _LEAST_PLOT:
            left = max(0.0, edge - _LEAST_PLOT)
        return left, max(edge, left + 1.0), tuple(reversed(ends))

    def _name_width(self, row: BarRow) -> float:
        detail = self.measure(row.detail, SMALL) + 6 if row.detail else 0.0
        return self.measure(row.name, NORMAL) + detail

    def _head(self, left: float, right: float, ends: Sequence[float]) -> float:
        if not self.bars.columns and not self.bars.ticks:
            return 0.0
        for end, head in zip(ends, self.bars.columns, strict=True):
            self.marks.append(Label(end, SMALL + 2, head, SMALL, Anchor.END, "text_muted"))
        taken = left - _PAD
        for value, text in self.bars.ticks:
            x, length = self._at(value, left, right), self.measure(text, SMALL)
            start = max(left, min(x - length / 2, right - length))
            if start >= taken and start + length <= right + 0.01:
                self.marks.append(Label(start, SMALL + 2, text, SMALL, fill="text_muted"))
                taken = start + length + _PAD
        return _HEAD

    def _at(self, value: float, left: float, right: float) -> float:
        return left + (right - left) * min(1.0, max(0.0, value / self.bars.most))

    def _group(self, group: Group, y: float, *, left: float, right: float, ends: Sequence[float]) -> float:
        if group.title:
            title = shortened(group.title, self.width, measure=self.measure, is_strong=True)
            self.marks.append(Label(0.0, y + NORMAL + 3, title, is_strong=True))
            y += _TITLE
        for row in group.rows:
            for value, _text in self.bars.ticks:
                x = self._at(value, left, right)
                self.grid.append(Line(((x, y), (x, y + _BAR + 6)), "grid"))
            y = self._row(row, y, left=left, right=right, ends=ends)
        return y + 4

    def _row(self, row: BarRow, y: float, *, left: float, right: float, ends: Sequence[float]) -> float:
        base = y + 3 + _BAR / 2 + NORMAL * 0.36
        room = left - _PAD
        name = shortened(row.name, room, measure=self.measure)
        self.marks.append(Label(0.0, base, name))
        used = self.measure(name, NORMAL) + 5
        if row.detail and used + _LEAST_DETAIL < room:
            detail = shortened(row.detail, room - used, size=SMALL, measure=self.measure)
            self.marks.append(Label(used, base, detail, SMALL, fill="text_muted"))
        for end, text in zip(ends, row.numbers, strict=True):
            self.marks.append(Label(end, base, text, SMALL, Anchor.END))
        value, has_text = 0.0, False
        for segment in row.segments:
            start, stop = self._at(value, left, right), self._at(value + segment.value, left, right)
            has_text |= self._segment(segment, Rect(start, y + 3, stop - start, _BAR, segment.fill), right)
            value += segment.value
        return y + _ROW + (_DIRECT if has_text else 0.0)

    def _segment(self, segment: Segment, box: Rect, right: float) -> bool:
        """Draw a part of a bar and return whether something is written below it."""
        if segment.fill is None:
            self.marks += state_bar(box, segment.state)
        else:
            # A hair of background keeps neighbours apart whose colours are near.
            self.marks.append(Rect(box.x, box.y, max(box.width - 1.0, min(box.width, 0.6)), box.height, segment.fill))
        spot = max(box.width, _THINNEST)
        x = min(box.x, right - spot)
        self.spots.append(Spot(x, box.y - 2, spot, box.height + 4, segment.tip, segment.page_id))
        for text in (segment.text, segment.short):
            if text and self.measure(text, SMALL) <= box.width - 3:
                self.marks.append(Label(box.x, box.y + box.height + SMALL + 1, text, SMALL, fill="text_muted"))
                return True
        return False
