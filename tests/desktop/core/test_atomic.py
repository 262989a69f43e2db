"""Tests of writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core import atomic


def test_new_file_has_the_content_and_leaves_nothing_else(tmp_path: Path) -> None:
    atomic.write_bytes(tmp_path / "briefing.pdf", b"content")

    assert (tmp_path / "briefing.pdf").read_bytes() == b"content"
    assert [entry.name for entry in tmp_path.iterdir()] == ["briefing.pdf"]


def test_existing_file_is_replaced_with_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "briefing.pdf"
    target.write_bytes(b"former")
    target.chmod(0o640)

    atomic.write_bytes(target, b"new")

    assert target.read_bytes() == b"new"
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o640


def test_existing_file_is_refused_where_it_may_not_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / "briefing.pdf"
    target.write_bytes(b"former")

    with pytest.raises(DataError, match="exists already"):
        atomic.write_bytes(target, b"new", may_replace=False)

    assert target.read_bytes() == b"former"
    assert [entry.name for entry in tmp_path.iterdir()] == ["briefing.pdf"]


def test_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "briefing.pdf"

    def write_late() -> None:
        with atomic.replacing(target, may_replace=False) as partial:
            partial.write_bytes(b"late")
            target.write_bytes(b"early")

    with pytest.raises(DataError, match="exists already"):
        write_late()

    assert target.read_bytes() == b"early"
    assert [entry.name for entry in tmp_path.iterdir()] == ["briefing.pdf"]


@pytest.mark.parametrize("may_replace", [True, False])
def test_fault_while_writing_leaves_the_former_file(tmp_path: Path, may_replace: bool) -> None:
    target = tmp_path / "briefing.pdf"
    if may_replace:
        target.write_bytes(b"former")

    def fail_half_way() -> None:
        with atomic.replacing(target, may_replace=may_replace) as partial:
            partial.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()

    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([b"former"] if may_replace else [])


def test_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"cannot be written: No such file or directory\. Choose another place"):
        atomic.write_bytes(tmp_path / "no" / "briefing.pdf", b"content")


def test_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is a folder"):
        atomic.write_bytes(tmp_path, b"content")


def test_longest_name_that_the_system_takes_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 251 + ".pdf")

    atomic.write_bytes(target, b"content")

    assert target.read_bytes() == b"content"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "briefing.pdf"
    link.symlink_to(tmp_path / "real" / "file.pdf")

    atomic.write_bytes(link, b"content")

    assert link.is_symlink()
    assert (tmp_path / "real" / "file.pdf").read_bytes() == b"content"


@pytest.mark.skipif(os.name == "nt", reason="no such mask there")
def test_new_file_has_the_rights_that_the_users_mask_gives(tmp_path: Path) -> None:
    former = os.umask(0o027)
    try:
        atomic.write_bytes(tmp_path / "briefing.pdf", b"content")
    finally:
        os.umask(former)

    assert (tmp_path / "briefing.pdf").stat().st_mode & 0o777 == 0o640
