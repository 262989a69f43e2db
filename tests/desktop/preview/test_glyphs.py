"""Outlines are those that another reader of fonts finds, in every font that briefings are set in."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from db.errors import DataError
from desktop.core.paths import resources_dir
from desktop.preview.glyphs import Glyphs, Outline

TEXTS = {
    "NotoSans-Regular": "Agé@ß8–“…Ωж§",
    "NotoSans-Bold": "Ring % Ångström",
    "NotoSans-Italic": "fjord & Ç",
    "NotoSansSC-Regular": "镓锗关键矿产，。（）●◐①",
    "NotoSansSC-Bold": "商务部公告",
}


def subset(name: str, text: str) -> bytes:
    """Return the font with these characters alone."""
    font = TTFont(resources_dir() / "fonts" / f"{name}.ttf")
    options = Options()
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def edges(outline: Outline) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of the points."""
    points = [(step[i], step[i + 1]) for line in outline for step in line for i in range(0, len(step), 2)]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


@pytest.mark.parametrize(("name", "text"), TEXTS.items())
def test_outlines_are_those_of_another_reader(name: str, text: str) -> None:
    content = subset(name, text)
    font = TTFont(io.BytesIO(content))
    glyph_set, codes, units = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
    glyphs = Glyphs(content)

    for character in text.replace(" ", ""):
        pen = DecomposingRecordingPen(glyph_set)
        glyph_set[codes[ord(character)]].draw(pen)
        points = [point for _step, given in pen.value for point in given if point is not None]
        starts = sum(
            step in ("moveTo", "qCurveTo") and (step == "moveTo" or given[-1] is None) for step, given in pen.value
        )
        xs, ys = [x / units for x, _y in points], [y / units for _x, y in points]
        outline = glyphs.outline(ord(character))
        assert len(outline) == starts
        assert edges(outline) == pytest.approx((min(xs), min(ys), max(xs), max(ys)), abs=0.002)
        assert all(line[0] == line[-1][-2:] for line in outline)


def test_space_has_no_ink() -> None:
    assert Glyphs(subset("NotoSans-Regular", " a")).outline(32) == ()


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0\0\1", b"OTTO" + b"\0" * 40])
def test_what_is_no_font_is_a_sentence(content: bytes) -> None:
    with pytest.raises(DataError, match="cannot be shown"):
        Glyphs(content)
