"""Fixtures for tests that read an edition; each edition is built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import small_reference, write_reference

REFERENCE = Path(__file__).parents[1] / "resources" / "reference"


@pytest.fixture(scope="session")
def edition_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition of the real reference data. Read only: it is shared by all tests."""
    # Imported when first needed: tests that read no edition need not wait a second for it.
    from db.build.api import build

    target = tmp_path_factory.mktemp("edition") / "monazite-edition.sqlite"
    build(REFERENCE, target)
    return target


@pytest.fixture(scope="session")
def small_edition_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition of `tests.builders.small_reference`. Read only: it is shared by all tests."""
    from db.build.api import build

    folder = tmp_path_factory.mktemp("small")
    target = folder / "small-edition.sqlite"
    build(write_reference(folder / "reference", small_reference()), target)
    return target
