"""Pages in Simplified Chinese: sentences in the order of that language, names of the data as they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.records import EntryRef, Kind
from db.search.query import parse, sentence
from desktop.core import formats, texts
from desktop.core.chips import chips
from desktop.core.paths import resources_dir
from desktop.core.texts import data_word
from desktop.pages import agenda, wording
from desktop.pages.blocks import plain
from desktop.pages.bottom_line import bottom_line
from desktop.pages.naming import second_name, title
from tests.desktop.pages.samples import entry, opening, provision

DAY = "2026-10-01"
GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    texts.use_language(resources_dir() / "locale", ("zh_CN",))
    yield
    texts.use_language(Path(), ())


def test_an_act_says_whose_it_is_then_its_aim_then_what_it_is() -> None:
    assert wording.act_phrase("export-ban", "CN", targets=("US",)) == "中国对美国的出口禁令"
    assert wording.act_phrase("import-ban", "US", targets=("CN", "RU")) == "美国对来自中国和俄罗斯货物的进口禁令"


def test_the_bottom_line_is_one_chinese_sentence() -> None:
    act = EntryRef("measure/mofcom-2023-23", Kind.MEASURE, "Gallium and germanium", "镓、锗", "No. 23 of 2023")
    held = entry(GALLIUM, [provision(act, opening("2023-07-03", "2023-08-01"), as_of=DAY)], as_of=DAY)

    said = plain(bottom_line(held))

    assert said.startswith("受中国对所有目的地的出口许可约束，自2023-08-01起")
    assert said.endswith("。")


def test_chinese_names_go_first_where_there_are_any() -> None:
    assert (title(GALLIUM), second_name(GALLIUM)) == ("镓", "Gallium")
    nameless = EntryRef("firm/acme", Kind.FIRM, "Acme")
    assert (title(nameless), second_name(nameless)) == ("Acme", None)


def test_days_and_counts_are_chinese() -> None:
    assert formats.long_day(date(2026, 11, 27)) == "2026年11月27日"
    assert formats.country("CN") == "中国"
    assert wording.firms(1200) == "1,200家企业"


def test_a_query_is_a_sentence_and_conditions_in_chinese() -> None:
    query = parse("country:US -state:suspended announced:2025..2026 kind:firm")

    assert sentence(query, word=data_word) == "企业，属于美国，公布于2025至2026，非已暂停"
    assert [chip.words for chip in chips(query, {})] == ["属于美国", "非已暂停", "公布于2025至2026", "企业"]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("46 listings", "46项列名"),
        ("2 provisions", "2项规定"),
        ("Whole act", "整项法令"),
        ("Negotiations", "Negotiations"),
    ],
)
def test_what_a_deadline_concerns_is_counted_in_chinese(label: str, said: str) -> None:
    assert agenda.concerned(label) == said
