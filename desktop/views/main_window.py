"""The window: puts the widgets in their places and ties intents to the browser, the note desk and the tasks."""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from db.errors import DataError
from desktop.core.as_of import as_of_view, edition_age
from desktop.core.browse_state import BrowseState, kind_of
from desktop.core.context import AppContext
from desktop.core.drafts import DraftStore
from desktop.core.emptiness import SEARCH_PREFIX, Emptiness
from desktop.core.errors import Message, Tone, error_message
from desktop.core.formats import edition_line
from desktop.core.listing import Listing
from desktop.core.note_draft import NoteDraft
from desktop.core.search_hints import search_hint
from desktop.core.session import Session, save_session
from desktop.core.settings import SHOW_FACETS
from desktop.core.texts import _
from desktop.tasks.notes import NoteWriting
from desktop.tasks.outcome import Runner
from desktop.views.action_set import ActionSet
from desktop.views.as_of import AsOfBanner
from desktop.views.browser import Browser
from desktop.views.commands import Commands
from desktop.views.dialogs import Dialogs
from desktop.views.list_pane import ListPane
from desktop.views.message_bar import MessageBar
from desktop.views.note_desk import NoteDesk
from desktop.views.note_editor import NoteEditor
from desktop.views.page_view import PageView
from desktop.views.side import Side
from desktop.views.status_line import StatusLine
from desktop.views.style import Style
from desktop.views.top_bar import TopBar

if TYPE_CHECKING:
    from desktop.pages.blocks import Document

FINISH_MS = 10_000
_log = logging.getLogger("monazite.ui")


@dataclass(frozen=True, slots=True)
class Services:
    """What the window works with beside its context.

    Attributes:
        writing: Writes notes; used on the runner's writer thread.
    """

    style: Style
    runner: Runner
    dialogs: Dialogs
    writing: NoteWriting


