"""Builds a chapter of the manual as a page, with what the program knows better than a text: its keys and settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from db.records import EditionInfo
from desktop.core.about import control_keys
from desktop.core.actions import ActionSpec, Menu
from desktop.core.page_id import ManualPage
from desktop.core.settings_catalogue import Control, SettingSpec
from desktop.core.texts import _
from desktop.pages.blocks import Block, Column, DataTable, Document, Heading, LinkSpan, Paragraph, Row, Text, Tone
from desktop.pages.markdown import Parts, blocks


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter by the name of its file and its title."""

    name: str
    title: str


def manual_page(
    page: ManualPage, text: str, *, edition: EditionInfo, as_of: date, parts: Parts, following: Chapter | None
) -> Document:
    """Return a chapter, or the contents.

    Args:
        page: Which chapter.
        text: Its Markdown, which begins with the title.
        edition: The edition that is open, which every page names.
        as_of: The day that the page is opened on.
        parts: What the program adds, by name.
        following: The chapter that comes next; None after the last one.
    """
    title, _end, rest = text.partition("\n")
    read = blocks(rest, parts)
    subtitle = _("Chapter of the manual") if page.chapter else _("How to use Monazite, a chapter a task")
    return Document(
        str(page), title.removeprefix("# ").strip(), subtitle, as_of, edition, (*read, *_onward(page, following))
    )


def action_blocks(specs: Iterable[ActionSpec]) -> tuple[Block, ...]:
    """Return what can be done in the window, menu by menu, each with its keys; then the keys of single controls."""
    found: list[Block] = []
    for menu, members in groupby(specs, key=_menu_of):
        rows = tuple(
            Row(((Text(spec.text, is_strong=True),), (Text(", ".join(spec.keys)),), (Text(spec.tip),)))
            for spec in members
        )
        columns = (Column(_("Action"), share=1.3), Column(_("Keys")), Column(_("What it does"), share=2.4))
        found += [Heading(1, menu_title(menu)), DataTable("", columns, rows)]
    others = DataTable(
        "",
        (Column(_("Keys")), Column(_("What they do"), share=2.4)),
        tuple(Row(((Text(keys, is_strong=True),), (Text(words),))) for keys, words in control_keys()),
    )
    return (*found, Heading(1, _("In single controls")), others)


def settings_blocks(specs: Iterable[SettingSpec]) -> tuple[Block, ...]:
    """Return every setting but the shortcuts, section by section, each with its values and its name in the file."""
    found: list[Block] = []
    columns = (Column(_("Setting"), share=1.2), Column(_("What it does"), share=2.4), Column(_("Values"), share=1.6))
    for section, members in groupby(specs, key=_section_of):
        rows = tuple(
            Row(((Text(spec.text, is_strong=True), Text(f" ({spec.key})")), (Text(spec.tip),), (Text(_values(spec)),)))
            for spec in members
            if spec.control is not Control.KEYS
        )
        found += [Heading(1, section), DataTable("", columns, rows)] if rows else []
    return tuple(found)


def menu_title(menu: Menu) -> str:
    """Return the name of a section of the menu; its plain id where it has none yet."""
    titles = {
        "go": _("Go"),
        "find": _("Find"),
        "time": _("Time"),
        "table": _("Table"),
        "entry": _("Entry and page"),
        "figure": _("Figure"),
        "notebook": _("Notebook"),
        "tab": _("Tabs"),
        "view": _("View"),
        "help": _("Help and program"),
    }
    return titles.get(menu.value, menu.value)


def _values(spec: SettingSpec) -> str:
    """Return what can be chosen, the usual value marked."""
    if spec.control is Control.TEXT:
        return _("your own words; none at first")
    if spec.control is Control.FLAG:
        return _("yes (usual), no") if spec.setting.default else _("yes, no (usual)")
    usual = _("{value} (usual)")
    return ", ".join(
        usual.format(value=choice.text) if choice.value == spec.setting.default else choice.text
        for choice in spec.choices
    )


def _section_of(spec: SettingSpec) -> str:
    return spec.section


def _menu_of(spec: ActionSpec) -> Menu:
    return spec.menu


def _onward(page: ManualPage, following: Chapter | None) -> tuple[Block, ...]:
    if not page.chapter:
        return ()
    spans: list[Text | LinkSpan] = []
    if following is not None:
        spans += [Text(_("Next: ")), LinkSpan(following.title, str(ManualPage(following.name))), Text(" · ")]
    spans.append(LinkSpan(_("All chapters"), str(ManualPage())))
    return (Paragraph(tuple(spans), Tone.SMALL),)
