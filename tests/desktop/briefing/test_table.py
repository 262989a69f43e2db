"""A table breaks anywhere without losing a word, and every part carries the head."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Flowable, Paragraph

from desktop.briefing.fonts import Face, FontSet
from desktop.briefing.inline import Inline
from desktop.briefing.styles import make_styles
from desktop.briefing.table import RuledTable, SetRow
from desktop.core.paths import resources_dir
from desktop.pages.blocks import Text

PAGE = 700.0
FONTS = FontSet(resources_dir() / "fonts")
LOOK = make_styles(FONTS.base, FONTS.latin(Face.BOLD))
WORDS = st.lists(st.sampled_from(["licence", "a", "gallium", "镓", "x" * 400]), max_size=120).map(" ".join)
ROWS = st.lists(st.tuples(WORDS, WORDS, st.lists(WORDS, max_size=2)), min_size=1, max_size=5)


def cell(words: str) -> Paragraph:
    """Return a paragraph of a cell."""
    return Inline(FONTS, prefix="", targets=()).paragraph((Text(words),), LOOK.cell)


def table(rows: list[tuple[str, str, list[str]]]) -> RuledTable:
    """Return a table of two columns with remarks."""
    head = (cell("First"), cell("Second"))
    set_rows = [
        SetRow((cell(first), cell(second)), tuple(cell(remark) for remark in remarks))
        for first, second, remarks in rows
    ]
    return RuledTable(head, set_rows, widths=(100.0, 250.0))


def broken(flowable: RuledTable, first_room: float) -> list[RuledTable]:
    """Return the parts of a table as they fall on pages, the first of which has less room."""
    parts: list[RuledTable] = []
    rest: Flowable = flowable
    room = first_room
    while True:
        pieces = rest.split(350.0, room)
        if not pieces:
            assert room < PAGE, "a fresh page takes nothing"
            room = PAGE
            continue
        assert isinstance(pieces[0], RuledTable)
        parts.append(pieces[0])
        assert pieces[0].wrap(350.0, room)[1] <= room + 0.01
        if len(pieces) == 1:
            return parts
        rest, room = pieces[1], PAGE


def letters(part: RuledTable) -> str:
    """Return all that a table says, without spaces, column by column."""
    columns = ["".join(_words(row.cells[column]) for row in part.rows) for column in range(2)]
    remarks = "".join(_words(remark) for row in part.rows for remark in row.remarks)
    return "|".join((*columns, remarks))


def _words(paragraph: Paragraph) -> str:
    """Return what a measured paragraph draws, line by line."""
    lines = getattr(paragraph, "blPara", None)
    if lines is None:
        return ""
    texts = [
        "".join(line[1]) if isinstance(line, tuple) else "".join(word.text for word in line.words)
        for line in lines.lines
    ]
    return "".join("".join(texts).split())


@given(ROWS, st.floats(10, PAGE))
@settings(max_examples=30)
def test_no_word_is_lost_at_any_break(rows: list[tuple[str, str, list[str]]], first_room: float) -> None:
    columns = zip(*((first, second, "".join(more)) for first, second, more in rows), strict=True)
    whole = ["".join(words) for words in columns]

    parts = [letters(part).split("|") for part in broken(table(rows), first_room)]

    for index, words in enumerate(whole):
        assert "".join(part[index] for part in parts) == "".join(words.split())


def test_a_cell_of_fifty_thousand_letters_is_set() -> None:
    parts = broken(table([("a", "x" * 50_000, [])]), PAGE)

    assert len(parts) > 5
