"""Reports and sources open where entries do, so that back and forward lead to them and from them."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from desktop.views.main_window import MainWindow


def _open(window: MainWindow, page_id: str) -> None:
    window.browser.follow(page_id)
    window.browser.flush()


def _click(window: MainWindow, address: str) -> None:
    window.pane.page.text.anchorClicked.emit(QUrl(address))
    window.browser.flush()


def test_coverage_is_shown_from_the_help_menu(window: MainWindow) -> None:
    window.actions_by_id.action("help.coverage").trigger()
    window.browser.flush()

    assert window.windowTitle().startswith("Coverage")
    assert "Cn export control list" in window.pane.page.text.toPlainText()


def test_a_link_on_a_report_leads_to_the_entry_and_back_to_the_report(window: MainWindow) -> None:
    _open(window, "coverage")

    _click(window, "entry:list/cn-export-control-list")

    assert window.browser.state.entry_id == "list/cn-export-control-list"
    window.browser.back()
    assert window.browser.state.selected == "coverage"


def test_a_source_of_a_page_opens_beside_the_same_table(window: MainWindow) -> None:
    _open(window, "mineral/gallium")
    kind = window.browser.state.kind

    _click(window, "entry:source/survey")

    assert "What rests on it" in window.pane.page.text.toPlainText()
    assert window.browser.state.kind is kind
    assert window.browser.state.entry_id is None


def test_nobody_writes_a_note_on_a_report_but_it_can_be_printed(window: MainWindow) -> None:
    _open(window, "mineral/gallium")
    assert window.pane.desk.draft is not None

    _open(window, "deadlines")

    assert window.pane.desk.draft is None
    assert not window.actions_by_id.action("entry.note").isEnabled()
    assert window.actions_by_id.action("entry.export").isEnabled()


def test_page_of_an_entry_leads_to_the_pages_of_its_sources(window: MainWindow) -> None:
    _open(window, "mineral/gallium")

    window.pane.page.text.complete()
    assert "entry:source/survey" in window.pane.page.text.toHtml()


def test_unknown_source_is_said_in_place_of_the_page(window: MainWindow) -> None:
    _open(window, "source/nowhere")

    assert window.pane.page.is_empty
