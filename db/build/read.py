"""Reads a folder of reference YAML into validated rows and collects every fault of shape on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import ValidationError

from db.build import edition_rows, rows
from db.build.faults import Fault
from db.build.load import Broken, Loaded, Path_, child_nodes, line_of, load
from db.build.material import Located, Material
from db.build.reasons import reason_of
from db.build.row import Row

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# Name, values and node of a row.
_Item = tuple[str, dict[str, object], yaml.Node]

SHAPES: dict[str, type[Row]] = {
    "edition": edition_rows.Edition,
    "replaced_by": edition_rows.Replacement,
    "not_known": edition_rows.NotKnown,
    "coverage": edition_rows.Coverage,
    "sources": edition_rows.Source,
    "minerals": rows.Mineral,
    "technologies": rows.Technology,
    "measures": rows.Measure,
    "lists": rows.BlackList,
    "rounds": rows.Round,
    "firms": rows.Firm,
    "listings": rows.Listing,
}
_FIELDS = {"edition": "editions", "replaced_by": "replacements"}
_IDENTIFIED = ("sources", "minerals", "technologies", "measures", "lists", "firms")


def read(folder: Path) -> tuple[Material, list[Fault]]:
    """Return the rows of all YAML files of the folder, and what is wrong with their shape."""
    material = Material(known={key: set() for key in _IDENTIFIED})
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yaml")):
        loaded = load(path)
        faults += loaded.faults
        _read_file(loaded, material, faults)
    return material, faults


def _read_file(loaded: Loaded, material: Material, faults: list[Fault]) -> None:
    if loaded.node is None:
        if not loaded.faults:
            faults.append(Fault(loaded.file, 1, "", "holds nothing"))
        return
    if not isinstance(loaded.value, dict):
        faults.append(Fault(loaded.file, 1, "", "must be a mapping of the keys " + ", ".join(SHAPES)))
        return
    for key, value in loaded.value.items():
        if key not in SHAPES:
            faults.append(Fault(loaded.file, loaded.line((key,)), "", f"unknown key {key!r}"))
            continue
        for item in _rows(key, value, loaded, faults):
            _read_row(key, item, loaded.file, material, faults)


def _rows(key: str, value: object, loaded: Loaded, faults: list[Fault]) -> Iterator[_Item]:
    """Yield name, values and node of every row under a top-level key."""
    if isinstance(value, Broken):
        return
    nodes = list(child_nodes(loaded.node, key))
    if key == "edition" and isinstance(value, dict):
        yield "edition", value, nodes[0]
    elif key == "replaced_by" and isinstance(value, dict):
        for old, new in value.items():
            yield old, {"old": old, "new": new}, nodes[0]
    elif key not in ("edition", "replaced_by") and isinstance(value, list):
        for position, (item, node) in enumerate(zip(value, nodes, strict=True)):
            if isinstance(item, dict):
                yield _name(key, position, item), item, node
            elif not isinstance(item, Broken):
                line = node.start_mark.line + 1
                faults.append(Fault(loaded.file, line, f"{key}[{position}]", "must be a mapping"))
    else:
        shape = "mapping" if key in ("edition", "replaced_by") else "list"
        faults.append(Fault(loaded.file, loaded.line((key,)), key, f"must be a {shape}"))


def _name(key: str, position: int, data: dict[str, object]) -> str:
    if key == "listings" and isinstance(data.get("firm"), str):
        return f"{data['firm']} on {data.get('list')}"
    if key == "rounds" and isinstance(data.get("list"), str):
        return f"{data['list']} by {data.get('measure')}"
    naming = "subject" if key == "coverage" else "id"
    if isinstance(data.get(naming), str):
        return str(data[naming])
    return f"{key}[{position}]"


def _read_row(key: str, item: _Item, file: str, material: Material, faults: list[Fault]) -> None:
    name, data, node = item
    if key in _IDENTIFIED and isinstance(data.get("id"), str):
        material.known[key].add(str(data["id"]))
    row, problems = _validated(SHAPES[key], data)
    for problem in problems:
        if not isinstance(problem["input"], Broken):
            path, reason = reason_of(problem)
            # A replacement is one line of a mapping, not a mapping of its own.
            faults.append(Fault(file, line_of(node, (name,) if key == "replaced_by" else path), name, reason))
    if row is not None:
        located = Located(file, name, row, node, is_whole=not problems)
        getattr(material, _FIELDS.get(key, key)).append(located)
    if problems:
        material.used_sources.update(_sources(data))
    if row is None and key == "listings":
        material.broken_listings.append((str(data.get("list")), str(data.get("measure"))))


def _validated(shape: type[Row], data: dict[str, object]) -> tuple[Row | None, list[ErrorDetails]]:
    """Return the row and what is wrong with it; a faulty row without its faulty parts, so that the rest is checked too.

    No row where nothing is left that could be one.
    """
    first: list[ErrorDetails] = []
    rest: object = data
    while True:
        try:
            return shape.model_validate(rest), first
        except ValidationError as error:
            problems = error.errors(include_url=False)
        first = first or problems
        for path in _removable(problems):
            if not path:
                return None, first
            rest = _without(rest, path)


def _removable(problems: list[ErrorDetails]) -> list[Path_]:
    """Return the paths of the parts to leave out: the last item of a list first, and nothing inside another part."""
    paths = {problem["loc"][:-1] if problem["type"] == "missing" else problem["loc"] for problem in problems}
    outermost = [path for path in paths if not any(path[:end] in paths for end in range(len(path)))]
    return sorted(outermost, key=_last_first)


def _last_first(path: Path_) -> tuple[tuple[int, str], ...]:
    return tuple((-step, "") if isinstance(step, int) else (0, step) for step in path)


def _without(value: object, path: Path_) -> object:
    """Return a copy of nested lists and mappings without what the path leads to."""
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        if not rest:
            return {key: item for key, item in value.items() if key != step}
        return {key: _without(item, rest) if key == step else item for key, item in value.items()}
    if isinstance(value, list):
        if not rest:
            return [item for index, item in enumerate(value) if index != step]
        return [_without(item, rest) if index == step else item for index, item in enumerate(value)]
    return value


def _sources(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "source" and isinstance(item, str):
                yield item
            elif key in ("sources", "confirmed") and isinstance(item, list):
                yield from (source for source in item if isinstance(source, str))
            else:
                yield from _sources(item)
    elif isinstance(value, list):
        for item in value:
            yield from _sources(item)
