"""The small Markdown of the manual becomes blocks, and whatever else stands in a text stays words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.pages.blocks import (
    DataTable,
    Heading,
    LinkSpan,
    ListBlock,
    ListMark,
    Paragraph,
    Picture,
    Text,
    WebSpan,
    plain,
)
from desktop.pages.markdown import blocks, spans


def test_headings_have_two_levels() -> None:
    assert blocks("## One\ntext\n### Two", {}) == (Heading(1, "One"), Paragraph((Text("text"),)), Heading(2, "Two"))


def test_lines_of_a_paragraph_run_on() -> None:
    assert blocks("one\ntwo\n\nthree", {}) == (Paragraph((Text("one two"),)), Paragraph((Text("three"),)))


def test_code_strong_words_and_links_are_told_apart() -> None:
    assert spans("a `b:c` **d** [e](start.md) [f](page:mineral/gallium) [g](https://example.org) [h](contents.md)") == (
        Text("a "),
        Text("b:c", is_strong=True, is_code=True),
        Text(" "),
        Text("d", is_strong=True),
        Text(" "),
        LinkSpan("e", "manual/start"),
        Text(" "),
        LinkSpan("f", "mineral/gallium"),
        Text(" "),
        WebSpan("g", "https://example.org"),
        Text(" "),
        LinkSpan("h", "manual"),
    )


def test_a_list_has_its_mark_and_its_lines_run_on() -> None:
    bullets, numbers = blocks("- one\n  more\n- two\n\n1. first\n2. second", {})

    assert isinstance(bullets, ListBlock)
    assert isinstance(numbers, ListBlock)
    assert (bullets.mark, [plain(item) for item in bullets.items]) == (ListMark.BULLET, ["one more", "two"])
    assert (numbers.mark, [plain(item) for item in numbers.items]) == (ListMark.NUMBER, ["first", "second"])


def test_a_table_has_heads_and_rows_as_wide() -> None:
    (table,) = blocks("| A | B |\n| --- | --- |\n| `x` | y |\n| z | |", {})

    assert isinstance(table, DataTable)
    assert [column.title for column in table.columns] == ["A", "B"]
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [["x", "y"], ["z", ""]]


def test_a_part_stands_where_its_name_stands() -> None:
    assert blocks("one\n\n{{keys}}\n\ntwo", {"keys": (Heading(1, "Keys"),)})[1] == Heading(1, "Keys")


def test_a_picture_alone_on_a_line_is_one_and_a_comment_is_nothing() -> None:
    assert blocks("![The window](screens/home.png)\n\n<!-- a\nb -->", {}) == (
        Paragraph((Picture("The window", "screens/home.png"),), blocks("![x](y.png)", {})[0].tone),  # type: ignore[union-attr]
    )


@given(st.text(alphabet="ab `*[](){}!|#-1.\n<>:", max_size=80))
def test_any_text_is_read(text: str) -> None:
    blocks(text.replace("{{", "{"), {})
