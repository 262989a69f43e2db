"""Notices folders in which a notebook is at risk: those that a cloud service synchronises, and network drives."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/mounts")
# What a synchronised folder is called, in lower case: the beginning of a folder's name.
_SERVICES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
}
_NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "sshfs",
        "fuse.sshfs",
        "afs",
        "ncpfs",
        "9p",
        "davfs",
        "fuse.davfs2",
        "ceph",
    }
)
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


class Risk(StrEnum):
    """What is risky about the place of a notebook."""

    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class PlaceWarning:
    """A risk of the folder that a notebook lies in.

    Attributes:
        name: The service or the kind of drive.
        text: What can happen, as a sentence.
        hint: What the user can do.
    """

    risk: Risk
    name: str
    text: str
    hint: str


def warning_for(
    notebook: Path, *, environment: Mapping[str, str] = os.environ, mounts: Path = _MOUNTS
) -> PlaceWarning | None:
    """Return what is risky about the notebook's folder; None where nothing is known to be.

    Args:
        notebook: The file; it need not exist.
        environment: The variables of the process, which tell where OneDrive lies.
        mounts: The system's list of mounted drives; a missing one tells nothing.
    """
    folder = notebook.absolute().parent
    service = _service(folder, environment)
    if service is not None:
        return PlaceWarning(
            Risk.SYNCED,
            service,
            f"The notebook lies in a folder that {service} synchronises, which can mix up or lose what is written.",
            "Move it to another folder, and exchange notebooks by export and merge.",
        )
    kind = _network_type(folder, mounts)
    if kind is not None:
        return PlaceWarning(
            Risk.NETWORK,
            kind,
            f"The notebook lies on a network drive ({kind}), where two programs may overwrite each other's changes.",
            "Move it to a drive of this computer, and exchange notebooks by export and merge.",
        )
    return None


def _service(folder: PurePath, environment: Mapping[str, str]) -> str | None:
    for variable in _ONEDRIVE_VARIABLES:
        place = environment.get(variable)
        if place and folder.is_relative_to(place):
            return "OneDrive"
    for part in folder.parts:
        low = part.casefold()
        for start, name in _SERVICES.items():
            if low.startswith(start):
                return name
    return None


def _network_type(folder: Path, mounts: Path) -> str | None:
    if str(folder).startswith(("\\\\", "//")):
        return "SMB"
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    best, found = -1, None
    for line in lines:
        fields = line.split()
        if len(fields) < len(("device", "place", "type")):
            continue
        place = fields[1].replace("\\040", " ")
        if folder.is_relative_to(place) and len(place) >= best:
            best, found = len(place), fields[2]
    return found if found in _NETWORK_TYPES else None
