"""The rail: one button a kind, with icon, name and count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from db.words import Kind
from desktop.core.formats import number
from desktop.core.texts import _
from desktop.views.style import Style

_HEIGHT = 30
_ICON = 18
_MARGIN = 12


class RailButton(QAbstractButton):
    """A kind of entry: checked while its table is shown."""

    def __init__(self, kind: Kind, title: str, *, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._style = style
        self._count: int | None = None
        self.setObjectName(f"rail_{kind}")
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        # So that a screen reader takes it for one of several of which one holds.
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """Show how many entries there are; None for nothing."""
        if count == self._count:
            return
        self._count = count
        spoken = self.text() if count is None else _("{title}, {count}").format(title=self.text(), count=number(count))
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the texts need."""
        width = QFontMetrics(self.font()).horizontalAdvance(f"{self.text()} 0,000")
        return QSize(width + _ICON + 4 * _MARGIN, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button in the colours of the theme."""
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(6, 1, -6, -1)
        text_token, count_token = "text", "text_muted"
        if self.isChecked():
            text_token = count_token = "selection_text"
            self._fill(painter, area, theme.color("selection"))
            painter.fillRect(QRect(area.left(), area.top() + 6, 3, area.height() - 12), QColor(theme.color("accent")))
        elif self.underMouse():
            self._fill(painter, area, theme.color("hover"))
        if self._count == 0 and not self.isChecked():
            text_token = count_token = "text_disabled"
        icon = self._style.icons.icon(str(self.kind), "accent" if self.isChecked() else "text_muted")
        top = (self.height() - _ICON) // 2
        icon.paint(painter, QRect(area.left() + _MARGIN, top, _ICON, _ICON))
        words = area.adjusted(_MARGIN + _ICON + 9, 0, -_MARGIN, 0)
        painter.setPen(QColor(theme.color(text_token)))
        font = self.font()
        font.setWeight(font.Weight.DemiBold if self.isChecked() else font.Weight.Normal)
        painter.setFont(font)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._count is not None:
            painter.setFont(self.font())
            painter.setPen(QColor(theme.color(count_token)))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(self._count))
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(QColor(theme.color("focus")))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 0, -1, -1), 5, 5)
        painter.end()

    @staticmethod
    def _fill(painter: QPainter, area: QRect, color: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(area, 5, 5)


class Rail(QFrame):
    """The buttons of all kinds.

    Signals:
        kind_chosen: The `Kind` that the user went to.
    """

    kind_chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Kinds of entry"))
        self._buttons: dict[Kind, RailButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        titles = {
            Kind.MINERAL: _("Minerals"),
            Kind.TECHNOLOGY: _("Technologies"),
            Kind.FIRM: _("Firms"),
            Kind.MEASURE: _("Measures"),
            Kind.LIST: _("Lists"),
        }
        for kind, title in titles.items():
            button = RailButton(kind, title, style=style, parent=self)
            self._buttons[kind] = button
            self._group.addButton(button)
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_kind(self, kind: Kind) -> None:
        """Check the button of the kind."""
        self._buttons[kind].setChecked(True)

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """Show how many entries of each kind there are."""
        for kind, button in self._buttons.items():
            button.set_count(counts.get(kind))

    @Slot(object)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            self.kind_chosen.emit(button.kind)
