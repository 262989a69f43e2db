"""What holds for every test: no screen, no network, no home folder, no unexpected warning in the log.

Tests that ask for a Qt fixture get the marker ``gui``, so ``-m "not gui"`` is the quick run.
"""

from __future__ import annotations

import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt or asks for a folder: no screen, and a home that nobody lives in.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_EMPTY_HOME = tempfile.TemporaryDirectory(prefix="monazite-home-")
HOME = Path(_EMPTY_HOME.name)
for _variable, _folder in {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
}.items():
    os.environ[_variable] = str(HOME / _folder)
os.environ.pop("MONAZITE_DATA_DIR", None)
# Tests read English, whoever runs them.
os.environ["LANGUAGE"] = "en"
# System libraries fill the cache (fontconfig does), so it is not watched.
WATCHED_FOLDERS = ("config", "data", "state", "Desktop", "Documents")

QT_FIXTURES = {"qapp", "qapp_cls", "qtbot", "qtmodeltester", "qtlog"}

pytest_plugins = ["tests.fixtures_edition"]

settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "developer")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a QApplication, so that they can be left out."""
    for item in items:
        if QT_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("gui")


def pytest_unconfigure() -> None:
    """Remove the empty home."""
    _EMPTY_HOME.cleanup()


class NetworkForbiddenError(RuntimeError):
    """Something tried to use the network, which the program never does."""


def _refuse(*arguments: object, **_options: object) -> None:
    raise NetworkForbiddenError(f"No network code: a socket was asked for {arguments!r}.")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let every attempt to reach or to serve anything fail, in each test and in what the fixtures do."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex", "bind", "sendto", "sendmsg"):
            patch.setattr(socket.socket, method, _refuse)
        for function in ("create_connection", "getaddrinfo", "gethostbyname"):
            patch.setattr(socket, function, _refuse)
        yield


@pytest.fixture(autouse=True)
def _no_home() -> Iterator[None]:
    """Fail the test that writes into the home folder instead of into a folder of its own."""
    yield

    written = [str(HOME / name) for name in WATCHED_FOLDERS if (HOME / name).exists()]
    for folder in written:
        Path(folder).rename(Path(folder + f"-{os.urandom(4).hex()}"))  # do not blame the tests that follow
    if written:
        pytest.fail(f"wrote into the home folder: {', '.join(written)}; give paths under tmp_path")


class _Unexpected(logging.Handler):
    """Keeps what was logged at WARNING or above since it was last emptied."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="session")
def _log_watch() -> Iterator[_Unexpected]:
    watch = _Unexpected()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)


@pytest.fixture(autouse=True)
def _no_unexpected_warning(_log_watch: _Unexpected, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that logs a warning nobody expected; one that asks for ``caplog`` looks itself."""
    _log_watch.records.clear()

    yield

    if _log_watch.records and "caplog" not in request.fixturenames:
        told = "; ".join(f"{record.name}: {record.getMessage()}" for record in _log_watch.records)
        pytest.fail(f"unexpected in the log: {told}")
