"""Makes Qt actions and the menu from the catalogue of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from desktop.core.actions import ActionSpec, Menu, UiContext, catalogue
from desktop.core.texts import _
from desktop.views.style import Style

Handler = Callable[[], None]


class PrimaryButton(QPushButton):
    """A button that stands out and does what an action does; it is enabled with the action."""

    def __init__(self, action: QAction, icon: str, *, style: Style, name: str, parent: QWidget) -> None:
        super().__init__(action.text(), parent)
        self.setObjectName(name)
        self.setProperty("look", "primary")
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text())
        self.setIconSize(QSize(16, 16))
        self._action = action
        self._icon = icon
        self._style = style
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_changed)
        style.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setIcon(self._style.icons.icon(self._icon, "accent_text", is_for_action=True))


class ActionSet(QObject):
    """The actions of one window, by id.

    Args:
        handlers: A bound method for each action id of the catalogue.
    """

    def __init__(self, window: QWidget, style: Style, *, handlers: Mapping[str, Handler]) -> None:
        super().__init__(window)
        self._style = style
        self._specs = catalogue()
        self._actions: dict[str, QAction] = {}
        self._menu: QMenu | None = None
        self._context = UiContext()
        groups: dict[str, QActionGroup] = {}
        for spec in self._specs:
            action = self._make(spec, window)
            action.triggered.connect(handlers[spec.id])
            if spec.group:
                action.setCheckable(True)
                groups.setdefault(spec.group, QActionGroup(self)).addAction(action)
            self._actions[spec.id] = action
        style.changed.connect(self._on_style_changed)

    def action(self, action_id: str) -> QAction:
        """Return the action; KeyError for an unknown id."""
        return self._actions[action_id]

    def trigger(self, action_id: str) -> None:
        """Do the action, if it can be used now."""
        self._actions[action_id].trigger()

    def update_from(self, context: UiContext) -> None:
        """Enable what can be used now."""
        self._context = context
        for spec in self._specs:
            self._actions[spec.id].setEnabled(spec.is_enabled(context))

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu of all actions, a section each a menu of its own: all in one would not fit a small screen."""
        menu = QMenu(parent)
        menu.setObjectName("main_menu")
        menu.aboutToShow.connect(self._on_menu)
        self._menu = menu
        return menu

    def button(self, action_id: str, name: str, parent: QWidget) -> QToolButton:
        """Return a button without a frame that stands for the action."""
        button = QToolButton(parent)
        button.setObjectName(name)
        button.setProperty("look", "flat")
        self._draw(self._spec(action_id))
        button.setDefaultAction(self._actions[action_id])
        button.setAccessibleName(self._actions[action_id].text())
        return button

    def primary_button(self, action_id: str, name: str, parent: QWidget) -> PrimaryButton:
        """Return the button that stands out, with the action's text and icon."""
        return PrimaryButton(
            self._actions[action_id], self._spec(action_id).icon, style=self._style, name=name, parent=parent
        )

    def _spec(self, action_id: str) -> ActionSpec:
        return next(spec for spec in self._specs if spec.id == action_id)

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """Return the actions as data, with the shortcuts that they have."""
        return self._specs

    @property
    def context(self) -> UiContext:
        """Return what the actions were last enabled from."""
        return self._context

    def set_keys(self, specs: tuple[ActionSpec, ...]) -> None:
        """Give the actions the shortcuts of these; apart from making them, because the first rows can do without."""
        from PySide6.QtGui import QKeySequence

        self._specs = specs
        for spec in specs:
            action = self._actions[spec.id]
            keys = [QKeySequence(text) for text in spec.keys]
            if keys or action.shortcuts():
                action.setShortcuts(keys)
                shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
                action.setToolTip(f"{spec.tip}{shown}")

    def pressed_for(self, action_id: str) -> str:
        """Return what to press for the action, as a sentence names it: its keys, or its name where it has none."""
        from PySide6.QtGui import QKeySequence

        keys = self._actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return keys or _("“{action}”").format(action=self._actions[action_id].text())

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(spec.text, window)
        action.setObjectName(spec.id)
        action.setToolTip(spec.tip)
        window.addAction(action)
        return action

    def _draw(self, spec: ActionSpec) -> None:
        if spec.icon:
            self._actions[spec.id].setIcon(self._style.icons.icon(spec.icon, is_for_action=True))

    @Slot()
    def _on_menu(self) -> None:
        """Fill the menu, and draw the icons that only it shows, when it is first opened."""
        if self._menu is None or not self._menu.isEmpty():
            return
        titles = _titles()
        sections: dict[Menu, QMenu] = {}
        for spec in self._specs:
            if spec.menu not in sections:
                sections[spec.menu] = self._menu.addMenu(titles[spec.menu.value])
                sections[spec.menu].setObjectName(f"menu_{spec.menu}")
            if self._actions[spec.id].icon().isNull():
                self._draw(spec)
            sections[spec.menu].addAction(self._actions[spec.id])

    @Slot()
    def _on_style_changed(self) -> None:
        for spec in self._specs:
            if not self._actions[spec.id].icon().isNull():
                self._draw(spec)


def _titles() -> dict[str, str]:
    """Return what each section is called, by its value."""
    return {
        "go": _("Go"),
        "find": _("Find"),
        "time": _("Time"),
        "table": _("Table"),
        "entry": _("Entry"),
        "figure": _("Figure"),
        "notebook": _("Notebook"),
        "tab": _("Tabs"),
        "view": _("View"),
        "help": _("Help"),
    }
