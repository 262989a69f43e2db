"""Reads the running window over AT-SPI, as a screen reader does, and lists every control that has no name.

Runs with the system's Python where ``gi`` and AT-SPI are installed (Debian: ``gir1.2-atspi-2.0``), beside a window that
was started with ``QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1`` in the same session of D-Bus:

    python3 tests/e2e/read_at_spi.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Protocol

NAME = "Monazite"
MOST_CHILDREN = 300
READ = frozenset({"table cell", "radio button", "push button", "entry", "list item"})
# Parts that only lay out, or are told by what they hold; the handles between panes are unknown to Qt.
SILENT = frozenset(
    {
        *("filler", "panel", "frame", "split pane", "scroll bar", "separator", "layered pane", "image", "label"),
        *("text", "unknown"),
    }
)


class States(Protocol):
    """What is true of a part."""

    def contains(self, state: object) -> bool:
        """Return whether the state is among them."""


class Node(Protocol):
    """A part of a window as AT-SPI gives it."""

    def get_name(self) -> str:
        """Return what is read."""

    def get_role_name(self) -> str:
        """Return what sort of part it is."""

    def get_state_set(self) -> States:
        """Return what is true of it."""

    def get_child_count(self) -> int:
        """Return how many parts it has."""

    def get_child_at_index(self, place: int) -> Node | None:
        """Return one of them."""


def main() -> int:
    """Say what is read, and return 1 where a control has no name or the window is not there."""
    import gi  # type: ignore[import-not-found]

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi  # type: ignore[import-not-found]

    programs = [each for each in _children(Atspi.get_desktop(0)) if NAME.lower() in each.get_name().lower()]
    if not programs:
        sys.stdout.write(f"{NAME} is not on the bus.\n")
        return 1
    count, nameless, has_table = 0, [], False
    for path, node in _nodes(programs[0], ""):
        count += 1
        role, name, states = node.get_role_name(), node.get_name(), node.get_state_set()
        has_table |= role == "table"
        if not states.contains(Atspi.StateType.SHOWING):
            continue
        if not name and (states.contains(Atspi.StateType.FOCUSABLE) or role not in SILENT):
            nameless.append(path)
        if name and role in READ:
            sys.stdout.write(f"{role}: {name}\n")
    sys.stdout.write("\n".join([f"{count} parts read, {len(nameless)} controls without a name", *nameless, ""]))
    if not has_table:
        sys.stdout.write("The window has no table yet; wait until it shows its rows.\n")
    return 0 if has_table and not nameless else 1


def _nodes(node: Node, above: str) -> Iterator[tuple[str, Node]]:
    path = f"{above}/{node.get_role_name()}"
    yield path, node
    for child in _children(node):
        yield from _nodes(child, path)


def _children(node: Node) -> Iterator[Node]:
    for place in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(place)
        if child is not None:
            yield child


if __name__ == "__main__":
    sys.exit(main())
