"""Makes sure that there is an edition to open: a source checkout builds it when missing or older than its YAML."""

from __future__ import annotations

from pathlib import Path

from db.edition import is_stale
from db.errors import DataError
from desktop.core import paths as places
from desktop.core.paths import Paths
from desktop.core.texts import _, ngettext

_SHOWN_FAULTS = 3


def ensure(paths: Paths) -> Path:
    """Return the edition of a run, built first where this copy of the program has to; takes seconds then.

    An edition that the user chose is opened as it is, and a bundle brings its own: both are returned untouched.

    Raises:
        DataError: The reference data has faults, or the edition cannot be written.
    """
    source = needs_build(paths)
    if source is not None:
        build(source, paths.edition)
    return paths.edition


def needs_build(paths: Paths) -> Path | None:
    """Return the folder of YAML that the edition has to be built from first; None where it can be opened at once."""
    source = None if paths.is_edition_chosen else places.reference_dir()
    return source if source is not None and is_stale(source, paths.edition) else None


def build(source: Path, target: Path) -> None:
    """Build the edition anew.

    Raises:
        DataError: The reference data has faults, or the edition cannot be written; the target is as it was.
    """
    # The build's libraries take a second to import and have no place on the way to the first window.
    from db.build.api import build as build_edition
    from db.build.faults import BuildFaults

    try:
        build_edition(source, target)
    except BuildFaults as error:
        count = len(error.faults)
        first = "; ".join(str(fault) for fault in error.faults[:_SHOWN_FAULTS])
        raise DataError(
            ngettext(
                "The reference data in {folder} has {count} fault: {first}.",
                "The reference data in {folder} has {count} faults, first of all: {first}.",
                count,
            ).format(folder=source, count=count, first=first),
            _("Run “python -m db.build --check” for all of them."),
        ) from error
