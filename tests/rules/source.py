"""The files of this checkout as the rules see them: parsed modules, and text files with their lines."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE_FOLDERS = ("db", "desktop", "scripts", "tests")
# What is made here and never committed.
GENERATED = {".git", ".venv", "__pycache__"}
# By path, as db/build is written by hand.
GENERATED_PATHS = {"build", "dist", "resources/edition"}
BINARY_SUFFIXES = {".gz", ".ico", ".icns", ".mo", ".otf", ".pdf", ".png", ".sqlite", ".ttf", ".db", ".zip"}


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file, parsed.

    Attributes:
        path: Its place below the checkout, with forward slashes.
        text: What it holds.
        tree: The same as a syntax tree.
    """

    path: str
    text: str
    tree: ast.Module


@dataclass(frozen=True, slots=True)
class Rule:
    """A house rule for Python code.

    Attributes:
        name: What is true when the rule is kept, as a sentence.
        applies: Whether a path is under the rule.
        find: Yields line and words for each place that breaks it.
        bad: Path and code of a sample that breaks it.
        good: Path and code of a sample that keeps it.
    """

    name: str
    applies: Callable[[str], bool]
    find: Callable[[Module], Iterator[tuple[int, str]]]
    bad: tuple[tuple[str, str], ...]
    good: tuple[tuple[str, str], ...] = ()

    def faults(self, module: Module) -> list[str]:
        """Return one line for each place where a module breaks the rule."""
        if not self.applies(module.path):
            return []
        return [f"{module.path}:{line}: {words}" for line, words in self.find(module)]


def parse(path: str, text: str) -> Module:
    """Return a module from its place and text."""
    return Module(path, text, ast.parse(text, filename=path))


@cache
def files() -> tuple[str, ...]:
    """Return the paths of all files that belong to the project, in alphabetical order."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[str]:
    for entry in folder.iterdir():
        relative = entry.relative_to(ROOT).as_posix()
        if entry.name in GENERATED or relative in GENERATED_PATHS or entry.name.endswith((".egg-info", "_cache")):
            continue
        if entry.is_dir() and not entry.name.startswith((".venv", ".hypothesis")):
            yield from _walk(entry)
        elif entry.is_file():
            yield relative


@cache
def modules() -> tuple[Module, ...]:
    """Return every Python module of the project, parsed once."""
    paths = (path for path in files() if path.endswith(".py") and path.split("/")[0] in CODE_FOLDERS)
    return tuple(parse(path, (ROOT / path).read_text(encoding="utf-8")) for path in paths)


@cache
def text_files() -> tuple[str, ...]:
    """Return the paths of all files that are text."""
    return tuple(path for path in files() if Path(path).suffix.lower() not in BINARY_SUFFIXES)


def under(*folders: str) -> Callable[[str], bool]:
    """Return a test for paths in one of these folders, or for these files."""
    return lambda path: any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def outside(*folders: str, within: tuple[str, ...] = ("db", "desktop")) -> Callable[[str], bool]:
    """Return a test for paths of the program that are in none of these folders."""
    return lambda path: under(*within)(path) and not under(*folders)(path)


def dotted(node: ast.AST) -> str:
    """Return the name that an expression spells, ``a.b.c``; a part that is no name stands as ``?``."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def last_name(node: ast.AST) -> str:
    """Return the last part of the name that an expression spells."""
    return dotted(node).rpartition(".")[2]


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield every call in a tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string that is no docstring, an f-string by its fixed parts."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value
