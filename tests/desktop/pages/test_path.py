"""The page on how two entries hang together says it in one sentence, with the act on each step."""

from __future__ import annotations

from datetime import date

import pytest

from db.network import Path
from db.records import Source
from desktop.pages.blocks import FigureBlock, ListBlock, Paragraph, SourceList, plain
from desktop.pages.path import path_page, path_sentence
from tests.desktop.figures.networks import BAN, GALLIUM, NAMES, NO_WAY, WAY
from tests.desktop.pages.samples import EDITION

DAY = date(2026, 11, 15)
SOURCES = {
    key: Source(key, f"Publisher of {key}", "A notice", None, None, "official", None, was_read=True)
    for key in ("survey", "fr")
}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            WAY,
            (
                "Gallium is used in Base stations, which are made or used by Maker Co., Ltd., which is listed on"
                " Entity List (84 FR 22961; in force since 2024-12-03)."
            ),
        ),
        (
            Path((GALLIUM, BAN), (NAMES,)),
            "Gallium is named by No. 46 of 2024 (Clause 2; suspended since 2025-11-09 until 2026-11-27).",
        ),
        (Path(WAY.refs[1:3], WAY.ties[1:2]), "Base stations are made or used by Maker Co., Ltd."),
        (NO_WAY, "This edition has no tie on that day that leads from Gallium to Fighter."),
        (Path((GALLIUM,), ()), "Both ends are the same entry, Gallium."),
    ],
)
def test_way_reads_as_one_sentence(path: Path, said: str) -> None:
    assert path_sentence(path) == said


def test_page_has_sentence_figure_steps_and_sources() -> None:
    page = path_page(WAY, EDITION, as_of=DAY, sources=SOURCES)

    assert (page.id, page.title) == ("path/mineral/gallium..list/entities", "From Gallium to Entity List")
    assert page.subtitle == "Path in 3 steps"
    assert any(isinstance(block, FigureBlock) for block in page.blocks)
    steps = next(block for block in page.blocks if isinstance(block, ListBlock))
    assert plain(steps.items[2]) == (
        "Maker Co., Ltd. is listed on Entity List, by 84 FR 22961; in force since 2024-12-03 [2]"
    )
    sources = next(block for block in page.blocks if isinstance(block, SourceList))
    assert [item.source_id for item in sources.items] == ["survey", "fr"]


def test_page_without_a_way_says_so_and_draws_nothing() -> None:
    page = path_page(NO_WAY, EDITION, as_of=DAY, sources={})

    assert not any(isinstance(block, FigureBlock | SourceList) for block in page.blocks)
    assert any(isinstance(block, Paragraph) and "no tie on that day" in plain(block.spans) for block in page.blocks)
