"""Tests of having an edition to open: built in a checkout when it is old, left alone otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core import edition_file
from desktop.core import paths as places
from desktop.core.paths import Paths
from tests.builders import small_reference, write_reference


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Return the paths of a checkout with a small reference and no edition yet."""
    source = write_reference(tmp_path / "reference", small_reference())
    monkeypatch.setattr(places, "reference_dir", lambda: source)
    return Paths(tmp_path / "edition" / "e.sqlite", tmp_path / "n.sqlite", tmp_path)


def test_missing_edition_is_built_and_a_fresh_one_kept(checkout: Paths) -> None:
    assert edition_file.needs_build(checkout) is not None

    path = edition_file.ensure(checkout)
    built = path.stat().st_mtime_ns

    assert edition_file.needs_build(checkout) is None
    assert edition_file.ensure(checkout).stat().st_mtime_ns == built


def test_edition_older_than_its_data_is_built_again(checkout: Paths) -> None:
    path = edition_file.ensure(checkout)
    os.utime(path, (1, 1))

    edition_file.ensure(checkout)

    assert path.stat().st_mtime_ns > 1_000_000_000


def test_chosen_edition_is_never_built(tmp_path: Path) -> None:
    chosen = Paths(tmp_path / "none.sqlite", tmp_path / "n.sqlite", tmp_path, is_edition_chosen=True)

    assert edition_file.ensure(chosen) == tmp_path / "none.sqlite"
    assert list(tmp_path.iterdir()) == []


def test_bundle_opens_what_it_brings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "reference_dir", lambda: None)
    bundled = Paths(tmp_path / "none.sqlite", tmp_path / "n.sqlite", tmp_path)

    assert edition_file.ensure(bundled) == tmp_path / "none.sqlite"


def test_faulty_data_is_told_and_nothing_is_written(checkout: Paths) -> None:
    source = places.reference_dir()
    assert source is not None
    (source / "minerals.yaml").write_text("minerals: [{id: 7}]\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"has \d+ faults, first of all: \w+\.yaml:\d+: ") as caught:
        edition_file.ensure(checkout)

    assert "db.build --check" in caught.value.hint
    assert not checkout.edition.exists()
