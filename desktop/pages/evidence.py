"""Builds what a page says of how well it is supported: a second source, and where sources differ."""

from __future__ import annotations

from db.records import Conflict, Entry
from desktop.core.texts import _
from desktop.pages.blocks import Block, Column, DataTable, Heading, Paragraph, Row, Text, Tone
from desktop.pages.citations import Citations


def confirmation(entry: Entry, citations: Citations) -> tuple[Block, ...]:
    """Return the line that says that a second source has the same key facts; nothing where none has."""
    if not entry.is_confirmed:
        return ()
    words = Text(_("Confirmed by a second independent source"))
    return (Paragraph((words, *citations.cite(entry.confirmed_by)), Tone.SMALL),)


def conflicts_section(entry: Entry, citations: Citations) -> tuple[Block, ...]:
    """Return the facts on which sources differ, both values and the reason; nothing where there are none."""
    if not entry.conflicts:
        return ()
    columns = (
        Column(_("Fact"), share=1.4),
        Column(_("Shown here"), share=1.2),
        Column(_("Other source says"), share=1.4),
        Column(_("Why it is shown"), share=3.0),
    )
    rows = tuple(
        Row(
            (
                (Text(_fact(conflict), is_strong=True),),
                (Text(conflict.shown),),
                (Text(conflict.other), *citations.cite((conflict.source_id,))),
                (Text(conflict.why),),
            )
        )
        for conflict in entry.conflicts
    )
    return (Heading(1, _("Sources differ")), DataTable("", columns, rows))


def _fact(conflict: Conflict) -> str:
    name = conflict.field.replace("_", " ")
    name = f"{name[:1].upper()}{name[1:]}"
    return name if conflict.about is None else _("{name}, {about}").format(name=name, about=conflict.about)
