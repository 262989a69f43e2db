"""A claim to a file that one program at a time can hold; the system gives it up for a program that dies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


class Claim:
    """The claim that a file of that name stands for. The file is empty and stays."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Return whether this object holds the claim."""
        return self._descriptor is not None

    def take(self) -> bool:
        """Take the claim and return whether it is held now.

        Where the folder cannot be written to, or its file system knows no locks, the claim counts as held.
        """
        if self._descriptor is not None:
            return True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return True
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return False
        except OSError:
            pass  # no locks here, as on some network drives
        self._descriptor = descriptor
        return True

    def give_up(self) -> None:
        """Let others have it."""
        if self._descriptor is not None:
            # Closing gives the lock up on every system.
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
