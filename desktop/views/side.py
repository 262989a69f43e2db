"""The left side of the window: name, rail, filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.texts import _
from desktop.views.rail import Rail
from desktop.views.style import Style
from desktop.views.top_bar import HEIGHT

if TYPE_CHECKING:
    from desktop.core.facet_rows import FacetRow
    from desktop.views.browser import Browser
    from desktop.views.facet_panel import FacetPanel


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
        self._title.hide()
        self._rest = QWidget(self)
        self._style = style
        # Made when the first rows are painted.
        self.facets: FacetPanel | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self.rail)
        layout.addWidget(self._title)
        layout.addWidget(self._rest, 1)

    def furnish(self, browser: Browser, *, is_shown: bool) -> None:
        """Make the filter panel and tie it to the browser."""
        from desktop.views.facet_panel import FacetPanel

        if self.facets is not None:
            return
        panel = FacetPanel(self._style, self)
        panel.value_stepped.connect(browser.step_facet)
        panel.value_excluded.connect(browser.exclude_facet)
        panel.facet_unfolded.connect(browser.unfold_facet)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, panel, 1)
        self.facets = panel
        self.show_facets(is_shown=is_shown)

    def show_facets(self, *, is_shown: bool) -> None:
        """Show or hide the filters."""
        if self.facets is not None:
            self._title.setVisible(is_shown)
            self.facets.setVisible(is_shown)
            self._rest.setVisible(not is_shown)

    @Slot(object)
    def show_rows(self, rows: tuple[FacetRow, ...]) -> None:
        """Show the rows of the filter panel, where it is there already."""
        if self.facets is not None:
            self.facets.show_rows(rows)
