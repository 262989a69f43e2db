"""What every deriving step needs to know: entry numbers, names, grades, and where rows go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.build.choices import SourceKind
from db.build.material import Material
from db.build.tables import Tables, grade
from db.records import Evidence, Kind
from db.search.folding import fold


@dataclass(frozen=True, slots=True)
class Ground:
    """The checked rows with the numbers and names of their entries.

    Attributes:
        numbers: Number of every entry by its id with the kind: by kind, then in the order of names.
        names: Name of every entry by the same id.
    """

    material: Material
    tables: Tables
    numbers: Mapping[str, int]
    names: Mapping[str, str]
    _sources: Mapping[str, tuple[SourceKind, bool]]

    def number(self, kind: Kind, slug: str) -> int:
        """Return the number of an entry."""
        return self.numbers[f"{kind}/{slug}"]

    def name(self, kind: Kind, slug: str) -> str:
        """Return the name of an entry."""
        return self.names[f"{kind}/{slug}"]

    def evidence(self, sources: Iterable[str]) -> Evidence:
        """Return the grade that the sources give a row."""
        return grade(self._sources[source] for source in sources)


def ground_of(material: Material) -> Ground:
    """Return the ground of checked rows."""
    names: dict[str, str] = {}
    for kind, pairs in (
        (Kind.MINERAL, [(item.row.id, item.row.name) for item in material.minerals]),
        (Kind.TECHNOLOGY, [(item.row.id, item.row.name) for item in material.technologies]),
        (Kind.FIRM, [(item.row.id, item.row.name) for item in material.firms]),
        (Kind.MEASURE, [(item.row.id, item.row.title) for item in material.measures]),
        (Kind.LIST, [(item.row.id, item.row.name) for item in material.lists]),
    ):
        # By name, so that the order of numbers is the order of a table that nobody has sorted.
        names |= {
            f"{kind}/{slug}": name
            for _sort_name, slug, name in sorted((fold(name), slug, name) for slug, name in pairs)
        }
    numbers = {entry_id: number for number, entry_id in enumerate(names, start=1)}
    sources = {item.row.id: (item.row.kind, item.row.read) for item in material.sources}
    return Ground(material, Tables(), numbers, names, sources)
