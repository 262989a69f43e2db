"""Writes a briefing from its window: progress, cancelling, and what is said and kept afterwards."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from db.errors import DataError
from db.words import EditionInfo
from desktop.core.brief_recent import Recent, RecentBriefings
from desktop.core.briefing_options import BriefingOptions
from desktop.core.errors import Message, Offer, Tone, error_message
from desktop.core.texts import _, ngettext
from desktop.tasks.briefing import BriefingDone, BriefingJob, write
from desktop.tasks.export import ExportCancelledError, Ticket
from desktop.tasks.outcome import Outcome, Runner
from desktop.views.message_bar import MessageBar

PROGRESS_MS = 100
OPEN_FOLDER = "open-folder"
_log = logging.getLogger("monazite.ui")


class BriefExport(QObject):
    """One briefing at a time.

    Args:
        runner: Does the work.
        messages: Where is said how far it is and what came of it.
        recent: Where what was made is kept.
        edition: What briefings are made from.

    Signals:
        ended: Without argument, when the briefing was written, cancelled or could not be written.
    """

    ended = Signal()

    def __init__(
        self, runner: Runner, messages: MessageBar, *, recent: RecentBriefings, edition: EditionInfo, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._messages = messages
        self._recent = recent
        self._edition = edition
        self._ticket: Ticket | None = None
        self._job: BriefingJob | None = None
        self._folder: Path | None = None
        self._turn = 0
        self._progress = QTimer(self)
        self._progress.setInterval(PROGRESS_MS)
        self._progress.timeout.connect(self._show_progress)
        messages.cancelled.connect(self.cancel)
        messages.offer_taken.connect(self._on_offer)

    @property
    def is_busy(self) -> bool:
        """Return whether a briefing is being written."""
        return self._ticket is not None

    @property
    def folder(self) -> Path:
        """Return where the last briefing went, as far as that is still there; else where documents are."""
        kept = [self._folder, *(made.target.parent for made in self._recent.all())]
        known = next((folder for folder in kept if folder is not None and folder.is_dir()), None)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return known or Path(documents or Path.home())

    def start(self, job: BriefingJob) -> None:
        """Write the briefing, off the GUI thread."""
        self._ticket = Ticket()
        self._job = replace(job, ticket=self._ticket)
        self._folder = job.target.parent
        self._turn += 1
        text = _("Writing the briefing to {name} …").format(name=job.target.name)
        self._messages.show_work(text, can_cancel=True)
        self._progress.start()
        self._runner.query(partial(write, self._job), self._on_written, token=self._turn)

    @Slot()
    def cancel(self) -> None:
        """Stop: said at once; whatever the thread still does ends without a file."""
        if self._ticket is None:
            return
        self._ticket.cancel()
        self._end()
        self._messages.show_message(Message(Tone.INFO, _("The export was cancelled; nothing was written.")))

    def _end(self) -> None:
        self._ticket = None
        self._turn += 1
        self._progress.stop()
        self.ended.emit()

    @Slot()
    def _show_progress(self) -> None:
        if self._ticket is not None:
            self._messages.show_progress(*self._ticket.progress)

    @Slot(object)
    def _on_written(self, outcome: Outcome) -> None:
        if outcome.token != self._turn:
            return  # it was cancelled, and said so
        self._end()
        if isinstance(outcome.error, ExportCancelledError):
            self._messages.show_message(Message(Tone.INFO, outcome.error.text))
        elif outcome.error is not None:
            self._messages.show_message(error_message(outcome.error))
        elif isinstance(outcome.value, BriefingDone):
            self._say_done(outcome.value)

    def _say_done(self, done: BriefingDone) -> None:
        _log.info("briefing of %d pages written", done.pages)
        pages = ngettext("{count} page", "{count} pages", done.pages).format(count=done.pages)
        sources = ngettext("{count} source", "{count} sources", done.sources).format(count=done.sources)
        text = _("Briefing saved as {path}: {pages}, {sources}.").format(path=done.target, pages=pages, sources=sources)
        self._messages.show_message(Message(Tone.DONE, text, offer=Offer(_("Open folder"), OPEN_FOLDER)))
        if self._job is None:
            return
        try:
            self._recent.add(recent_of(self._job, done, edition=self._edition))
        except DataError as error:
            self._messages.show_message(error_message(error))

    @Slot(object)
    def _on_offer(self, key: str) -> None:
        if key != OPEN_FOLDER or self._folder is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            QGuiApplication.clipboard().setText(str(self._folder))
            text = _("The system opens no folders. Copied: {path}").format(path=self._folder)
            self._messages.show_message(Message(Tone.INFO, text))


def recent_of(job: BriefingJob, done: BriefingDone, *, edition: EditionInfo) -> Recent:
    """Return what is kept of a briefing that was made now."""
    options = job.options if job.options is not None else BriefingOptions()
    return Recent(
        done.target,
        done.title,
        datetime.now(UTC).replace(microsecond=0),
        job.day,
        (job.page_id, *job.further),
        job.is_each,
        replace(options, has_notes=options.has_notes or job.has_notes),
        done.pages,
        done.sources,
        edition.data_date,
        edition.content_hash,
        done.sha256,
    )
