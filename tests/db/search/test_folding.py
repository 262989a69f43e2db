"""Folding brings texts that people take for the same into one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.folding import cjk_spaced, digits_of, fold, has_cjk
from db.search.traditional import SIMPLIFIED


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Gallium", "gallium", id="case"),
        pytest.param("  rare   earths\t\n", "rare earths", id="spaces"),
        pytest.param("ＢＩＳ　４６", "bis 46", id="full-width"),
        pytest.param("Nokia Oyj – Société Générale", "nokia oyj societe generale", id="accents"),
        pytest.param("Straße", "strasse", id="sharp-s"),
        pytest.param("Kværner Sørensen Łódź", "kvaerner sorensen lodz", id="strokes-and-ligatures"),
        pytest.param("Xi'an Xi’an", "xian xian", id="apostrophes"),
        pytest.param("U.S. firms", "us firms", id="initials"),
        pytest.param("Leonardo S.p.A.", "leonardo spa", id="mixed-initials"),
        pytest.param("No. 46 of 2024", "no 46 of 2024", id="number"),
        pytest.param("8112.92", "8112 92", id="code-with-dot"),
        pytest.param("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen", id="invisible"),
        pytest.param("a\x00b", "a b", id="nul"),
        pytest.param("C++", "c", id="symbols"),
        pytest.param("洛克希德·马丁", "洛克希德马丁", id="chinese-dot"),
        pytest.param("公告 2024年 第 46 号", "公告2024年第46号", id="chinese-and-digits"),
        pytest.param("氧化鎵", "氧化镓", id="traditional-element"),
        pytest.param("臺灣積體電路製造", "台湾积体电路制造", id="traditional-firm"),
        pytest.param("が", "が", id="kana-keeps-its-voicing"),
        pytest.param("CO₂", "co2", id="subscript"),
        pytest.param("\ud800gallium", "gallium", id="lone-surrogate"),
        pytest.param("", "", id="empty"),
        pytest.param("¿?!", "", id="only-punctuation"),
    ],
)
def test_text_folds_to_its_plain_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_can_be_bound_to_sql(text: str) -> None:
    fold(text).encode("utf-8")


@given(st.text())
def test_spacing_twice_changes_nothing(text: str) -> None:
    spaced = cjk_spaced(fold(text))

    assert cjk_spaced(spaced) == spaced


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        pytest.param("镓", "镓", id="one"),
        pytest.param("氮化镓", "氮 化 镓", id="three"),
        pytest.param("第46号", "第 46 号", id="digits-stay-together"),
        pytest.param("ga镓as", "ga 镓 as", id="mixed"),
        pytest.param("レアメタル", "レ ア メ タ ル", id="kana"),
        pytest.param("희토류", "희 토 류", id="hangul"),
        pytest.param("plain words", "plain words", id="latin"),
    ],
)
def test_each_cjk_character_is_set_apart(text: str, spaced: str) -> None:
    assert cjk_spaced(text) == spaced


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        pytest.param("8112.92", "811292", id="HS"),
        pytest.param("8112.92.90-10", "8112929010", id="long-HS"),
        pytest.param("3A001.b.2", "3a001b2", id="control"),
        pytest.param("1C902", "1c902", id="plain-control"),
    ],
)
def test_codes_lose_their_dots(code: str, digits: str) -> None:
    assert digits_of(code) == digits


def test_cjk_is_recognised() -> None:
    assert has_cjk("Ga 镓")
    assert not has_cjk("gallium, Ga")


def test_a_traditional_character_stands_for_one_simplified_one() -> None:
    assert len(SIMPLIFIED) > 400
    assert all(len(simplified) == 1 for simplified in SIMPLIFIED.values())
    assert not SIMPLIFIED.keys() & {ord(simplified) for simplified in SIMPLIFIED.values()}
