"""Tests of the catalogues of texts: complete, translated, with the same placeholders, and compiled."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from fontTools.ttLib import TTFont

from desktop.core.paths import resources_dir
from scripts.catalogue import compiled, merged, read, template, texts_of, translations, untranslated, written
from scripts.data_words import data_words
from tests.rules.source import last_name, modules

PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def forms(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def ids(catalogue: Catalog) -> set[tuple[str, ...]]:
    return {forms(message.id) for message in texts_of(catalogue)}


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return template()


@pytest.fixture(params=translations(), ids=lambda path: path.parent.parent.name, scope="module")
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_there_is_simplified_chinese() -> None:
    assert [path.parent.parent.name for path in translations()] == ["zh_CN"]


@pytest.mark.slow
def test_every_text_of_the_code_is_in_the_file(path: Path, wanted: Catalog) -> None:
    """After adding a text, run `make texts` and translate what it names."""
    assert ids(wanted) - ids(read(path)) == set()


@pytest.mark.slow
def test_every_text_is_translated(path: Path) -> None:
    assert untranslated(read(path)) == []


def test_the_file_names_no_text_twice_and_keeps_its_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert "#~" not in text
    assert text == written(read(path), text.partition("\n\n")[0])


def test_placeholders_survive(path: Path) -> None:
    assert [faults for message in texts_of(read(path)) if (faults := misplaced(message))] == []


def misplaced(message: Message) -> str:
    """Return what is wrong with the placeholders of a message: each has to stand in every form of it."""
    spoken = PLACEHOLDER.findall(forms(message.id)[-1])
    for form in forms(message.string):
        if form and sorted(PLACEHOLDER.findall(form)) != sorted(spoken):
            return f"{forms(message.id)[-1]!r}: {form!r}"
    return ""


def test_the_compiled_file_is_that_of_the_text(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)

    for message in texts_of(read(path)):
        words = forms(message.id)
        if not all(forms(message.string)):
            continue  # told by another test
        told = shipped.ngettext(words[0], words[-1], 2) if len(words) == 2 else shipped.gettext(words[0])
        assert told == forms(message.string)[-1]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_fonts_have_every_character(path: Path, weight: str) -> None:
    glyphs: set[int] = set()
    for family in ("NotoSans", "NotoSansSC"):
        with TTFont(resources_dir() / "fonts" / f"{family}-{weight}.ttf", lazy=True) as font:
            glyphs.update(font.getBestCmap())
    used = {letter for message in texts_of(read(path)) for form in forms(message.string) for letter in form}

    assert sorted(letter for letter in used - {"\n"} if ord(letter) not in glyphs) == []


def test_compiling_twice_gives_the_same_bytes(path: Path) -> None:
    assert compiled(read(path)) == compiled(read(path))


def test_a_new_text_has_no_translation_and_an_old_one_goes(tmp_path: Path) -> None:
    known = Catalog(locale="zh_CN")
    known.add("kept", "保留")
    known.add("gone", "删除")
    wanted = Catalog()
    wanted.add("kept")
    wanted.add(("{count} new", "{count} new ones"))

    made = merged(known, wanted)

    assert {forms(message.id)[0]: forms(message.string) for message in texts_of(made)} == {
        "kept": ("保留",),
        "{count} new": ("",),
    }
    assert untranslated(made) == ["{count} new"]


@pytest.mark.parametrize("translation", ["有效", "有效{b}", "有效{a}{a}"])
def test_a_lost_placeholder_is_found(translation: str) -> None:
    assert misplaced(Message("in force {a}", translation))
    assert not misplaced(Message("in force {a}", "有效{a}"))


def test_no_text_is_made_before_the_language_is_known() -> None:
    faults = [
        f"{module.path}:{call.lineno}"
        for module in modules()
        if module.path.startswith("desktop/")
        for call in early_calls(module.tree)
        if last_name(call.func) in {"_", "ngettext", "data_word"}
    ]

    assert faults == []


def early_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that importing a module makes: those in the body of no function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            parts: list[ast.AST] = [
                *node.args.defaults,
                *(default for default in node.args.kw_defaults if default is not None),
            ]
        else:
            parts = [node]
        for part in parts:
            if isinstance(part, ast.Call):
                yield part
            yield from early_calls(part)


def test_words_of_the_data_have_their_place() -> None:
    words = {word: place for place, word in data_words()}

    assert words["China"] == "db/countries.py"
    assert words["Acts in force"] == "db/queries/columns.py"
    assert words["is named by"] == "desktop/figures/tie_words.py"
    assert {"Export ban", "Base metal", "Whole act", "suspension ends", "control code"} <= words.keys()
