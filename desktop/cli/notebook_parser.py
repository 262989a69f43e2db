"""Declares the commands on the notebook: tags, collections, backups, and the file as a whole."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from db.records import Confidence, Likelihood
from desktop.core.texts import _

_STEPS_SHOWN = 20


# argparse has no public name for what `add_subparsers` returns.
Commands: TypeAlias = "argparse._SubParsersAction[Any]"
Add: TypeAlias = Callable[[Commands, str, str], argparse.ArgumentParser]


def add_note_actions(actions: Commands, add: Add) -> None:
    """Declare what can be done with notes beside adding, listing and showing them."""
    parser = add(actions, "find", _("find notes by their words"))
    parser.add_argument("words", nargs="+", metavar="WORD")
    parser = add(actions, "edit", _("write a new text in place of a note's; the former one stays in its history"))
    parser.add_argument("id", metavar="ID", help=_("id of a note, or its beginning"))
    parser.add_argument("text", nargs="+", metavar="TEXT", help=_("text in Markdown; - reads it from standard input"))
    for name, text in (
        ("remove", _("take a note out of sight; it can be restored")),
        ("restore", _("bring a removed note back")),
    ):
        add(actions, name, text).add_argument("id", metavar="ID", help=_("id of a note, or its beginning"))
    parser = add(actions, "move", _("attach a note to another entry"))
    parser.add_argument("id", metavar="ID", help=_("id of a note, or its beginning"))
    parser.add_argument("entry", metavar="ENTRY", help=_("id of the entry"))


def add_judgement(parser: argparse.ArgumentParser) -> None:
    """Declare the options that keep a judgement apart from the facts of a note."""
    parser.add_argument("--judgement", metavar="TEXT", help=_("what you conclude, apart from the facts"))
    terms = [term.value for term in Likelihood]
    parser.add_argument("--likelihood", choices=terms, help=_("how likely you hold it to be"), metavar="TERM")
    parser.add_argument("--confidence", choices=[level.value for level in Confidence], help=_("how well founded it is"))


def add_notebook_commands(commands: Commands, add: Add) -> None:
    """Declare the commands tag, collection, backup and notebook."""
    _add_tag(group(commands, "tag", text=_("list, put, rename and merge tags")), add)
    _add_collection(group(commands, "collection", text=_("keep ordered collections of entries")), add)
    _add_backup(group(commands, "backup", text=_("list, make, verify and restore backups of the notebook")), add)
    _add_notebook(
        group(commands, "notebook", text=_("check, merge, export, import and salvage the notebook; undo")), add
    )


def group(commands: Commands, name: str, *, text: str) -> Commands:
    """Declare a command that has actions, and return where to add them."""
    group = commands.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
    actions: Commands = group.add_subparsers(dest="action", metavar="ACTION", required=True, title=_("actions"))
    return actions


def _add_tag(actions: Commands, add: Add) -> None:
    add(actions, "list", _("list the tags with the number of entries and notes that carry each"))
    parser = add(actions, "show", _("list what carries a tag"))
    parser.add_argument("name", metavar="TAG")
    for action, text in (
        ("put", _("put a tag on entries or notes, made where there is none of the name")),
        ("take", _("take a tag off entries or notes")),
    ):
        parser = add(actions, action, text)
        parser.add_argument("name", metavar="TAG")
        parser.add_argument("ids", nargs="+", metavar="ID", help=_("id of an entry, or note/ and the id of a note"))
    for action, text, other in (
        ("rename", _("give a tag another name wherever it is"), "NAME"),
        ("merge", _("put the second tag wherever the first one is, and delete the first"), "TAG"),
        ("colour", _("give a tag a colour of the theme, such as series_1"), "COLOUR"),
    ):
        parser = add(actions, action, text)
        parser.add_argument("name", metavar="TAG")
        parser.add_argument("other", metavar=other)
    add(actions, "delete", _("delete a tag and take it off everything")).add_argument("name", metavar="TAG")


def _add_collection(actions: Commands, add: Add) -> None:
    add(actions, "list", _("list the collections"))
    add(actions, "show", _("list the entries of a collection in their order")).add_argument("name", metavar="NAME")
    parser = add(actions, "make", _("make a collection"))
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("ids of its entries"))
    parser.add_argument("--description", default="", metavar="TEXT")
    for action, text in (
        ("add", _("add entries at the end of a collection")),
        ("take", _("take entries out of a collection")),
        ("order", _("put entries first, in this order")),
    ):
        parser = add(actions, action, text)
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("ids", nargs="+", metavar="ID")
    add(actions, "delete", _("delete a collection; its entries stay")).add_argument("name", metavar="NAME")


def _add_backup(actions: Commands, add: Add) -> None:
    add(actions, "list", _("list the backups, the newest first"))
    add(actions, "make", _("write a backup now and verify it"))
    parser = add(actions, "verify", _("open backups and check them from beginning to end"))
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help=_("default: every backup"))
    parser = add(actions, "restore", _("show what a backup would change; with --yes, let the notebook hold it"))
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a backup, by its path or its name"))
    parser.add_argument("--yes", action="store_true", help=_("do it; the present state is backed up first"))


def _add_notebook(actions: Commands, add: Add) -> None:
    add(actions, "check", _("check the whole file and the place where it lies"))
    parser = add(actions, "merge", _("show what merging another notebook would do; with --yes, do it"))
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the other notebook; it is not changed"))
    parser.add_argument("--base", metavar="FILE", type=Path, help=_("the notebook that both began with"))
    parser.add_argument("--yes", action="store_true", help=_("do it, after a backup"))
    parser = add(actions, "export", _("write the notebook for others"))
    parser.add_argument("-o", "--output", metavar="PATH", type=Path, required=True, help=_("file; folder for markdown"))
    parser.add_argument("--format", choices=["json", "markdown", "csv"], default="json")
    parser.add_argument("--entry", action="append", default=[], metavar="ID", help=_("only what is on this entry"))
    parser.add_argument("--without-removed", action="store_true", help=_("leave removed notes out"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    parser = add(actions, "import", _("show what an import would do; with --yes, do it"))
    parser.add_argument("file", metavar="PATH", type=Path, help=_("JSON or CSV file, or folder of Markdown files"))
    parser.add_argument("--yes", action="store_true", help=_("do it, after a backup"))
    parser = add(actions, "salvage", _("get out of a damaged notebook what can be read, into a new file"))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=_("new file to write"))
    for action, text in (
        ("undo", _("take back the last step, or the one named")),
        ("redo", _("bring back the step undone last, or the one named")),
    ):
        parser = add(actions, action, text)
        parser.add_argument("step", nargs="?", metavar="STEP", help=_("id of a step, or its beginning"))
    parser = add(actions, "history", _("list the steps that were done, undone and redone"))
    parser.add_argument("--limit", type=int, default=_STEPS_SHOWN, metavar="N", help=_("at most N; default: 20"))
