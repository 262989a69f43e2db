"""Changes reference data at a path, and tells the faults that a build then finds."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from db.build.check import check
from db.build.faults import Fault
from db.build.read import read
from tests.builders import Reference, write_reference

Steps = tuple[str | int, ...]


class Gone:
    """Says that what stands at a path is to be removed."""


GONE = Gone()


def changed(reference: Reference, *changes: tuple[Steps, Any]) -> Reference:
    """Return a copy in which each path holds its new value; a list takes one more item at its end."""
    result = copy.deepcopy(reference)
    for steps, value in changes:
        place: Any = result
        for step in steps[:-1]:
            place = place[step]
        last = steps[-1]
        if value is GONE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return result


def faults_in(folder: Path) -> tuple[Fault, ...]:
    """Return all faults of the YAML in the folder, sorted."""
    material, faults = read(folder)
    return tuple(sorted({*faults, *check(material)}))


def faults_of(reference: Reference, folder: Path) -> tuple[Fault, ...]:
    """Return all faults of the data after writing it into the folder."""
    return faults_in(write_reference(folder, reference))
