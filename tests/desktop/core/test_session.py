"""The session is kept, and a broken one never stands in the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.records import Kind
from desktop.core.browse_state import BrowseState
from desktop.core.session import Session, load_session, save_session


def test_session_survives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    session = Session(BrowseState(Kind.FIRM, "lock"), "AbC=", {"panes": (500, 580)}, date(2026, 11, 20))

    save_session(path, session)

    assert load_session(path) == session


def test_no_start_shows_an_old_day_unasked(tmp_path: Path) -> None:
    path = tmp_path / "session.json"

    save_session(path, Session(BrowseState(as_of=date(2025, 6, 1))))

    assert load_session(path).state.as_of is None


@pytest.mark.parametrize(
    "content",
    [
        '{"state": {"kind": "planet"}}',
        '{"visited": "yesterday"}',
        '{"state": 3, "splitters": [1]}',
        '{"splitters": {"panes": ["a", -1]}}',
    ],
    ids=["unknown kind", "bad day", "wrong types", "bad sizes"],
)
def test_broken_session_is_a_first_start(tmp_path: Path, content: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(content, encoding="utf-8")

    assert load_session(path).state == BrowseState()
