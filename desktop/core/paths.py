"""Says where the program's files lie: from a source checkout, from a bundle, on each platform.

Only names are worked out here; no folder is made and no file is opened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.errors import DataError
from desktop.core.texts import _

EDITION_NAME = "monazite-edition.sqlite"
NOTEBOOK_NAME = "notebook.sqlite"
PORTABLE_NAME = "portable"
DATA_DIR_VARIABLE = "MONAZITE_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Paths:
    """The files that one run of the program works with.

    Attributes:
        edition: The reference file, opened read only.
        notebook: The user's own file; it need not exist yet.
        data_dir: The user's folder for settings, backups and logs; it need not exist yet.
        is_edition_chosen: True where the user named the edition, so that it is opened as it is and never built.
    """

    edition: Path
    notebook: Path
    data_dir: Path
    is_edition_chosen: bool = False


def resolve(*, edition: Path | None = None, notebook: Path | None = None, data_dir: Path | None = None) -> Paths:
    """Return the paths of a run; what is None gets its default place.

    Args:
        edition: A reference file that the user chose.
        notebook: A notebook that the user chose.
        data_dir: The folder that replaces the platform's own; the notebook lies in it unless it is named.
    """
    folder = _absolute(data_dir) if data_dir is not None else portable_data_dir() or default_data_dir()
    return Paths(
        edition=_absolute(edition) if edition is not None else default_edition(),
        notebook=_absolute(notebook) if notebook is not None else folder / NOTEBOOK_NAME,
        data_dir=folder,
        is_edition_chosen=edition is not None,
    )


def portable_data_dir(environment: Mapping[str, str] = os.environ, *, program: Path | None = None) -> Path | None:
    """Return the folder ``data`` beside the program, where a file ``portable`` stands there; None without one.

    So the program and all it writes can live on a stick. The variable ``MONAZITE_DATA_DIR`` goes first.

    Args:
        environment: Environment variables by name.
        program: The program's folder; asked of the system where None.
    """
    folder = program_dir(environment) if program is None else program
    if environment.get(DATA_DIR_VARIABLE) or not (folder / PORTABLE_NAME).is_file():
        return None
    return folder / "data"


def program_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder in which the program lies: the bundle's, or the source checkout."""
    image = environment.get("APPIMAGE", "")  # the file that was started; what runs is a copy in a mount
    if image:
        return Path(image).absolute().parent
    return Path(sys.executable).absolute().parent if is_frozen() else Path(__file__).resolve().parents[2]


def is_frozen() -> bool:
    """Return whether the program runs from a bundle instead of a source checkout."""
    return bool(getattr(sys, "frozen", False))


def resources_dir() -> Path:
    """Return the folder of fonts, icons, themes, catalogues and the edition."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if isinstance(bundle, str) else Path(__file__).resolve().parents[2]
    return root / "resources"


def reference_dir() -> Path | None:
    """Return the folder of the reference YAML; None in a bundle, which ships the edition alone."""
    folder = resources_dir() / "reference"
    return folder if folder.is_dir() and not is_frozen() else None


def default_edition() -> Path:
    """Return the place of the edition that belongs to this copy of the program."""
    return resources_dir() / "edition" / EDITION_NAME


def default_data_dir(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ, *, home: Path | None = None
) -> Path:
    """Return the platform's folder for the user's own data of this program.

    The variable ``MONAZITE_DATA_DIR`` replaces it. Written out here because a library for it would be a
    dependency on the way to the first window.

    Args:
        platform: As `sys.platform` has it.
        environment: Environment variables by name.
        home: The user's home folder; asked of the system where None and needed.
    """
    chosen = environment.get(DATA_DIR_VARIABLE, "")
    if chosen:
        return _absolute(Path(chosen))
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return (Path(local) if local else _home(home) / "AppData" / "Local") / "Monazite"
    if platform == "darwin":
        return _home(home) / "Library" / "Application Support" / "Monazite"
    # The XDG base directory specification says that a relative value is to be ignored.
    shared = Path(environment.get("XDG_DATA_HOME", ""))
    return (shared if shared.is_absolute() else _home(home) / ".local" / "share") / "monazite"


def _home(home: Path | None) -> Path:
    if home is not None:
        return home
    try:
        return Path.home()
    except RuntimeError as error:
        raise DataError(
            _("The system names no home folder to keep the notebook in."),
            _("Name a folder with --data-dir or with the variable {variable}.").format(variable=DATA_DIR_VARIABLE),
        ) from error


def _absolute(path: Path) -> Path:
    """Return the path made absolute, with a leading tilde replaced; links are kept as they are."""
    return path.expanduser().absolute()