class MainWindow(QMainWindow):
    """The one window of the program.

    Signals:
        closing: Without argument, when everything is saved and the window goes.
    """

    closing = Signal()

    def __init__(self, context: AppContext, services: Services, *, session: Session) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Monazite")
        self.setMinimumSize(820, 520)
        self.resize(1280, 800)
        self._context = context
        self._services = services
        self._is_warned = False
        style = services.style
        reading = context.reading
        self.browser = Browser(reading, session.state, today=context.today, parent=self)
        self.desk = NoteDesk(
            read=reading.notes,
            write=services.writing.write,
            runner=services.runner,
            store=DraftStore(context.paths.data_dir / "drafts.json"),
            parent=self,
        )
        self._commands = Commands(self)
        self.actions_by_id = ActionSet(self, style, handlers=self._commands.handlers())
        self.side = Side(style, self)
        self.top = TopBar(style, self.actions_by_id, edition_day=reading.edition.data_date, parent=self)
        self.banner = AsOfBanner(style, self)
        self.messages = MessageBar(style, self)
        self.list = ListPane(style, self.actions_by_id, self)
        self.page = PageView(style, self.actions_by_id, self)
        self.note = NoteEditor(style, self)
        self.status = StatusLine(self)
        self._splitters: dict[str, QSplitter] = {}
        self._lay_out()
        self._connect()
        self._restore(session)

    # --- building

    def _lay_out(self) -> None:
        reading_pane = self._splitter("reading", Qt.Orientation.Vertical, self.page, self.note)
        panes = self._splitter("panes", Qt.Orientation.Horizontal, self.list, reading_pane)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, self.banner, self.messages):
            column.addWidget(widget)
        column.addWidget(panes, 1)
        outer = self._splitter("outer", Qt.Orientation.Horizontal, self.side, right)
        outer.setStretchFactor(0, 0)
        outer.setStretchFactor(1, 1)
        central = QWidget(self)
        rows = QVBoxLayout(central)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(outer, 1)
        rows.addWidget(self.status)
        self.setCentralWidget(central)

    def _splitter(self, name: str, orientation: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
        splitter = QSplitter(orientation, self)
        splitter.setObjectName(f"splitter_{name}")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(first)
        splitter.addWidget(second)
        self._splitters[name] = splitter
        return splitter

    def _connect(self) -> None:
        browser, desk = self.browser, self.desk
        self.side.rail.kind_chosen.connect(browser.go_to_kind)
        self.side.facets.value_stepped.connect(browser.step_facet)
        self.side.facets.value_excluded.connect(browser.exclude_facet)
        self.side.facets.facet_unfolded.connect(browser.unfold_facet)
        self.top.search.query_typed.connect(browser.type_query)
        self.top.search.left_down.connect(self.list.table.enter)
        self.top.search.left_empty.connect(self.list.table.enter)
        self.top.as_of.day_chosen.connect(browser.set_day)
        self.banner.today_chosen.connect(self._on_today)
        self.list.table.record_selected.connect(browser.select)
        self.list.table.sort_asked.connect(browser.sort_by)
        self.list.table.left_up.connect(self.focus_search)
        self.list.table.row_entered.connect(self.page.enter)
        self.list.action_chosen.connect(self._on_empty_action)
        self.page.action_chosen.connect(self._on_empty_action)
        self.page.entry_followed.connect(browser.follow)
        self.page.address_followed.connect(self._commands.copy_address)
        browser.state_shown.connect(self._on_state)
        browser.listing_ready.connect(self._on_listing)
        browser.list_empty.connect(self._on_list_empty)
        browser.query_faulty.connect(self._on_query_faulty)
        browser.facets_ready.connect(self.side.facets.show_rows)
        browser.counts_ready.connect(self.side.rail.show_counts)
        browser.page_ready.connect(self._on_page)
        browser.page_empty.connect(self._on_page_empty)
        browser.entry_opened.connect(desk.open_entry)
        browser.failed.connect(self.fail)
        self.note.text_typed.connect(desk.typed)
        self.note.left.connect(desk.save)
        self.note.escaped.connect(self.page.enter)
        self.note.retry_asked.connect(desk.save)
        self.note.turned.connect(desk.turn)
        self.note.new_asked.connect(desk.start_new)
        desk.draft_changed.connect(self._on_draft)
        desk.notes_changed.connect(self._on_notes_changed)
        desk.failed.connect(self.fail)

    def _restore(self, session: Session) -> None:
        if session.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(session.geometry, validate=False)))
        sizes = {"outer": (212, 1068), "panes": (500, 568), "reading": (570, 110)} | session.splitters
        for name, splitter in self._splitters.items():
            if len(sizes.get(name, ())) == splitter.count():
                splitter.setSizes(list(sizes[name]))
        self.side.show_facets(is_shown=self._context.settings.get(SHOW_FACETS))
        self.note.hide()
        self.show_edition()

    # --- what others use

    @property
    def context(self) -> AppContext:
        """Return what the window was given."""
        return self._context

    @property
    def services(self) -> Services:
        """Return what the window works with."""
        return self._services

    def start(self) -> None:
        """Show the first state."""
        self.browser.start()

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
        self.say(error_message(error))

    @Slot()
    def focus_search(self) -> None:
        """Type in the search box."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the widgets that the focus goes round in."""
        widgets = (self.top.search, self.list.table.view, self.page.text, self.note.text_widget, self.side.facets)
        return tuple(widget for widget in widgets if widget.isVisible())

    # --- events of the window

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save notes and session first. A note that can be put nowhere keeps the window open, once."""
        error = self.desk.finish(FINISH_MS)
        if error is not None and not self._is_warned:
            self._is_warned = True
            hint = _("Copy the note to keep it; closing again leaves without it.")
            self.say(Message(Tone.ERROR, error.text, hint))
            event.ignore()
            return
        self._save_session()
        super().closeEvent(event)
        self.closing.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the calendar: a window left open over midnight shows the new day when it is used again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.browser.has_day_turned:
            self.browser.refresh()
            self.show_edition()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go one step back: message, page, table, search box."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.messages.isVisible():
            self.messages.dismiss()
        elif self.page.isAncestorOf(self.focusWidget()):
            self.list.table.enter()
        else:
            self.focus_search()

    # --- what the browser and the desk say

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
    def _on_list_empty(self, reason: Emptiness) -> None:
        self.list.show_reason(reason)

    @Slot(object)
    def _on_query_faulty(self, error: DataError) -> None:
        self.list.show_fault(f"{error.text} {error.hint}".strip())

    @Slot(object)
    def _on_page(self, document: Document) -> None:
        kind = kind_of(document.id)
        self.page.show_document(document, f"{self.actions_by_id.action(f'go.{kind}').text()}  ›  {document.title}")
        self.setWindowTitle(f"{document.title} – Monazite")

    @Slot(object)
    def _on_page_empty(self, reason: Emptiness) -> None:
        self.page.show_reason(reason)
        self.setWindowTitle("Monazite")

    @Slot(object)
    def _on_draft(self, draft: NoteDraft | None) -> None:
        self.note.setVisible(draft is not None)
        if draft is not None:
            self.note.show_draft(draft)
        self._commands.update_actions()

    @Slot(object)
    def _on_notes_changed(self, _entry_id: str) -> None:
        self.browser.refresh_counts()

    @Slot(object)
    def _on_empty_action(self, action_id: str) -> None:
        if action_id.startswith(SEARCH_PREFIX):
            self.browser.search(action_id.removeprefix(SEARCH_PREFIX))
        else:
            self.actions_by_id.trigger(action_id)

    @Slot()
    def _on_today(self) -> None:
        self.browser.set_day(None)

    def _save_session(self) -> None:
        splitters = {name: tuple(splitter.sizes()) for name, splitter in self._splitters.items()}
        if not self.note.isVisible():
            splitters.pop("reading")
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        try:
            save_session(self._context.session_path, Session(self.browser.state, geometry, splitters))
        except DataError as error:
            _log.info("the session was not saved: %s", error)
