"""Runs a command in this process on given files and a fixed day."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktop.cli.main import main

# Noon, so that it is the same day in nearly every time zone.
NOW = datetime(2026, 11, 15, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one document that it printed."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Command:
    """The command line with an edition and an empty data folder."""

    edition: Path
    data_dir: Path
    clock: Callable[[], datetime] = lambda: NOW

    def __call__(self, *words: str, stdin: bytes = b"") -> Result:
        """Run the words as a command line, with the files of this object."""
        files = ["--edition", str(self.edition), "--data-dir", str(self.data_dir)]
        out, err = io.StringIO(), io.StringIO()
        typed = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", typed):
            code = main([*files, *words], clock=self.clock)
        return Result(code, out.getvalue(), err.getvalue())

    @property
    def notebook(self) -> Path:
        """Return the notebook that it reads and writes."""
        return self.data_dir / "notebook.sqlite"
