"""The guards of tests/conftest.py stop the test that needs it, and name the reason."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NetworkForbiddenError
from tests.rules.source import ROOT

CARELESS = """
import logging, pathlib, os, warnings, pytest

def test_writes_into_the_home():
    folder = pathlib.Path(os.environ["XDG_DATA_HOME"])
    folder.mkdir(parents=True)

def test_logs_a_warning():
    logging.getLogger("monazite").warning("disk is nearly full")

def test_looks_at_the_warning(caplog):
    logging.getLogger("monazite").warning("disk is nearly full")
    assert caplog.messages == ["disk is nearly full"]

def test_warns():
    warnings.warn("old", DeprecationWarning)

@pytest.mark.nonsense
def test_has_an_unknown_marker(): ...
"""


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(NetworkForbiddenError, match=r"127\.0\.0\.1"):
        socket.create_connection(("127.0.0.1", 9))


def test_no_test_serves_the_network() -> None:
    with socket.socket() as server, pytest.raises(NetworkForbiddenError):
        server.bind(("127.0.0.1", 0))


def test_home_is_an_empty_folder() -> None:
    assert not [path for path in Path.home().iterdir() if path.name in {"config", "data", ".config", ".local"}]


def test_careless_tests_fail(tmp_path: Path) -> None:
    sample = tmp_path / "test_careless.py"
    sample.write_text(CARELESS, encoding="utf-8")
    plugins = ["-p", "tests.conftest", "-p", "no:randomly", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "-q", "-c", "pyproject.toml", *plugins, str(sample)]

    strict = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    sample.write_text(CARELESS.replace("@pytest.mark.nonsense", ""), encoding="utf-8")
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout

    assert "'nonsense' not found in `markers`" in strict.stdout
    assert re.search(r"ERROR .*::test_writes_into_the_home - Failed: wrote into the home folder", told)
    assert re.search(r"ERROR .*::test_logs_a_warning - Failed: unexpected in the log: monazite: disk", told)
    assert re.search(r"FAILED .*::test_warns - DeprecationWarning: old", told)
    assert "1 failed, 4 passed, 2 errors" in told
