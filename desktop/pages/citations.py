"""Numbers the sources of one page in the order in which it cites them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.records import Source
from desktop.core import formats
from desktop.core.texts import _
from desktop.pages.blocks import Cite, SourceItem, SourceList, Spans, Text


class Citations:
    """The sources of a page; a source gets its number when it is first cited."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def cite(self, source_ids: Iterable[str | None]) -> Spans:
        """Return the citations of the sources, each once and in ascending order, led by a space.

        None and ids that the entry does not carry are left out, so that no number leads nowhere.
        """
        numbers = sorted({self._number(source) for source in source_ids if source in self._sources and source})
        return (Text(" "), *(Cite(number) for number in numbers)) if numbers else ()

    def source_list(self) -> SourceList:
        """Return what has been cited so far, in order of first citation."""
        return SourceList(tuple(_item(number, self._sources[source]) for source, number in self._numbers.items()))

    def _number(self, source_id: str) -> int:
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)


def grade(source: Source) -> str:
    """Return what a source's evidence is worth, in words."""
    if not source.was_read:
        return _("issuer’s page, linked by a source but not read")
    words = {
        "official": _("official text, read"),
        "law-firm": _("law firm’s report"),
        "news": _("press report"),
        "think-tank": _("research institute’s report"),
        "company": _("company’s statement"),
        "reference": _("reference work"),
        "dataset": _("data set"),
    }
    return words.get(source.kind, source.kind)


def _item(number: int, source: Source) -> SourceItem:
    title = source.title
    if source.url is None and source.description is not None:
        title = f"{title.rstrip('.')}. {source.description}"
    return SourceItem(
        number=number,
        source_id=source.id,
        publisher=source.publisher,
        title=title,
        published=formats.day(source.published) or _("no date"),
        url=source.url,
        grade=grade(source),
    )
