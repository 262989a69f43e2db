"""Tests of where the program's files lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core import paths

HOME = Path("/somewhere/ana")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, HOME / ".local" / "share" / "monazite"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/monazite")),
        ("linux", {"XDG_DATA_HOME": "relative"}, HOME / ".local" / "share" / "monazite"),
        ("linux", {"XDG_DATA_HOME": ""}, HOME / ".local" / "share" / "monazite"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, HOME / "Library" / "Application Support" / "Monazite"),
        ("win32", {}, HOME / "AppData" / "Local" / "Monazite"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/Monazite")),
        ("linux", {"MONAZITE_DATA_DIR": "/chosen", "XDG_DATA_HOME": "/data"}, Path("/chosen")),
    ],
)
def test_data_folder_is_the_platforms_own(platform: str, environment: dict[str, str], expected: Path) -> None:
    assert paths.default_data_dir(platform, environment, home=HOME) == expected


def test_system_without_a_home_folder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)

    with pytest.raises(DataError, match=r"no home folder.*--data-dir"):
        paths.default_data_dir("linux", {})


def test_notebook_lies_in_the_data_folder_unless_named(tmp_path: Path) -> None:
    own = paths.resolve(data_dir=tmp_path)
    named = paths.resolve(data_dir=tmp_path, notebook=tmp_path / "else.sqlite")

    assert own.notebook == tmp_path / "notebook.sqlite"
    assert named.notebook == tmp_path / "else.sqlite"
    assert own.data_dir == named.data_dir == tmp_path


def test_named_edition_is_marked_as_chosen(tmp_path: Path) -> None:
    assert not paths.resolve(data_dir=tmp_path).is_edition_chosen
    assert paths.resolve(data_dir=tmp_path, edition=tmp_path / "e.sqlite").is_edition_chosen


def test_given_paths_become_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    found = paths.resolve(edition=Path("e.sqlite"), notebook=Path("n.sqlite"), data_dir=Path("d"))

    assert (found.edition, found.notebook, found.data_dir) == (
        tmp_path / "e.sqlite",
        tmp_path / "n.sqlite",
        tmp_path / "d",
    )


def test_source_checkout_has_its_reference_data() -> None:
    folder = paths.reference_dir()

    assert folder is not None
    assert (folder / "edition.yaml").is_file()
    assert paths.default_edition().parent.parent == paths.resources_dir()
    assert not paths.is_frozen()


def test_bundle_has_its_resources_inside_and_no_reference_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "resources" / "reference").mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resources_dir() == tmp_path / "resources"
    assert paths.reference_dir() is None
    assert paths.default_edition().is_relative_to(tmp_path)


def test_asking_for_paths_makes_no_folder(tmp_path: Path) -> None:
    paths.resolve(data_dir=tmp_path / "new")

    assert list(tmp_path.iterdir()) == []


def test_portable_program_keeps_its_data_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "portable").write_text("", encoding="utf-8")

    assert paths.portable_data_dir({}, program=tmp_path) == tmp_path / "data"


def test_program_without_the_marker_is_not_portable(tmp_path: Path) -> None:
    (tmp_path / "portable").mkdir()

    assert paths.portable_data_dir({}, program=tmp_path) is None


def test_folder_that_is_named_goes_before_the_marker(tmp_path: Path) -> None:
    (tmp_path / "portable").write_text("", encoding="utf-8")

    assert paths.portable_data_dir({"MONAZITE_DATA_DIR": "elsewhere"}, program=tmp_path) is None


def test_appimage_lies_where_its_file_is(tmp_path: Path) -> None:
    assert paths.program_dir({"APPIMAGE": str(tmp_path / "monazite.AppImage")}) == tmp_path
