"""Checks what rows say about each other and returns every fault."""

from __future__ import annotations

from db.build import check_entries, check_evidence, check_force
from db.build.faults import Fault
from db.build.material import Material


def check(material: Material) -> list[Fault]:
    """Return every fault that the shape of a single row does not show."""
    return [*check_entries.check(material), *check_evidence.check(material), *check_force.check(material)]
