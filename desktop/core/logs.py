"""Loggers by area, a file in the log folder, and a ring of the last lines for a crash report."""

from __future__ import annotations

import logging
from collections import deque
from pathlib import Path

ROOT = "monazite"
RING_SIZE = 500
FILE_LIMIT_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Ring(logging.Handler):
    """Keeps the last lines in memory."""

    def __init__(self, size: int = RING_SIZE) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=size)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as one line."""
        self._lines.append(self.format(record))

    def lines(self) -> tuple[str, ...]:
        """Return the kept lines, oldest first."""
        return tuple(self._lines)


def start(folder: Path | None) -> Ring:
    """Begin to log into the folder and into the ring that is returned.

    The file of an earlier run is kept as ``monazite.1.log`` when it has grown large. A folder that
    cannot be written leaves the ring alone at work, since a program on a read-only stick must still start.

    Args:
        folder: The log folder, made where missing; None for no file.
    """
    ring = Ring()
    handlers: list[logging.Handler] = [ring]
    if folder is not None:
        try:
            handlers.append(_file_handler(folder))
        except OSError as error:
            logging.getLogger(ROOT).info("no log file: %s", error)
    logger = logging.getLogger(ROOT)
    logger.setLevel(logging.INFO)
    formatter = logging.Formatter(_FORMAT)
    for handler in handlers:
        handler.setFormatter(formatter)
        logger.addHandler(handler)
    return ring


def stop() -> None:
    """End logging into file and ring, and close the file."""
    logger = logging.getLogger(ROOT)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def _file_handler(folder: Path) -> logging.Handler:
    # Not logging.handlers.RotatingFileHandler: its import costs more than ten milliseconds of the start.
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "monazite.log"
    if path.exists() and path.stat().st_size > FILE_LIMIT_BYTES:
        path.replace(folder / "monazite.1.log")
    return logging.FileHandler(path, encoding="utf-8", delay=True)
