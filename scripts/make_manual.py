"""Writes the list of commands in the manual's chapter on the command line from the program's own parser.

python -m scripts.make_manual [--check]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from desktop.cli.parser import build_parser
from desktop.core.manual_files import manual_dir

START = "<!-- commands: written by `python -m scripts.make_manual` from desktop/cli/parser.py -->"
END = "<!-- end of commands -->"
CHAPTER = manual_dir() / "command-line.md"
_EVERYWHERE = frozenset({"--help", "--as-of", "--edition", "--notebook", "--data-dir", "--json"})


def main() -> int:
    """Write the list anew, or say whether it is as it has to be."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--check", action="store_true", help="change nothing; exit code 1 where something would change"
    )
    before = CHAPTER.read_text(encoding="utf-8")
    after = renewed(before)
    if options.parse_args().check:
        return int(before != after)
    CHAPTER.write_text(after, encoding="utf-8")
    return 0


def renewed(text: str) -> str:
    """Return the chapter with the list as the parser has it now."""
    head, _start, rest = text.partition(START)
    _old, _end, tail = rest.partition(END)
    return f"{head}{START}\n\n{commands()}\n\n{END}{tail}"


def commands() -> str:
    """Return every command with its arguments, and the options that each of them takes, as Markdown."""
    parser = build_parser()
    lines = ["## Options of every command", ""]
    lines += _table(action for action in parser._actions if action.option_strings)
    lines += ["", "## Commands"]
    for name, words, command in _commands("monazite", parser):
        lines += ["", f"### {name}", "", f"{words[:1].upper()}{words[1:]}."]
        own = [action for action in command._actions if not _EVERYWHERE.intersection(action.option_strings)]
        if own:
            lines += ["", *_table(own)]
    return "\n".join(lines)


def _commands(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield each command that does something, with what its help says."""
    # argparse has no public way to read a parser.
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            words = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for child_name, child in action.choices.items():
                children = list(_commands(f"{name} {child_name}", child))
                yield from children or [(f"{name} {child_name}", words[child_name], child)]


def _table(actions: Iterable[argparse.Action]) -> list[str]:
    rows = [f"| `{_spelled(action)}` | {action.help or ''}{_choices(action)} |" for action in actions]
    return ["| Argument | What it does |", "| --- | --- |", *rows]


def _choices(action: argparse.Action) -> str:
    """Return which values there are, after what the help says."""
    if not action.choices:
        return ""
    return f"{'; ' if action.help else ''}one of {', '.join(str(choice) for choice in action.choices)}"


def _spelled(action: argparse.Action) -> str:
    """Return an argument as it is typed: ``-o FILE, --output FILE``."""
    name = str(action.metavar or action.dest.upper())
    value = " ".join([name] * action.nargs) if isinstance(action.nargs, int) else name
    if not action.option_strings:
        return f"{value} ..." if action.nargs in ("+", "*") else value
    words = ", ".join(action.option_strings)
    return words if action.nargs == 0 else f"{words} {value}"


if __name__ == "__main__":
    sys.exit(main())
