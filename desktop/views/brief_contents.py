"""The parts of a briefing as a list that is ordered by dragging and by keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.brief_plan import Part, Plan, PlanHistory
from desktop.core.texts import _, ngettext
from desktop.models.part_list import PartListModel


class PartView(QListView):
    """A list whose keys move and take out the chosen parts.

    Signals:
        step_asked: -1 for up, 1 for down.
        removal_asked: Without argument.
        undo_asked: -1 for undo, 1 for redo.
    """

    step_asked = Signal(object)
    removal_asked = Signal()
    undo_asked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with up and down moves, Delete takes out, Ctrl+Z undoes."""
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if has_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit(-1)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.undo_asked.emit(1)
        else:
            super().keyPressEvent(event)


class BriefContents(QWidget):
    """The list with its buttons.

    Signals:
        changed: Without argument, when the plan is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("brief_contents")
        self._history = PlanHistory()
        self.model = PartListModel(self)
        self.view = PartView(self)
        self.view.setObjectName("brief_parts")
        self.view.setAccessibleName(_("Contents of the briefing"))
        self.view.setToolTip(_("Drag parts, or move them with Alt+Up and Alt+Down; Delete takes them out."))
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.view.setUniformItemSizes(True)
        self.view.setSpacing(2)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = QLabel(self)
        self.said.setObjectName("popup_hint")
        self.said.setWordWrap(True)
        self.add_menu = QMenu(self)
        self.add_menu.setObjectName("brief_add_menu")
        self.add = self._button("brief_add", _("Add"))
        self.add.setMenu(self.add_menu)
        self.remove = self._button("brief_remove", _("Remove"))
        self.up = self._button("brief_up", _("Up"))
        self.down = self._button("brief_down", _("Down"))
        self.undo = self._button("brief_undo", _("Undo"))
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.add, self.remove, self.undo):
            first.addWidget(button)
        for button in (self.up, self.down):
            second.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 8, 10)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addWidget(self.view, 1)
        layout.addLayout(second)
        layout.addWidget(self.said)
        self.model.drop_asked.connect(self._on_dropped)
        self.view.step_asked.connect(self._on_step)
        self.view.removal_asked.connect(self._on_remove)
        self.view.undo_asked.connect(self._on_undo)
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.undo.clicked.connect(self._on_back)
        self._show()

    @property
    def plan(self) -> Plan:
        """Return what the briefing is to have."""
        return self._history.current

    def add_parts(self, parts: Iterable[Part]) -> None:
        """Put parts at the end; those that are there already stay in their places."""
        self._do(self.plan.added(parts))

    def show_plan(self, plan: Plan) -> None:
        """Show another plan, which can be undone too."""
        self._do(plan)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the places that are chosen."""
        return tuple(sorted(index.row() for index in self.view.selectionModel().selectedRows()))

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _do(self, plan: Plan, chosen: Iterable[str] = ()) -> None:
        self._set(self._history.then(plan), chosen)

    def _set(self, history: PlanHistory, chosen: Iterable[str] = ()) -> None:
        has_changed = history.current != self.plan
        self._history = history
        if has_changed:
            self._show(frozenset(chosen))
            self.changed.emit()

    def _show(self, chosen: frozenset[str] = frozenset()) -> None:
        parts = self.plan.parts
        self.model.set_parts(parts)
        selection = self.view.selectionModel()
        places = [place for place, part in enumerate(parts) if part.page_id in chosen]
        for place in places:
            selection.select(self.model.index(place), QItemSelectionModel.SelectionFlag.Select)
        if places:
            index = self.model.index(places[0])
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(index)
        words = ngettext("{count} part", "{count} parts", len(parts)).format(count=len(parts))
        self.said.setText(words if parts else _("Add entries, reports, rows of the table or a collection."))
        self._on_selection()

    def _step(self, step: int) -> None:
        chosen = [self.plan.page_ids[place] for place in self.chosen]
        self._do(self.plan.stepped(self.chosen, step), chosen)

    @Slot()
    @Slot(object, object)
    def _on_selection(self, *_selections: object) -> None:
        has_chosen = bool(self.chosen)
        for button in (self.remove, self.up, self.down):
            button.setEnabled(has_chosen)
        self.undo.setEnabled(bool(self._history.past))

    @Slot(object)
    def _on_dropped(self, wish: tuple[tuple[int, ...], int]) -> None:
        places, before = wish
        chosen = [self.plan.page_ids[place] for place in places if place < len(self.plan.parts)]
        self._do(self.plan.dropped(places, before), chosen)

    @Slot(object)
    def _on_step(self, step: int) -> None:
        self._step(step)

    @Slot()
    def _on_up(self) -> None:
        self._step(-1)

    @Slot()
    def _on_down(self) -> None:
        self._step(1)

    @Slot()
    def _on_remove(self) -> None:
        self._do(self.plan.removed(self.chosen))

    @Slot(object)
    def _on_undo(self, step: int) -> None:
        self._set(self._history.back() if step < 0 else self._history.forward())

    @Slot()
    def _on_back(self) -> None:
        self._on_undo(-1)
