"""What the actions do that open reports: comparisons, days, paths, what is around an entry, deadlines, changes."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.errors import DataError
from desktop.core.browse_state import kind_of
from desktop.core.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.words import Kind
    from desktop.core.hit_rows import HitRow
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow

_MONTH = timedelta(days=30)
_YEAR = timedelta(days=365)
_HOPS = 2
_NOTES = 8
_log = logging.getLogger("monazite.ui")


class ReportCommands(QObject):
    """One method an action; acts on the window that owns it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "go.home": self._window.browser.go_home,
            "find.anything": self._find_anything,
            "entry.compare": self._compare,
            "entry.days": self._days,
            "entry.path": self._path,
            "entry.graph": self._graph,
            "time.deadlines": self._deadlines,
            "time.changes": self._changes,
            "help.manual": self._manual,
        }

    @Slot(object)
    def compare_with(self, entry_id: str) -> None:
        """Open the comparison of what is open with the entry; to a comparison the entry is added."""
        from desktop.core.page_id import ComparePage

        self._window.browser.follow(str(ComparePage(tuple(dict.fromkeys((*self._compared(), entry_id))))))

    @Slot(object)
    def find_path_to(self, entry_id: str) -> None:
        """Open the way from the open entry to the other."""
        from desktop.core.page_id import PathPage

        start = self._window.browser.state.entry_id
        if start is not None:
            self._window.browser.follow(str(PathPage(start, entry_id)))

    @Slot()
    def _find_anything(self) -> None:
        self._pick(_("Go to an entry"), self.go_to, is_for_all=True)

    @Slot(object)
    def go_to(self, row_id: str) -> None:
        """Open the page of a row, and where it is a note's, that note."""
        from desktop.core.hit_rows import NOTE_MARK

        page_id, _mark, note_id = row_id.partition(NOTE_MARK)
        self._window.browser.follow(page_id)
        if note_id:
            self._window.browser.flush()
            self._window.pane.desk.open_note(note_id)

    @Slot(object)
    def _open_tab(self, row_id: str) -> None:
        from desktop.core.hit_rows import NOTE_MARK

        self._window.tabs.open_page(row_id.partition(NOTE_MARK)[0])

    @Slot()
    def _compare(self) -> None:
        compared = self._compared()
        if compared:
            self._pick(_("Compare with"), self.compare_with, kinds=(kind_of(compared[0]),))

    @Slot()
    def _path(self) -> None:
        self._pick(_("How it hangs together with"), self.find_path_to)

    @Slot()
    def _days(self) -> None:
        from desktop.core.page_id import DaysPage

        browser = self._window.browser
        if browser.state.entry_id is not None:
            browser.follow(str(DaysPage(browser.state.entry_id, browser.day - _YEAR, browser.day)))

    @Slot()
    def _graph(self) -> None:
        from desktop.core.page_id import GraphPage

        entry_id = self._window.browser.state.entry_id
        if entry_id is not None:
            self._window.browser.follow(str(GraphPage(entry_id, _HOPS)))

    @Slot()
    def _deadlines(self) -> None:
        self._window.browser.follow("deadlines")

    @Slot()
    def _changes(self) -> None:
        from desktop.core.page_id import ChangesPage

        day = self._window.browser.day
        self._window.browser.follow(str(ChangesPage(day - _MONTH, day)))

    @Slot()
    def _manual(self) -> None:
        self._window.browser.follow("manual")

    def _compared(self) -> tuple[str, ...]:
        """Return the entries of the comparison that is open, or the open entry alone."""
        from desktop.core.page_id import ComparePage, parse_page_id

        state = self._window.browser.state
        if state.entry_id is not None:
            return (state.entry_id,)
        page = None if state.selected is None else parse_page_id(state.selected)
        return page.entry_ids if isinstance(page, ComparePage) else ()

    def _pick(
        self, title: str, answer: Callable[[str], None], *, kinds: tuple[Kind, ...] = (), is_for_all: bool = False
    ) -> None:
        from desktop.views.entry_picker import EntryPicker

        window = self._window
        search = partial(_all_hits if is_for_all else _hits, window, kinds)
        picker = EntryPicker(title, search, style=window.services.style, parent=window)
        picker.picked.connect(answer)
        if is_for_all:
            picker.tab_asked.connect(self._open_tab)
        picker.open()


def _hits(window: MainWindow, kinds: tuple[Kind, ...], text: str) -> tuple[HitRow, ...]:
    # Imported here: both wait for the first search, and the rows bring the records of the edition with them.
    from desktop.core.hit_rows import HitRow
    from desktop.core.page_link import page_of

    page_id = page_of(text)
    if page_id is not None and not kinds:
        title = window.context.reading.page(page_id, window.browser.day).title
        return (HitRow(page_id, title, detail=page_id, spoken=title),)
    return window.context.reading.hits(text, window.browser.day, kinds=kinds)


def _all_hits(window: MainWindow, kinds: tuple[Kind, ...], text: str) -> tuple[HitRow, ...]:
    """Return entries, the user's notes and chapters of the manual."""
    from desktop.core.hit_rows import note_rows
    from desktop.reading.manual import manual_rows

    try:
        notes = note_rows(window.context.notebook.find_notes(text, limit=_NOTES))
    except DataError as error:
        # Said at the start; entries are found all the same.
        _log.info("notes cannot be searched: %s", error)
        notes = ()
    return (*_hits(window, kinds, text), *notes, *manual_rows(text))
