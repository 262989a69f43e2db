"""Briefings that were made: what was in each and what it rested on, kept in ``briefings.json``; no text of a note."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from db.errors import DataError
from desktop.core.briefing_options import BriefingOptions, options_of
from desktop.core.settings import read_object, write_object

MOST_KEPT = 50
_log = logging.getLogger("monazite.core")


@dataclass(frozen=True, slots=True)
class Recent:
    """A briefing that was made.

    Attributes:
        target: The file, which may have been moved since.
        title: Of the whole.
        made: When, in UTC.
        page_ids: What was asked for, in order.
        is_each: Whether a selection stood for its entries.
        data_date: The date of the edition.
        content_hash: Of the edition.
        sha256: Of the file.
    """

    target: Path
    title: str
    made: datetime
    as_of: date
    page_ids: tuple[str, ...]
    is_each: bool
    options: BriefingOptions
    pages: int
    sources: int
    data_date: date
    content_hash: str
    sha256: str


class RecentBriefings:
    """The file of the briefings that were made; one that was damaged or made by a later version is passed over."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> tuple[Recent, ...]:
        """Return the briefings, the latest first."""
        found = []
        listed = read_object(self._path).get("briefings")
        for values in listed if isinstance(listed, list) else ():
            try:
                found.append(_from_json(values))
            except (DataError, KeyError, TypeError, ValueError, AttributeError) as error:
                _log.info("a recent briefing is passed over: %s", error)
        return tuple(found)

    def add(self, made: Recent) -> None:
        """Keep a briefing; one in the same file before gives way, and of very many the oldest.

        Raises:
            DataError: The file cannot be written.
        """
        others = [each for each in self.all() if each.target != made.target]
        self._write([made, *others][:MOST_KEPT])

    def forget(self, made: Recent) -> None:
        """Keep a briefing no longer; its file stays.

        Raises:
            DataError: The file cannot be written.
        """
        self._write([each for each in self.all() if each != made])

    def _write(self, kept: list[Recent]) -> None:
        write_object(self._path, {"briefings": [_to_json(each) for each in kept]})


def _to_json(made: Recent) -> dict[str, object]:
    plain = {key: str(value) if isinstance(value, Path | date) else value for key, value in asdict(made).items()}
    return {**plain, "options": made.options.to_json(), "page_ids": list(made.page_ids)}


def _from_json(values: Mapping[str, object]) -> Recent:
    page_ids, options = values["page_ids"], values["options"]
    if not isinstance(page_ids, list) or not page_ids or not isinstance(options, dict):
        raise ValueError("no pages or no options")
    return Recent(
        target=Path(str(values["target"])),
        title=str(values["title"]),
        made=datetime.fromisoformat(str(values["made"])),
        as_of=date.fromisoformat(str(values["as_of"])),
        page_ids=tuple(str(each) for each in page_ids),
        is_each=values["is_each"] is True,
        options=options_of(options),
        pages=int(str(values["pages"])),
        sources=int(str(values["sources"])),
        data_date=date.fromisoformat(str(values["data_date"])),
        content_hash=str(values["content_hash"]),
        sha256=str(values["sha256"]),
    )
