"""A small figure for tests: two bars, one of which leads to an entry."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Figures
from desktop.figures.figure import Figure
from desktop.figures.marks import Anchor, Area, Drawing, Label, Line, Mark, Measure, Rect, Spot

ROW = 22.0
TABLE = Figures("sample", "Shares", ("Country", "Share"), (("China", "60 %"), ("Chile <2>", "40 %")), ("usgs", "usgs"))


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars one below the other, each with its page id; None for a bar that leads nowhere."""

    rows: tuple[tuple[str, float, str | None], ...]

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return a row for each bar, with names as wide as they need to be."""
        left = max(measure(name, 11.5) for name, _share, _page in self.rows) + 8
        room = max(width - left, 20.0)
        marks: list[Mark] = []
        spots: list[Spot] = []
        for place, (name, share, page_id) in enumerate(self.rows):
            top = place * ROW
            marks.append(Label(left - 8, top + 15, name, anchor=Anchor.END, is_strong=place == 0))
            marks.append(Rect(left, top + 4, room * share, ROW - 8, f"series_{place % 6 + 1}", "surface"))
            spots.append(Spot(left, top + 4, room * share, ROW - 8, f"{name}: {share:.0%}. Source: survey.", page_id))
        height = ROW * len(self.rows) + 6
        marks.append(Line(((left, 0), (left, height)), "axis", dash=(3, 2)))
        marks.append(Area((((left, height), (left + 4, height - 6), (left - 4, height - 6)),), "accent", "border"))
        return Drawing(width, height, tuple(marks), tuple(spots))


BARS = Bars((("China", 0.6, "mineral/gallium"), ("Chile <2>", 0.4, None), ("镓", 0.2, "firm/naura")))
FIGURE = Figure("sample", "Shares & others", "China has 60 per cent, Chile 40.", BARS, TABLE)
