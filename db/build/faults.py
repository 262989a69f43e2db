"""A fault in the reference data, and the exception that carries all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with the reference data.

    Attributes:
        file: Name of the YAML file, without its folder.
        line: Line of the value that is wrong, from 1; 0 where the fault is in no line (a missing file).
        row: Id of the row, or what stands for one; empty where the fault is in no row.
        reason: What is wrong, with the value.
    """

    file: str
    line: int
    row: str
    reason: str

    def __str__(self) -> str:
        """Return the fault as one line that editors can jump to."""
        return (
            f"{self.file}:{self.line}: {self.row}: {self.reason}"
            if self.row
            else f"{self.file}:{self.line}: {self.reason}"
        )


class BuildFaults(Exception):  # noqa: N818 - named for what it carries
    """The reference data has faults; nothing was written.

    Attributes:
        faults: Every fault once, by file, line and row.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))
