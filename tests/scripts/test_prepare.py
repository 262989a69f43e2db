"""A checkout is set up when it has to be and only then, in a folder whose name has spaces and Chinese letters."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.source import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for a POSIX shell")

# Stands in for Python: answers the two questions about itself, and notes what else it is asked to run.
FAKE_PYTHON = """#!/bin/sh
case "$1" in
    -c) exit 0 ;;
    scripts/setup.py) echo "$2" >>calls; mkdir -p .venv/bin; cp "$0" .venv/bin/python
        echo "$3" >".venv/monazite-$2"; echo "$3" >.venv/monazite-libraries ;;
    -m) echo "$2" >>calls; mkdir -p resources/edition; touch resources/edition/monazite-edition.sqlite ;;
esac
"""


class Checkout:
    """A checkout with the real scripts and a Python that does nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "scripts").mkdir(parents=True)
        for name in ("pyproject.toml", "constraints.txt", "scripts/prepare.sh", "scripts/setup.py"):
            shutil.copy(ROOT / name, folder / name)
        self.python = folder.parent / "fake python"
        self.python.write_text(FAKE_PYTHON, encoding="utf-8")
        self.python.chmod(0o755)

    def prepare(self, level: str, *, python: str | None = None, path: str | None = None) -> tuple[int, str]:
        """Run the script; return its exit code and what it said."""
        environment = {"PATH": path or os.environ["PATH"], "PYTHON": python or str(self.python)}
        command = ["/bin/sh", str(self.folder / "scripts" / "prepare.sh"), level]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")
        return done.returncode, done.stderr

    def calls(self) -> list[str]:
        """Return what the fake Python was asked to do since the last look."""
        noted = self.folder / "calls"
        lines = noted.read_text(encoding="utf-8").split() if noted.exists() else []
        noted.unlink(missing_ok=True)
        return lines


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "独居石 one")


@pytest.fixture
def ready(checkout: Checkout) -> Checkout:
    checkout.prepare("app")
    checkout.calls()
    return checkout


def test_a_fresh_checkout_is_set_up_and_gets_its_edition(checkout: Checkout) -> None:
    code, _said = checkout.prepare("app")

    assert code == 0
    assert checkout.calls() == ["app", "db.build"]


def test_a_second_start_does_and_says_nothing(ready: Checkout) -> None:
    assert ready.prepare("app") == (0, "")
    assert ready.calls() == []


def test_development_needs_more_than_the_program(ready: Checkout) -> None:
    ready.prepare("dev")

    assert ready.calls() == ["dev"]


def test_what_developers_have_is_enough_for_the_program(checkout: Checkout) -> None:
    checkout.prepare("dev")
    checkout.calls()

    checkout.prepare("app")

    assert checkout.calls() == []


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", "scripts/setup.py"])
def test_a_change_of_what_the_set_up_rests_on_sets_up_anew(ready: Checkout, name: str) -> None:
    with (ready.folder / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    ready.prepare("app")

    assert ready.calls() == ["app"]


def test_a_touched_file_with_the_same_content_changes_nothing(ready: Checkout) -> None:
    os.utime(ready.folder / "constraints.txt", (1, 1))

    ready.prepare("app")

    assert ready.calls() == []


def test_a_moved_checkout_is_set_up_anew(ready: Checkout) -> None:
    ready.folder = ready.folder.rename(ready.folder.with_name("moved 移"))

    ready.prepare("app")

    assert ready.calls() == ["app"]


def test_an_environment_without_its_python_is_set_up_anew(ready: Checkout) -> None:
    (ready.folder / ".venv" / "bin" / "python").unlink()

    ready.prepare("app")

    assert ready.calls() == ["app"]


def test_an_unfinished_set_up_is_not_trusted(ready: Checkout) -> None:
    (ready.folder / ".venv" / "monazite-app").unlink()

    ready.prepare("app")

    assert ready.calls() == ["app"]


def test_a_missing_edition_is_built(ready: Checkout) -> None:
    (ready.folder / "resources" / "edition" / "monazite-edition.sqlite").unlink()

    ready.prepare("app")

    assert ready.calls() == ["db.build"]


def test_without_a_python_a_sentence_says_what_is_needed(checkout: Checkout, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("cat", "cksum", "dirname"):
        (tools / name).symlink_to(shutil.which(name) or "")

    code, said = checkout.prepare("app", python="nothing", path=str(tools))

    assert code == 1
    assert said.startswith("Monazite needs Python 3.11, 3.12, 3.13 or 3.14, and none was found")
