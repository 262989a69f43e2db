"""The places of the window's parts: tabs over everything, the side, and table and page beside each other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

_SIZES = {"outer": (212, 1068), "panes": (500, 568), "reading": (570, 110)}
_MESSAGES_AT = 2


class Frame(QWidget):
    """Holds the parts of a window; what is made later gets its place later.

    Args:
        sizes: Sizes in pixels by splitter name, as far as they are known.
    """

    def __init__(self, sizes: Mapping[str, tuple[int, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self._sizes = {**_SIZES, **sizes}
        self.right = QWidget(self)
        self._reading: QSplitter | None = None
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._outer = QSplitter(Qt.Orientation.Horizontal, self)
        self._column = QVBoxLayout(self.right)
        self._rows = QVBoxLayout(self)
        for layout in (self._column, self._rows):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def lay_out(self, side: QWidget, table: QWidget, *, above: tuple[QWidget, ...], below: QWidget) -> None:
        """Put the parts that are there from the start in their places.

        Args:
            side: What stands on the left.
            table: What stands left of the page.
            above: What stands over table and page.
            below: What stands under everything.
        """
        self._fill("panes", self._panes, table, QWidget(self))
        self._fill("outer", self._outer, side, self.right)
        for widget in above:
            self._column.addWidget(widget)
        self._column.addWidget(self._panes, 1)
        self._rows.addWidget(self._outer, 1)
        self._rows.addWidget(below)

    def put_page(self, pane: QSplitter) -> None:
        """Put page and note beside the table."""
        self._reading = pane
        sizes = self._panes.sizes()
        placeholder = self._panes.replaceWidget(1, pane)
        if placeholder is not None:
            placeholder.deleteLater()
        self._panes.setSizes(sizes)
        self._set_sizes("reading", pane)

    def put_messages(self, bar: QWidget) -> None:
        """Put the messages over table and page."""
        self._column.insertWidget(_MESSAGES_AT, bar)

    def put_tabs(self, bar: QWidget) -> None:
        """Put the tabs over everything."""
        self._rows.insertWidget(0, bar)

    def sizes(self) -> dict[str, tuple[int, ...]]:
        """Return the sizes in pixels by splitter name."""
        sizes = self._sizes | {"outer": tuple(self._outer.sizes()), "panes": tuple(self._panes.sizes())}
        # Where the note is hidden, the sizes say nothing of it.
        note = None if self._reading is None else self._reading.widget(1)
        if self._reading is not None and note is not None and note.isVisible():
            sizes["reading"] = tuple(self._reading.sizes())
        return sizes

    def _fill(self, name: str, splitter: QSplitter, *widgets: QWidget) -> None:
        splitter.setObjectName(f"splitter_{name}")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for widget in widgets:
            splitter.addWidget(widget)
        splitter.setStretchFactor(0, int(name == "panes"))
        splitter.setStretchFactor(1, 1)
        self._set_sizes(name, splitter)

    def _set_sizes(self, name: str, splitter: QSplitter) -> None:
        sizes = self._sizes[name]
        splitter.setSizes(list(sizes if len(sizes) == splitter.count() else _SIZES[name]))
