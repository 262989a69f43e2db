"""What the actions of the table do: copy and compare the chosen rows, choose columns, save the table as a file."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot

from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from desktop.tasks.export import Ticket
    from desktop.tasks.outcome import Outcome
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow
    from desktop.views.record_table import RecordTable

PROGRESS_MS = 100
_log = logging.getLogger("monazite.ui")
_MENU = (
    "tab.open",
    "",
    "table.copy",
    "table.copy_text",
    "table.compare",
    "table.brief",
    "",
    "table.export",
    "table.columns",
)


class TableCommands(QObject):
    """One method an action; acts on the window that owns it.

    Signals:
        changed: Without argument, when other actions can be used than before.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ticket: Ticket | None = None
        self._last_folder: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PROGRESS_MS)
        self._timer.timeout.connect(self._show_progress)

    @property
    def is_exporting(self) -> bool:
        """Return whether a table is being saved."""
        return self._ticket is not None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "find.conditions": self._enter_conditions,
            "table.copy": self.copy,
            "table.copy_text": self._copy_text,
            "table.compare": self._compare,
            "table.columns": self._choose_columns,
            "table.export": self._export,
        }

    def serve(self, table: RecordTable) -> None:
        """Do what the table itself asks for: its menus, and Ctrl+C."""
        table.columns.keep_in(self._window.context.settings)
        table.columns.failed.connect(self._window.fail)
        table.copy_asked.connect(self.copy)
        table.menu_asked.connect(self._show_menu)
        table.header.menu_asked.connect(self._show_columns)
        table.rows_chosen.connect(self.changed)

    # --- rows

    @Slot()
    def copy(self) -> None:
        """Copy the chosen rows as lines with tabs, under their heads."""
        from desktop.core.table_export import tabbed

        table = self._window.list.table
        rows = table.chosen_rows
        if rows:
            text = ngettext("{count} row copied, under the heads.", "{count} rows copied, under the heads.", len(rows))
            copied = tabbed(table.model.listing, table.columns.shown_places, rows=rows)
            self._put(copied, text.format(count=f"{len(rows):,}"))

    @Slot()
    def _copy_text(self) -> None:
        from desktop.core.formats import edition_line
        from desktop.core.table_export import told

        table, window = self._window.list.table, self._window
        rows = table.chosen_rows
        if rows:
            day, edition = window.browser.day.isoformat(), edition_line(window.context.reading.edition)
            said = _("As of {day}, from the {edition}.").format(day=day, edition=edition)
            words = told(table.model.listing, table.columns.shown_places, rows=rows)
            text = ngettext("{count} row copied as text.", "{count} rows copied as text.", len(rows))
            self._put(f"{words}{said}\n", text.format(count=f"{len(rows):,}"))

    def _put(self, text: str, said: str) -> None:
        from PySide6.QtGui import QGuiApplication

        from desktop.core.errors import Message, Tone

        QGuiApplication.clipboard().setText(text)
        self._window.say(Message(Tone.DONE, said))

    @Slot()
    def _compare(self) -> None:
        from desktop.core.page_id import ComparePage

        self._window.browser.follow(str(ComparePage(self._window.list.table.chosen_ids)))

    @Slot()
    def _enter_conditions(self) -> None:
        self._window.list.chips.enter()

    # --- menus

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self._window)
        menu.setObjectName("table_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for action_id in _MENU:
            if action_id:
                menu.addAction(self._window.actions_by_id.action(action_id))
            else:
                menu.addSeparator()
        menu.popup(place)

    @Slot()
    def _choose_columns(self) -> None:
        """Open the menu of the column with the current cell."""
        table = self._window.list.table
        current = table.view.currentIndex()
        self._show_columns(table.model.column(current.column()).key if current.isValid() else "")

    @Slot(object)
    def _show_columns(self, key: str) -> None:
        from desktop.views.column_menu import ColumnMenu

        table = self._window.list.table
        titles = {column.key: column.title for column in table.model.listing.columns}
        menu = ColumnMenu(table.columns, titles, self._window, key=key)
        menu.name_asked.connect(self._ask_name)
        menu.aboutToHide.connect(menu.deleteLater)
        section = table.header.logicalIndex(table.columns.shown.index(key)) if key in table.columns.shown else 0
        left = max(0, table.header.sectionViewportPosition(section)) if key else 0
        menu.popup(table.header.viewport().mapToGlobal(QPoint(left, table.header.height())))

    @Slot()
    def _ask_name(self) -> None:
        from desktop.views.name_dialog import NameDialog

        lead = _("A name for these columns. A set of the same name is replaced.")
        dialog = NameDialog(_("Save columns"), lead, self._window)
        dialog.named.connect(self._window.list.table.columns.save_as)
        dialog.open()

    # --- files

    @Slot()
    def _export(self) -> None:
        from desktop.core.file_names import file_stem

        browser = self._window.browser
        folder = self._last_folder or _documents()
        stem = file_stem(f"{browser.state.kind.value}-{browser.state.text}")
        name = f"{stem}-{browser.day.isoformat()}.csv"
        self._window.services.dialogs.ask_table(self._window, folder / name, answer=self.export_to)

    def export_to(self, target: Path) -> None:
        """Save everything that the table lists, off the GUI thread."""
        from desktop.tasks.export import ExportJob, Ticket, write

        window = self._window
        self._last_folder = target.parent
        self._ticket = Ticket()
        self.changed.emit()
        messages = window.messages
        messages.show_work(_("Saving the table as {name} …").format(name=target.name), can_cancel=True)
        messages.cancelled.connect(self._cancel, Qt.ConnectionType.UniqueConnection)
        self._timer.start()
        job = ExportJob(
            window.context.paths.edition,
            window.context.paths.notebook,
            window.browser.state,
            window.browser.day,
            window.list.table.columns.shown,
            target,
            self._ticket,
        )
        window.services.runner.query(partial(write, job), self._on_exported)

    @Slot()
    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot()
    def _show_progress(self) -> None:
        if self._ticket is not None:
            done, total = self._ticket.progress
            self._window.messages.show_progress(done, total)

    @Slot(object)
    def _on_exported(self, outcome: Outcome) -> None:
        from desktop.core.errors import Message, Tone
        from desktop.tasks.export import ExportCancelledError, ExportDone

        self._timer.stop()
        self._ticket = None
        self.changed.emit()
        if isinstance(outcome.error, ExportCancelledError):
            self._window.say(Message(Tone.INFO, outcome.error.text))
        elif outcome.error is not None:
            self._window.fail(outcome.error)
        elif isinstance(outcome.value, ExportDone):
            done = outcome.value
            _log.info("table of %d rows written", done.rows)
            text = ngettext("Table saved as {path}: {count} row.", "Table saved as {path}: {count} rows.", done.rows)
            self._window.say(Message(Tone.DONE, text.format(path=done.target, count=f"{done.rows:,}")))


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
