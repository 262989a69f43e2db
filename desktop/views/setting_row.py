"""One setting in the settings dialog: its name, what it does, the control, and the way back to the default."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.core.settings import LONGEST_AUTHOR
from desktop.core.settings_catalogue import Control, SettingSpec
from desktop.core.texts import _

_CONTROL_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Wish:
    """A setting and the value that the user gave it."""

    spec: SettingSpec
    value: object


class _Combo(QComboBox):
    """Leaves the wheel to the list around it, so that scrolling changes nothing, and draws a plain arrow."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the rest, in the colour of the theme's quiet words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        middle = QPointF(self.width() - 14.5, self.height() / 2 + 1.5)
        painter.drawPolyline([middle + QPointF(-4, -4), middle, middle + QPointF(4, -4)])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the event on."""
        event.ignore()


class SettingRow(QFrame):
    """Shows a setting.

    Signals:
        wished: A `Wish`.
        keys_asked: The `SettingSpec` whose shortcut is to be changed.
        reset_asked: The `SettingSpec` that is to have its default again.
    """

    wished = Signal(object)
    keys_asked = Signal(object)
    reset_asked = Signal(object)

    def __init__(self, spec: SettingSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"setting_{spec.key}")
        self.spec = spec
        name = QLabel(spec.text, self)
        name.setObjectName("setting_name")
        tip = QLabel(spec.tip, self)
        tip.setObjectName("setting_tip")
        tip.setWordWrap(True)
        self.control = self._make_control()
        self.control.setObjectName(f"control_{spec.key}")
        self.control.setAccessibleName(spec.text)
        self.control.setAccessibleDescription(spec.tip)
        self.control.setFixedWidth(_CONTROL_WIDTH)
        name.setBuddy(self.control)
        self.back = QPushButton(_("Reset"), self)
        self.back.setObjectName(f"reset_{spec.key}")
        self.back.setProperty("look", "link")
        self.back.setAccessibleName(_("Reset “{setting}”").format(setting=spec.text))
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(tip, 1, 0)
        grid.addWidget(self.control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.back, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        self.back.clicked.connect(self._on_reset)

    def show_value(self, value: object) -> None:
        """Show what holds; says nothing."""
        if isinstance(self.control, QComboBox):
            place = next((place for place, each in enumerate(self.spec.choices) if each.value == value), -1)
            if place < 0:  # set by hand in the file, between two of the choices
                self.control.setCurrentIndex(-1)
                self.control.setPlaceholderText(f"{value}")
            else:
                self.control.setCurrentIndex(place)
        elif isinstance(self.control, QCheckBox):
            self.control.setChecked(value is True)
        elif isinstance(self.control, QLineEdit):
            self.control.setText(str(value))
        elif isinstance(self.control, QPushButton):
            self.control.setText(_keys_in_words(value))
        self.back.setVisible(value != self.spec.setting.default)

    def _make_control(self) -> QWidget:
        match self.spec.control:
            case Control.CHOICE:
                combo = _Combo(self)
                combo.addItems([choice.text for choice in self.spec.choices])
                combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                combo.activated.connect(self._on_activated)
                return combo
            case Control.FLAG:
                box = QCheckBox(_("Shown"), self)
                box.clicked.connect(self._on_clicked)
                return box
            case Control.TEXT:
                line = QLineEdit(self)
                line.setMaxLength(LONGEST_AUTHOR)
                line.editingFinished.connect(self._on_edited)
                return line
            case Control.KEYS:
                button = QPushButton(self)
                button.clicked.connect(self._on_keys)
                return button

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.wished.emit(Wish(self.spec, self.spec.choices[place].value))

    @Slot(bool)
    def _on_clicked(self, is_checked: bool) -> None:  # noqa: FBT001 - Qt gives it so
        self.wished.emit(Wish(self.spec, is_checked))

    @Slot()
    def _on_edited(self) -> None:
        if isinstance(self.control, QLineEdit):
            self.wished.emit(Wish(self.spec, self.control.text()))

    @Slot()
    def _on_keys(self) -> None:
        self.keys_asked.emit(self.spec)

    @Slot()
    def _on_reset(self) -> None:
        # The button goes with this, and the focus would go anywhere.
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reset_asked.emit(self.spec)


def _keys_in_words(value: object) -> str:
    keys = value if isinstance(value, tuple) else ()
    shown = [QKeySequence(str(key)).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    return ", ".join(shown) or _("None")
