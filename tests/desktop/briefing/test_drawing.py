"""A figure is drawn as vectors with the text in it, in one piece, smaller than on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.errors import DataError
from db.force import State
from db.records import Figures
from desktop.briefing.drawing import SCALE, FigureDrawing
from desktop.briefing.fonts import FontSet
from desktop.briefing.render import write_briefing
from desktop.briefing.structure import Element, Role
from desktop.core.paths import resources_dir
from desktop.figures.figure import Figure
from desktop.figures.marks import Anchor, Area, Drawing, Label, Line, Mark, Measure, Rect
from desktop.figures.states import state_bar
from desktop.pages.blocks import Document, FigureBlock, Text
from tests.desktop.pages.samples import EDITION


@dataclass(frozen=True, slots=True)
class Sample:
    """Every sort of mark, with a text."""

    text: str = "Gallium 镓"
    height: float = 120.0

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the marks; the text stands at the right edge, as wide as it is."""
        end = width - measure(self.text, 11.0)
        marks: tuple[Mark, ...] = (
            Rect(0, 0, width, 20, "surface", "text"),
            *state_bar(Rect(0, 30, width, 14, None), State.SUSPENDED),
            Line(((0, 60), (width, 60)), "text", dash=(2.0, 2.0)),
            Area((((0, 70), (20, 70), (10, 90)),), "state_in_force"),
            Label(end, 110, self.text, size=11.0),
            Label(0, 110, "left", anchor=Anchor.START, is_strong=True),
        )
        return Drawing(width, self.height, marks)


def page(sample: Sample, *, figures: int = 1) -> Document:
    figure = Figure("sample", "A sample", "It shows nothing.", sample, Figures("sample", "A sample", (), (), ()))
    blocks = (FigureBlock(figure, (Text("A caption."),)),) * figures
    return Document("mineral/gallium", "Gallium", "Mineral", EDITION.data_date, EDITION, blocks)


def test_the_text_of_a_figure_is_text_in_the_pdf(tmp_path: Path) -> None:
    write_briefing([page(Sample())], tmp_path / "a.pdf")

    words = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "A sample" in words
    assert "Gallium 镓" in words
    assert "A caption." in words


def test_a_figure_is_never_broken(tmp_path: Path) -> None:
    result = write_briefing([page(Sample(height=700.0), figures=3)], tmp_path / "a.pdf")

    assert result.pages == 3


def test_a_character_without_a_glyph_is_said_with_its_figure(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="in the figure “A sample” of Gallium"):
        write_briefing([page(Sample("a \U0001f9ea"))], tmp_path / "a.pdf")


def test_on_paper_a_figure_is_smaller_by_the_scale() -> None:
    figure = page(Sample()).blocks[0]
    assert isinstance(figure, FigureBlock)

    drawing = FigureDrawing(
        figure.figure, FontSet(resources_dir() / "fonts"), where="here", element=Element(Role.FIGURE)
    )

    width, height = drawing.wrap(400, 1000)
    assert (width, height) == pytest.approx((400, 120 * SCALE))
