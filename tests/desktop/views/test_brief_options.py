"""The form shows options and reads them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.briefing_options import BriefingOptions, Cover, Names, Paper
from desktop.views.brief_options import BriefOptions
from desktop.views.style import Style

OTHERS = BriefingOptions(
    Paper.LETTER,
    Names.CHINESE,
    Cover.NO,
    is_full=True,
    has_notes=True,
    title="Metals 金属",
    classification="Internal",
    organisation="Trade Office",
    author="Desk",
    logo=Path("shelf/logo.png"),
    is_draft=True,
    has_data=False,
)


@pytest.mark.parametrize("options", [BriefingOptions(), OTHERS])
def test_every_option_comes_back(host: QWidget, style: Style, options: BriefingOptions, qtbot: QtBot) -> None:
    form = BriefOptions(style, host)
    form.show_options(options, is_each=True)
    check = form.findChild(QCheckBox, "brief_has_data")
    assert check is not None

    check.toggle()
    check.toggle()

    assert form.options == options
    assert form.is_each


def test_a_change_is_said(host: QWidget, style: Style, qtbot: QtBot) -> None:
    form = BriefOptions(style, host)
    paper = form.findChild(QComboBox, "brief_paper")
    assert paper is not None

    with qtbot.waitSignal(form.changed):
        paper.setCurrentIndex(1)

    assert form.options.paper is Paper.LETTER
    assert paper.accessibleName() == "Paper"


def test_what_cannot_be_is_a_sentence_and_changes_nothing(host: QWidget, style: Style, qtbot: QtBot) -> None:
    form = BriefOptions(style, host)
    logo = form.findChild(QLineEdit, "brief_logo")
    assert logo is not None

    with qtbot.waitSignal(form.faulty), qtbot.assertNotEmitted(form.changed):
        logo.setText("logo.doc")

    assert form.options.logo is None
