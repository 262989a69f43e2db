"""The window in Simplified Chinese: what Qt words itself goes with what the catalogue words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCalendarWidget, QWidget

from desktop.core import texts
from desktop.core.actions import catalogue
from desktop.core.paths import resources_dir
from desktop.views.day_popup import DayPopup
from desktop.views.style import Style
from tests.desktop.fakes import EDITION


@pytest.fixture
def chinese() -> Iterator[None]:
    texts.use_language(resources_dir() / "locale", ("zh_CN",))
    yield
    texts.use_language(Path(), ())


def language_of_calendar(host: QWidget, style: Style) -> QLocale.Language:
    calendar = DayPopup(style, EDITION.data_date, host).findChild(QCalendarWidget)
    assert calendar is not None
    return calendar.locale().language()


@pytest.mark.usefixtures("chinese")
def test_the_calendar_is_chinese_with_the_window(host: QWidget, style: Style) -> None:
    assert language_of_calendar(host, style) is QLocale.Language.Chinese


def test_the_calendar_is_english_with_the_window(host: QWidget, style: Style) -> None:
    assert language_of_calendar(host, style) is QLocale.Language.English


@pytest.mark.usefixtures("chinese")
def test_every_action_has_a_chinese_name_and_tip() -> None:
    def is_chinese(text: str) -> bool:
        return any("一" <= letter <= "鿿" for letter in text)

    assert [spec.id for spec in catalogue() if not (is_chinese(spec.text) and is_chinese(spec.tip))] == []
