"""The import contracts of pyproject.toml break where a forbidden import stands, each of them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.rules.source import ROOT

# One forbidden import for each contract, in the order in which the contracts stand.
FORBIDDEN = (
    ("desktop.core", "import desktop.views"),
    ("db.force", "import PySide6"),
    ("desktop.pages", "import PySide6"),
    ("desktop.pages", "import db.queries"),
    ("desktop.views", "import desktop.briefing"),
    ("desktop.models", "import reportlab"),
    ("db.search", "import db.schema"),
    ("desktop.cli", "import sqlmodel"),
)
COMMAND = "from importlinter.cli import lint_imports_command as run; run()"


def _contracts() -> list[dict[str, Any]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts: list[dict[str, Any]] = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return contracts


def _own_modules(contracts: list[dict[str, Any]]) -> Iterator[str]:
    for contract in contracts:
        names = [*contract.get("source_modules", ()), *contract.get("forbidden_modules", ())]
        names += [name.strip("( )") for layer in contract.get("layers", ()) for name in layer.split(":")]
        names += [part for line in contract.get("ignore_imports", ()) for part in line.split(" -> ")]
        yield from (name for name in names if name.split(".")[0] in {"db", "desktop"})


def _write_skeleton(folder: Path, imports: tuple[tuple[str, str], ...]) -> None:
    """Write every module that a contract names, empty but for the imports given and those the contracts ignore."""
    contracts = _contracts()
    ignored = [line.split(" -> ") for contract in contracts for line in contract.get("ignore_imports", ())]
    lines = [(module, f"import {imported}") for module, imported in ignored] + list(imports)
    for name in set(_own_modules(contracts)):
        package = folder / name.replace(".", "/")
        package.mkdir(parents=True, exist_ok=True)
        (package / "__init__.py").write_text(
            "".join(f"{line}\n" for module, line in lines if module == name), encoding="utf-8"
        )
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")


def _verdicts(folder: Path) -> list[str]:
    command = [sys.executable, "-c", COMMAND, "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")
    return re.findall(r" (KEPT|BROKEN)\b", done.stdout)


def test_every_contract_is_kept_without_a_forbidden_import(tmp_path: Path) -> None:
    _write_skeleton(tmp_path, ())

    assert _verdicts(tmp_path) == ["KEPT"] * len(_contracts())


def test_every_contract_is_broken_by_its_forbidden_import(tmp_path: Path) -> None:
    _write_skeleton(tmp_path, FORBIDDEN)

    assert _verdicts(tmp_path) == ["BROKEN"] * len(_contracts())
