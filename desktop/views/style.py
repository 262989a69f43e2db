"""Dresses the application: style sheet, palette, fonts and icons of the theme, following the system's colours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.core.settings import Appearance, Density
from desktop.core.theme import Theme, fill, load_theme
from desktop.views.icons import Icons

FAMILIES = ("Noto Sans", "Noto Sans SC")
TEXT_PIXELS = 13
_COMPACTION = 5
_FONT_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
)
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "stripe",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
}


class Style(QObject):
    """The look that is worn, and the way to change it.

    Signals:
        changed: Without argument, after another theme was put on or rows got other room; ask for icons, colours and
            heights again then.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        resources: Path,
        *,
        appearance: Appearance,
        density: Density = Density.COMFORTABLE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._folder = resources / "themes"
        self._template = (self._folder / "window.qss").read_text(encoding="utf-8")
        self._appearance = appearance
        self._density = density
        self._theme = load_theme(self._folder, self._wanted())
        self.icons = Icons(resources / "icons", self._theme, self)
        for name in _FONT_FILES:
            QFontDatabase.addApplicationFont(str(resources / "fonts" / name))
        font = QFont(list(FAMILIES))
        font.setPixelSize(TEXT_PIXELS)
        application.setFont(font)
        application.setWindowIcon(QIcon(str(resources / "icons" / "monazite.svg")))
        self._put_on()
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """Return the theme that is worn."""
        return self._theme

    @property
    def appearance(self) -> Appearance:
        """Return what the user chose."""
        return self._appearance

    def row_height(self, comfortable: int) -> int:
        """Return the height of a row, given that with much room, in pixels."""
        return comfortable if self._density is Density.COMFORTABLE else comfortable - _COMPACTION

    def space(self, density: Density) -> None:
        """Give rows that much room."""
        if density is not self._density:
            self._density = density
            self.changed.emit()

    def wear(self, appearance: Appearance) -> None:
        """Put on what the user chose."""
        self._appearance = appearance
        self._refresh()

    def _wanted(self) -> str:
        if self._appearance is not Appearance.SYSTEM:
            return self._appearance.value
        is_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if is_dark else "light"

    def _refresh(self) -> None:
        if self._wanted() == self._theme.name:
            return
        self._theme = load_theme(self._folder, self._wanted())
        self.icons.use(self._theme)
        self._put_on()
        self.changed.emit()

    def _put_on(self) -> None:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, QColor(self._theme.color(token)))
        disabled = QColor(self._theme.color("text_disabled"))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, disabled)
        self._application.setPalette(palette)
        self._application.setStyleSheet(fill(self._template, self._theme))

    @Slot(object)
    def _on_system_changed(self, _scheme: object) -> None:
        self._refresh()
