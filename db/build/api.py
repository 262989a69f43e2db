"""Builds an edition from a folder of YAML, and brings one up to date when it is older."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.build.check import check
from db.build.entries import add_entries
from db.build.facets import add_facets
from db.build.facts import add_facts
from db.build.faults import BuildFaults
from db.build.fulltext import TextRow, texts_of
from db.build.ground import Ground, ground_of
from db.build.material import Material
from db.build.names import add_names, names_of
from db.build.read import read
from db.build.relations import add_relations
from db.build.rounds import add_rounds
from db.build.standing import add_standing, ties_of
from db.build.subjects import add_subjects, subjects_of
from db.build.tables import Tables
from db.build.write import write
from db.edition import PROGRAM, is_stale
from db.errors import DataError
from db.records import SubjectKind
from db.schema.reference import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote.

    Attributes:
        counts: Rows by table, as in the manifest.
    """

    target: Path
    content_hash: str
    counts: Mapping[str, int]


def build(source_dir: Path, target: Path) -> BuildReport:
    """Build the edition from the YAML of a folder and put it in place of the target.

    Raises:
        BuildFaults: The YAML has faults; the target is as it was.
        DataError: The folder or the target cannot be used.
    """
    with _uncollected():
        material = check_sources(source_dir)
        ground = ground_of(material)
        texts = fill(ground)
        counts = _counts(ground.tables)
        digest = write(ground.tables, texts, manifest=manifest_of(material, ground.tables), target=target)
    return BuildReport(target, digest, counts)


def fill(ground: Ground) -> Iterator[TextRow]:
    """Add every row to the ground's tables and return the rows of the full-text index."""
    subjects = subjects_of(ground)
    names = names_of(ground, subjects)
    add_facts(ground)
    add_rounds(ground)
    add_subjects(ground, subjects)
    add_entries(ground)
    add_names(ground, names)
    add_facets(ground, subjects)
    add_standing(ground, subjects, ties=ties_of(ground, subjects))
    add_relations(ground, subjects)
    return texts_of(ground, subjects, names=names)


def manifest_of(material: Material, tables: Tables) -> list[tuple[str, str]]:
    """Return what the edition says of itself, its hashes excepted."""
    edition = material.editions[0].row
    return [
        ("title", edition.title),
        ("data_date", edition.data_date.isoformat()),
        ("reach", edition.reach.isoformat()),
        ("schema_version", str(SCHEMA_VERSION)),
        ("program", PROGRAM),
        *((f"count.{table}", str(count)) for table, count in _counts(tables).items()),
    ]


def check_sources(source_dir: Path) -> Material:
    """Return the checked rows of a folder.

    Raises:
        BuildFaults: The YAML has faults.
        DataError: There is no YAML.
    """
    if not any(source_dir.glob("*.yaml")):
        raise DataError(f"There is no reference data in {source_dir}.", "Name its folder with --source.")
    material, faults = read(source_dir)
    faults += check(material)
    if faults:
        raise BuildFaults(faults)
    return material


def ensure_edition(source_dir: Path, target: Path) -> Path:
    """Return the target, built first where it is missing or older than its YAML.

    Raises:
        BuildFaults: The YAML has faults.
        DataError: The target cannot be written.
    """
    if is_stale(source_dir, target):
        build(source_dir, target)
    return target


def _counts(tables: Tables) -> dict[str, int]:
    counts = {table: len(tables.rows(table)) for table in tables.names if table != "manifest"}
    kinds = tables.columns("subject").index("subject_kind")
    for kind in SubjectKind:
        counts[kind.value] = sum(row[kinds] == kind for row in tables.rows("subject"))
    return counts


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the cycle collector off: it would walk hundreds of thousands of live nodes for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
