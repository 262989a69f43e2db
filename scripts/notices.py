"""Says what others made of a frozen program: a bill of materials (CycloneDX) and the texts of their licences.

Called by build.spec with what goes into the folder, so that neither list has more or less than is shipped. The same
folder gives the same bytes: there is no time and no random number in them.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LICENCES = ROOT / "packaging" / "licences"
SBOM_NAME = "sbom.cdx.json"
LICENCES_NAME = "LICENCES.txt"
# Packages without a text of their own, and the files that hold it.
TEXTS = {"pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"), "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt")}
OWN = {"db", "desktop"}

_LICENCE_FILE = re.compile(r"(?:^|/)(?:licen[cs]e|copying|notice)(?:\.(?:txt|md|rst))?$", re.IGNORECASE)
_RULE = "=" * 100


@dataclass(frozen=True, slots=True)
class Component:
    """Something that others made and that is shipped.

    Attributes:
        purl: Its address as a package, by which tools find reports of faults.
        licence: In short; empty where it is known from the text alone.
        text: Of the licence, or of the file that holds it.
    """

    name: str
    version: str
    purl: str
    licence: str
    text: str


def components(modules: Iterable[str], libraries: Iterable[Path]) -> list[Component]:
    """Return what the modules and shared libraries of a folder come from, in alphabetical order.

    Args:
        modules: Names of all modules, of submodules too.
        libraries: Files of the building machine, wherever they lie.
    """
    owners = packages_distributions()
    names = {name.partition(".")[0] for name in modules} - OWN
    found = {owner for name in names for owner in owners.get(name, ())} - {"monazite"}
    parts = [_of_distribution(distribution(name)) for name in sorted(found)]
    return sorted([_python(), *parts, *_of_system(libraries), *_fonts()], key=_order)


def _order(component: Component) -> tuple[str, str]:
    return component.name.casefold(), component.version


def _python() -> Component:
    version = ".".join(str(part) for part in sys.version_info[:3])
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    text = next((place.read_text(encoding="utf-8") for place in places if place.is_file()), "See python.org/psf.\n")
    return Component("Python", version, f"pkg:generic/python@{version}", "PSF-2.0", text)


def _of_distribution(part: Distribution) -> Component:
    name, about = part.name, part.metadata.json
    licence = str(about.get("license_expression") or about.get("license") or "")
    key = re.sub(r"[-_.]+", "-", name).lower()
    files = [file for file in part.files or () if _LICENCE_FILE.search(str(file)) and ".dist-info/" in str(file)]
    texts = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in files]
    texts += [(LICENCES / file).read_text(encoding="utf-8") for file in TEXTS.get(key, ())]
    short = licence.splitlines()[0].strip() if licence else ""
    return Component(name, part.version, f"pkg:pypi/{key}@{part.version}", short, "\n".join(texts))


def _fonts() -> list[Component]:
    versions = {"NotoSans": ("Noto Sans", "2.015"), "NotoSansSC": ("Noto Sans SC", "2.004")}
    return [
        Component(
            name,
            version,
            f"pkg:generic/{name.lower().replace(' ', '-')}@{version}",
            "OFL-1.1",
            (ROOT / "resources" / "fonts" / f"OFL-{key}.txt").read_text(encoding="utf-8"),
        )
        for key, (name, version) in versions.items()
    ]


def _of_system(libraries: Iterable[Path]) -> list[Component]:
    """Return the Debian packages that own libraries; nothing on another system."""
    if shutil.which("dpkg-query") is None:
        return []
    packages = {owner for library in libraries for owner in _owners(library)}
    found = []
    for package in sorted(packages):
        shown = _ask("--showformat=${source:Package} ${source:Version} ${Version}", "--show", package).split(" ")
        if len(shown) != 3:
            continue
        source, _source_version, version = shown
        name = package.partition(":")[0]
        notice = Path("/usr/share/doc", name, "copyright")
        text = notice.read_text(encoding="utf-8", errors="replace") if notice.is_file() else ""
        found.append(Component(name, version, f"pkg:deb/debian/{name}@{version}?upstream={source}", "", text))
    return found


def _owners(library: Path) -> list[str]:
    """Return the Debian packages that a file is of; the packager names it by a path with or without /usr."""
    for path in dict.fromkeys((library.resolve(), library, Path(str(library.resolve()).removeprefix("/usr")))):
        said = _ask("--search", str(path))
        if said:
            return [line.rpartition(": ")[0] for line in said.splitlines() if not line.startswith("diversion")]
    return []


def _ask(*arguments: str) -> str:
    done = subprocess.run(["dpkg-query", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def sbom(parts: Sequence[Component], version: str) -> dict[str, Any]:
    """Return the bill of materials of a version of the program, as CycloneDX 1.5."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"monazite@{version}",
                "name": "Monazite",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": part.purl,
                "name": part.name,
                "version": part.version,
                "purl": part.purl,
                **({"licenses": [{"license": {"name": part.licence}}]} if part.licence else {}),
            }
            for part in parts
        ],
    }


def licences(parts: Sequence[Component]) -> str:
    """Return the texts of all licences one after the other, each different text once under all that have it."""
    by_text: dict[str, list[Component]] = {}
    for part in parts:
        by_text.setdefault(part.text.strip(), []).append(part)
    chapters = []
    for text, owners in by_text.items():
        heads = [f"{owner.name} {owner.version}" + (f" ({owner.licence})" if owner.licence else "") for owner in owners]
        chapters.append("\n".join((_RULE, *heads, _RULE, "", text or "No text came with it.", "")))
    return "What others made and Monazite ships, with their licences.\n\n" + "\n".join(chapters)


def write(parts: Sequence[Component], version: str, folder: Path) -> list[Path]:
    """Write both files into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    bill, texts = folder / SBOM_NAME, folder / LICENCES_NAME
    bill.write_text(json.dumps(sbom(parts, version), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    texts.write_text(licences(parts), encoding="utf-8")
    return [bill, texts]
