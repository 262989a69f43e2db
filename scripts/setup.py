"""Set up this checkout: a virtual environment from the lock, and the system libraries that Qt's window needs.

Called by scripts/prepare.sh with a level (``app`` or ``dev``) and the stamp to leave behind once all is done. Uses the
standard library only, writes nothing outside the checkout but what pip and apt keep, and each error says what to do.
An environment is trusted only after its stamp stands; one that was left half-made is made again, from pip's cache.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "monazite-unfinished"
IS_SOUND = "import pip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))"

# What Qt loads for any window, and the Debian and Ubuntu package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Needed besides in a Wayland session, where Qt opens its window without X11.
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Tell the user what happens now, on stderr, so that stdout stays the program's."""
    print(text, file=sys.stderr, flush=True)


def run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a command without input; what it prints is kept for the error text."""
    environment = dict(os.environ, PYTHONUTF8="1", DEBIAN_FRONTEND="noninteractive")
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def tail(output: str) -> str:
    """Return the last lines of what a command printed, indented."""
    return "\n".join(f"    {line}" for line in output.strip().splitlines()[-15:])


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the checkout for this set-up, so that two starts at once do not mix."""
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up of this checkout is at work; waiting for it to end.")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def stamp_path(part: str) -> Path:
    """Return where the stamp of a finished part stands."""
    return VENV / f"monazite-{part}"


def has_stamp(part: str, key: str) -> bool:
    """Return whether a part was finished from the same files in the same place."""
    try:
        return stamp_path(part).read_text(encoding="utf-8").strip() == key
    except OSError:
        return False


def administrator_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root without being asked; None where that cannot be."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is not None and run(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_system_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages where apt and the rights are at hand; return whether that went well."""
    prefix = administrator_prefix()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    say(f"Installing with apt: {' '.join(packages)}.")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    run([*apt, "update"])
    done = run([*apt, "install", "-y", "--no-install-recommends", *packages])
    if done.returncode != 0:
        say(f"apt could not install them:\n{tail(done.stdout)}")
    return done.returncode == 0


def ensure_venv_module() -> None:
    """See to it that this Python can make virtual environments; Debian ships that part on its own."""
    check = [sys.executable, "-c", "import ensurepip, venv"]
    if run(check).returncode == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not install_system_packages([package]) or run(check).returncode != 0:
        raise SetUpError(
            f"The Python at {sys.executable} cannot make virtual environments.\n"
            f"Install that part, then start again:  sudo apt-get install {package}"
        )


def make_environment() -> None:
    """Make .venv with this Python unless a sound one is there; a half-made one is made anew."""
    if VENV_PYTHON.exists() and not UNFINISHED.exists() and run([VENV_PYTHON, "-c", IS_SOUND]).returncode == 0:
        UNFINISHED.touch()
        return
    if UNFINISHED.exists():
        say("The last set-up was interrupted; making the environment again.")
        shutil.rmtree(VENV)
    elif VENV.exists():
        aside = VENV.with_name(f".venv-{time.strftime('%Y%m%d-%H%M%S')}")
        say(f"The environment in .venv does not work here; it is kept as {aside.name}.")
        VENV.rename(aside)
    VENV.mkdir()
    UNFINISHED.touch()
    made = run([sys.executable, "-m", "venv", VENV])
    if made.returncode != 0:
        raise SetUpError(f"Python at {sys.executable} could not make .venv:\n{tail(made.stdout)}")


def requirements(level: str) -> list[str]:
    """Return the requirements of a level as pyproject.toml states them."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    if level == "dev":
        wanted += project["dependency-groups"]["dev"]
    return wanted


def pip_install(arguments: Sequence[str]) -> None:
    """Install into the environment, quietly; a failure is told with pip's own last words."""
    pip: list[str | Path] = [VENV_PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-qq"]
    done = run([*pip, "--constraint", "constraints.txt", *arguments])
    if done.returncode != 0:
        raise SetUpError(
            f"pip could not install what Monazite needs:\n{tail(done.stdout)}\n"
            "Check that the network and the disk have room for about 150 MB of packages, then start again; "
            "what was fetched already is kept."
        )


def install_packages(level: str, key: str) -> None:
    """Bring the environment to what the lock says for a level, and leave its stamp."""
    if VENV_PYTHON.exists() and not UNFINISHED.exists() and (has_stamp("dev", key) or has_stamp(level, key)):
        return
    extent = "the program" if level == "app" else "the program and its development tools"
    say(f"Setting up Monazite in .venv: {extent}. This is done once and takes a minute or two.")
    ensure_venv_module()
    make_environment()
    pip_install(requirements(level))
    pip_install(["--no-deps", "--no-build-isolation", "--editable", "."])
    # Compiled now, because some users forbid Python to write compiled modules at start; it takes them all the same.
    run([VENV_PYTHON, "-m", "compileall", "-q", "db", "desktop"])
    stamp_path(level).write_text(key + "\n", encoding="utf-8")
    UNFINISHED.unlink()


def missing_libraries() -> dict[str, str]:
    """Return the shared libraries that Qt will not find, each with its Debian package."""
    wanted = LIBRARIES | (WAYLAND_LIBRARIES if os.environ.get("WAYLAND_DISPLAY") else {})
    missing = {}
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    return missing


def ensure_libraries(level: str, key: str) -> None:
    """Install Qt's system libraries where they are missing; without a display their lack is told but stops nothing."""
    missing = missing_libraries() if sys.platform == "linux" else {}
    packages = sorted(set(missing.values()))
    if packages and install_system_packages(packages):
        missing = missing_libraries()
    if missing:
        text = (
            f"Qt's window needs system libraries that are missing: {', '.join(sorted(missing))}.\n"
            f"Install them, then start again:  sudo apt-get install {' '.join(sorted(set(missing.values())))}\n"
            "(The names are those of Debian and Ubuntu; other systems have packages of similar names.)"
        )
        if level == "dev" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            raise SetUpError(text)
        say(text)
        return
    stamp_path("libraries").write_text(key + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Do what is missing for a level; return the exit code."""
    level, key = arguments
    try:
        with one_at_a_time():
            install_packages(level, key)
            ensure_libraries(level, key)
    except SetUpError as error:
        say(f"Set-up stopped. {error}")
        return 1
    except OSError as error:
        say(f"Set-up stopped: {error}. Once that is mended, start again; what is done already is kept.")
        return 1
    except KeyboardInterrupt:
        say("Set-up interrupted; the next start takes it up again.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
