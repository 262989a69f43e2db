"""Runs one command; what the world got wrong becomes a sentence on standard error and exit code 2."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from db.errors import DataError
from desktop.cli.check import Check
from desktop.cli.parser import build_parser, parse
from desktop.cli.run import Run, as_of_day, paths_of, run_of
from desktop.core.paths import Paths
from desktop.core.texts import _

__all__ = ["EXIT_BAD_INPUT", "EXIT_DONE", "EXIT_FAILED", "Check", "build_parser", "main"]

EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
_EXIT_INTERRUPTED = 130

OpenWindow = Callable[[Paths, date | None], int]


def utc_now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


def main(
    argv: Sequence[str] | None = None,
    *,
    clock: Callable[[], datetime] = utc_now,
    open_window: OpenWindow | None = None,
    checks: Sequence[Check] = (),
) -> int:
    """Run the command line and return the exit code.

    The code is 0 where the command did what was asked (also where a search found nothing), 1 where a
    self-test failed, and 2 where the input was wrong or a file could not be used.

    Args:
        argv: The arguments without the program's name; None for those of the process.
        clock: Tells the present time, aware; today is the day of it where the user is.
        open_window: Called where no command is given, with the files and the day that the user chose (None for
            today); its result becomes the exit code. None where there is no window.
        checks: What the self-test checks besides its own.
    """
    _prepare_streams()
    try:
        code = _run(sys.argv[1:] if argv is None else argv, clock=clock, open_window=open_window, checks=checks)
        if sys.stdout is not None:
            sys.stdout.flush()
    except DataError as error:
        print(str(error), file=sys.stderr)
        return EXIT_BAD_INPUT
    except BrokenPipeError:
        # The reader (head, less) has had enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except KeyboardInterrupt:
        return _EXIT_INTERRUPTED
    return code


def _run(
    argv: Sequence[str],
    *,
    clock: Callable[[], datetime],
    open_window: OpenWindow | None,
    checks: Sequence[Check],
) -> int:
    try:
        arguments = parse(argv)
    except SystemExit:
        # Help was asked for, and printed.
        return EXIT_DONE
    _require_characters(arguments)
    if arguments.version:
        arguments.command = "version"
    elif arguments.self_test:
        arguments.command = "self-test"
    if arguments.command is None:
        if open_window is None:
            raise DataError(_("No command was given."), _("See “{program} --help”.").format(program="monazite"))
        return open_window(paths_of(arguments), as_of_day(arguments))
    return _command(run_of(arguments, clock), checks)


def _command(run: Run, checks: Sequence[Check]) -> int:
    """Run the command, importing what it alone needs."""
    match run.arguments.command:
        case "brief":
            from desktop.cli import brief

            return brief.run(run)
        case "note":
            from desktop.cli import note

            return note.run(run)
        case "tag" | "collection" | "backup" | "notebook":
            return _keep(run)
        case "star" | "review" | "decision" | "search":
            return _mark(run)
        case "edition" | "version":
            from desktop.cli import edition

            return edition.run(run)
        case "self-test":
            from desktop.cli import self_test

            return self_test.run(run, checks)
    return _look_up(run)


def _keep(run: Run) -> int:
    """Run a command on the notebook."""
    match run.arguments.command:
        case "tag":
            from desktop.cli import tag

            return tag.run(run)
        case "collection":
            from desktop.cli import collection

            return collection.run(run)
        case "backup":
            from desktop.cli import backup

            return backup.run(run)
        case "notebook":
            from desktop.cli import notebook

            return notebook.run(run)
    raise ValueError(f"no command {run.arguments.command!r}")


def _mark(run: Run) -> int:
    """Run a command on what stands on entries beside notes, or on saved searches."""
    match run.arguments.command:
        case "star":
            from desktop.cli import star

            return star.run(run)
        case "review":
            from desktop.cli import review

            return review.run(run)
        case "decision":
            from desktop.cli import decision

            return decision.run(run)
        case "search":
            from desktop.cli import search

            return search.run(run)
    raise ValueError(f"no command {run.arguments.command!r}")


def _look_up(run: Run) -> int:
    """Run a command that only reads the edition."""
    match run.arguments.command:
        case "find":
            from desktop.cli import find

            return find.run(run)
        case "show":
            from desktop.cli import show

            return show.run(run)
        case "deadlines":
            from desktop.cli import deadlines

            return deadlines.run(run)
        case "diff":
            from desktop.cli import diff

            return diff.run(run)
        case "compare":
            from desktop.cli import compare

            return compare.run(run)
        case "path":
            from desktop.cli import path

            return path.run(run)
        case "graph":
            from desktop.cli import graph

            return graph.run(run)
        case "coverage":
            from desktop.cli import coverage

            return coverage.run(run)
        case "manual":
            from desktop.cli import manual

            return manual.run(run)
    raise ValueError(f"no command {run.arguments.command!r}")


def _require_characters(arguments: Namespace) -> None:
    """Refuse words that the terminal sent in another encoding: no entry has them, and no file could hold them."""
    for value in vars(arguments).values():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and any("\ud800" <= character <= "\udfff" for character in text):
                shown = text.encode("utf-8", "replace").decode()
                raise DataError(
                    _("“{text}” has bytes that are no characters.").format(text=shown),
                    _("Set the terminal to UTF-8 and try again."),
                )


def _prepare_streams() -> None:
    """Print UTF-8 where a machine reads it, and never fail over a character that a terminal does not know."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")
