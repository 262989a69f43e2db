"""The left side of the window: name, rail, filters."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.texts import _
from desktop.views.facet_panel import FacetPanel
from desktop.views.rail import Rail
from desktop.views.style import Style
from desktop.views.top_bar import HEIGHT


class Side(QFrame):
    """Holds the rail and the filter panel."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setMinimumWidth(176)
        self.setMaximumWidth(360)
        mark = QLabel(self)
        mark.setPixmap(self.window().windowIcon().pixmap(QSize(24, 24)))
        name = QLabel("Monazite", self)
        name.setObjectName("brand")
        brand = QHBoxLayout()
        brand.setContentsMargins(16, 0, 12, 0)
        brand.setSpacing(9)
        brand.addWidget(mark)
        brand.addWidget(name, 1)
        top = QWidget(self)
        top.setLayout(brand)
        top.setFixedHeight(HEIGHT)
        self.rail = Rail(style, self)
        self._title = QLabel(_("FILTERS"), self)
        self._title.setObjectName("facets_title")
        self._title.setContentsMargins(18, 18, 12, 0)
        self.facets = FacetPanel(style, self)
        self._rest = QWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self.rail)
        layout.addWidget(self._title)
        layout.addWidget(self.facets, 1)
        layout.addWidget(self._rest, 1)
        self._rest.hide()

    def show_facets(self, *, is_shown: bool) -> None:
        """Show or hide the filters."""
        self._title.setVisible(is_shown)
        self.facets.setVisible(is_shown)
        self._rest.setVisible(not is_shown)
