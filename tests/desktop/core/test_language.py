"""Which catalogues of texts are looked for."""

from __future__ import annotations

import pytest

from desktop.core.language import languages
from desktop.core.settings import Language


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
