"""Which columns a table shows, in which order and how wide; and sets of columns that the user named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from db.words import Kind
from desktop.core.settings import Setting

_NARROWEST, _WIDEST = 40, 2000


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """Columns as a user left them.

    Attributes:
        keys: The shown columns in their order; empty for all of them in the usual order.
        widths: Pixels by key, of the columns that the user made wider or narrower.
    """

    keys: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)

    def shown(self, known: Iterable[str]) -> tuple[str, ...]:
        """Return the keys to show of those that the table has; never none."""
        there = tuple(known)
        return tuple(key for key in self.keys if key in there) or there

    def with_shown(self, key: str, *, known: Iterable[str], is_shown: bool) -> ColumnSet:
        """Return the set with the column shown at the end, or hidden. The last shown column stays."""
        keys = self.shown(known)
        if is_shown:
            return self if key in keys else replace(self, keys=(*keys, key))
        left = tuple(each for each in keys if each != key)
        return replace(self, keys=left) if left else self

    def moved(self, key: str, *, known: Iterable[str], by: int) -> ColumnSet:
        """Return the set with the column further left (negative) or right; at an edge it stays."""
        keys = list(self.shown(known))
        if key not in keys:
            return self
        place = keys.index(key)
        keys.insert(max(0, min(len(keys) - 1, place + by)), keys.pop(place))
        return replace(self, keys=tuple(keys))


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """The columns of one kind's table.

    Attributes:
        current: What is shown.
        saved: The sets that were given a name.
    """

    current: ColumnSet = field(default_factory=ColumnSet)
    saved: Mapping[str, ColumnSet] = field(default_factory=dict)

    def saving(self, name: str) -> ColumnChoice:
        """Return the choice with what is shown kept under the name, in place of a set of the same name."""
        return replace(self, saved={**self.saved, name.strip(): self.current})

    def without(self, name: str) -> ColumnChoice:
        """Return the choice without the named set."""
        return replace(self, saved={key: value for key, value in self.saved.items() if key != name})


def choice_of(values: Mapping[str, object], kind: Kind | None) -> ColumnChoice:
    """Return the choice for the kind from the stored values; what cannot be understood counts as not chosen."""
    stored = values.get("" if kind is None else kind.value)
    if not isinstance(stored, dict):
        return ColumnChoice()
    saved = stored.get("saved")
    named = saved.items() if isinstance(saved, dict) else ()
    return ColumnChoice(_set(stored.get("current")), {str(name): _set(each) for name, each in named})


def with_choice(values: Mapping[str, object], kind: Kind | None, *, choice: ColumnChoice) -> dict[str, object]:
    """Return the values to store, with that choice for the kind."""
    stored = {
        "current": _plain(choice.current),
        "saved": {name: _plain(each) for name, each in choice.saved.items()},
    }
    return {**values, ("" if kind is None else kind.value): stored}


def _read(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"no columns: {value!r}")
    return {str(key): each for key, each in value.items()}


COLUMNS: Setting[Mapping[str, object]] = Setting("columns", default={}, read=_read)


def _set(value: object) -> ColumnSet:
    if not isinstance(value, dict):
        return ColumnSet()
    keys, widths = value.get("keys"), value.get("widths")
    return ColumnSet(
        tuple(dict.fromkeys(str(key) for key in keys)) if isinstance(keys, list) else (),
        {
            str(key): min(_WIDEST, max(_NARROWEST, width))
            for key, width in (widths.items() if isinstance(widths, dict) else ())
            if isinstance(width, int) and not isinstance(width, bool)
        },
    )


def _plain(value: ColumnSet) -> dict[str, object]:
    return {"keys": list(value.keys), "widths": dict(value.widths)}
