"""What the actions of searches do: save one, show the saved and the recent ones, and run one."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from db.errors import DataError
from db.words import Kind
from desktop.core.actions import ActionSpec, Menu
from desktop.core.browse_state import BrowseState
from desktop.core.recent_searches import FILE, RecentSearch, forget, recent_searches, remember
from desktop.core.texts import _

if TYPE_CHECKING:
    from pathlib import Path

    from db.notebook.records import Changes, SavedSearch
    from desktop.tasks.outcome import Outcome
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow
    from desktop.views.notebook_commands import NotebookCommands
    from desktop.views.searches_dialog import SearchesDialog

REST_MS = 2000
PREFIX = "search/"
_log = logging.getLogger("monazite.ui")


class SearchCommands(QObject):
    """One method an action; acts on the window that owns it, and remembers what was searched for.

    Args:
        window: The window.
        notebook: Does the edits, which can be undone.
    """

    def __init__(self, window: MainWindow, notebook: NotebookCommands) -> None:
        super().__init__(window)
        self._window = window
        self._notebook = notebook
        self._rested = RecentSearch(Kind.MINERAL, "")
        self._renamed: SavedSearch | None = None
        self.dialog: SearchesDialog | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rest)
        window.browser.state_shown.connect(self._on_state)
        notebook.edited.connect(self._on_edited)

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {"find.save": self._ask_name, "find.searches": self._show}

    @property
    def _path(self) -> Path:
        return self._window.context.paths.data_dir / FILE

    def specs(self) -> tuple[ActionSpec, ...]:
        """Return each saved search as a command, for the list of all commands."""
        return tuple(
            ActionSpec(f"{PREFIX}{each.id}", _("Search: {name}").format(name=each.name), each.query, Menu.FIND)
            for each in self._saved()
        )

    def run_named(self, action_id: str) -> None:
        """Run the saved search that `specs` has under the id."""
        for each in self._saved():
            if f"{PREFIX}{each.id}" == action_id:
                self.run(each)

    @Slot(object)
    def run(self, search: SavedSearch) -> None:
        """Show what the saved search finds, as it was saved: kind, day, order and columns."""
        state = self._window.browser.state
        kind = Kind(search.kind) if search.kind in set(Kind) else state.kind
        self._window.browser.show_state(
            BrowseState(
                kind=kind,
                text=search.query,
                as_of=search.as_of,
                sort_key=search.sort.removeprefix("-"),
                is_descending=search.sort.startswith("-"),
                selected=state.selected,
            )
        )
        if search.columns:
            self._window.list.table.columns.use_keys(search.columns)

    @Slot(object)
    def _run_recent(self, search: RecentSearch) -> None:
        state = self._window.browser.state
        shown = BrowseState(kind=search.kind, text=search.text, as_of=state.as_of, selected=state.selected)
        self._window.browser.show_state(shown)

    # --- saved searches

    def _saved(self) -> tuple[SavedSearch, ...]:
        try:
            return self._window.context.notebook.searches()
        except DataError as error:
            _log.info("saved searches cannot be read: %s", error)
            return ()

    @Slot()
    def _ask_name(self) -> None:
        from desktop.views.name_dialog import NameDialog

        lead = _("A name for this search. One of the same name is replaced.")
        suggested = self._window.browser.state.text.strip()
        dialog = NameDialog(_("Save the search"), lead, self._window, suggested=suggested)
        dialog.named.connect(self._save)
        dialog.open()

    @Slot(object)
    def _save(self, name: str) -> None:
        from desktop.tasks.searches import SaveSearch

        state = self._window.browser.state
        former = next((each for each in self._saved() if each.name.casefold() == name.casefold()), None)
        sort = f"{'-' if state.is_descending else ''}{state.sort_key}" if state.sort_key else ""
        columns = self._window.list.table.columns.choice.current.keys
        edit = SaveSearch(
            name, state.text.strip(), state.kind.value, state.as_of, columns=columns, sort=sort, former=former
        )
        self._notebook.do(edit)

    @Slot()
    def _show(self) -> None:
        from desktop.views.searches_dialog import SearchesDialog

        dialog = SearchesDialog(self._window.services.style, self._window)
        dialog.saved_chosen.connect(self.run)
        dialog.recent_chosen.connect(self._run_recent)
        dialog.rename_asked.connect(self._ask_other_name)
        dialog.remove_asked.connect(self._remove)
        dialog.order_asked.connect(self._arrange)
        dialog.forget_asked.connect(self._forget)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        self._fill()
        # Not modal: what a message offers, such as taking a removal back, can be taken while the list is open.
        dialog.show()

    def _fill(self) -> None:
        if self.dialog is not None:
            self.dialog.show_searches(self._saved(), recent_searches(self._path))

    @Slot(object)
    def _ask_other_name(self, search: SavedSearch) -> None:
        from desktop.views.name_dialog import NameDialog

        self._renamed = search
        lead = _("Another name for “{name}”").format(name=search.name)
        dialog = NameDialog(_("Rename the search"), lead, self._window, suggested=search.name)
        dialog.named.connect(self._rename)
        dialog.open()

    @Slot(object)
    def _rename(self, name: str) -> None:
        from desktop.tasks.searches import RenameSearch

        if self._renamed is not None:
            self._notebook.do(RenameSearch(self._renamed, name))

    @Slot(object)
    def _remove(self, search: SavedSearch) -> None:
        from desktop.tasks.searches import RemoveSearch

        self._notebook.do(RemoveSearch(search))

    @Slot(object)
    def _arrange(self, search_ids: tuple[str, ...]) -> None:
        from desktop.tasks.searches import ArrangeSearches

        self._notebook.do(ArrangeSearches(search_ids))

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        if "saved_search" in changes.tables:
            self._fill()

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    # --- recent searches

    @Slot(object)
    def _on_state(self, state: BrowseState) -> None:
        shown = RecentSearch(state.kind, state.text.strip())
        if shown == self._rested:
            return
        self._rested = shown
        if shown.text:
            self._rest.start()
        else:
            self._rest.stop()

    @Slot()
    def rest(self) -> None:
        """Remember what is searched for, now that the typing rests; what cannot be read is no search."""
        from db.search.query import parse

        self._rest.stop()
        try:
            parse(self._rested.text)
        except DataError:
            return
        self._window.services.runner.change(partial(remember, self._path, self._rested), self._on_kept)

    @Slot()
    def _forget(self) -> None:
        self._window.services.runner.change(partial(forget, self._path), self._on_kept)

    @Slot(object)
    def _on_kept(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            _log.info("recent searches were not kept: %s", outcome.error)
        self._fill()
