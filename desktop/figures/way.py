"""The way from one entry to another, drawn as a chain of boxes with the tie beside each link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.network import Path, Tie
from db.records import Kind, Source
from desktop.core import formats
from desktop.core.texts import _, data_word, ngettext
from desktop.figures.figure import Figure
from desktop.figures.layout import Box
from desktop.figures.marks import SMALL, Drawing, Label, Mark, Measure, Spot, shortened
from desktop.figures.nodes import arrow_head, legend_marks, node_box, tie_line
from desktop.figures.tie_words import by_id, qualities, source_words, stopped, tie_sentence, tie_table

_HEIGHT, _LINK, _WIDEST, _INDENT = 36.0, 42.0, 420.0, 26.0


@dataclass(frozen=True, slots=True)
class Way:
    """What is drawn; `sources` are those of the ties, by id, as far as they are at hand."""

    path: Path
    sources: Mapping[str, Source] = field(default_factory=dict)

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the chain from the top down; an arrow points the way in which the words beside it read."""
        refs = by_id(self.path.refs)
        wide = min(width, _WIDEST)
        marks: list[Mark] = []
        spots: list[Spot] = []
        top = 0.0
        for place, ref in enumerate(self.path.refs):
            box = Box(0, top, wide, _HEIGHT)
            is_end = place in (0, len(self.path.refs) - 1)
            marks += node_box(box, ref, note=formats.kind(ref.kind), measure=measure, is_center=is_end)
            spots.append(Spot(0, top, wide, _HEIGHT, stopped(ref.name), ref.id))
            top += _HEIGHT
            if place < len(self.path.ties):
                tie = self.path.ties[place]
                marks += _link(tie, top, width, is_down=tie.start_id == ref.id, measure=measure)
                tip = f"{tie_sentence(tie, refs)} {source_words(tie.source_ids, self.sources)}".strip()
                page = tie.instrument.id if tie.instrument is not None else None
                spots.append(Spot(0, top, width, _LINK, tip, page))
                top += _LINK
        kinds = [kind for kind in Kind if any(ref.kind is kind for ref in self.path.refs)]
        states = list(dict.fromkeys(tie.standing.state if tie.standing else None for tie in self.path.ties))
        legend, bottom = legend_marks(kinds, states, top=top + 12, width=width, measure=measure)
        return Drawing(width, bottom, (*marks, *legend), tuple(spots))


def path_figure(path: Path, sources: Mapping[str, Source] | None = None) -> Figure | None:
    """Return the figure of a way, with the sources of its ties for the tips; None where there is no way to draw."""
    if not path.ties:
        return None
    refs = by_id(path.refs)
    first, last = path.refs[0], path.refs[-1]
    count = len(path.ties)
    intro = ngettext("{first} and {last} are one step apart.", "{first} and {last} are {count} steps apart.", count)
    alternative = " ".join(
        (
            intro.format(first=first.short_name, last=last.short_name, count=count),
            *(tie_sentence(tie, refs) for tie in path.ties),
        )
    )
    title = _("From {first} to {last}").format(first=first.short_name, last=last.short_name)
    table = tie_table("path", title, ties=path.ties, refs=refs)
    return Figure("path", title, alternative, Way(path, sources if sources is not None else {}), table)


def _link(tie: Tie, top: float, width: float, *, is_down: bool, measure: Measure) -> list[Mark]:
    middle = _INDENT / 2
    line = tie_line(((middle, top), (middle, top + _LINK)), tie)
    tip = top + _LINK if is_down else top
    words = shortened(data_word(tie.words), width - _INDENT - 4, measure=measure, is_strong=True)
    below = shortened(" · ".join(qualities(tie)), width - _INDENT - 4, size=SMALL, measure=measure)
    height = top + _LINK / 2 - (1 if below else -4)
    marks: list[Mark] = [line, arrow_head(middle, tip, is_down=is_down, token=line.stroke)]
    marks.append(Label(_INDENT, height, words, is_strong=True))
    if below:
        marks.append(Label(_INDENT, height + SMALL + 3, below, SMALL, fill="text_muted"))
    return marks
