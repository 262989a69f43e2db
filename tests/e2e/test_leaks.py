"""Nothing is left of pages, tabs and dialogs that were opened and closed many times: objects are counted one by one."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.views.entry_picker import EntryPicker
from desktop.views.main_window import MainWindow
from desktop.views.palette import Palette
from tests.desktop.gui import OpenProgram, flush_deleted

TODAY = date(2026, 11, 25)
WARM, ROUNDS = 10, 30
# One object left by every second opening is found; some are kept at times by caches that have a bound.
MOST_LEFT = ROUNDS // 2
MOST_KILOBYTES = 24 * 1024
PAGES = (
    "mineral/gallium",
    "firm/huawei",
    "measure/mofcom-2024-46",
    "technology/lfp-cathode",
    "list/us-entity-list",
    "deadlines",
    "coverage",
    "compare/mineral/gallium,mineral/germanium",
    "days/mineral/gallium@2025-06-01..2026-11-25",
    "graph/mineral/gallium@1",
    "manual/search",
)


def qt_objects(window: MainWindow) -> Counter[str]:
    """Return how many objects of each class hang on the window, whether Python knows of them or not."""
    flush_deleted()
    return Counter(each.metaObject().className() for each in window.findChildren(QObject))


def python_objects() -> Counter[str]:
    """Return how many objects of our own classes there are."""
    gc.collect()
    ours = ("desktop.", "db.", "PySide6.")
    return Counter(
        f"{type(each).__module__}.{type(each).__qualname__}"
        for each in gc.get_objects()
        if str(type(each).__module__).startswith(ours)
    )


def resident_kilobytes() -> int:
    """Return how much memory the process holds."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def left_after(window: MainWindow, deed: Callable[[int], None]) -> dict[str, int]:
    """Return what is there more of after many rounds than after the first ones."""
    for number in range(WARM):
        deed(number)
    qt, python, memory = qt_objects(window), python_objects(), resident_kilobytes()
    for number in range(ROUNDS):
        deed(number)
    grown = (qt_objects(window) - qt) + (python_objects() - python)
    tops = len(QApplication.topLevelWidgets())
    left = {name: count for name, count in grown.items() if count > MOST_LEFT}
    more = resident_kilobytes() - memory
    if more > MOST_KILOBYTES:
        left["kilobytes"] = more
    if tops > 20:
        left["top-level widgets"] = tops
    return left


@pytest.fixture
def real(open_program: OpenProgram, edition_path: Path) -> MainWindow:
    """Return a window on the bundled data."""
    window = open_program(today=TODAY, edition=edition_path).window
    assert window is not None
    return window


@pytest.mark.slow
def test_tabs_leave_nothing(real: MainWindow) -> None:
    def deed(number: int) -> None:
        real.tabs.open_page(PAGES[number % len(PAGES)])
        real.tabs.step(1)
        real.browser.flush()
        real.tabs.close_tab(1)
        real.browser.flush()

    assert left_after(real, deed) == {}


@pytest.mark.slow
def test_dialogs_and_menus_leave_nothing(real: MainWindow) -> None:
    def deed(_number: int) -> None:
        real.actions_by_id.trigger("find.anything")
        for picker in real.findChildren(EntryPicker):
            picker.close()
        real.actions_by_id.trigger("help.palette")
        for palette in real.findChildren(Palette):
            palette.close()
        real.list.table.menu_asked.emit(real.pos())
        for popup in (QApplication.activePopupWidget(),):
            if popup is not None:
                popup.close()
        flush_deleted()

    assert left_after(real, deed) == {}


@pytest.mark.slow
def test_a_leak_would_be_found(real: MainWindow) -> None:
    def deed(_number: int) -> None:
        QObject(real)

    assert "QObject" in left_after(real, deed)
