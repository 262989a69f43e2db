"""Start-up beside other programs: until a window is mapped on a virtual screen of its own, with the memory used then.

Needs Xvfb and xdotool, and measures those of the others that are installed: DB Browser for SQLite, KeePassXC, Anki
and Calibre, from the packages of the system. What is missing is said on the error output.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.bench.figures import Figure, child_environment, median

ROUNDS = 7
_LIMIT_SECONDS = 60
_POLL_SECONDS = 0.01
_SCREEN = ("-screen", "0", "1600x1000x24", "-nolisten", "tcp")
# Name, program, arguments; {folder} is an empty folder for what it writes.
OTHERS = (
    ("DB Browser for SQLite", "sqlitebrowser", ()),
    ("KeePassXC", "keepassxc", ("--config", "{folder}/keepassxc.ini")),
    ("Anki", "anki", ("-b", "{folder}")),
    ("Calibre", "calibre", ("--with-library={folder}",)),
)


def measure() -> Iterator[Figure]:
    """Yield times, memories and their ratios to an empty window; nothing where there is no virtual screen."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        print(f"peers: {' and '.join(missing)} not installed", file=sys.stderr)
        return
    display, screen = _screen()
    try:
        yield from _all(display)
    finally:
        screen.terminate()
        screen.wait()


def _all(display: str) -> Iterator[Figure]:
    commands = {
        "empty PySide6 window": [sys.executable, "-c", _EMPTY],
        "Monazite": [sys.executable, "-m", "desktop"],
    }
    for name, program, arguments in OTHERS:
        if shutil.which(program) is None:
            print(f"peers: {name} not installed", file=sys.stderr)
        else:
            commands[name] = [program, *arguments]
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            sample = _start(command, display)
            if turn:  # the first start fills caches
                samples[name].append(sample)
    empty = median([seconds for seconds, _memory in samples["empty PySide6 window"]])
    for name, pairs in samples.items():
        times = [seconds for seconds, _memory in pairs]
        memory = median([used for _seconds, used in pairs])
        detail = f"{median(times) / empty:.2f} of the empty window; best {min(times) * 1000:.0f}, worst"
        detail += f" {max(times) * 1000:.0f} ms, of {len(times)}; {memory:.0f} MB"
        yield Figure(f"start to a mapped window: {name}, p50", median(times) * 1000, "ms", detail=detail)


_EMPTY = (
    "import sys; from PySide6.QtWidgets import QApplication, QMainWindow; application = QApplication(sys.argv);"
    " window = QMainWindow(); window.resize(1280, 800); window.show(); application.exec()"
)


def _screen() -> tuple[str, subprocess.Popen[bytes]]:
    """Start a virtual screen on a free display and return its name."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *_SCREEN], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        return f":{told.readline().strip()}", screen


def _start(command: list[str], display: str) -> tuple[float, float]:
    """Return the seconds until a window of the program is mapped, and its megabytes then."""
    with tempfile.TemporaryDirectory(prefix="monazite-bench-", ignore_cleanup_errors=True) as folder:
        # A home of its own, so that no one's settings are read or written.
        own = {"DISPLAY": display, "HOME": folder, "XDG_RUNTIME_DIR": folder, "MONAZITE_DATA_DIR": folder}
        environment = {name: value for name, value in child_environment().items() if name != "QT_QPA_PLATFORM"} | own
        begin = time.perf_counter()
        started = subprocess.Popen(
            [part.format(folder=folder) if "{folder}" in part else part for part in command],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            while not _has_window(environment):
                with suppress(subprocess.TimeoutExpired):
                    started.wait(_POLL_SECONDS)
                if time.perf_counter() - begin > _LIMIT_SECONDS or started.returncode is not None:
                    raise RuntimeError(f"{command[0]} showed no window")
            return time.perf_counter() - begin, _memory_mb(os.getsid(started.pid))
        finally:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def _has_window(environment: dict[str, str]) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "."],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return bool(found.stdout.strip())


def _memory_mb(session: int) -> float:
    """Return the resident memory of all processes of a session."""
    pages = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # ended meanwhile
        pages += int(fields[21]) if int(fields[3]) == session else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
