"""A figure: its title, what it shows in words and as a table, and how it is drawn for a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from db.records import Figures
from desktop.figures.marks import Drawing, Measure


class Content(Protocol):
    """The data of a figure, which knows how to lay itself out. Frozen, so that a figure can be compared and kept."""

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the drawing for that width, as high as it needs to be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a page.

    Attributes:
        key: Its sort, stable, for file names and JSON: "supply", "timeline", "graph".
        title: What it shows, without a full stop.
        alternative: What it says, for those who do not see it: made from the same data, in whole sentences.
        content: What is drawn, legend included.
        table: The same data as a table, with a source a row.
    """

    key: str
    title: str
    alternative: str
    content: Content
    table: Figures

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the drawing for that width."""
        return self.content.draw(width=width, measure=measure)
