"""Tests of laying out text for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cli.tables import Column, printable, shortened, table, width_of, wrapped

TEXT = st.text(st.sampled_from("ab cé镓锗，。-[]1\n\t👩\u0301\u200b\x1b\u202eא"), max_size=80)


@pytest.mark.parametrize(
    ("text", "expected"), [("gallium", 7), ("镓", 2), ("e\u0301", 1), ("a\u200bb", 2), ("（）", 4), ("", 0)]
)
def test_width_counts_terminal_cells(text: str, expected: int) -> None:
    assert width_of(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("two lines\nand an end", 20, ["two lines", "and an end"]),
        ("对镓、锗相关物项实施出口管制", 10, ["对镓、锗相", "关物项实施", "出口管制"]),
        ("出口管制，第二", 8, ["出口管", "制，第二"]),
        ("radio-frequency", 10, ["radio-", "frequency"]),
        ("since 2024-12-03", 12, ["since", "2024-12-03"]),
        ("[1][2][3]", 6, ["[1][2]", "[3]"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("镓镓", 1, ["镓", "镓"]),
        ("", 10, [""]),
    ],
)
def test_text_is_wrapped_where_it_may_break(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


def test_indent_stands_before_every_line() -> None:
    assert wrapped("one two three", 9, indent="  ") == ["  one two", "  three"]


@given(text=TEXT, width=st.integers(2, 30))
def test_wrapping_fits_the_width_and_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)

    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())


@given(text=TEXT, width=st.integers(1, 30))
def test_shortening_fits_the_width(text: str, width: int) -> None:
    assert width_of(shortened(text, width)) <= width
    assert "\n" not in shortened(text, width)


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    assert printable("red \x1b[31m, bell \x07, back \u202e, nul \x00\r\nnext\tx") == (
        "red \ufffd[31m, bell \ufffd, back \ufffd, nul \ufffd\nnext    x"
    )


def test_columns_line_up_with_chinese_names() -> None:
    lines = table((Column("Name"), Column("Year", is_numeric=True)), [("镓", "2025"), ("Germanium", "7")], width=40)

    assert lines == [
        "Name       Year",
        "─────────  ────",
        "镓         2025",
        "Germanium     7",
    ]


def test_wide_table_is_wrapped_and_fixed_columns_stay_whole() -> None:
    columns = (Column("Id", is_fixed=True), Column("Text"), Column("More", share=2.0))
    rows = [("measure/mofcom-2024-46", "word " * 12, "text " * 12), ("firm/a", "", "")]

    lines = table(columns, rows, width=70)

    assert all(width_of(line) <= 70 for line in lines)
    assert lines[2].startswith("measure/mofcom-2024-46  word")
    rule = [len(part) for part in lines[1].split("  ")]
    assert rule[2] > rule[1]


def test_tall_rows_are_set_apart_and_lines_below_follow_their_row() -> None:
    lines = table((Column("Text"),), [("word " * 9,), ("end",)], width=15, below=[["  a remark"], []])

    assert lines[2:] == ["word word word", "word word word", "word word word", "  a remark", "", "end"]


@given(rows=st.lists(st.tuples(TEXT, TEXT), max_size=5), width=st.integers(30, 60))
def test_any_table_fits_the_width(rows: list[tuple[str, str]], width: int) -> None:
    lines = table((Column("A"), Column("B")), rows, width=width)

    assert all(width_of(line) <= width for line in lines)
