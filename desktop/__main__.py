"""The program's entry: a command goes to the command line, no command opens the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.core.language import speak
from desktop.core.paths import Paths, resolve

_SHOWN = "mineral/gallium"
_SOURCE_READER = "_mod_uses_pyside"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    speak(resolve(data_dir=data_dir_named(arguments)).data_dir, os.environ)
    if not arguments:
        # The usual start does without the command line's imports, which would delay the first rows.
        return open_window(resolve(), None)
    from desktop.cli.main import main as run_command_line

    return run_command_line(argv, open_window=open_window)


def data_dir_named(arguments: Sequence[str]) -> Path | None:
    """Return the user's folder that the arguments name; the language has to be known before they are understood."""
    for place, argument in enumerate(arguments):
        name, _sign, value = argument.partition("=")
        following = arguments[place + 1] if place + 1 < len(arguments) else ""
        if name == "--data-dir" and (value or following):
            return Path(value or following)
    return None


def open_window(paths: Paths, as_of: date | None) -> int:
    """Open the window, or do without one where there is no display; return the exit status."""
    if not has_display(sys.platform, os.environ):
        return do_without(paths, as_of)
    lighten_imports()
    from desktop.app import run

    return run(paths, as_of)


def lighten_imports() -> None:
    """Spare the start what makes imports slow; called before the first import of Qt.

    Collecting garbage among what imports leave is a twentieth of the start; the window turns it on again.
    PySide6 reads the source of every module imported after it, to see whether it could use ``__feature__``,
    which nothing here does: a tenth of the start. Answering for it changes nothing else.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401 - brings the support module

    support = sys.modules.get("shibokensupport.feature")
    if support is not None and hasattr(support, _SOURCE_READER):
        vars(support)[_SOURCE_READER] = _yes


def _yes(_module: object) -> bool:
    return True


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Return whether a window can be shown.

    Args:
        platform: As `sys.platform` has it.
        environment: Environment variables by name.
    """
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def do_without(paths: Paths, as_of: date | None) -> int:
    """Print an entry and write its briefing, so that a machine without a display shows that all works."""
    from desktop.cli.main import main as run_command_line
    from desktop.core.texts import _

    folder = paths.data_dir / "briefings"
    target = folder / f"{_SHOWN.replace('/', '-')}.pdf"
    print(_("There is no display, so here is an entry without the window, and its briefing as PDF."), flush=True)
    print(flush=True)
    common = ["--data-dir", str(paths.data_dir), "--notebook", str(paths.notebook)]
    if paths.is_edition_chosen:
        common += ["--edition", str(paths.edition)]
    if as_of is not None:
        common += ["--as-of", as_of.isoformat()]
    status = run_command_line(["show", _SHOWN, *common])
    if status != 0 or not _make(folder):
        return status or 2
    print(flush=True)
    return run_command_line(["brief", _SHOWN, "-o", str(target), "--force", *common])


def _make(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"{folder}: {error.strerror}", file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
