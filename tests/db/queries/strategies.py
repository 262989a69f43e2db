"""Queries made of values that the real reference data has, for properties that plain loops can check."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from db.force import State
from db.search.keys import NO_STATE
from db.search.marked import Mark, Marked
from db.search.query import Query, Term

DAYS = st.sampled_from(
    [
        date(2018, 7, 1),
        date(2024, 12, 3),
        date(2025, 1, 2),
        date(2025, 5, 14),
        date(2025, 8, 12),
        date(2025, 11, 9),
        date(2025, 11, 10),
        date(2026, 11, 10),
        date(2026, 11, 25),
        date(2026, 11, 27),
        date(2030, 1, 1),
    ]
) | st.dates(date(2018, 1, 1), date(2028, 1, 1))

VALUES: dict[str, tuple[str, ...]] = {
    "state": (*State, NO_STATE),
    "list": ("cn-unreliable-entities", "cn-export-control-list", "us-entity-list", "us-1260h", "us-usgs-2025"),
    "country": ("CN", "US", "JP", "TW", "EU"),
    "by": ("CN", "US", "EU", "NL"),
    "target": ("US", "CN", "JP", "every"),
    "mineral": ("gallium", "graphite", "samarium", "rare-earths", "tungsten"),
    "technology": ("gallium-extraction", "ndfeb-magnets", "ai-accelerators", "drones"),
    "measure": ("mofcom-2024-46", "mofcom-2025-1", "mofcom-2025-18", "bis-2024-12-02", "uel-2025-7"),
    "firm": ("lockheed-martin", "huawei", "micron-technology", "axt"),
    "type": ("export-ban", "entity-listing", "process", "product", "company", "university", "firms"),
    "group": ("minor-metal", "heavy-rare-earth"),
    "designation": ("us-usgs-2025", "eu-crma-2024"),
    "sector": ("semiconductors", "metallurgy"),
    "issuer": ("mofcom", "bis"),
    "code": ("3c001", "1c902", "8112", "8112.92"),
    "announced": ("2024", "2025-01..2025-06", "..2020", "2026.."),
    "effective": ("2025", "2024-12-03", "2026-12.."),
    "added": ("2025-01-02", "2024..2025", "..2019"),
    "evidence": ("official", "reported", "second-hand"),
    "kind": ("firm", "measure", "mineral"),
    "has": ("note", "star"),
    "tag": ("urgent", "later"),
}
TERMS = st.sampled_from(sorted(VALUES)).flatmap(
    lambda key: st.builds(
        Term, key=st.just(key), value=st.sampled_from(VALUES[key]), is_excluded=st.sampled_from([False, False, True])
    )
)
QUERIES = st.lists(TERMS, max_size=4, unique_by=lambda term: (term.key, term.value)).map(
    lambda terms: Query(terms=tuple(terms))
)
SOME_MARKED = Marked(
    tuple(Mark(key, value, value, frozenset({"firm/huawei"})) for key in ("has", "tag") for value in VALUES[key])
)
_MARKED_ENTRIES = ("mineral/gallium", "mineral/tungsten", "firm/huawei", "measure/mofcom-2024-46", "firm/gone")
MARKED = st.builds(
    Marked,
    st.tuples(
        *(
            st.builds(
                Mark, st.just(key), st.just(value), st.just(value), st.frozensets(st.sampled_from(_MARKED_ENTRIES))
            )
            for key in ("has", "tag")
            for value in VALUES[key]
        )
    ),
)
