"""Several windows look at one edition and one notebook, each with a place of its own."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.settings import APPEARANCE, DENSITY, Appearance, Density
from desktop.views.entry_picker import EntryPicker
from desktop.views.main_window import MainWindow
from tests.desktop.gui import OpenProgram, flush_deleted


def furnish(window: MainWindow) -> None:
    """Let everything be shown."""
    window.furnish()
    window.browser.flush()


def test_another_window_shows_the_same_and_goes_its_own_way(open_program: OpenProgram) -> None:
    program = open_program()
    assert program.window is not None
    program.window.browser.follow("mineral/gallium")

    program.window.actions_by_id.trigger("app.new_window")
    (other,) = program.others
    furnish(other)
    assert other.browser.state.selected == "mineral/gallium"
    other.browser.follow("firm/lockheed-martin")

    assert program.window.browser.state.selected == "mineral/gallium"
    other.actions_by_id.trigger("app.close")
    assert program.others == []


def test_first_window_can_be_closed_first(open_program: OpenProgram) -> None:
    program = open_program()
    first = program.window
    assert first is not None
    first.actions_by_id.trigger("app.new_window")
    other = program.others[0]
    furnish(other)

    first.actions_by_id.trigger("app.close")
    flush_deleted()
    other.browser.follow("mineral/gallium")
    other.browser.flush()

    assert program.window is other
    assert other.windowTitle() == "Gallium – Monazite"


def test_settings_reach_every_window(open_program: OpenProgram) -> None:
    program = open_program()
    assert program.window is not None
    program.window.actions_by_id.trigger("app.new_window")
    (other,) = program.others
    furnish(other)
    height = other.list.table.view.verticalHeader().defaultSectionSize()

    program.window.services.preferences.set(DENSITY, Density.COMPACT)
    program.window.services.preferences.set(APPEARANCE, Appearance.DARK)

    assert other.list.table.view.verticalHeader().defaultSectionSize() < height
    assert program.style.theme.is_dark
    program.window.actions_by_id.trigger("app.quit")
    assert not other.isVisible()
    assert program.others == []


def test_note_written_in_one_window_is_read_in_the_other(open_program: OpenProgram) -> None:
    program = open_program()
    first = program.window
    assert first is not None
    first.actions_by_id.trigger("app.new_window")
    (other,) = program.others
    furnish(other)
    first.browser.follow("mineral/gallium")
    first.browser.flush()
    first.pane.desk.typed("Seen at the fair.")
    first.pane.desk.save()

    other.browser.follow("mineral/gallium")
    other.browser.flush()

    draft = other.pane.desk.draft
    assert draft is not None
    assert draft.text == "Seen at the fair."
    other.close()


def test_link_and_citation_are_copied_and_a_link_is_found(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.follow("mineral/gallium")
    window.browser.flush()
    window.actions_by_id.trigger("entry.copy_citation")
    citation = QGuiApplication.clipboard().text()
    window.actions_by_id.trigger("entry.copy_link")
    link = QGuiApplication.clipboard().text()
    window.browser.go_home()

    window.actions_by_id.trigger("find.anything")
    picker = window.findChild(EntryPicker)
    assert picker is not None
    picker.line.setText(link)
    picker.look()
    with qtbot.waitSignal(picker.picked, timeout=1000):
        picker.line.returnPressed.emit()

    assert citation.startswith("Monazite, Gallium (mineral/gallium), as of 2026-11-25")
    assert link == "monazite:mineral/gallium"
    assert window.browser.state.selected == "mineral/gallium"


def test_link_to_no_page_is_said(window: MainWindow) -> None:
    window.actions_by_id.trigger("find.anything")
    picker = window.findChild(EntryPicker)
    assert picker is not None

    picker.line.setText("monazite:mineral/unobtainium")
    picker.look()

    assert "unobtainium" in picker.said.text()
    picker.close()
