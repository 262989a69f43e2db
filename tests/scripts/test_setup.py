"""The set-up trusts nothing half-made, keeps what is not its own, and says what is missing."""

from __future__ import annotations

import ctypes
import shutil
import sys
from pathlib import Path

import pytest

from scripts import setup


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / ".venv"
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", folder)
    monkeypatch.setattr(setup, "VENV_PYTHON", folder / "bin" / "python")
    monkeypatch.setattr(setup, "UNFINISHED", folder / "monazite-unfinished")
    return folder


def _fake_python(venv: Path, *, exit_code: int) -> None:
    (venv / "bin").mkdir(parents=True)
    python = venv / "bin" / "python"
    python.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    python.chmod(0o755)


def _make_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("true"))  # "makes" the environment


def test_a_sound_environment_is_used_again(venv: Path) -> None:
    _fake_python(venv, exit_code=0)

    setup.make_environment()

    assert (venv / "bin" / "python").exists()
    assert setup.UNFINISHED.exists()


def test_a_half_made_environment_is_made_again(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make_empty(monkeypatch)
    _fake_python(venv, exit_code=0)
    setup.UNFINISHED.touch()

    setup.make_environment()

    assert not (venv / "bin").exists()
    assert setup.UNFINISHED.exists()


def test_an_environment_that_does_not_work_is_kept_aside(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make_empty(monkeypatch)
    _fake_python(venv, exit_code=1)

    setup.make_environment()

    aside = [path for path in venv.parent.iterdir() if path.name.startswith(".venv-")]
    assert [(path / "bin" / "python").exists() for path in aside] == [True]


def test_an_environment_that_cannot_be_made_is_told(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))

    with pytest.raises(setup.SetUpError, match=r"bin/false could not make \.venv"):
        setup.make_environment()


def test_the_program_is_set_up_without_development_tools() -> None:
    app, dev = setup.requirements("app"), setup.requirements("dev")

    assert any(name.startswith("PySide6-Essentials") for name in app)
    assert not any(name.startswith("pytest") for name in app)
    assert set(app) < set(dev)


def test_missing_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if name == "libxcb-cursor.so.0":
            raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", load)

    assert setup.missing_libraries() == {"libxcb-cursor.so.0": "libxcb-cursor0"}


@pytest.mark.parametrize(
    ("level", "display", "is_fatal"),
    [("app", "", False), ("app", ":0", True), ("dev", "", True)],
    ids=["no display", "display", "tests"],
)
def test_missing_libraries_stop_only_what_needs_them(
    venv: Path, monkeypatch: pytest.MonkeyPatch, *, level: str, display: str, is_fatal: bool
) -> None:
    venv.mkdir()
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(setup, "missing_libraries", lambda: {"libEGL.so.1": "libegl1"})
    monkeypatch.setattr(setup, "install_system_packages", lambda _packages: False)

    if is_fatal:
        with pytest.raises(setup.SetUpError, match="sudo apt-get install libegl1"):
            setup.ensure_libraries(level, "key")
    else:
        setup.ensure_libraries(level, "key")

    assert not setup.has_stamp("libraries", "key")


def test_libraries_that_apt_brought_are_stamped(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv.mkdir()
    answers = [{"libEGL.so.1": "libegl1"}, {}]
    asked: list[list[str]] = []

    def install(packages: list[str]) -> bool:
        asked.append(packages)
        return True

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(setup, "missing_libraries", lambda: answers.pop(0))
    monkeypatch.setattr(setup, "install_system_packages", install)

    setup.ensure_libraries("app", "key")

    assert asked == [["libegl1"]]
    assert setup.has_stamp("libraries", "key")
    assert not setup.has_stamp("libraries", "another key")
