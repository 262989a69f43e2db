"""A list whose sources reach less far than the edition's says so on a later day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import EntryRef, Fact, Kind
from desktop.core import formats
from desktop.pages.blocks import AsOf, Document
from desktop.pages.build import entry_page
from desktop.pages.compare import compare_page
from desktop.pages.days import days_page
from desktop.pages.reach import reach_caveats
from tests.desktop.pages.samples import EDITION, gallium

_SENTENCE = "The sources on this list itself have news up to {}; later changes of it may be missing."


@pytest.mark.parametrize(
    ("day", "own", "is_told"),
    [
        pytest.param(date(2026, 9, 1), "2026-08-24", True, id="later-than-the-list"),
        pytest.param(date(2026, 8, 24), "2026-08-24", False, id="as-far-as-the-list"),
        pytest.param(date(2026, 11, 30), "2026-10-09", False, id="the-edition-s-own-reach"),
        pytest.param(date(2026, 9, 1), None, False, id="not-a-list"),
    ],
)
def test_day_past_the_list_s_own_reach_is_marked(day: date, own: str | None, is_told: bool) -> None:
    facts = () if own is None else (Fact("reach", "Sources reach to", own),)
    entry = replace(gallium(day.isoformat()), facts=facts)

    found = reach_caveats(entry, EDITION)

    assert (_SENTENCE.format(own) in found) is is_told
    assert (formats.caveat(day, EDITION) in found) is bool(formats.caveat(day, EDITION))
    (box,) = (block for block in entry_page(entry, EDITION).blocks if isinstance(block, AsOf))
    assert box.warnings == found


def test_pages_that_set_lists_side_by_side_say_the_reach_of_each() -> None:
    entry = replace(gallium("2026-09-01"), facts=(Fact("reach", "Sources reach to", "2026-08-24"),))
    named = "The sources on Gallium have news up to 2026-08-24; later changes of it may be missing."

    other = replace(gallium("2026-09-01"), ref=EntryRef("mineral/germanium", Kind.MINERAL, "Germanium"))
    two_days = days_page(replace(entry, as_of=date(2026, 5, 1)), entry, edition=EDITION)
    compared = compare_page((entry, other), EDITION)

    assert _SENTENCE.format("2026-08-24") in _warnings(two_days)
    assert [sentence for sentence in _warnings(compared) if "sources on" in sentence] == [named]
    assert formats.caveat(entry.as_of, EDITION) in ("", *_warnings(compared))


def _warnings(page: Document) -> tuple[str, ...]:
    (box,) = (block for block in page.blocks if isinstance(block, AsOf))
    return box.warnings
