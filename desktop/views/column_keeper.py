"""Shows the columns that the user chose for each kind, in that order and width, and keeps the choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.column_sets import COLUMNS, ColumnChoice, ColumnSet, choice_of, with_choice

if TYPE_CHECKING:
    from db.words import Kind
    from desktop.core.settings import SettingsStore
    from desktop.models.record_table import RecordTableModel
    from desktop.views.record_header import RecordHeader


class ColumnKeeper(QObject):
    """The model always has all columns of a kind; this hides and moves the heads over them.

    Signals:
        changed: Without argument, when other columns are shown or should be fitted anew.
        failed: The `DataError` of a choice that cannot be kept.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, header: RecordHeader, model: RecordTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._header = header
        self._model = model
        self._store: SettingsStore | None = None
        self._choices: dict[Kind | None, ColumnChoice] = {}
        header.resized.connect(self._on_resized)
        header.moved.connect(self._on_moved)

    def keep_in(self, store: SettingsStore) -> None:
        """Read and keep the choices there from now on; until then they last as long as the window."""
        self._store = store
        self._choices.clear()

    @property
    def choice(self) -> ColumnChoice:
        """Return the choice for the kind that is shown."""
        kind = self._model.listing.kind
        if kind not in self._choices:
            self._choices[kind] = ColumnChoice() if self._store is None else choice_of(self._store.get(COLUMNS), kind)
        return self._choices[kind]

    @property
    def known(self) -> tuple[str, ...]:
        """Return the keys of all columns of the table, in the usual order."""
        return tuple(column.key for column in self._model.listing.columns)

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the keys of the shown columns, in order."""
        return self.choice.current.shown(self.known)

    @property
    def shown_places(self) -> tuple[int, ...]:
        """Return the places of the shown columns in the listing, in order."""
        places = {key: place for place, key in enumerate(self.known)}
        return tuple(places[key] for key in self.shown)

    def apply(self) -> None:
        """Hide and move the heads as chosen; costs little where they are so already."""
        header, known = self._header, self.known
        if len(known) != header.count():
            return
        shown = self.shown_places
        wanted = (*shown, *(place for place in range(len(known)) if place not in shown))
        for visual, section in enumerate(wanted):
            if header.visualIndex(section) != visual:
                header.moveSection(header.visualIndex(section), visual)
            if header.isSectionHidden(section) is not (visual >= len(shown)):
                header.setSectionHidden(section, visual >= len(shown))

    def fit(self, room: int) -> None:
        """Set the widths: the column with the name takes what the ones that fit beside it leave.

        A width that the user chose stays.
        """
        columns, own = self._model.listing.columns, self.choice.current.widths
        shown = [(place, columns[place]) for place in self.shown_places]
        used = next((own.get(column.key, column.width) for _place, column in shown if column.is_stretched), 0)
        for _place, column in shown:
            width = own.get(column.key, column.width)
            if not column.is_stretched and used + width <= room:
                used += width
            elif not column.is_stretched:
                break
        for place, column in shown:
            is_stretched = column.is_stretched and column.key not in own
            extra = max(0, room - used) if is_stretched else 0
            self._header.resizeSection(place, own.get(column.key, column.width) + extra)

    def show_column(self, key: str, *, is_shown: bool) -> None:
        """Show or hide the column; the last shown one stays."""
        self._use(self.choice.current.with_shown(key, known=self.known, is_shown=is_shown))

    def move_column(self, key: str, *, by: int) -> None:
        """Put the column further left (negative) or right."""
        self._use(self.choice.current.moved(key, known=self.known, by=by))

    def use_usual(self) -> None:
        """Show all columns in the usual order and width."""
        self._use(ColumnSet())

    def use_saved(self, name: str) -> None:
        """Show the columns of the named set."""
        if name in self.choice.saved:
            self._use(self.choice.saved[name])

    def use_keys(self, keys: tuple[str, ...]) -> None:
        """Show these columns in this order, as wide as they are."""
        self._use(replace(self.choice.current, keys=keys))

    @Slot(object)
    def save_as(self, name: str) -> None:
        """Keep what is shown under the name."""
        if name.strip():
            self._keep(replace(self.choice, current=replace(self.choice.current, keys=self.shown)).saving(name))

    def forget(self, name: str) -> None:
        """Drop the named set; what is shown stays."""
        self._keep(self.choice.without(name))

    def _use(self, current: ColumnSet) -> None:
        if current != self.choice.current:
            self._keep(replace(self.choice, current=current))
            self.apply()
            self.changed.emit()

    def _keep(self, choice: ColumnChoice) -> None:
        from db.errors import DataError

        kind = self._model.listing.kind
        self._choices[kind] = choice
        if self._store is None:
            return
        try:
            self._store.set(COLUMNS, with_choice(self._store.get(COLUMNS), kind, choice=choice))
        except DataError as error:
            self.failed.emit(error)

    @Slot(object)
    def _on_resized(self, keys: tuple[str, ...]) -> None:
        places = {key: place for place, key in enumerate(self.known)}
        widths = {key: self._header.sectionSize(places[key]) for key in keys}
        current = self.choice.current
        self._keep(replace(self.choice, current=replace(current, widths={**current.widths, **widths})))

    @Slot()
    def _on_moved(self) -> None:
        header, known = self._header, self.known
        order = sorted(range(len(known)), key=header.visualIndex)
        keys = tuple(known[place] for place in order if not header.isSectionHidden(place))
        self._keep(replace(self.choice, current=replace(self.choice.current, keys=keys)))
        self.changed.emit()
