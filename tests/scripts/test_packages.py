"""The archive and the Debian package hold the program as it was built, the same bytes each time, and no scripts."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from db.notebook.file import APPLICATION_ID
from scripts import make_packages

DAY = 1_795_305_600

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither links nor the executable bit")


@pytest.fixture
def program(tmp_path: Path, small_edition_path: Path) -> Path:
    folder = tmp_path / "独居石 one" / "monazite"
    edition = folder / "_internal" / "resources" / "edition"
    edition.mkdir(parents=True)
    shutil.copy(small_edition_path, edition / "monazite-edition.sqlite")
    (folder / "monazite").write_text("program", encoding="utf-8")
    (folder / "monazite").chmod(0o700)
    (folder / "_internal" / "libone.so.1").write_text("library", encoding="utf-8")
    (folder / "_internal" / "libone.so").symlink_to("libone.so.1")
    return folder


def members(package: bytes) -> dict[str, bytes]:
    """Return the members of a Unix archive by name."""
    assert package.startswith(b"!<arch>\n")
    found, at = {}, 8
    while at < len(package):
        head = package[at : at + 60]
        assert head.endswith(b"`\n")
        size = int(head[48:58])
        found[head[:16].decode().strip()] = package[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    return found


def listed(content: bytes) -> dict[str, tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        return {head.name: head for head in tar.getmembers()}


def test_the_archive_has_the_program_ready_to_run(program: Path, tmp_path: Path) -> None:
    content = make_packages.archive(make_packages.folder_items(program, "monazite-1"), day=DAY)
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        tar.extractall(tmp_path / "out", filter="data")

    there = tmp_path / "out" / "monazite-1"
    assert (there / "monazite").stat().st_mode & 0o777 == 0o755
    assert (there / "_internal" / "libone.so").read_text(encoding="utf-8") == "library"
    assert {(head.mtime, head.uname, head.uid) for head in listed(content).values()} == {(DAY, "root", 0)}


def test_the_package_puts_each_thing_where_the_desktop_looks(program: Path, tmp_path: Path) -> None:
    parts = members(make_packages.debian_package(program, tmp_path, day=DAY))
    data = listed(parts["data.tar.xz"])

    assert list(parts) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    assert data["./usr/bin/monazite"].linkname == "../lib/monazite/monazite"
    assert {f"./{place}" for place, _source in make_packages.AROUND} <= data.keys()
    assert data["./usr/lib/monazite/monazite"].mode == 0o755
    assert all(head.name.startswith("./usr") for head in data.values())


def test_nothing_runs_at_installation_or_removal(program: Path, tmp_path: Path) -> None:
    parts = members(make_packages.debian_package(program, tmp_path, day=DAY))

    assert list(listed(parts["control.tar.xz"])) == ["./control"]


def test_the_same_folder_gives_the_same_package(program: Path, tmp_path: Path) -> None:
    first = make_packages.debian_package(program, tmp_path, day=DAY)

    assert make_packages.debian_package(program, tmp_path, day=DAY) == first


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")
def test_debian_reads_the_package(program: Path, tmp_path: Path) -> None:
    package = tmp_path / "monazite.deb"
    package.write_bytes(make_packages.debian_package(program, tmp_path, day=DAY))

    told = subprocess.run(["dpkg-deb", "--info", package], capture_output=True, text=True, check=True).stdout
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path / "out"], check=True)

    assert re.search(r"Package: monazite\n Version: \d", told)
    assert (tmp_path / "out" / "usr" / "bin" / "monazite").read_text(encoding="utf-8") == "program"


def test_everything_is_dated_on_the_day_of_the_edition(program: Path) -> None:
    assert make_packages.edition_day(program) == DAY


def test_the_type_of_the_notebook_is_told_by_its_number() -> None:
    tree = ET.parse(make_packages.PACKAGING / "monazite.xml")
    match = tree.find(".//{*}match[@offset='68']")

    assert match is not None
    assert int(match.get("value", ""), 16) == APPLICATION_ID


def test_the_menu_starts_what_is_installed() -> None:
    for name, command in (("monazite", "monazite"), ("monazite-notebook", "monazite --notebook %f")):
        lines = (make_packages.PACKAGING / f"{name}.desktop").read_text(encoding="utf-8").splitlines()
        assert lines[0] == "[Desktop Entry]"
        assert f"Exec={command}" in lines
        assert "Icon=monazite" in lines
