"""Pages that are no entry's are shown beside the window, and their links lead back into it."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from desktop.views.main_window import MainWindow
from desktop.views.page_dialog import PageDialog
from tests.desktop.gui import flush_deleted


def _dialogs(window: MainWindow) -> list[PageDialog]:
    return window.findChildren(PageDialog)


def _click(dialog: PageDialog, address: str) -> None:
    dialog.text.anchorClicked.emit(QUrl(address))


def test_coverage_is_shown_from_the_help_menu(window: MainWindow) -> None:
    window.actions_by_id.action("help.coverage").trigger()

    (dialog,) = _dialogs(window)
    assert dialog.windowTitle() == "Coverage"
    assert "Cn export control list" in dialog.text.toPlainText()
    dialog.close()


def test_link_to_an_entry_closes_it_and_leads_there(window: MainWindow) -> None:
    window.actions_by_id.action("help.coverage").trigger()
    (dialog,) = _dialogs(window)

    _click(dialog, "entry:list/cn-export-control-list")

    flush_deleted()
    assert _dialogs(window) == []
    assert window.browser.state.selected == "list/cn-export-control-list"


def test_source_is_shown_in_the_same_dialog(window: MainWindow) -> None:
    window.actions_by_id.action("help.coverage").trigger()
    (dialog,) = _dialogs(window)

    _click(dialog, "entry:source/survey")

    assert _dialogs(window) == [dialog]
    assert dialog.windowTitle() == "A notice"
    dialog.close()


def test_source_of_a_page_is_shown_beside_it(window: MainWindow) -> None:
    window.browser.follow("mineral/gallium")
    window.browser.flush()

    window.pane.page.text.anchorClicked.emit(QUrl("entry:source/survey"))

    (dialog,) = _dialogs(window)
    assert "What rests on it" in dialog.text.toPlainText()
    assert window.browser.state.selected == "mineral/gallium"
    dialog.close()


def test_page_of_an_entry_leads_to_the_pages_of_its_sources(window: MainWindow) -> None:
    window.browser.follow("mineral/gallium")
    window.browser.flush()

    assert "entry:source/survey" in window.pane.page.text.toHtml()


def test_it_can_be_opened_again_after_it_was_closed(window: MainWindow) -> None:
    for _ in range(2):
        window.actions_by_id.action("help.coverage").trigger()
        (dialog,) = [each for each in _dialogs(window) if each.isVisible()]
        dialog.close()
        flush_deleted()


def test_unknown_source_is_told_in_the_window(window: MainWindow) -> None:
    window.browser.follow("mineral/gallium")
    window.browser.flush()

    window.pane.page.text.anchorClicked.emit(QUrl("entry:source/nowhere"))

    assert _dialogs(window) == []
