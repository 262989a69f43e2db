"""The window: puts the widgets in their places and ties intents to the browser and what it says to the widgets."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from db.errors import DataError
from desktop.core.as_of import as_of_view, edition_age
from desktop.core.browse_state import BrowseState, is_entry, kind_of
from desktop.core.formats import edition_line
from desktop.core.search_hints import search_hint
from desktop.core.session import WindowSession
from desktop.core.settings import SHOW_FACETS
from desktop.core.texts import _
from desktop.views.action_set import ActionSet
from desktop.views.as_of import AsOfBanner
from desktop.views.browser import Browser
from desktop.views.commands import Commands
from desktop.views.first_paint import FirstPaint
from desktop.views.frame import Frame
from desktop.views.list_pane import ListPane
from desktop.views.side import Side
from desktop.views.status_line import StatusLine
from desktop.views.top_bar import TopBar

if TYPE_CHECKING:
    from datetime import date

    from desktop.core.emptiness import Emptiness
    from desktop.core.errors import Message
    from desktop.core.listing import Listing
    from desktop.core.tabs import Tabs
    from desktop.pages.blocks import Document
    from desktop.reading.context import AppContext
    from desktop.views.entry_pane import EntryPane
    from desktop.views.message_bar import MessageBar
    from desktop.views.search_commands import SearchCommands
    from desktop.views.services import Services
    from desktop.views.tab_desk import TabDesk

FINISH_MS = 10_000


class MainWindow(QMainWindow):
    """A window of the program.

    Rail, search and table are there at once; page, note, filters and messages are made when the first rows
    are painted, or when first asked for.

    Signals:
        closing: Without argument, when everything is saved and the window goes.
        furnished: Without argument, when everything is there that a window begins with.
    """

    closing = Signal()
    furnished = Signal()

    def __init__(
        self, context: AppContext, services: Services, *, session: WindowSession, visited: date | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Monazite")
        self.setMinimumSize(820, 520)
        self.resize(1280, 800)
        self._context = context
        self._services = services
        self._left_tabs = session.tabs
        self._is_warned = False
        self._pane: EntryPane | None = None
        self._tabs: TabDesk | None = None
        self._messages: MessageBar | None = None
        style, reading = services.style, context.reading
        self.browser = Browser(
            reading,
            session.tabs.shown.state,
            today=context.today,
            home="home" if visited is None else f"home/{visited}",
            parent=self,
        )
        self.browser.history.resume(session.tabs.shown.trail)
        self._commands = Commands(self)
        self.actions_by_id = ActionSet(self, style, handlers=self._commands.handlers())
        self.side = Side(style, self)
        self.top = TopBar(style, self.actions_by_id, edition_day=reading.edition.data_date, parent=self)
        self.banner = AsOfBanner(style, self)
        self.list = ListPane(style, self.actions_by_id, self)
        self.status = StatusLine(self)
        self.frame = Frame(session.splitters, self)
        self.frame.lay_out(self.side, self.list, above=(self.top, self.banner), below=self.status)
        self.setCentralWidget(self.frame)
        self._connect()
        if session.geometry:
            _restore(self, session.geometry)
        self.show_edition()
        self._first_paint = FirstPaint(self.list.table.view.viewport(), self)
        self._first_paint.happened.connect(self.furnish)

    def _connect(self) -> None:
        browser = self.browser
        self.side.rail.kind_chosen.connect(browser.go_to_kind)
        self.top.search.query_typed.connect(browser.type_query)
        self.top.search.left_down.connect(self.list.table.enter)
        self.top.search.left_empty.connect(self.list.table.enter)
        self.top.as_of.day_chosen.connect(browser.set_day)
        self.top.as_of.day_compared.connect(self._commands.time.compare_with)
        self.banner.today_chosen.connect(self._on_today)
        self.list.table.record_selected.connect(browser.select)
        self.list.table.sort_asked.connect(browser.sort_by)
        self.list.table.left_up.connect(self.focus_search)
        self.list.table.tab_asked.connect(self._commands.tabs.open_page)
        self.list.table.row_entered.connect(self._on_row_entered)
        self.list.action_chosen.connect(self._on_empty_action)
        self.list.query_chosen.connect(browser.search)
        self.list.chips.left.connect(self.focus_search)
        self._commands.table.serve(self.list.table)
        browser.state_shown.connect(self._on_state)
        browser.listing_ready.connect(self._on_listing)
        browser.list_empty.connect(self.list.show_reason)
        browser.query_faulty.connect(self._on_query_faulty)
        browser.facets_ready.connect(self.side.show_rows)
        browser.counts_ready.connect(self.side.rail.show_counts)
        browser.page_ready.connect(self._on_page)
        browser.page_empty.connect(self._on_page_empty)

    # --- what others use

    @property
    def context(self) -> AppContext:
        """Return what the window was given."""
        return self._context

    @property
    def searches(self) -> SearchCommands:
        """Return what knows the saved searches."""
        return self._commands.searches

    @property
    def services(self) -> Services:
        """Return what the window works with."""
        return self._services

    @property
    def pane(self) -> EntryPane:
        """Return the pane of page and note, made now where it was not needed before."""
        if self._pane is None:
            from desktop.views.entry_pane import EntryPane

            pane = EntryPane(self._context, self._services, actions=self.actions_by_id, parent=self)
            pane.entry_followed.connect(self._commands.follow)
            pane.address_followed.connect(self._commands.copy_address)
            pane.table_asked.connect(self.browser.show_all_of)
            pane.action_chosen.connect(self._on_empty_action)
            pane.note_changed.connect(self._commands.update_actions)
            pane.notes_saved.connect(self._on_notes_saved)
            pane.failed.connect(self.fail)
            pane.tab_asked.connect(self._commands.tabs.open_page)
            pane.page.text.menu_asked.connect(self._commands.tabs.show_page_menu)
            pane.page.text.figure_asked.connect(self._commands.figures.do)
            self._commands.notebook.serve(pane.page.marks)
            self._commands.notebook.notes.serve(pane.note)
            self._pane = pane
            self.frame.put_page(pane)
        return self._pane

    @property
    def tabs(self) -> TabDesk:
        """Return what keeps the tabs, made now where it was not needed before."""
        if self._tabs is None:
            from desktop.views.tab_desk import TabDesk

            self._tabs = TabDesk(self.browser, self._left_tabs, title_of=self._commands.tabs.title_of)
        return self._tabs

    @property
    def tabs_now(self) -> Tabs:
        """Return the tabs; before anything was needed of them, those that the window was given."""
        return self._left_tabs if self._tabs is None else self._tabs.tabs

    def left(self) -> WindowSession:
        """Return the window as it is left now."""
        geometry = self.saveGeometry().toBase64().toStdString()
        return WindowSession(self.tabs.left(), geometry, self.frame.sizes())

    @property
    def has_pane(self) -> bool:
        """Return whether the pane of page and note is there already."""
        return self._pane is not None

    @property
    def messages(self) -> MessageBar:
        """Return the bar of messages, made now where nothing was said before."""
        if self._messages is None:
            from desktop.views.message_bar import MessageBar

            self._messages = MessageBar(self._services.style, self.frame.right)
            self._messages.offer_taken.connect(self._commands.notebook.take_offer)
            self.frame.put_messages(self._messages)
        return self._messages

    @property
    def has_note(self) -> bool:
        """Return whether the open entry has a note, saved or not."""
        draft = None if self._pane is None else self._pane.desk.draft
        return draft is not None and draft.has_words

    @property
    def has_figure(self) -> bool:
        """Return whether the open page has a figure."""
        return self._pane is not None and not self._pane.page.is_empty and self._pane.page.text.has_figure

    def start(self) -> None:
        """Show the first rows; the rest follows when they are painted."""
        self.browser.start()

    @Slot()
    def furnish(self) -> None:
        """Make what is not seen at once, and show page, filters and counts."""
        self._first_paint.stop()
        gc.enable()
        self._commands.program.furnish()
        self.side.furnish(self.browser, is_shown=self._context.settings.get(SHOW_FACETS))
        self.browser.start_rest()
        self._commands.notebook.prepare()
        self._commands.tabs.furnish()
        self.furnished.emit()

    def show_edition(self) -> None:
        """Say in the status line which edition is open and how old it is."""
        edition = self._context.reading.edition
        line = edition_line(edition)
        text = f"{line[:1].upper()}{line[1:]} · {edition_age(self._context.today(), edition)}"
        self.status.show_edition(text, f"{self._context.paths.edition}\nSHA-256 {edition.content_hash}")

    def say(self, message: Message) -> None:
        """Show a message."""
        self.messages.show_message(message)

    @Slot(object)
    def fail(self, error: DataError) -> None:
        """Say what went wrong outside the program."""
        from desktop.core.errors import error_message

        self.say(error_message(error))

    @Slot()
    def focus_search(self) -> None:
        """Type in the search box."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def focus_panes(self) -> tuple[QWidget, ...]:
        """Return the widgets that the focus goes round in."""
        pane = self.pane
        widgets = (self.top.search, self.list.table.view, pane.page.text, pane.note.text_widget, self.side.facets)
        return tuple(widget for widget in widgets if widget is not None and widget.isVisible())

    # --- events of the window

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save notes first. A note that can be put nowhere keeps the window open, once."""
        error = None if self._pane is None else self._pane.desk.finish(FINISH_MS)
        if error is not None and not self._is_warned:
            self._is_warned = True
            self.fail(DataError(error.text, _("Copy the note to keep it; closing again leaves without it.")))
            event.ignore()
            return
        super().closeEvent(event)
        self.closing.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the calendar: a window left open over midnight shows the new day when it is used again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            if self.browser.has_day_turned:
                self.browser.refresh()
                self.show_edition()
            self._commands.notebook.look_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go one step back: message, page, table, search box."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._messages is not None and self._messages.isVisible():
            self._messages.dismiss()
        elif self._pane is not None and self._pane.isAncestorOf(self.focusWidget()):
            self.list.table.enter()
        else:
            self.focus_search()

    # --- what the browser says

    @Slot(object)
    def _on_state(self, state: BrowseState) -> None:
        view = as_of_view(state.as_of, self._context.today(), edition=self._context.reading.edition)
        self.side.rail.show_kind(state.kind)
        self.top.search.show_query(state.text)
        self.top.search.setPlaceholderText(search_hint(state.kind))
        self.top.as_of.show_day(view)
        self.banner.show_day(view)
        self.list.show_filtered(is_filtered=state.is_filtered)
        self.list.table.header.show_sort(state.sort_key, is_descending=state.is_descending)
        self.list.table.select(state.selected)
        self._commands.update_actions()

    @Slot(object)
    def _on_listing(self, listing: Listing) -> None:
        self.list.show_listing(listing, self.browser.state.selected)

    @Slot(object)
    def _on_query_faulty(self, error: DataError) -> None:
        self.list.show_fault(f"{error.text} {error.hint}".strip())

    @Slot(object)
    def _on_page(self, document: Document) -> None:
        if is_entry(document.id):
            kind = self.actions_by_id.action(f"go.{kind_of(document.id)}").text()
            entry = self._context.reading.ref(document.id)
            self.pane.show_entry(entry, document, path=f"{kind}  ›  {document.title}")
        else:
            self.pane.show_report(document)
        self._commands.notebook.show_page()
        self.setWindowTitle(f"{document.title} – Monazite")
        self._commands.update_actions()

    @Slot(object)
    def _on_page_empty(self, reason: Emptiness) -> None:
        self.pane.show_reason(reason)
        self._commands.notebook.show_page()
        self.setWindowTitle("Monazite")

    @Slot(object)
    def _on_notes_saved(self, _entry_id: str) -> None:
        self.browser.refresh_counts()

    @Slot()
    def _on_row_entered(self) -> None:
        self.browser.flush()
        self.pane.page.enter()

    @Slot(object)
    def _on_empty_action(self, action_id: str) -> None:
        from desktop.core.emptiness import SEARCH_PREFIX

        if action_id.startswith(SEARCH_PREFIX):
            self.browser.search(action_id.removeprefix(SEARCH_PREFIX))
        else:
            self.actions_by_id.trigger(action_id)

    @Slot()
    def _on_today(self) -> None:
        self.browser.set_day(None)


def _restore(window: QMainWindow, geometry: str) -> None:
    from PySide6.QtCore import QByteArray

    window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))
