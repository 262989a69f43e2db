"""What a screen reader is told: the tree of a widget with the name, role and place of every part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

# Parts that are told by what they hold, or that only lay out.
SILENT = frozenset(
    {
        QAccessible.Role.Client,
        QAccessible.Role.Pane,
        QAccessible.Role.Grouping,
        QAccessible.Role.Splitter,
        QAccessible.Role.Grip,
        QAccessible.Role.ScrollBar,
        QAccessible.Role.Separator,
        QAccessible.Role.Border,
        QAccessible.Role.Whitespace,
        QAccessible.Role.LayeredPane,
        QAccessible.Role.Cell,
        QAccessible.Role.NoRole,
        # Pictures repeat the words beside them, and a text is its own name.
        QAccessible.Role.Graphic,
        QAccessible.Role.StaticText,
    }
)
_MOST_CHILDREN = 400


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the tree."""

    name: str
    role: QAccessible.Role
    path: str
    is_focusable: bool


def parts(widget: QWidget) -> Iterator[Part]:
    """Yield the visible parts of the widget, itself included."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    yield from _parts(root, "")


def nameless(widget: QWidget) -> list[str]:
    """Return the places of parts that are seen or take the focus and have no name."""
    return [
        f"{part.path} ({part.role.name})"
        for part in parts(widget)
        if not part.name and (part.is_focusable or part.role not in SILENT)
    ]


def _parts(interface: QAccessibleInterface, above: str) -> Iterator[Part]:
    state = interface.state()
    if state.invisible:
        return
    role = interface.role()
    name = interface.text(QAccessible.Text.Name)
    # Parts of a widget, such as cells, have no object; Qt's types do not say so.
    own = cast("QObject | None", interface.object())
    path = f"{above}/{own.objectName() or type(own).__name__}" if own is not None else f"{above}/{role.name}"
    yield Part(name, role, path, bool(state.focusable))
    for place in range(min(interface.childCount(), _MOST_CHILDREN)):
        yield from _parts(interface.child(place), path)
