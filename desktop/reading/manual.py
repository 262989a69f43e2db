"""Puts a chapter of the manual together: its text, and what the program fills in."""

from __future__ import annotations

from datetime import date

from db.records import EditionInfo
from desktop.core.actions import catalogue
from desktop.core.hit_rows import HitRow
from desktop.core.manual_files import chapter_text, chapter_title, chapters, chapters_with
from desktop.core.page_id import ManualPage
from desktop.core.settings_catalogue import settings_catalogue
from desktop.core.texts import _
from desktop.pages.blocks import Document
from desktop.pages.manual import Chapter, action_blocks, manual_page, settings_blocks


def read_manual(page: ManualPage, edition: EditionInfo, *, as_of: date) -> Document:
    """Return the page of a chapter, or the contents.

    Raises:
        DataError: There is no such chapter.
    """
    text = chapter_text(page.chapter)
    actions = catalogue()
    parts = {"actions": action_blocks(actions), "settings": settings_blocks(settings_catalogue(actions))}
    return manual_page(page, text, edition=edition, as_of=as_of, parts=parts, following=_following(page.chapter))


def manual_rows(text: str) -> tuple[HitRow, ...]:
    """Return the chapters that have every word of the text, as rows of a search, under a head."""
    found = chapters_with(text)
    if not found:
        return ()
    head = _("Manual")
    rows = (HitRow(str(ManualPage(each)), chapter_title(each), spoken=_spoken(each)) for each in found)
    return (HitRow("", head, spoken=head), *rows)


def _spoken(chapter: str) -> str:
    return _("{title}, chapter of the manual").format(title=chapter_title(chapter))


def _following(chapter: str) -> Chapter | None:
    order = chapters()
    place = order.index(chapter) + 1 if chapter else 0
    return Chapter(order[place], chapter_title(order[place])) if place < len(order) else None
