"""Makes what can be handed on of the folder that PyInstaller built: an archive and, on Linux, a Debian package.

    python -m scripts.make_packages dist/monazite

Both are written here, without tools of the system: the same folder gives the same bytes, owned by root and dated on the
edition's day. The package has no scripts that run at installation or removal; Debian's own triggers see to menus and
types of files, and the notebook, which lies in the user's folder, is nobody's business.
"""

from __future__ import annotations

import io
import platform
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from db.edition import describe, open_edition
from desktop import __version__
from desktop.core.paths import EDITION_NAME

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# Where Debian wants the program, and where the desktop looks for what stands around it.
PROGRAM = "usr/lib/monazite"
AROUND = (
    ("usr/share/applications/monazite.desktop", PACKAGING / "monazite.desktop"),
    ("usr/share/applications/monazite-notebook.desktop", PACKAGING / "monazite-notebook.desktop"),
    ("usr/share/mime/packages/monazite.xml", PACKAGING / "monazite.xml"),
    ("usr/share/icons/hicolor/scalable/apps/monazite.svg", ROOT / "resources" / "icons" / "monazite.svg"),
    ("usr/share/doc/monazite/copyright", ROOT / "THIRD-PARTY.md"),
    ("usr/share/doc/monazite/changelog", ROOT / "CHANGELOG.md"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something in an archive: a file, or a link where `link` is not empty."""

    place: str
    source: Path | None = None
    link: str = ""


def folder_items(folder: Path, prefix: str) -> Iterator[Item]:
    """Yield all files and links below a folder in the order of their names, to stand below a prefix."""
    for path in sorted(folder.rglob("*")):
        place = f"{prefix}/{path.relative_to(folder).as_posix()}"
        if path.is_symlink():
            yield Item(place, link=path.readlink().as_posix())
        elif path.is_file():
            yield Item(place, path)


def archive(items: Iterator[Item], *, day: int, start: str = "") -> bytes:
    """Return a compressed tar archive.

    Args:
        items: What it holds; folders are made as they are needed.
        day: The time of change of everything in it, in seconds.
        start: Stands before each name.
    """
    buffer, folders = io.BytesIO(), set[str]()
    with tarfile.open(fileobj=buffer, mode="w:xz", format=tarfile.GNU_FORMAT) as tar:
        for item in items:
            for parent in reversed(Path(item.place).parents[:-1]):
                if parent.as_posix() not in folders:
                    folders.add(parent.as_posix())
                    tar.addfile(_head(f"{start}{parent.as_posix()}", day, kind=tarfile.DIRTYPE, mode=0o755))
            if item.source is None:
                head = _head(f"{start}{item.place}", day, kind=tarfile.SYMTYPE, mode=0o777)
                head.linkname = item.link
                tar.addfile(head)
                continue
            is_program = bool(item.source.stat().st_mode & 0o100) and not item.source.suffix
            head = _head(f"{start}{item.place}", day, kind=tarfile.REGTYPE, mode=0o755 if is_program else 0o644)
            head.size = item.source.stat().st_size
            with item.source.open("rb") as file:
                tar.addfile(head, file)
    return buffer.getvalue()


def _head(name: str, day: int, *, kind: bytes, mode: int) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.type, head.mode, head.mtime, head.uname, head.gname = kind, mode, day, "root", "root"
    return head


def debian_package(folder: Path, scratch: Path, *, day: int) -> bytes:
    """Return a Debian package of the program in a folder.

    Args:
        folder: The program as PyInstaller built it.
        scratch: An empty folder for what is written on the way.
        day: The time of change of everything in it, in seconds.
    """
    link = Item("usr/bin/monazite", link="../lib/monazite/monazite")
    items = [link, *folder_items(folder, PROGRAM), *(Item(place, source) for place, source in AROUND)]
    size = sum(item.source.stat().st_size for item in items if item.source is not None)
    control = scratch / "control"
    control.write_text(
        (PACKAGING / "control")
        .read_text(encoding="utf-8")
        .format(
            version=__version__,
            architecture=ARCHITECTURES.get(platform.machine(), platform.machine()),
            kilobytes=-(-size // 1024),
            libc=platform.libc_ver()[1] or "2.31",
        ),
        encoding="utf-8",
    )
    members = (
        ("debian-binary", b"2.0\n"),
        ("control.tar.xz", archive(iter([Item("control", control)]), day=day, start="./")),
        ("data.tar.xz", archive(iter(items), day=day, start="./")),
    )
    return b"!<arch>\n" + b"".join(_member(name, content, day) for name, content in members)


def _member(name: str, content: bytes, day: int) -> bytes:
    """Return a member of a Unix archive; each starts at an even place."""
    head = f"{name:<16}{day:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n"
    return head.encode("ascii") + content + b"\n" * (len(content) % 2)


def edition_day(folder: Path) -> int:
    """Return the day of the edition in a program's folder, in seconds."""
    edition = next(folder.rglob(EDITION_NAME))
    with closing(open_edition(edition)) as connection:
        day = describe(connection).data_date
    return int(datetime.combine(day, time(), UTC).timestamp())


def main(folder: Path) -> int:
    """Write the packages beside the folder and say how large they are; return the exit code."""
    day = edition_day(folder)
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    name = f"monazite-{__version__}"
    made = [(f"{name}-{system}-{platform.machine().lower()}.tar.xz", archive(folder_items(folder, name), day=day))]
    if sys.platform == "linux":
        scratch = ROOT / "build"
        scratch.mkdir(exist_ok=True)
        architecture = ARCHITECTURES.get(platform.machine(), platform.machine())
        made.append((f"monazite_{__version__}_{architecture}.deb", debian_package(folder, scratch, day=day)))
    for file_name, content in made:
        (folder.parent / file_name).write_bytes(content)
        print(f"  {len(content) / 1e6:8.1f} MB  {folder.parent / file_name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
