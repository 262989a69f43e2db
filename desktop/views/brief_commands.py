"""What the actions of briefings do: open their window, and put pages, rows and collections into it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from db.errors import DataError
from desktop.core.texts import _

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from desktop.core.brief_recent import Recent
    from desktop.core.hit_rows import HitRow
    from desktop.reading.context import Reading
    from desktop.tasks.briefing import BriefingDone, BriefingJob
    from desktop.views.action_set import Handler
    from desktop.views.brief_window import BriefWindow
    from desktop.views.main_window import MainWindow


class BriefCommands(QObject):
    """One method an action; acts on the window that owns it, which has one window for briefings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._brief: BriefWindow | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {"brief.open": self._open, "brief.add": self._add, "table.brief": self._add_rows}

    @property
    def brief(self) -> BriefWindow:
        """Return the window of briefings, made now where it was not needed before."""
        if self._brief is None:
            from desktop.views.brief_window import BriefWindow

            self._brief = BriefWindow(self._window.context, self._window.services, self._window)
            self._brief.recent_asked.connect(self._show_recent)
            self._brief.contents.add_menu.aboutToShow.connect(self._fill_menu)
        return self._brief

    def keep(self, job: BriefingJob | None, done: BriefingDone) -> None:
        """Keep a briefing of the open page among those that were made."""
        from desktop.core.brief_recent import RecentBriefings
        from desktop.views.brief_export import recent_of

        context = self._window.context
        if job is None:
            return
        try:
            kept = RecentBriefings(context.paths.data_dir / "briefings.json")
            kept.add(recent_of(job, done, edition=context.reading.edition))
        except DataError as error:
            self._window.fail(error)

    @Slot()
    def _open(self) -> None:
        """Open the window; a page that is open is put into an empty one."""
        if not self.brief.contents.plan.parts and self._window.browser.state.selected is not None:
            self._add()
        else:
            self._show()

    @Slot()
    def _add(self) -> None:
        self._put(self._window.browser.state.selected)

    @Slot()
    def _add_rows(self) -> None:
        self._put(*self._window.list.table.chosen_ids)

    @Slot()
    def _add_listed(self) -> None:
        from desktop.core.page_id import SelectionPage

        state = self._window.browser.state
        self._put(str(SelectionPage(state.kind, state.text.strip())))

    @Slot()
    def _add_deadlines(self) -> None:
        self._put("deadlines")

    @Slot()
    def _add_changes(self) -> None:
        from datetime import timedelta

        from desktop.core.page_id import ChangesPage

        day = self._window.browser.day
        self._put(str(ChangesPage(day - timedelta(days=30), day)))

    @Slot()
    def _pick(self) -> None:
        from desktop.views.entry_picker import EntryPicker

        reading, day = self._window.context.reading, self._window.browser.day
        search = partial(_hits, reading, day)
        picker = EntryPicker(_("Add to the briefing"), search, style=self._window.services.style, parent=self.brief)
        picker.picked.connect(self._on_picked)
        picker.open()

    @Slot(object)
    def _on_picked(self, page_id: str) -> None:
        self._put(page_id)

    @Slot()
    def _add_collection(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._put(*action.data())

    def _put(self, *page_ids: str | None) -> None:
        self.brief.set_day(self._window.browser.day)
        self.brief.add_pages(tuple(page_id for page_id in page_ids if page_id is not None))
        self._show()

    def _show(self) -> None:
        self.brief.show()
        self.brief.raise_()
        self.brief.activateWindow()

    @Slot()
    def _fill_menu(self) -> None:
        menu = self.brief.contents.add_menu
        menu.clear()
        chosen = self._window.list.table.chosen_count
        menu.addAction(_("An entry…")).triggered.connect(self._pick)
        page = menu.addAction(_("The open page"))
        page.triggered.connect(self._add)
        page.setEnabled(self._window.browser.state.selected is not None)
        rows = menu.addAction(_("The chosen rows of the table"))
        rows.triggered.connect(self._add_rows)
        rows.setEnabled(chosen > 0)
        menu.addAction(_("All that the table lists")).triggered.connect(self._add_listed)
        menu.addAction(_("Deadlines")).triggered.connect(self._add_deadlines)
        menu.addAction(_("Changes of thirty days")).triggered.connect(self._add_changes)
        self._fill_collections(menu)

    def _fill_collections(self, menu: QMenu) -> None:
        from db.notebook import marks
        from db.notebook.reader import open_reader

        try:
            connection = open_reader(self._window.context.notebook.path)
        except DataError:
            return  # said at the start
        try:
            found = [each for each in marks.collections(connection) if each.entries]
        except DataError:
            return
        finally:
            connection.close()
        if found:
            menu.addSeparator()
        for each in found:
            action = menu.addAction(_("Collection: {name}").format(name=each.name))
            action.setData([entry.id for entry in each.entries])
            action.triggered.connect(self._add_collection)

    # --- briefings made before

    @Slot()
    def _show_recent(self) -> None:
        from desktop.views.brief_recents import BriefRecents

        context = self._window.context
        compare = partial(
            _compared, edition=context.paths.edition, notebook=context.paths.notebook, today=context.today()
        )
        dialog = BriefRecents(self.brief.recent, self._window.services.runner, compare=compare, parent=self.brief)
        dialog.again_asked.connect(self._again)
        dialog.opened.connect(self._reopen)
        dialog.open()

    @Slot(object)
    def _again(self, made: Recent) -> None:
        self.brief.show_recent(made, self._window.context.today())

    @Slot(object)
    def _reopen(self, made: Recent) -> None:
        self.brief.show_recent(made, made.as_of)


def _hits(reading: Reading, day: date, /, text: str) -> tuple[HitRow, ...]:
    return reading.hits(text, day)


def _compared(made: Recent, *, edition: Path, notebook: Path, today: date) -> str:
    from desktop.reading.brief_changes import what_would_change

    return what_would_change(edition, notebook, made=made, today=today)
