"""What the actions do that exchange notebooks by file: merge or import with a preview, and export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.core.texts import _
from desktop.views.backup_commands import utc_now

if TYPE_CHECKING:
    from desktop.tasks.exchange import Offered
    from desktop.tasks.outcome import Outcome
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow
    from desktop.views.notebook_commands import NotebookCommands


class MergeCommands(QObject):
    """One method an action; acts on the window that owns it."""

    def __init__(self, window: MainWindow, notebook: NotebookCommands) -> None:
        super().__init__(window)
        self._window = window
        self._notebook = notebook

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "notebook.merge": self._ask_other,
            "notebook.merge_folder": self._ask_folder,
            "notebook.export": self._ask_target,
            "notebook.export_folder": self._ask_target_folder,
            "notebook.export_entry": self._ask_entry_target,
        }

    def look_into(self, source: Path) -> None:
        """Read the file and show what merging it would do."""
        from desktop.tasks.exchange import look_into

        services = self._window.services
        self._save()
        self._window.messages.show_work(_("Reading {name} …").format(name=source.name))
        services.runner.change(partial(look_into, services.writing, source, now=utc_now()), self._on_looked)

    def export_to(self, target: Path) -> None:
        """Write the whole notebook into the file or folder."""
        self._export(target, ())

    def export_entry_to(self, target: Path) -> None:
        """Write what is on the open entry into the file."""
        entry_id = self._window.browser.state.entry_id
        if entry_id is not None:
            self._export(target, (entry_id,))

    def _export(self, target: Path, entry_ids: tuple[str, ...]) -> None:
        from desktop.reading.exchange import Export
        from desktop.tasks.exchange import export

        self._save()
        path = self._window.context.notebook.path
        work = partial(export, path, Export(target, entry_ids), now=utc_now())
        self._window.services.runner.change(work, self._on_exported)

    def _save(self) -> None:
        if self._window.has_pane:
            self._window.pane.desk.save()

    @Slot(object)
    def _on_looked(self, outcome: Outcome) -> None:
        from desktop.tasks.exchange import Offered
        from desktop.views.merge_dialog import MergeDialog

        self._window.messages.dismiss()
        if outcome.error is not None:
            self._window.fail(outcome.error)
        elif isinstance(outcome.value, Offered):
            dialog = MergeDialog(outcome.value, self._window)
            dialog.merge_asked.connect(self._on_merge_asked)
            dialog.open()

    @Slot(object)
    def _on_merge_asked(self, offered: Offered) -> None:
        from desktop.tasks.exchange import Merge

        self._notebook.do(Merge(offered))

    @Slot(object)
    def _on_exported(self, outcome: Outcome) -> None:
        from desktop.core.errors import Message, Tone

        if outcome.error is not None:
            self._window.fail(outcome.error)
        else:
            self._window.say(Message(Tone.DONE, str(outcome.value)))

    @Slot()
    def _ask_other(self) -> None:
        sorts = (
            _("Notebooks and exports (*.sqlite *.json *.csv)"),
            _("All files (*)"),
        )
        self._window.services.dialogs.ask_open(
            self._window, _("Merge a notebook or an export"), sorts=sorts, answer=self.look_into
        )

    @Slot()
    def _ask_folder(self) -> None:
        title = _("Import a folder of Markdown notes")
        self._window.services.dialogs.ask_folder(self._window, title, answer=self.look_into)

    @Slot()
    def _ask_target(self) -> None:
        self._ask_save(Path(f"monazite-notebook-{self._window.context.today()}.json"), whole=True)

    @Slot()
    def _ask_entry_target(self) -> None:
        entry_id = self._window.browser.state.entry_id
        if entry_id is not None:
            name = entry_id.replace("/", "-")
            self._ask_save(Path(f"notes-{name}-{self._window.context.today()}.json"), whole=False)

    @Slot()
    def _ask_target_folder(self) -> None:
        title = _("Choose an empty folder for the notes")
        self._window.services.dialogs.ask_folder(self._window, title, answer=self.export_to)

    def _ask_save(self, suggested: Path, *, whole: bool) -> None:
        from desktop.views.commands import documents

        answer = self.export_to if whole else self.export_entry_to
        self._window.services.dialogs.ask_notes(self._window, documents() / suggested, answer=answer)
