"""Small helpers that several widgets share."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

# What a window manager puts around a dialog, at most.
_FRAME = 48
_UNSET = ("", "false")


def set_property(widget: QWidget, name: str, *, value: str) -> None:
    """Set a property that the style sheet looks at, and dress the widget and its children again.

    A property that was never set counts as empty or false, which saves the dressing at the start: asking
    for the style alone takes ten milliseconds the first time.
    """
    former = widget.property(name)
    if former == value or (former is None and value in _UNSET):
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be dressed when it is first shown
    for dressed in (widget, *widget.findChildren(QWidget)):
        dressed.style().unpolish(dressed)
        dressed.style().polish(dressed)


def fit(dialog: QWidget, size: QSize) -> None:
    """Give the dialog the size, or less where the screen is too small for it, as with large letters."""
    room = dialog.screen().availableSize() - QSize(_FRAME, _FRAME)
    dialog.resize(size.boundedTo(room))


def name_clear_button(line: QLineEdit, text: str) -> None:
    """Give the buttons inside the line a name: Qt draws them from actions and names none of them."""
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(text)


def flat_button(name: str, text: str, parent: QWidget) -> QToolButton:
    """Return a button without a frame that shows an icon; `text` is its tip and accessible name."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setProperty("look", "flat")
    button.setIconSize(QSize(18, 18))
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
