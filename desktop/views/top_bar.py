"""The top bar: back and forward, search, as-of day, export, menu."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.core.texts import _
from desktop.views.action_set import ActionSet
from desktop.views.as_of import AsOfButton
from desktop.views.search_box import SearchBox
from desktop.views.style import Style

HEIGHT = 50


class TopBar(QFrame):
    """Holds the controls that concern the whole window."""

    def __init__(self, style: Style, actions: ActionSet, *, edition_day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setFixedHeight(HEIGHT)
        self._style = style
        self.back = actions.button("go.back", "back", self)
        self.forward = actions.button("go.forward", "forward", self)
        self.search = SearchBox(self)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(620)
        label = QLabel(_("As of"), self)
        label.setObjectName("as_of_label")
        self.as_of = AsOfButton(style, edition_day, self)
        self.earlier = actions.button("time.earlier", "earlier", self)
        self.later = actions.button("time.later", "later", self)
        export = actions.primary_button("entry.export", "export", self)
        self._menu = QToolButton(self)
        self._menu.setObjectName("menu")
        self._menu.setProperty("look", "flat")
        self._menu.setAccessibleName(_("Menu"))
        self._menu.setToolTip(_("Menu"))
        self._menu.setIconSize(QSize(18, 18))
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setMenu(actions.menu(self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(4)
        layout.addWidget(self.back)
        layout.addWidget(self.forward)
        layout.addSpacing(6)
        layout.addWidget(self.search, 10)
        layout.addStretch(1)
        layout.addSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.earlier)
        layout.addWidget(self.as_of)
        layout.addWidget(self.later)
        layout.addSpacing(6)
        layout.addWidget(export)
        layout.addWidget(self._menu)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    @Slot()
    def _on_style_changed(self) -> None:
        icons = self._style.icons
        self._menu.setIcon(icons.icon("menu"))
        self.search.set_icons(icons.icon("search"), icons.icon("close"))
