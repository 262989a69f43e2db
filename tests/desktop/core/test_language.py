"""Which catalogues of texts are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core import texts
from desktop.core.language import languages, speak, system_languages
from desktop.core.settings import LANGUAGE, Language, SettingsStore


@pytest.fixture
def english_again() -> Iterator[None]:
    yield
    texts.use_language(Path(), ())


@pytest.mark.parametrize(
    ("choice", "system", "expected"),
    [
        (Language.ENGLISH, ("zh-CN",), ()),
        (Language.CHINESE, ("en-GB",), ("zh_CN",)),
        (Language.SYSTEM, (), ()),
        (Language.SYSTEM, ("C",), ()),
        (Language.SYSTEM, ("en_US.UTF-8", "zh-CN"), ()),
        (Language.SYSTEM, ("zh-Hans-CN", "zh-CN", "zh"), ("zh_CN",)),
        (Language.SYSTEM, ("zh-SG",), ("zh_CN",)),
        (Language.SYSTEM, ("zh-Hant-TW",), ("zh_Hant_TW",)),
        (Language.SYSTEM, ("de_DE.UTF-8", "zh-CN", "en"), ("de_DE", "zh_CN")),
    ],
)
def test_catalogues_by_preference(choice: Language, system: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert languages(choice, system) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ()),
        ({"LANG": "zh_CN.UTF-8"}, ("zh_CN.UTF-8",)),
        ({"LANGUAGE": "zh_CN:en", "LANG": "de_DE.UTF-8"}, ("zh_CN", "en")),
        ({"LANGUAGE": "", "LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, ("C",)),
    ],
)
def test_languages_of_the_environment(environment: dict[str, str], expected: tuple[str, ...]) -> None:
    assert system_languages(environment) == expected


@pytest.mark.usefixtures("english_again")
def test_the_environment_is_spoken_until_another_language_is_chosen(tmp_path: Path) -> None:
    speak(tmp_path, {"LANG": "zh_CN.UTF-8"})
    assert texts._("suspended") == "已暂停"

    SettingsStore(tmp_path / "settings.json").set(LANGUAGE, Language.ENGLISH)
    speak(tmp_path, {"LANG": "zh_CN.UTF-8"})
    assert texts._("suspended") == "suspended"

    SettingsStore(tmp_path / "settings.json").set(LANGUAGE, Language.CHINESE)
    speak(tmp_path, {"LANG": "C"})
    assert texts._("unconfirmed") == "未确认"
