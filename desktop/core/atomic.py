"""Writes a file whole or not at all: readers see the former content or the new one, never half of it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.errors import DataError
from desktop.core.texts import _


def write_bytes(target: Path, content: bytes, *, may_replace: bool = True) -> None:
    """Put the content into the target's place, on the disk before this returns.

    Raises:
        DataError: The target exists and may not be replaced, or cannot be written. It is as it was.
    """
    with replacing(target, may_replace=may_replace) as partial:
        partial.write_bytes(content)


@contextmanager
def replacing(target: Path, *, may_replace: bool = True) -> Iterator[Path]:
    """Give a path beside the target to write to; on leaving without an error it takes the target's place.

    A target that is a link stays one: the file that it leads to is replaced. An existing file's rights are kept.

    Args:
        target: The file to write; its folder has to exist.
        may_replace: False to refuse a target that exists.

    Yields:
        The path of a new, empty file.

    Raises:
        DataError: The target exists and may not be replaced, or cannot be written. It is as it was.
    """
    try:
        if target.is_dir():
            raise DataError(_("{path} is a folder.").format(path=target), _("Name a file in it."))
        if not may_replace and target.exists():
            raise _exists(target)
        final = target.resolve()
        # Beside the target, because only within one file system is a change of name all or nothing. The name
        # does not grow with the target's, which may be as long as the system allows.
        partial = final.with_name(f".monazite-{secrets.token_hex(8)}.partial")
        try:
            _create(partial, like=final)
            yield partial
            _flush(partial)
            _put(partial, final, may_replace=may_replace)
            _flush_folder(final.parent)
        finally:
            with suppress(FileNotFoundError):
                partial.unlink()
    except OSError as error:
        raise DataError(
            _("{path} cannot be written: {reason}.").format(path=target, reason=error.strerror or error),
            _("Choose another place; nothing was changed."),
        ) from error


def _create(partial: Path, *, like: Path) -> None:
    # Mode 0o666 lets the user's own mask decide, which a temporary file's 0o600 would not.
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    with suppress(FileNotFoundError):
        partial.chmod(like.stat().st_mode & 0o777)


def _put(partial: Path, final: Path, *, may_replace: bool) -> None:
    if may_replace:
        partial.replace(final)
        return
    try:
        # A link fails where the name is taken, also by a file made a moment ago.
        final.hardlink_to(partial)
    except FileExistsError as error:
        raise _exists(final) from error
    except OSError:
        # A file system without links, as on a stick: looking first is the best there is.
        if final.exists():
            raise _exists(final) from None
        partial.replace(final)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the change of name durable, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _exists(target: Path) -> DataError:
    return DataError(
        _("{path} exists already.").format(path=target), _("Choose another name, or allow it to be replaced.")
    )
