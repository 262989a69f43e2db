"""Faults in measures, events, listings and rounds: path, new value, place and reason."""

from __future__ import annotations

from datetime import date

from tests.builders import event
from tests.db.build.fault_cases import BAN_ROW, CLAUSE_2, LISTING_ROW, Case
from tests.db.build.mutation import GONE

FORCE: list[Case] = [
    (
        "own legal basis",
        ("measures", 1, "legal_basis", 0),
        "mofcom-2024-46",
        BAN_ROW,
        "legal_basis names the measure itself",
    ),
    (
        "comments end before the draft",
        ("measures", 4, "comment_until"),
        date(2026, 2, 1),
        ("measures.yaml", "draft-2026"),
        "comment_until 2026-02-01 is before 2026-03-01",
    ),
    (
        "effective proposal",
        ("measures", 4, "effective"),
        date(2026, 5, 1),
        ("measures.yaml", "draft-2026"),
        "a proposal has no effective day",
    ),
    (
        "only provision with a name",
        ("measures", 3, "provisions", 0, "id"),
        "clause-1",
        ("measures.yaml", "mofcom-2025-1"),
        "the only provision has the id 'act' and no label",
    ),
    (
        "one of several without a label",
        (*CLAUSE_2, "label"),
        GONE,
        BAN_ROW,
        "provision 'clause-2' needs a label, as there are several",
    ),
    (
        "term ends before it begins",
        (*CLAUSE_2, "until"),
        date(2024, 12, 3),
        BAN_ROW,
        "until 2024-12-03 is not after 2024-12-03",
    ),
    (
        "event before its announcement",
        (*CLAUSE_2, "events", 0, "date"),
        date(2024, 12, 2),
        BAN_ROW,
        "suspended on 2024-12-02 is before its announcement on 2024-12-03",
    ),
    (
        "until not after date",
        (*CLAUSE_2, "events", 0, "until"),
        date(2025, 11, 9),
        BAN_ROW,
        "until 2025-11-09 is not after 2025-11-09",
    ),
    (
        "end of what has none",
        ("listings", 1, "events", 1, "until"),
        date(2026, 1, 1),
        ("listings.yaml", "lockheed-martin-missiles on cn-export-control-list"),
        "an event repealed has no stated end",
    ),
    (
        "events out of order",
        (*CLAUSE_2, "events", 2),
        event(date(2026, 9, 1), "amended"),
        BAN_ROW,
        "2026-09-01 stands after 2026-09-28; events stand oldest first",
    ),
    (
        "event before the listing",
        ("listings", 0, "events"),
        [event(date(2025, 1, 1), "removed")],
        LISTING_ROW,
        "removed on 2025-01-01 is before its announcement on 2025-01-02",
    ),
    (
        "listing by no listing",
        ("listings", 0, "measure"),
        "mofcom-2024-46",
        LISTING_ROW,
        "'mofcom-2024-46' is a measure of kind export-ban, not a listing",
    ),
    (
        "listing before its act",
        ("listings", 0, "added"),
        date(2025, 1, 1),
        LISTING_ROW,
        "added 2025-01-01 is before mofcom-2025-1 of 2025-01-02",
    ),
    (
        "firm on a list of minerals",
        ("listings", 0, "list"),
        "us-usgs-2025",
        ("listings.yaml", "lockheed-martin on us-usgs-2025"),
        "'us-usgs-2025' is a list of minerals",
    ),
    (
        "official count",
        ("rounds", 0, "count"),
        28,
        ("rounds.yaml", "cn-export-control-list by mofcom-2025-1"),
        "the authority counts 28, but there are 2 listings",
    ),
]
