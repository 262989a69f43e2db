"""What belongs to this machine and may be lost: windows with their tabs and splitters; kept in ``session.json``."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desktop.core.browse_state import BrowseState, from_json, to_json
from desktop.core.history import Scroll, Trail, Visit
from desktop.core.settings import read_object, write_object
from desktop.core.tabs import ClosedTab, Tab, Tabs

FORMAT = 2
# No more of a trail is written, behind what is shown and ahead of it, and no more of what can be opened again.
KEPT_VISITS = 100
KEPT_CLOSED = 10
_PLAIN = to_json(BrowseState())
_log = logging.getLogger("monazite.core")


@dataclass(frozen=True, slots=True)
class WindowSession:
    """A window as it was left.

    Attributes:
        geometry: Qt's own form of the window's place, in base 64; empty for a first start.
        splitters: Sizes in pixels by splitter name.
    """

    tabs: Tabs = field(default_factory=lambda: Tabs.of(BrowseState()))
    geometry: str = ""
    splitters: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """The program as it was left.

    Attributes:
        windows: At least one, in the order in which they were opened.
        active: The place of the window that was used last.
        visited: The day on which it was left; None for a first start.
    """

    windows: tuple[WindowSession, ...] = field(default_factory=lambda: (WindowSession(),))
    active: int = 0
    visited: date | None = None


def load_session(path: Path) -> Session:
    """Return the session in the file, without what of it cannot be understood; a first start's where nothing can.

    A file of which nothing can be used is set aside under another name and not overwritten.
    """
    values = read_object(path)
    form = values.get("format", 1)
    windows: tuple[WindowSession, ...] = ()
    if form == FORMAT:
        windows = tuple(map(_window, _objects(values.get("windows"))))
    elif form == 1 and isinstance(values.get("state"), dict):
        windows = (_window(values),)
    if not windows:
        _set_aside(path)
        return Session()
    active = values.get("active")
    return Session(
        windows,
        active if isinstance(active, int) and 0 <= active < len(windows) else 0,
        _day(values.get("visited")),
    )


def save_session(path: Path, session: Session) -> None:
    """Write the session, atomically. The days that current states show are one step back in it: see `at_start`.

    Raises:
        DataError: The file cannot be written.
    """
    write_object(
        path,
        {
            "format": FORMAT,
            "visited": None if session.visited is None else session.visited.isoformat(),
            "active": session.active,
            "windows": [_window_json(window) for window in session.windows],
        },
    )


def at_start(tab: Tab, *, as_of: date | None = None, is_home: bool = False) -> Tab:
    """Return the tab as it is shown at a start: on that day, so that no start shows an old day unasked.

    What it showed when it was left is one step back, where it differs.

    Args:
        tab: As it was left.
        as_of: The day that was asked for; None for today.
        is_home: Whether the program is to open with the home page.
    """
    state = replace(tab.state, as_of=as_of)
    if is_home:
        state = replace(state, selected=None)
    trail = tab.trail.followed_by(state)
    return tab if trail is tab.trail else replace(tab, trail=trail)


def _set_aside(path: Path) -> None:
    """Keep a file that is of no use under another name; one that is not there or cannot be moved is left alone."""
    with suppress(OSError):
        kept = path.with_name(f"{path.stem}-unread{path.suffix}")
        path.replace(kept)
        _log.info("the session is passed over and kept as %s", kept.name)


# --- to plain values


def _window_json(window: WindowSession) -> dict[str, object]:
    tabs = window.tabs
    return {
        "geometry": window.geometry,
        "splitters": {name: list(sizes) for name, sizes in window.splitters.items()},
        "current": tabs.current,
        "tabs": [_tab_json(tab) for tab in tabs.tabs],
        "closed": [_tab_json(each.tab) | {"at": each.place} for each in tabs.closed[-KEPT_CLOSED:]],
    }


def _tab_json(tab: Tab) -> dict[str, object]:
    trail = tab.trail.around(KEPT_VISITS)
    return {"title": tab.title, "place": trail.place, "trail": [_visit_json(visit) for visit in trail.visits]}


def _visit_json(visit: Visit) -> dict[str, object]:
    values = {key: value for key, value in to_json(visit.state).items() if value != _PLAIN[key]}
    scroll = visit.scroll
    if scroll != Scroll():
        values["scroll"] = [scroll.row, scroll.position, scroll.offset]
    return values


# --- from plain values: what is wrong is left out


def _window(values: Mapping[str, object]) -> WindowSession:
    return WindowSession(
        _tabs(values) if "tabs" in values else _single(values),
        str(values.get("geometry", "")),
        _sizes(values.get("splitters")),
    )


def _single(values: Mapping[str, object]) -> Tabs:
    """Return the one tab of a file of the first form."""
    tab = _tab({"trail": [values.get("state")]})
    return Tabs.of(BrowseState()) if tab is None else Tabs((tab,))


def _tabs(values: Mapping[str, object]) -> Tabs:
    tabs = tuple(tab for tab in map(_tab, _objects(values.get("tabs"))) if tab is not None)
    closed = tuple(
        ClosedTab(tab, _number(each.get("at")))
        for each in _objects(values.get("closed"))
        if (tab := _tab(each)) is not None
    )
    if not tabs:
        return replace(Tabs.of(BrowseState()), closed=closed)
    return Tabs(tabs, min(_number(values.get("current")), len(tabs) - 1), closed)


def _tab(values: Mapping[str, object]) -> Tab | None:
    found = [_visit(each) for each in _objects(values.get("trail"))]
    visits = tuple(visit for visit in found if visit is not None)
    if not visits:
        return None
    return Tab(Trail(visits, min(_number(values.get("place")), len(visits) - 1)), str(values.get("title", "")))


def _visit(values: Mapping[str, object]) -> Visit | None:
    try:
        state = from_json({**_PLAIN, **values})
    except ValueError as error:
        _log.info("a state of the session is passed over: %s", error)
        return None
    return Visit(state, _scroll(values.get("scroll")))


def _scroll(value: object) -> Scroll:
    if not isinstance(value, list) or len(value) != 3 or not all(type(part) is int for part in value):
        return Scroll()
    row, position, offset = value
    return Scroll(min(max(0, row), 2**31 - 1), min(max(0, position), 2**31 - 1), min(max(-100_000, offset), 100_000))


def _objects(value: object) -> list[Mapping[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if type(value) is int and value > 0 else 0


def _day(value: object) -> date | None:
    """Return the day of an ISO text; None for none and for what is no day."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _sizes(value: object) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        return {}
    return {
        str(name): tuple(size for size in sizes if isinstance(size, int) and 0 <= size < 100_000)
        for name, sizes in value.items()
        if isinstance(sizes, list)
    }
