"""One program owns the session; another beside it loses nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.core.browse_state import BrowseState
from desktop.core.session import Session, WindowSession, load_session
from desktop.core.session_file import SessionFile
from desktop.core.tabs import Tabs


def window(page_id: str) -> WindowSession:
    """Return a window with one tab on the page."""
    return WindowSession(Tabs.of(BrowseState(selected=page_id)))


GALLIUM, INDIUM = window("mineral/gallium"), window("mineral/indium")
SESSION = Session((GALLIUM,), visited=date(2026, 11, 20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the session is."""
    return tmp_path / "session.json"


@pytest.fixture
def first(path: Path) -> Iterator[SessionFile]:
    """Return the file in the program that owns it, after it was saved once."""
    file = SessionFile(path)
    file.load()
    file.save(SESSION, file.ticket())
    yield file
    file.close()


def test_owner_goes_on_with_what_was_left(first: SessionFile, path: Path) -> None:
    first.close()
    again = SessionFile(path)

    assert again.load() == SESSION
    assert again.is_owner
    again.close()


def test_older_state_does_not_overwrite_a_newer_one(first: SessionFile, path: Path) -> None:
    early, late = first.ticket(), first.ticket()

    assert first.save(replace(SESSION, windows=(INDIUM,)), late)
    assert not first.save(SESSION, early)
    assert load_session(path).windows == (INDIUM,)


def test_second_program_begins_afresh_and_overwrites_nothing(first: SessionFile, path: Path) -> None:
    second = SessionFile(path)

    assert second.load() == Session(visited=date(2026, 11, 20))
    assert not second.is_owner
    assert not second.save(Session((INDIUM,)), second.ticket())
    assert load_session(path) == SESSION


def test_second_program_that_ends_last_adds_its_windows(first: SessionFile, path: Path) -> None:
    second = SessionFile(path)
    second.load()
    first.close()

    assert second.save(Session((INDIUM,)), second.ticket())
    assert second.save(Session((INDIUM,), visited=date(2026, 11, 25)), second.ticket())

    assert load_session(path) == Session((GALLIUM, INDIUM), 1, date(2026, 11, 25))
    second.close()


def test_file_that_cannot_be_written_is_passed_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    file = SessionFile(tmp_path / "file" / "session.json")
    caplog.set_level("INFO", "monazite.core")

    file.try_to_save(file.load(), file.ticket())

    assert "the session was not saved" in caplog.text
