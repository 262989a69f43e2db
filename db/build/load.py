"""Reads YAML files into plain values and keeps, for every value, the line that it stands on."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from db.build.faults import Fault

Path_ = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
# No fact here has more digits, and SQLite holds no more than eighteen.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH = {"true": True, "false": False}


class Broken:
    """Stands for a value that could not be read and whose fault is already told."""

    def __repr__(self) -> str:
        """Return what a reason shows in its place."""
        return "an unreadable value"


BROKEN = Broken()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as values, with its node tree to look lines up in and what is wrong with it as YAML."""

    file: str
    value: object
    node: yaml.Node | None
    faults: tuple[Fault, ...] = ()

    def line(self, path: Path_) -> int:
        """Return the line of the value at the path, or of the nearest thing around it."""
        return line_of(self.node, path)


def load(path: Path) -> Loaded:
    """Return the content of one YAML file; what is wrong with it as YAML is in its faults."""
    try:
        node = yaml.compose(path.read_bytes().decode("utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        return _failed(path, 1, f"is not UTF-8 text (byte {error.start})")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _failed(path, mark.line + 1 if mark else 1, f"is not readable as YAML: {error.problem or error.context}")
    except yaml.reader.ReaderError as error:
        return _failed(path, 1, f"is not readable as YAML: {error.reason} at character {error.position}")
    except RecursionError:
        return _failed(path, 1, "is nested too deeply")
    if node is None:
        return Loaded(path.name, None, None)
    reader = _Reader(path.name)
    value = reader.value(node)
    return Loaded(path.name, value, node, tuple(reader.faults))


def line_of(node: yaml.Node | None, path: Path_) -> int:
    """Return the line, from 1, of the value at the path below the node; of what is around it where it is missing."""
    line = node.start_mark.line + 1 if node is not None else 1
    for step in path:
        child = _child(node, step)
        if child is None:
            break
        node = child
        line = node.start_mark.line + 1
    return line


def child_nodes(node: yaml.Node | None, key: str) -> Iterator[yaml.Node]:
    """Yield the nodes of the sequence under the key of a mapping, or its one node where it is no sequence."""
    child = _child(node, key)
    if isinstance(child, yaml.SequenceNode):
        yield from child.value
    elif child is not None:
        yield child


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _failed(path: Path, line: int, reason: str) -> Loaded:
    return Loaded(path.name, None, None, (Fault(path.name, line, "", reason),))


class _Loader(yaml.CSafeLoader):
    """The safe loader, which asks for the tag of a text once: the same few keys stand on every other line."""

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Do nothing: no tag depends on where a value stands."""

    def ascend_resolver(self) -> None:
        """Do nothing, likewise."""

    def resolve(self, kind: Hashable, value: str | None, implicit: Hashable) -> str:
        """Return the tag of a value."""
        return _tag(kind, value, implicit)


@lru_cache(maxsize=4096)
def _tag(kind: Hashable, value: str | None, implicit: Hashable) -> str:
    return str(yaml.resolver.Resolver().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]


class _Reader:
    """Turns nodes into values. Narrower than YAML allows, so that one thing is written in one way."""

    def __init__(self, file: str) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._seen: set[int] = set()

    def value(self, node: yaml.Node) -> object:
        if id(node) in self._seen:
            return self._broken(node, "an alias is not allowed; write the value out")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, child in node.value:
            if key.tag != f"{_TAG}str" or not isinstance(key.value, str):
                self._broken(key, "a key must be plain text")
            elif key.value in values:
                self._broken(key, f"the key {key.value!r} stands twice")
            else:
                values[key.value] = self.value(child)
        return values

    def _scalar(self, node: yaml.Node) -> object:
        text: str = node.value
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "int" if _INTEGER.fullmatch(text):
                return int(text)
            case "float" if _FLOAT.fullmatch(text):
                return float(text)
            case "bool" if text in _TRUTH:
                return _TRUTH[text]
            case "null":
                return self._broken(node, "is empty; leave the key out instead")
            case "timestamp" if _DAY.fullmatch(text):
                try:
                    return date.fromisoformat(text)
                except ValueError:
                    return self._broken(node, f"there is no day {text}")
        return self._broken(node, f"{text!r} is no number, day, true or false as written here; quote it if it is text")

    def _broken(self, node: yaml.Node, reason: str) -> Broken:
        self.faults.append(Fault(self._file, node.start_mark.line + 1, "", reason))
        return BROKEN
