"""What belongs to this machine and may be lost: window, splitters, last view; kept in ``session.json``."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop.core.browse_state import BrowseState, from_json, to_json
from desktop.core.settings import read_object, write_object

_log = logging.getLogger("monazite.core")


@dataclass(frozen=True, slots=True)
class Session:
    """The window as it was left.

    Attributes:
        geometry: Qt's own form of the window's place, in base 64; empty for a first start.
        splitters: Sizes in pixels by splitter name.
        visited: The day on which it was left; None for a first start.
        state: The last view; its day is not kept, so that no start shows an old day unasked.
    """

    state: BrowseState = field(default_factory=BrowseState)
    geometry: str = ""
    splitters: dict[str, tuple[int, ...]] = field(default_factory=dict)
    visited: date | None = None


def load_session(path: Path) -> Session:
    """Return the session in the file; a first start's where there is none or it cannot be understood."""
    values = read_object(path)
    if not values:
        return Session()
    try:
        view = values.get("state")
        return Session(
            state=from_json(view) if isinstance(view, dict) else BrowseState(),
            geometry=str(values.get("geometry", "")),
            splitters=_sizes(values.get("splitters")),
            visited=_day(values.get("visited")),
        )
    except ValueError as error:
        _log.info("the session is passed over: %s", error)
        return Session()


def save_session(path: Path, session: Session) -> None:
    """Write the session, atomically.

    Raises:
        DataError: The file cannot be written.
    """
    write_object(
        path,
        {
            "state": to_json(session.state) | {"as_of": None},
            "geometry": session.geometry,
            "visited": None if session.visited is None else session.visited.isoformat(),
            "splitters": {name: list(sizes) for name, sizes in session.splitters.items()},
        },
    )


def _day(value: object) -> date | None:
    """Return the day of an ISO text; None for none.

    Raises:
        ValueError: The text is no day.
    """
    return date.fromisoformat(value) if isinstance(value, str) else None


def _sizes(value: object) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        return {}
    return {
        str(name): tuple(size for size in sizes if isinstance(size, int) and 0 <= size < 100_000)
        for name, sizes in value.items()
        if isinstance(sizes, list)
    }
