"""Deletes what a killed process left behind: files that never got their name, of processes that are gone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

# As `db.notebook.backup` and `db.notebook.replacing` call what is not whole yet; SQLite's journal may lie beside it.
_NAME = re.compile(r"\..+-(\d+)\.partial(?:-journal|-wal|-shm)?")
# A process number is given anew in the end.
_OLD = timedelta(days=1)


def clear(folders: Iterable[Path], *, now: datetime) -> tuple[Path, ...]:
    """Delete the leftovers in the folders and return them; what cannot be deleted stays.

    Args:
        folders: Those of the notebook and of its backups; a missing one has none.
        now: The present time, aware.
    """
    gone = []
    for folder in folders:
        with suppress(OSError):
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                match = _NAME.fullmatch(path.name)
                if match is not None and _is_left(path, int(match[1]), now):
                    with suppress(OSError):
                        path.unlink()
                        gone.append(path)
    return tuple(gone)


def _is_left(path: Path, process: int, now: datetime) -> bool:
    if now.timestamp() - path.stat().st_mtime > _OLD.total_seconds():
        return True
    return process != os.getpid() and not _is_alive(process)


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        # There a file that somebody has open cannot be deleted, so trying tells.
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
