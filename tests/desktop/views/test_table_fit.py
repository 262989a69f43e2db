"""Tables that have no room side by side are known before they are set."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.core.paths import resources_dir
from desktop.core.theme import load_theme
from desktop.pages.blocks import Column, DataTable, Row, Text
from desktop.views.page_spans import Look, web_html
from desktop.views.page_tables import table_html
from desktop.views.table_fit import TableRoom, needed_width

LOOK = Look(load_theme(resources_dir() / "themes", "light"), is_narrow=True)


def table(*words: str) -> DataTable:
    columns = tuple(Column(f"C{number}") for number, _word in enumerate(words))
    return DataTable("", columns, (Row(tuple((Text(word),) for word in words)),))


def test_a_table_needs_the_room_of_its_longest_words(qapp: QApplication) -> None:
    assert needed_width(table("a b c", "d")) < needed_width(table("abcdefghij", "d"))
    assert needed_width(table("word word word", "d")) == needed_width(table("word", "d"))


def test_a_table_is_crowded_below_what_it_needs(qapp: QApplication) -> None:
    block = table("extraordinarily", "long-winded", "2026-11-25")
    room = TableRoom(("other", block))
    needed = needed_width(block)

    assert room.crowded(needed) == frozenset()
    assert room.crowded(needed - 1) == {1}


def test_a_crowded_table_is_set_row_by_row_with_its_columns_named(qapp: QApplication) -> None:
    html = "".join(table_html(table("2025", "China", "900", ""), LOOK, is_crowded=True))

    assert "<th" not in html
    assert "China" in html
    assert "C2: 900" in html
    assert "C3" not in html


def test_an_address_can_be_broken_and_leads_where_it_led() -> None:
    url = "https://example.org/" + "a" * 60

    html = web_html(url, url)

    assert "\N{ZERO WIDTH SPACE}" in html
    assert "\N{ZERO WIDTH SPACE}" not in html.partition(">")[0]
