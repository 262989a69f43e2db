"""Texts that the notebook did not take outlive the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core.drafts import DraftStore

KEY = ("mineral/gallium", "")


def test_kept_text_is_there_after_a_restart(tmp_path: Path) -> None:
    DraftStore(tmp_path / "drafts.json").keep(KEY, "Not lost.")

    assert DraftStore(tmp_path / "drafts.json").text(KEY) == "Not lost."


def test_dropped_text_is_gone(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    store.keep(KEY, "Not lost.")

    store.drop(KEY)

    assert DraftStore(tmp_path / "drafts.json").text(KEY) is None


def test_nothing_is_written_where_nothing_is_kept(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")

    store.drop(KEY)

    assert store.text(KEY) is None
    assert not (tmp_path / "drafts.json").exists()


def test_text_that_could_not_be_written_is_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    store = DraftStore(folder / "drafts.json")
    assert store.text(KEY) is None
    folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(DataError):
        store.keep(KEY, "Not lost.")
    folder.unlink()

    store.keep(KEY, "Not lost.")

    assert DraftStore(folder / "drafts.json").text(KEY) == "Not lost."
