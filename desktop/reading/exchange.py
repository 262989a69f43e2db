"""Reads what others handed over, a notebook or an export, and writes exports, for window and command line alike."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import DataError
from desktop.core.texts import _

if TYPE_CHECKING:
    from db.notebook.snapshot import Snapshot

_NOTEBOOKS = (".sqlite", ".sqlite3", ".db")


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written.

    Attributes:
        target: A file that ends in .json or .csv, or a folder for Markdown.
        entry_ids: Only what is on these entries; empty for all.
        has_removed: Whether removed notes go with it.
    """

    target: Path
    entry_ids: Collection[str] = ()
    has_removed: bool = True


def read_other(source: Path, now: datetime) -> Path | Snapshot:
    """Return what can be merged: the file of a notebook, or what an export holds.

    Args:
        source: A notebook, a JSON or CSV file, or a folder of Markdown files.
        now: The time that notes without one get.

    Raises:
        DataError: It cannot be read, or is no export; the sentence says where.
    """
    return source if source.suffix.lower() in _NOTEBOOKS else read_export(source, now)


def read_export(source: Path, now: datetime) -> Snapshot:
    """Return what an export holds: a JSON or CSV file, or a folder of Markdown files.

    Raises:
        DataError: It cannot be read, or is no export; the sentence says where.
    """
    from db.notebook import importing

    if source.is_dir():
        return importing.from_markdown(importing.read_markdown(source), now=now)
    try:
        content = source.read_bytes()
    except OSError as error:
        raise DataError(
            _("{path} cannot be read: {reason}.").format(path=source, reason=error.strerror or error),
            _("Check its name and your rights."),
        ) from error
    if source.suffix.lower() != ".csv":
        return importing.from_json(content, source.name)
    try:
        return importing.from_csv(content.decode("utf-8-sig"), source.name, now=now)
    except UnicodeDecodeError as error:
        raise DataError(
            _("{path} is not text in UTF-8.").format(path=source), _("Convert it to UTF-8 and try again.")
        ) from error


def write_export(notebook: Path, export: Export, *, now: datetime) -> int:
    """Write the export and return how many notes are in it; an existing file is replaced, as the user agreed.

    Raises:
        DataError: The notebook cannot be read, or the file not written; what was there is as it was.
    """
    from db.notebook import exporting, snapshot
    from db.notebook.reader import open_reader
    from desktop.core.atomic import write_bytes

    with closing(open_reader(notebook)) as connection:
        taken = snapshot.take(connection)
    if export.entry_ids:
        taken = exporting.selection(taken, set(export.entry_ids))
    if not export.has_removed:
        taken = exporting.without_removed(taken)
    ending = export.target.suffix.lower()
    if ending == ".json":
        write_bytes(export.target, exporting.as_json(taken, now=now).encode(), may_replace=True)
    elif ending == ".csv":
        # Spreadsheets take a CSV file for UTF-8 only if it begins with the mark.
        write_bytes(export.target, exporting.as_csv(taken).encode("utf-8-sig"), may_replace=True)
    else:
        write_folder(export.target, exporting.as_markdown(taken))
    return sum(not row["is_removed"] for row in taken.tables["note"].values())


def write_folder(target: Path, files: dict[str, str]) -> None:
    """Write the files into a new or an empty folder.

    Raises:
        DataError: Something is there already, or cannot be written.
    """
    from desktop.core.atomic import write_bytes

    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DataError(_("{path} exists already.").format(path=target), _("Name a new or an empty folder."))
    try:
        for name, text in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, text.encode())
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            _("{path} cannot be written: {reason}.").format(path=target, reason=error.strerror or error),
            _("Choose another place."),
        ) from error
