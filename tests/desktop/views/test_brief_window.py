"""The window of briefings: contents, options and preview hang together, and what is exported is what is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import Tone
from desktop.views.brief_window import BriefWindow
from desktop.views.main_window import MainWindow
from tests.desktop.fakes import FakeDialogs


@pytest.fixture
def brief(window: MainWindow) -> BriefWindow:
    """Return the window of briefings with gallium in it, its preview made."""
    window.browser.follow("mineral/gallium")
    window.browser.flush()
    window.actions_by_id.trigger("brief.open")
    shown = window.findChild(BriefWindow)
    assert shown is not None
    shown.make_preview()
    return shown


def test_the_open_page_is_in_it_and_shown(brief: BriefWindow) -> None:
    assert brief.contents.plan.page_ids == ("mineral/gallium",)
    assert brief.preview.count >= 1
    assert brief.isVisible()


def test_options_change_the_preview(brief: BriefWindow) -> None:
    former = brief.preview.count
    line = brief.findChild(QLineEdit, "brief_classification")
    assert line is not None
    brief.options.show_options(brief.options.options.changed({"cover": "yes"}), is_each=False)
    line.setText("Internal")
    brief.make_preview()

    assert brief.options.options.classification == "Internal"
    assert brief.preview.count > former


def test_without_parts_nothing_is_shown_and_nothing_can_be_exported(brief: BriefWindow) -> None:
    brief.contents.show_plan(brief.contents.plan.removed([0]))
    brief.make_preview()

    button = brief.findChild(QPushButton, "brief_export")
    assert button is not None
    assert not button.isEnabled()
    assert brief.preview.count == 0


def test_what_is_exported_is_kept_among_those_made(brief: BriefWindow, dialogs: FakeDialogs, tmp_path: Path) -> None:
    target = tmp_path / "镓 brief.pdf"
    dialogs.answers.append(target)

    brief.ask_file()

    assert target.read_bytes().startswith(b"%PDF-")
    assert brief.messages.message is not None
    assert brief.messages.message.tone is Tone.DONE
    made = brief.recent.all()
    assert [each.target for each in made] == [target]
    assert made[0].page_ids == ("mineral/gallium",)
    assert dialogs.suggested[0].name == "mineral-gallium-2026-11-25.pdf"


def test_a_folder_that_cannot_be_written_is_a_sentence(brief: BriefWindow, tmp_path: Path) -> None:
    brief.export_to(tmp_path / "none" / "a.pdf")

    assert brief.messages.message is not None
    assert brief.messages.message.tone is Tone.ERROR
    assert brief.recent.all() == ()
    button = brief.findChild(QPushButton, "brief_export")
    assert button is not None
    assert button.isEnabled()


def test_a_briefing_is_shown_again_on_another_day(brief: BriefWindow, tmp_path: Path) -> None:
    brief.export_to(tmp_path / "a.pdf")
    made = brief.recent.all()[0]
    brief.contents.show_plan(brief.contents.plan.removed([0]))

    brief.show_recent(made, date(2026, 1, 15))

    assert brief.day == date(2026, 1, 15)
    assert brief.contents.plan.page_ids == ("mineral/gallium",)


def test_another_day_is_chosen_in_the_window_itself(brief: BriefWindow) -> None:
    brief.as_of.day_chosen.emit(date(2026, 1, 15))
    assert brief.day == date(2026, 1, 15)

    brief.as_of.day_chosen.emit(None)
    assert brief.as_of.text() == "Today, 2026-11-25"


def test_an_unknown_page_is_a_sentence(brief: BriefWindow) -> None:
    brief.add_pages(("mineral/unobtainium",))

    assert brief.messages.message is not None
    assert brief.messages.message.tone is Tone.ERROR
    assert brief.contents.plan.page_ids == ("mineral/gallium",)


def test_more_parts_than_are_previewed_are_named(brief: BriefWindow, qtbot: QtBot) -> None:
    brief.most = 1
    brief.add_pages(("deadlines",))
    brief.make_preview()

    more = brief.findChild(QPushButton, "brief_all")
    assert more is not None
    assert more.isVisible()
    assert "1 of 2" in more.text()
    more.click()
    brief.make_preview()
    assert not more.isVisible()
