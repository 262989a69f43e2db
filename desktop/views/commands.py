"""What the actions of the catalogue do."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from db.words import Kind
from desktop.core.actions import UiContext
from desktop.core.file_names import file_stem
from desktop.core.texts import _
from desktop.views.brief_commands import BriefCommands
from desktop.views.figure_commands import FigureCommands
from desktop.views.notebook_commands import NotebookCommands
from desktop.views.program_commands import ProgramCommands
from desktop.views.report_commands import ReportCommands
from desktop.views.search_commands import SearchCommands
from desktop.views.tab_commands import TabCommands
from desktop.views.table_commands import TableCommands
from desktop.views.time_commands import TimeCommands

if TYPE_CHECKING:
    from desktop.tasks.briefing import BriefingJob
    from desktop.tasks.outcome import Outcome
    from desktop.views.action_set import Handler
    from desktop.views.dialogs import Answer
    from desktop.views.main_window import MainWindow

_log = logging.getLogger("monazite.ui")


class Commands(QObject):
    """One method an action; acts on the window that owns it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.time = TimeCommands(window)
        self.reports = ReportCommands(window)
        self.figures = FigureCommands(window)
        self.briefs = BriefCommands(window)
        self.notebook = NotebookCommands(window)
        self.searches = SearchCommands(window, self.notebook)
        self.table = TableCommands(window)
        self.program = ProgramCommands(window)
        self.tabs = TabCommands(window)
        self.tabs.changed.connect(self.update_actions)
        self.table.changed.connect(self.update_actions)
        self._is_exporting = False
        self._job: BriefingJob | None = None
        self._last_folder: Path | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "go.back": self._go_back,
            "go.forward": self._go_forward,
            "go.mineral": self._go_mineral,
            "go.technology": self._go_technology,
            "go.firm": self._go_firm,
            "go.measure": self._go_measure,
            "go.list": self._go_list,
            "find.focus": self._window.focus_search,
            "find.clear": self._clear,
            "find.on_page": self._find_on_page,
            "entry.note": self._write_note,
            "entry.export": self._export,
            "entry.export_noted": self._export_noted,
            "entry.copy_id": self._copy_id,
            "view.next_pane": self._next_pane,
            "help.coverage": self._show_coverage,
            **self.time.handlers(),
            **self.reports.handlers(),
            **self.figures.handlers(),
            **self.briefs.handlers(),
            **self.notebook.handlers(),
            **self.searches.handlers(),
            **self.table.handlers(),
            **self.program.handlers(),
            **self.tabs.handlers(),
        }

    @Slot()
    def update_actions(self) -> None:
        """Enable what can be used now."""
        state, history = self._window.browser.state, self._window.browser.history
        tabs = self._window.tabs_now
        actions = self._window.actions_by_id
        actions.update_from(
            UiContext(
                has_entry=state.entry_id is not None,
                has_page=state.selected is not None,
                has_figure=self._window.has_figure,
                is_comparison=state.selected is not None and state.selected.startswith("compare/"),
                has_note=self._window.has_note,
                can_go_back=history.can_go_back,
                can_go_forward=history.can_go_forward,
                is_filtered=state.is_filtered,
                is_today=state.as_of is None,
                is_exporting=self._is_exporting or self.table.is_exporting,
                has_rows=self._window.list.table.model.rowCount() > 0,
                chosen_rows=self._window.list.table.chosen_count,
                tab=tabs.current,
                tabs=len(tabs.tabs),
                closed_tabs=len(tabs.closed),
            )
        )
        actions.action(f"view.{self._window.services.style.appearance}").setChecked(True)

    @Slot(object)
    def follow(self, page_id: str) -> None:
        """Go to an entry, a source or a report."""
        self._window.browser.follow(page_id)

    @Slot(object)
    def copy_address(self, address: str) -> None:
        """Copy an address out of the program: nothing here opens a connection."""
        text = _("Address copied: {address}").format(address=address)
        self._copy(address, text, hint=_("Monazite opens no addresses."))

    def _copy(self, text: str, said: str, *, hint: str = "") -> None:
        from PySide6.QtGui import QGuiApplication

        from desktop.core.errors import Message, Tone

        QGuiApplication.clipboard().setText(text)
        self._window.say(Message(Tone.DONE, said, hint))

    # --- go

    @Slot()
    def _go_back(self) -> None:
        self._window.browser.back()

    @Slot()
    def _go_forward(self) -> None:
        self._window.browser.forward()

    @Slot()
    def _go_mineral(self) -> None:
        self._window.browser.go_to_kind(Kind.MINERAL)

    @Slot()
    def _go_technology(self) -> None:
        self._window.browser.go_to_kind(Kind.TECHNOLOGY)

    @Slot()
    def _go_firm(self) -> None:
        self._window.browser.go_to_kind(Kind.FIRM)

    @Slot()
    def _go_measure(self) -> None:
        self._window.browser.go_to_kind(Kind.MEASURE)

    @Slot()
    def _go_list(self) -> None:
        self._window.browser.go_to_kind(Kind.LIST)

    # --- find

    @Slot()
    def _clear(self) -> None:
        self._window.browser.clear()

    @Slot()
    def _find_on_page(self) -> None:
        self._window.pane.page.open_find()

    # --- the entry

    @Slot()
    def _write_note(self) -> None:
        self._window.browser.flush()
        self._window.pane.note.enter()

    @Slot()
    def _copy_id(self) -> None:
        entry_id = self._window.browser.state.selected
        if entry_id is not None:
            self._copy(entry_id, _("Copied: {id}").format(id=entry_id))

    @Slot()
    def _export(self) -> None:
        self._ask_pdf(self.export_to)

    @Slot()
    def _export_noted(self) -> None:
        self._ask_pdf(self.export_noted_to)

    def export_to(self, target: Path) -> None:
        """Print the open entry into the file, off the GUI thread."""
        self._print(target, has_notes=False)

    def export_noted_to(self, target: Path) -> None:
        """Print the open entry with the user's notes into the file, off the GUI thread."""
        # What was typed just now belongs into it; this and the printing run one after the other.
        self._window.pane.desk.save()
        self._print(target, has_notes=True)

    def _ask_pdf(self, answer: Answer) -> None:
        page_id = self._window.browser.state.selected
        if page_id is not None:
            folder = self._last_folder or documents()
            name = f"{file_stem(page_id)}-{self._window.browser.day.isoformat()}.pdf"
            self._window.services.dialogs.ask_pdf(self._window, folder / name, answer=answer)

    def _print(self, target: Path, *, has_notes: bool) -> None:
        from desktop.tasks.briefing import BriefingJob, write

        page_id = self._window.browser.state.selected
        if page_id is None:
            return
        self._last_folder = target.parent
        self._set_exporting(is_exporting=True)
        self._window.messages.show_work(_("Writing the briefing to {name} …").format(name=target.name))
        paths = self._window.context.paths
        job = BriefingJob(paths.edition, paths.notebook, page_id, self._window.browser.day, target, has_notes=has_notes)
        self._job = job
        self._window.services.runner.change(partial(write, job), self._on_exported)

    @Slot(object)
    def _on_exported(self, outcome: Outcome) -> None:
        from desktop.core.errors import Message, Tone
        from desktop.tasks.briefing import BriefingDone

        self._set_exporting(is_exporting=False)
        if outcome.error is not None:
            self._window.fail(outcome.error)
            return
        if isinstance(outcome.value, BriefingDone):
            done = outcome.value
            _log.info("briefing of %d pages written", done.pages)
            self.briefs.keep(self._job, done)
            text = _("Briefing saved as {path}: {pages} pages, {sources} sources.")
            self._window.say(Message(Tone.DONE, text.format(path=done.target, pages=done.pages, sources=done.sources)))

    def _set_exporting(self, *, is_exporting: bool) -> None:
        self._is_exporting = is_exporting
        self.update_actions()

    # --- view and help

    @Slot()
    def _next_pane(self) -> None:
        panes = self._window.focus_panes()
        focused = self._window.focusWidget()
        place = next((place for place, pane in enumerate(panes) if pane is focused), -1)
        panes[(place + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _show_coverage(self) -> None:
        self._window.browser.follow("coverage")


def documents() -> Path:
    """Return where the system keeps the user's documents."""
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
