"""Declares the commands on what stands on entries beside notes, and on saved searches."""

from __future__ import annotations

import argparse

from db.words import Kind
from desktop.cli.notebook_parser import Add, Commands, group
from desktop.core.texts import _


def add_mark_commands(commands: Commands, add: Add) -> None:
    """Declare the commands star, review, decision and search."""
    _add_star(group(commands, "star", text=_("list, put and take stars")), add)
    _add_review(
        group(commands, "review", text=_("set days to look at entries again, list them, and say what is done")), add
    )
    _add_decision(group(commands, "decision", text=_("keep what was decided about entries, by whom and why")), add)
    _add_search(group(commands, "search", text=_("save searches, list, run, rename, order and remove them")), add)


def _add_star(actions: Commands, add: Add) -> None:
    add(actions, "list", _("list what has a star"))
    for action, text in (("put", _("put a star on entries")), ("take", _("take the star off entries"))):
        parser = add(actions, action, text)
        parser.add_argument("ids", nargs="+", metavar="ID", help=_("id of an entry"))


def _add_review(actions: Commands, add: Add) -> None:
    parser = add(actions, "list", _("list the reviews by day"))
    parser.add_argument("--until", metavar="DAY", help=_("only those due on this day or before"))
    parser.add_argument("--done", action="store_true", help=_("list those that were done instead"))
    parser = add(actions, "set", _("note down the day on which to look at an entry or note again"))
    parser.add_argument("id", metavar="ID", help=_("id of an entry, or note/ and the id of a note"))
    parser.add_argument("day", metavar="DAY", help=_("as in 2026-11-28"))
    parser.add_argument("reason", nargs="*", metavar="REASON", help=_("why"))
    parser = add(actions, "move", _("give a review another day"))
    _add_id(parser)
    parser.add_argument("day", metavar="DAY", help=_("as in 2026-11-28"))
    for action, text in (
        ("done", _("say that a review was done")),
        ("reopen", _("say that a review is to be done after all")),
        ("delete", _("delete a review")),
    ):
        _add_id(add(actions, action, text))


def _add_decision(actions: Commands, add: Add) -> None:
    parser = add(actions, "list", _("list the decisions, the newest first"))
    parser.add_argument("id", nargs="?", metavar="ID", help=_("of this entry or note; default: of all"))
    parser = add(actions, "add", _("keep a decision about an entry or note"))
    parser.add_argument("id", metavar="ID", help=_("id of an entry, or note/ and the id of a note"))
    parser.add_argument("outcome", metavar="OUTCOME", help=_("what was decided, in a few words"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=_("why"))
    parser.add_argument("--day", metavar="DAY", help=_("when it was decided; default: today"))
    _add_id(add(actions, "delete", _("delete a decision")))


def _add_search(actions: Commands, add: Add) -> None:
    add(actions, "list", _("list the saved searches in their order"))
    parser = add(actions, "save", _("save a search; one of the same name is replaced"))
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("query", nargs="+", metavar="QUERY", help=_("as for the command find"))
    parser.add_argument("--kind", choices=[kind.value for kind in Kind], default="", help=_("only this kind"))
    parser = add(actions, "run", _("find what a saved search asks for, on its day, or the one that --as-of names"))
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--limit", type=int, metavar="N", help=_("at most N; default: 50"))
    parser = add(actions, "rename", _("give a saved search another name"))
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("other", metavar="NEW")
    parser = add(actions, "order", _("put saved searches first, in this order"))
    parser.add_argument("names", nargs="+", metavar="NAME")
    add(actions, "remove", _("remove a saved search")).add_argument("name", metavar="NAME")


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("its id as the list shows it, or the beginning of it"))
