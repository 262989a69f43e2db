"""Declares the arguments of the command brief, and turns them into the options of a briefing."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from desktop.core.briefing_options import BriefingOptions, Cover, Names, Paper
from desktop.core.texts import _

# Arguments that are options of a briefing under the same name; None where they were not given.
_SAME = ("paper", "names", "title", "classification", "organisation", "author", "logo", "is_full", "is_draft")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments after the common ones. Nothing given means what the profile or the defaults say."""
    page = _("id of an entry, or of a report: compare/ID,ID, days/ID@DAY..DAY, changes/DAY..DAY, selection/KIND?QUERY")
    parser.add_argument("ids", nargs="*", metavar="ID", help=page)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help=_("file to write, by its ending a PDF, an HTML page (.html) or Markdown (.md)"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    parser.add_argument("--each", action="store_true", help=_("give every entry of a selection a part of its own"))
    parser.add_argument("--spec", metavar="FILE", type=Path, help=_("write the briefings of a TOML or JSON file"))
    look = parser.add_argument_group(_("how the briefing is made"))
    look.add_argument("--profile", metavar="NAME", help=_("begin with the options kept under this name"))
    look.add_argument("--save-profile", metavar="NAME", help=_("keep the options under this name"))
    look.add_argument("--full", action="store_true", default=None, dest="is_full", help=_("print every row"))
    look.add_argument("--with-notes", action="store_true", default=None, help=_("print your notes on the entries too"))
    look.add_argument("--paper", choices=_values(Paper), help=_("size of the paper; default: a4"))
    look.add_argument("--names", choices=_values(Names), help=_("language of names; default: both"))
    look.add_argument("--cover", action=BooleanOptionalAction, help=_("cover and contents; default: for several pages"))
    look.add_argument("--title", metavar="TEXT", help=_("title of the whole"))
    look.add_argument("--classification", metavar="TEXT", help=_("line at the top and foot of every page"))
    look.add_argument("--organisation", metavar="TEXT", help=_("name on the cover"))
    look.add_argument("--author", metavar="TEXT", help=_("name on the cover"))
    look.add_argument("--logo", metavar="FILE", help=_("PNG or JPEG image for the cover, at most 512 kB"))
    look.add_argument("--draft", action="store_true", default=None, dest="is_draft", help=_("mark every page as draft"))
    look.add_argument("--no-data", action="store_true", help=_("attach no JSON of the content"))


def changed(options: BriefingOptions, arguments: Namespace) -> BriefingOptions:
    """Return the options with those that the arguments name in place of their own.

    Raises:
        DataError: An option cannot have such a value.
    """
    values: dict[str, object] = {
        key: getattr(arguments, key) for key in _SAME if getattr(arguments, key, None) is not None
    }
    if arguments.with_notes:
        values["has_notes"] = True
    if arguments.cover is not None:
        values["cover"] = Cover.YES if arguments.cover else Cover.NO
    if arguments.no_data:
        values["has_data"] = False
    return options.changed(values)


def _values(choices: Iterable[StrEnum]) -> list[str]:
    return [choice.value for choice in choices]
