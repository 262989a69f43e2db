"""Collects the values that one SQL statement binds, each under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable

Value = str | int | float | None


class Values:
    """The bound values of a statement that is put together from parts."""

    def __init__(self) -> None:
        self.named: dict[str, Value] = {}

    def bind(self, value: Value) -> str:
        """Return the placeholder that stands for the value."""
        name = f"v{len(self.named)}"
        self.named[name] = value
        return f":{name}"

    def each(self, values: Iterable[Value]) -> str:
        """Return the placeholders of several values in brackets, as after IN."""
        return f"({', '.join(self.bind(value) for value in values)})"
