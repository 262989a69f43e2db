"""A way is drawn as a chain whose links say their act and lead to it."""

from __future__ import annotations

import pytest

from desktop.figures.marks import Label, approximate_width
from desktop.figures.way import path_figure
from tests.desktop.figures.networks import NO_WAY, RULE, WAY


@pytest.mark.parametrize("width", [300.0, 520.0, 900.0])
def test_chain_keeps_to_its_width_and_leads_everywhere(width: float) -> None:
    figure = path_figure(WAY)
    assert figure is not None

    drawing = figure.draw(width=width, measure=approximate_width)

    pages = [spot.page_id for spot in drawing.spots]
    assert pages == [WAY.refs[0].id, None, WAY.refs[1].id, None, WAY.refs[2].id, RULE.id, WAY.refs[3].id]
    assert all(spot.x + spot.width <= width for spot in drawing.spots)
    for mark in drawing.marks:
        if isinstance(mark, Label):
            assert mark.x + approximate_width(mark.text, mark.size, is_strong=mark.is_strong) <= width + 1


def test_figure_says_each_step_in_words() -> None:
    figure = path_figure(WAY)

    assert figure is not None
    assert figure.alternative == (
        "Gallium and Entity List are 3 steps apart. Gallium is used in Base stations. Base stations are made or used by"
        " Maker Co., Ltd. Maker Co., Ltd. is listed on Entity List (84 FR 22961; in force since 2024-12-03)."
    )
    assert [row[4] for row in figure.table.rows] == ["", "", "84 FR 22961"]


def test_where_there_is_no_way_there_is_no_figure() -> None:
    assert path_figure(NO_WAY) is None
