"""Faults in confirmations, conflicts, coverage and groups: path, new value, place and reason."""

from __future__ import annotations

from datetime import date

from tests.builders import mineral
from tests.db.build.fault_cases import BAN_ROW, CLAUSE_2, MINERAL_ROW, Case

_CONFLICT = {"field": "announced", "shown": "2024-12-03", "other": "2024-12-04", "source": "survey", "why": "Official."}
_COVERAGE = {"subject": "list/cn-export-control-list", "as_of": date(2026, 10, 9), "missing": "Two names."}
_COVERAGE_ROW = ("coverage.yaml", "list/cn-export-control-list")

EVIDENCE: list[Case] = [
    (
        "confirmed by a source that the row does not have",
        ("minerals", 0, "confirmed"),
        ["survey", "trade-press"],
        MINERAL_ROW,
        "'trade-press' is none of the row's sources",
    ),
    (
        "confirmed by one publisher",
        ("minerals", 0, "confirmed"),
        ["survey"],
        MINERAL_ROW,
        "needs sources of at least 2 publishers",
    ),
    (
        "confirmed by one source twice",
        ("minerals", 0, "confirmed"),
        ["survey", "survey"],
        MINERAL_ROW,
        "confirmed 'survey' stands twice",
    ),
    (
        "confirmed by an unknown source",
        ("measures", 4, "confirmed"),
        ["digest", "nowhere"],
        ("measures.yaml", "draft-2026"),
        "there is no source 'nowhere'",
    ),
    (
        "conflict with an unknown source",
        ("measures", 1, "conflicts"),
        [_CONFLICT | {"source": "nowhere"}],
        BAN_ROW,
        "there is no source 'nowhere'",
    ),
    (
        "conflict of equal values",
        ("measures", 1, "conflicts"),
        [_CONFLICT | {"other": "2024-12-03"}],
        BAN_ROW,
        "other is what is shown: '2024-12-03'",
    ),
    (
        "conflict without a reason",
        ("measures", 1, "conflicts"),
        [{key: value for key, value in _CONFLICT.items() if key != "why"}],
        BAN_ROW,
        "conflicts[0].why is missing",
    ),
    (
        "day of a conflict that is not text",
        ("measures", 1, "conflicts"),
        [_CONFLICT | {"shown": date(2024, 12, 3)}],
        BAN_ROW,
        "conflicts[0].shown: 2024-12-03 is not text",
    ),
    (
        "coverage of an unknown list",
        ("coverage",),
        [_COVERAGE | {"subject": "list/xx"}],
        ("coverage.yaml", "list/xx"),
        "there is no entry 'list/xx'",
    ),
    (
        "coverage with an unknown source",
        ("coverage",),
        [_COVERAGE | {"source": "nowhere"}],
        _COVERAGE_ROW,
        "there is no source 'nowhere'",
    ),
    (
        "official count without a source",
        ("coverage",),
        [_COVERAGE | {"official_count": 2}],
        _COVERAGE_ROW,
        "an official count needs a source",
    ),
    (
        "official count of an authority that gives none",
        ("coverage",),
        [_COVERAGE | {"official_count": 2, "source": "survey", "no_official_count": True}],
        _COVERAGE_ROW,
        "there is an official count",
    ),
    (
        "negative official count",
        ("coverage",),
        [_COVERAGE | {"official_count": -1, "source": "survey"}],
        _COVERAGE_ROW,
        "official_count: -1 is less than 0",
    ),
    (
        "member of an unknown group",
        ("minerals", 0, "part_of"),
        "metals",
        MINERAL_ROW,
        "there is no mineral 'metals'",
    ),
    (
        "mineral that is part of itself",
        ("minerals", 2),
        mineral("loop", part_of="loop"),
        ("minerals.yaml", "loop"),
        "is part of itself: loop > loop",
    ),
    (
        "member that is no part of the group",
        (*CLAUSE_2, "minerals", 0, "members"),
        ["germanium"],
        BAN_ROW,
        "'germanium' is no part of 'gallium'",
    ),
]
