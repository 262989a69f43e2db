"""Small helpers that several widgets share."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget


def set_property(widget: QWidget, name: str, *, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget and its children again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    for dressed in (widget, *widget.findChildren(QWidget)):
        dressed.style().unpolish(dressed)
        dressed.style().polish(dressed)


def flat_button(name: str, text: str, parent: QWidget) -> QToolButton:
    """Return a button without a frame that shows an icon; `text` is its tip and accessible name."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setProperty("look", "flat")
    button.setIconSize(QSize(18, 18))
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
