"""A drawing as a file: well-formed whatever it says, in the colours of the theme, with its words inside."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.paths import resources_dir
from desktop.core.theme import load_theme
from desktop.figures.marks import Drawing, Label, Rect, Spot, approximate_width
from desktop.figures.svg import MARGIN, figure_svg, svg
from tests.desktop.figures.samples import FIGURE

LIGHT = load_theme(resources_dir() / "themes", "light")
NAMESPACE = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def test_the_file_says_what_it_shows() -> None:
    root = parsed(figure_svg(FIGURE, LIGHT, width=400, measure=approximate_width))

    assert root.findtext(f"{NAMESPACE}title") == FIGURE.title
    assert root.findtext(f"{NAMESPACE}desc") == FIGURE.alternative


def test_the_file_is_as_large_as_the_drawing_and_its_margins() -> None:
    drawing = FIGURE.draw(width=400, measure=approximate_width)

    root = parsed(figure_svg(FIGURE, LIGHT, width=400, measure=approximate_width))

    assert float(root.attrib["width"]) == 400 + 2 * MARGIN
    assert float(root.attrib["height"]) == drawing.height + 2 * MARGIN


def test_every_mark_and_every_spot_is_in_the_file() -> None:
    drawing = FIGURE.draw(width=400, measure=approximate_width)

    root = parsed(figure_svg(FIGURE, LIGHT, width=400, measure=approximate_width))

    shown = [child for child in root if child.tag.removeprefix(NAMESPACE) in ("rect", "polyline", "path", "text")]
    assert len(shown) == 1 + len(drawing.marks) + len(drawing.spots)
    assert [title.text for title in root.findall(f".//{NAMESPACE}path/{NAMESPACE}title")] == [
        spot.tip for spot in drawing.spots
    ]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_colours_are_those_of_the_theme(name: str) -> None:
    theme = load_theme(resources_dir() / "themes", name)

    text = figure_svg(FIGURE, theme, width=400, measure=approximate_width)

    assert all(theme.color(token) in text for token in ("surface", "series_1", "axis", "text"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_makes_a_file_that_can_be_read(label: str, tip: str) -> None:
    drawing = Drawing(50, 20, (Rect(0, 0, 50, 20, "accent"), Label(1, 12, label)), (Spot(0, 0, 5, 5, tip),))

    root = parsed(svg(drawing, LIGHT, title=label, description=tip))

    assert len(root.findall(f"{NAMESPACE}text")) == 1
