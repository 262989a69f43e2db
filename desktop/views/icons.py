"""Paints the program's single-colour icons in the colours of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from db.words import State
from desktop.core.theme import Theme

_SIZE = 18

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class Icons(QObject):
    """The icons of one folder in the colours of one theme, each painted once.

    `use` changes the theme; icons handed out before keep their colours, so ask for them again then.
    """

    def __init__(self, folder: Path, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._theme = theme
        self._drawings: dict[str, bytes] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._ratios = sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})

    @property
    def theme(self) -> Theme:
        """Return the theme whose colours are used."""
        return self._theme

    def use(self, theme: Theme) -> None:
        """Paint in the colours of another theme from now on."""
        self._theme = theme
        self._icons.clear()

    def icon(self, name: str, token: str = "text_muted", *, is_for_action: bool = False) -> QIcon:
        """Return the icon in the colour of the token; for an action, greyed where that is disabled."""
        key = (name, f"{token} {is_for_action}")
        if key not in self._icons:
            icon = QIcon()
            for ratio in self._ratios:
                icon.addPixmap(self.pixmap(name, self._theme.color(token), size=_SIZE, ratio=ratio))
                if is_for_action:
                    disabled = self.pixmap(name, self._theme.color("text_disabled"), size=_SIZE, ratio=ratio)
                    icon.addPixmap(disabled, QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def state_icons(self) -> dict[str, QIcon]:
        """Return the mark of each state by its value; that of "none known" is under the empty text."""
        return {value: self._mark(value) for value in ("", *State)}

    def state_image(self, value: str, *, size: int, ratio: float) -> QImage:
        """Return the mark of a state as an image for a page; `size` in pixels at the normal scale."""
        color = self._theme.state_color(value or None)
        return self.pixmap(f"state-{value or 'none'}", color, size=size, ratio=ratio).toImage()

    def pixmap(self, name: str, color: str, *, size: int, ratio: float) -> QPixmap:
        """Return the drawing in one colour, `size` pixels square at the normal scale."""
        if name not in self._drawings:
            self._drawings[name] = (self._folder / f"{name}.svg").read_bytes()
        drawing = self._drawings[name].replace(b"currentColor", color.encode("ascii"))
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _mark(self, value: str) -> QIcon:
        key = (f"state-{value or 'none'}", "")
        if key not in self._icons:
            icon = QIcon()
            for ratio in self._ratios:
                pixmap = self.pixmap(key[0], self._theme.state_color(value or None), size=14, ratio=ratio)
                icon.addPixmap(pixmap)
                icon.addPixmap(pixmap, QIcon.Mode.Selected)
            self._icons[key] = icon
        return self._icons[key]
