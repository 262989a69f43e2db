"""Declares the command line as data for argparse; imports no command, so that a start of the window stays light."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from db.errors import DataError
from db.records import Kind
from desktop.cli import brief_arguments
from desktop.cli.mark_parser import add_mark_commands
from desktop.cli.notebook_parser import add_judgement, add_note_actions, add_notebook_commands
from desktop.core.page_id import MOST_HOPS
from desktop.core.texts import _

PROGRAM = "monazite"


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise the error for the border of the program to print."""
        sentence = message[:1].upper() + message[1:]
        raise DataError(f"{sentence}.", _("See “{program} --help”.").format(program=self.prog))


# argparse has no public name for what `add_subparsers` returns.
_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def build_parser() -> Parser:
    """Return the parser of the whole command line; `command` is None where the window is wanted."""
    parser = Parser(
        prog=PROGRAM,
        description=_(
            "An offline desk reference on critical minerals, technologies, blacklisted firms and legal measures."
            " Without a command it opens the window."
        ),
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help=_("print the versions of program and edition"))
    parser.add_argument("--self-test", action="store_true", help=_("the same as the command self-test"))
    _add_common(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("commands"))
    _add_find(commands)
    _add_show(commands)
    _add_deadlines(commands)
    _add_diff(commands)
    _add_compare(commands)
    _add_ties(commands)
    _add_brief(commands)
    _add_note(commands)
    add_notebook_commands(commands, _add_command)
    add_mark_commands(commands, _add_command)
    _add_edition(commands)
    _add_command(commands, "coverage", _("say how complete the edition is, what it rests on and how far it reaches"))
    _add_manual(commands)
    _add_command(commands, "self-test", _("check that everything works, with one line a check"))
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments by name.

    Raises:
        DataError: They make no command.
        SystemExit: Help was asked for and printed.
    """
    return build_parser().parse_args(_protected(argv))


def _add_command(commands: _Commands, name: str, text: str) -> Parser:
    parser = commands.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
    # An option after the command must not be undone by its default: SUPPRESS leaves what stood before it.
    _add_common(parser, default=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", dest="is_json", help=_("print one JSON document"))
    return parser


def _add_common(parser: Parser, *, default: str | None) -> None:
    group = parser.add_argument_group(_("for every command"))
    group.add_argument("--as-of", metavar="DAY", default=default, help=_("day that states refer to; default: today"))
    group.add_argument("--edition", metavar="FILE", type=Path, default=default, help=_("reference file to read"))
    group.add_argument("--notebook", metavar="FILE", type=Path, default=default, help=_("file of your notes"))
    group.add_argument(
        "--data-dir", metavar="DIR", type=Path, default=default, help=_("folder of notebook and settings")
    )


def _add_find(commands: _Commands) -> None:
    parser = _add_command(commands, "find", _("find entries by words, names in English or Chinese, symbols and codes"))
    parser.add_argument("query", nargs="+", metavar="QUERY", help=_query_help())
    parser.add_argument("--kind", action="append", choices=[kind.value for kind in Kind], help=_("only this kind"))
    limit = _("at most N; default: 50, with --output all of them")
    parser.add_argument("--limit", type=_positive, metavar="N", help=limit)
    output = _("save as a table instead: FILE ends in .csv, .json or .xlsx; of one kind it has all columns")
    parser.add_argument("--output", metavar="FILE", type=Path, help=output)
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))


def _add_show(commands: _Commands) -> None:
    parser = _add_command(commands, "show", _("show an entry: what holds, since when, by which act, from which source"))
    parser.add_argument("id", metavar="ID", help=f"{_id_help()}; {_('or of a source, such as source/fr-2024-28270')}")
    parser.add_argument("--full", action="store_true", help=_("show every row of long tables"))


def _add_deadlines(commands: _Commands) -> None:
    text = _("list scheduled ends and effective dates ahead, and those that passed without an act")
    parser = _add_command(commands, "deadlines", text)
    parser.add_argument("--until", metavar="DAY", help=_("only up to this day"))


def _add_diff(commands: _Commands) -> None:
    parser = _add_command(commands, "diff", _("list what changed its state between two days, and by which act"))
    parser.add_argument("before", metavar="DAY", help=_("the earlier day, as in 2025-11-01"))
    parser.add_argument("after", metavar="DAY", help=_("the later day"))
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_query_help())


def _add_compare(commands: _Commands) -> None:
    text = _("set two to six entries of one kind side by side, or one entry on two days")
    parser = _add_command(commands, "compare", text)
    parser.add_argument("ids", nargs="+", metavar="ID", help=_id_help())
    parser.add_argument("--days", nargs=2, metavar="DAY", help=_("compare one entry on these two days"))
    parser.add_argument("--full", action="store_true", help=_("show every row of long tables"))


def _add_ties(commands: _Commands) -> None:
    parser = _add_command(commands, "path", _("say how two entries hang together: the shortest way over acts and ties"))
    parser.add_argument("start", metavar="ID", help=_id_help())
    parser.add_argument("end", metavar="ID", help=_("id of the other entry"))
    parser.add_argument("--full", action="store_true", help=_("show every row of long tables"))
    parser = _add_command(commands, "graph", _("list what is around an entry, as far as one to three steps"))
    parser.add_argument("id", metavar="ID", help=_id_help())
    parser.add_argument("--hops", type=int, choices=range(1, MOST_HOPS + 1), default=1, help=_("steps; default: 1"))
    parser.add_argument("--full", action="store_true", help=_("show every row of long tables"))


def _add_brief(commands: _Commands) -> None:
    parser = _add_command(commands, "brief", _("write a briefing on entries and reports as PDF"))
    brief_arguments.add_arguments(parser)


def _add_note(commands: _Commands) -> None:
    text = _("add, list, show, find and change your notes")
    group = commands.add_parser("note", help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
    actions = group.add_subparsers(dest="action", metavar="ACTION", required=True, title=_("actions"))
    parser = _add_command(actions, "add", _("write a note on an entry"))
    parser.add_argument("id", metavar="ID", help=_id_help())
    parser.add_argument("text", nargs="+", metavar="TEXT", help=_("text in Markdown; - reads it from standard input"))
    add_judgement(parser)
    parser = _add_command(actions, "list", _("list notes, those on entries that are gone from the edition too"))
    parser.add_argument("id", nargs="?", metavar="ID", help=_("id of an entry; default: every entry"))
    parser.add_argument("--removed", action="store_true", help=_("list those that were removed instead"))
    parser = _add_command(actions, "show", _("show the notes on an entry in full, with their history"))
    parser.add_argument("id", metavar="ID", help=_("id of an entry, or of a note"))
    add_note_actions(actions, _add_command)


def _add_edition(commands: _Commands) -> None:
    text = _("describe, build and verify the reference file")
    group = commands.add_parser("edition", help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
    actions = group.add_subparsers(dest="action", metavar="ACTION", required=True, title=_("actions"))
    _add_command(actions, "info", _("print the edition's date, hash and counts"))
    _add_command(actions, "verify", _("compare the edition's content with its own hash"))
    parser = _add_command(actions, "build", _("build the edition from the reference data of a source checkout"))
    parser.add_argument("--source", metavar="DIR", type=Path, help=_("folder of the reference data"))


def _add_manual(commands: _Commands) -> None:
    parser = _add_command(commands, "manual", _("print the manual: its contents, or a chapter"))
    parser.add_argument("chapter", nargs="?", metavar="CHAPTER", help=_("such as search; default: the contents"))
    parser.set_defaults(full=False)


def _query_help() -> str:
    return _('words, "phrases" and key:value terms, as in the search box; a minus excludes')


def _id_help() -> str:
    return _("id of an entry, such as mineral/gallium or measure/mofcom-2024-46")


def _epilog() -> str:
    return _(
        "Keys of a QUERY: kind list state country mineral technology measure firm group sector issuer announced\n"
        "effective added type code target by evidence listing; of your notebook: has is tag note review collection.\n"
        "Examples:\n"
        "  monazite find 镓\n"
        "  monazite find kind:firm list:cn-unreliable-entities state:suspended -country:JP\n"
        "  monazite show measure/mofcom-2024-46 --as-of 2025-12-01"
    )


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("“{text}” is not a whole number above 0").format(text=text))
    return int(text)


_EXCLUSION = re.compile(r"-(?!h$)[^\W\d_].*", re.DOTALL)


def _protected(argv: Sequence[str]) -> list[str]:
    """Return the arguments with a space before excluded terms of a query, which argparse would take for options.

    Queries drop the space again. ``-h`` and everything with two hyphens stay options.
    """
    command = next((argument for argument in argv if argument in ("find", "diff", "search")), None)
    if command is None:
        return list(argv)
    start = list(argv).index(command)
    return [
        f" {argument}" if position > start and _EXCLUSION.fullmatch(argument) else argument
        for position, argument in enumerate(argv)
    ]
