"""The window in which a briefing is put together: contents, options, a live preview, and what was made before."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QToolButton, QVBoxLayout, QWidget

from db.errors import DataError
from desktop.core.as_of import as_of_view
from desktop.core.brief_plan import Part, Plan
from desktop.core.brief_recent import Recent, RecentBriefings
from desktop.core.browse_state import is_entry
from desktop.core.errors import error_message
from desktop.core.file_names import file_stem
from desktop.core.formats import day as iso
from desktop.core.formats import kind
from desktop.core.texts import _
from desktop.tasks.briefing import BriefingJob
from desktop.tasks.export import Ticket
from desktop.tasks.outcome import LatestOnly, Outcome
from desktop.tasks.page_image import Previewed, open_preview
from desktop.views.as_of import AsOfButton
from desktop.views.brief_contents import BriefContents
from desktop.views.brief_export import BriefExport
from desktop.views.brief_options import BriefOptions
from desktop.views.brief_preview import BriefPreview
from desktop.views.brief_profiles import ProfileMenu
from desktop.views.message_bar import MessageBar
from desktop.views.widgets import fit

if TYPE_CHECKING:
    from desktop.reading.context import AppContext
    from desktop.views.services import Services

PAUSE_MS = 250
# A preview of more parts would take longer than one looks at it.
MOST_PREVIEWED = 20


class BriefWindow(QWidget):
    """Stands beside the window that it belongs to, which goes on working.

    Signals:
        recent_asked: Without argument, when the briefings made before are to be listed.
    """

    recent_asked = Signal()

    def __init__(self, context: AppContext, services: Services, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("brief_window")
        self.setWindowTitle(_("Briefing – Monazite"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(640, 400)
        self._context = context
        self._services = services
        self._day = context.today()
        self._looking: Ticket | None = None
        self._is_stale = False
        self.most: int | None = MOST_PREVIEWED
        self._latest = LatestOnly()
        self.recent = RecentBriefings(context.paths.data_dir / "briefings.json")
        self.messages = MessageBar(services.style, self)
        self.writer = BriefExport(
            services.runner, self.messages, recent=self.recent, edition=context.reading.edition, parent=self
        )
        self.contents = BriefContents(self)
        self.options = BriefOptions(services.style, self)
        self.preview = BriefPreview(services.runner, services.style, self)
        self.as_of = AsOfButton(services.style, context.reading.edition.data_date, self)
        self.as_of.setObjectName("brief_as_of")
        self._profiles = ProfileMenu(context.settings, self.options, self)
        self.recents = self._button("brief_recent", _("Made before…"))
        self.export = self._button("brief_export", _("Export…"))
        self.export.setProperty("look", "primary")
        self._page = QLabel(self)
        self._page.setObjectName("brief_page")
        self._more = self._button("brief_all", _("Preview all"))
        self._more.hide()
        self._zoom_buttons = tuple(
            self._tool(name, text, tip)
            for name, text, tip in (
                ("brief_zoom_out", "−", _("Smaller (Ctrl+−)")),
                ("brief_zoom_in", "+", _("Larger (Ctrl++)")),
                ("brief_fit", "↔", _("As wide as there is room (Ctrl+0)")),
            )
        )
        self._pause = QTimer(self)
        self._pause.setInterval(PAUSE_MS)
        self._pause.setSingleShot(True)
        self._lay_out()
        self._connect()
        fit(self, QSize(1180, 760))
        self._show_day()

    # --- what others use

    @property
    def day(self) -> date:
        """Return the as-of day."""
        return self._day

    def set_day(self, day: date) -> None:
        """Let the briefing be as of another day."""
        if day != self._day:
            self._day = day
            self._show_day()
            self._want_preview()

    def add_pages(self, page_ids: tuple[str, ...]) -> None:
        """Put entries and reports at the end of the contents."""
        try:
            parts = [self._part(page_id) for page_id in page_ids]
        except DataError as error:
            self.messages.show_message(error_message(error))
            return
        self.contents.add_parts(parts)

    def show_recent(self, made: Recent, day: date) -> None:
        """Show a briefing as it was put together, as of the day."""
        try:
            parts = tuple(self._part(page_id) for page_id in made.page_ids)
        except DataError as error:
            self.messages.show_message(error_message(error))
            return
        self._day = day
        self._show_day()
        self.options.show_options(made.options, is_each=made.is_each)
        self.contents.show_plan(Plan(parts))
        self._want_preview()

    # --- building

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _tool(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addWidget(QLabel(_("As of"), self))
        top.addWidget(self.as_of)
        top.addStretch(1)
        for widget in (self._profiles, self.recents, self.export):
            top.addWidget(widget)
        below = QHBoxLayout()
        below.setContentsMargins(8, 4, 12, 6)
        below.setSpacing(6)
        below.addWidget(self._page)
        below.addWidget(self._more)
        below.addStretch(1)
        for button in self._zoom_buttons:
            below.addWidget(button)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addLayout(below)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        for place, pane in enumerate((self.contents, self.options, right)):
            panes.addWidget(pane)
            panes.setStretchFactor(place, int(place == 2))
        panes.setSizes([270, 270, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.messages)
        layout.addWidget(panes, 1)

    def _connect(self) -> None:
        smaller, larger, fitting = self._zoom_buttons
        smaller.clicked.connect(self._on_smaller)
        larger.clicked.connect(self._on_larger)
        fitting.clicked.connect(self._on_fit)
        self.as_of.day_chosen.connect(self._on_day)
        self._pause.timeout.connect(self.make_preview)
        self.contents.changed.connect(self._want_preview)
        self.options.changed.connect(self._want_preview)
        self.options.faulty.connect(self._fail)
        self._profiles.failed.connect(self._fail)
        self._profiles.chosen.connect(self._want_preview)
        self.preview.page_shown.connect(self._on_page)
        self.preview.failed.connect(self._fail)
        self.recents.clicked.connect(self.recent_asked)
        self.export.clicked.connect(self.ask_file)
        self._more.clicked.connect(self._on_all)
        self.writer.ended.connect(self._on_ended)
        for keys, slot in (("Ctrl+E", self.ask_file), ("Ctrl+D", self.as_of.ask), ("Ctrl+W", self.close)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    # --- parts and options

    def _part(self, page_id: str) -> Part:
        if is_entry(page_id):
            # By its name alone: the pages of some hundred rows would take seconds.
            entry = self._context.reading.ref(page_id)
            return Part(page_id, entry.short_name, kind(entry.kind))
        return Part(page_id, self._context.reading.page(page_id, self._day).title, page_id)

    def _show_day(self) -> None:
        today, edition = self._context.today(), self._context.reading.edition
        self.as_of.show_day(as_of_view(None if self._day == today else self._day, today, edition=edition))

    @Slot(object)
    def _on_day(self, chosen: date | None) -> None:
        self.set_day(self._context.today() if chosen is None else chosen)

    def _job_of(self, target: Path, ticket: Ticket | None, *, most: int | None) -> BriefingJob | None:
        ids = self.contents.plan.page_ids
        if not ids:
            return None
        paths = self._context.paths
        return BriefingJob(
            paths.edition,
            paths.notebook,
            ids[0],
            self._day,
            target,
            options=self.options.options,
            further=ids[1:],
            is_each=self.options.is_each,
            ticket=ticket,
            most=most,
        )

    # --- the preview

    @Slot()
    def _want_preview(self) -> None:
        """Make the preview anew when nothing was changed for a moment; what is under way is of no use any more."""
        self._latest.next()
        if self._looking is not None:
            self._looking.cancel()
        self._enable()
        if self.isVisible() and not self.writer.is_busy:
            self._pause.start()
        else:
            self._is_stale = True

    @Slot()
    def make_preview(self) -> None:
        """Make it now; one at a time, so that fast changes never pile up."""
        self._pause.stop()
        if self._looking is not None or self.writer.is_busy:
            self._is_stale = True
            return
        self._is_stale = False
        ticket = Ticket()
        job = self._job_of(Path(), ticket, most=self.most)
        if job is None:
            self.preview.show_pages(None)
            self.preview.say(_("Here the pages of the briefing are shown."))
            self._more.hide()
            return
        self._looking = ticket
        self.preview.say(_("Making the pages …"))
        self._services.runner.query(partial(open_preview, job), self._on_previewed, token=self._latest.next())

    @Slot(object)
    def _on_previewed(self, outcome: Outcome) -> None:
        self._looking = None
        if not self._latest.is_latest(outcome) or self._is_stale:
            if self.isVisible() and not self.writer.is_busy:
                self._pause.start()
            return
        if outcome.error is not None:
            self.preview.show_pages(None)
            self.preview.say(f"{outcome.error.text} {outcome.error.hint}".strip())
        elif isinstance(outcome.value, Previewed):
            made = outcome.value.made
            self.preview.say("")
            self.preview.show_pages(outcome.value.pages)
            self._more.setVisible(made.parts < made.asked)
            if made.parts < made.asked:
                words = _("The preview has the first {parts} of {asked} parts; the file will have all.")
                self._more.setToolTip(words.format(parts=made.parts, asked=made.asked))
                self._page.setToolTip(self._more.toolTip())
                self._more.setText(
                    _("First {parts} of {asked}. Preview all").format(parts=made.parts, asked=made.asked)
                )

    @Slot()
    def _on_all(self) -> None:
        self.most = None
        self._want_preview()

    @Slot(object)
    def _on_page(self, page: int) -> None:
        count = self.preview.count
        self._page.setText(_("Page {number} of {count}").format(number=page + 1, count=count) if count else "")

    @Slot()
    def _on_smaller(self) -> None:
        self.preview.step_zoom(-1)

    @Slot()
    def _on_larger(self) -> None:
        self.preview.step_zoom(1)

    @Slot()
    def _on_fit(self) -> None:
        self.preview.set_zoom(None)

    # --- the file

    @Slot()
    def ask_file(self) -> None:
        """Ask where the briefing is to go."""
        ids = self.contents.plan.page_ids
        if not ids or self.writer.is_busy:
            return
        title = self.options.options.title
        stem = file_stem(title) if title else file_stem(ids[0]) + (f"+{len(ids) - 1}" if len(ids) > 1 else "")
        folder = self.writer.folder
        self._services.dialogs.ask_pdf(self, folder / f"{stem}-{iso(self._day)}.pdf", answer=self.export_to)

    def export_to(self, target: Path) -> None:
        """Write the briefing, off the GUI thread."""
        job = self._job_of(target, None, most=None)
        if job is None:
            return
        if self._looking is not None:
            # Made again afterwards: the writing is what is waited for.
            self._looking.cancel()
            self._is_stale = True
        self._pause.stop()
        self.writer.start(job)
        self._enable()

    def _enable(self) -> None:
        self.export.setEnabled(bool(self.contents.plan.parts) and not self.writer.is_busy)

    @Slot()
    def _on_ended(self) -> None:
        self._enable()
        if self._is_stale:
            self._want_preview()

    @Slot(object)
    def _fail(self, error: DataError) -> None:
        self.messages.show_message(error_message(error))

    # --- events

    def showEvent(self, event: object) -> None:
        """Make the preview that waited."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._want_preview()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what only this window waits for; what is being written goes on."""
        self._pause.stop()
        if self._looking is not None:
            self._looking.cancel()
        super().closeEvent(event)
