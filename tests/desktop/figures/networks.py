"""Networks and ways made by hand, for tests of what is drawn and said of them."""

from __future__ import annotations

from datetime import date

from db.force import State
from db.network import Network, Node, Path, Tie
from db.records import EntryRef, Kind, Standing

GALLIUM = EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓")
FIGHTER = EntryRef("technology/fighter", Kind.TECHNOLOGY, "Fighter")
STATIONS = EntryRef("technology/base-stations", Kind.TECHNOLOGY, "Base stations")
MAKER = EntryRef("firm/maker", Kind.FIRM, "Maker Co., Ltd.")
ENTITIES = EntryRef("list/entities", Kind.LIST, "Entity List")
BAN = EntryRef("measure/ban", Kind.MEASURE, "Ban on gallium", None, "No. 46 of 2024")
RULE = EntryRef("measure/rule", Kind.MEASURE, "Additions", None, "84 FR 22961")
IN_FORCE = Standing(State.IN_FORCE, date(2024, 12, 3))
SUSPENDED = Standing(State.SUSPENDED, date(2025, 11, 9), date(2026, 11, 27))

NAMES = Tie(BAN.id, GALLIUM.id, "names", None, "Clause 2", ("mofcom-46",), SUSPENDED)
USED = Tie(GALLIUM.id, STATIONS.id, "is used in", None, None, ("survey",))
MADE = Tie(STATIONS.id, MAKER.id, "is made or used by", None, None, ("survey",))
LISTED = Tie(MAKER.id, ENTITIES.id, "is listed on", RULE, None, ("fr",), IN_FORCE)

WAY = Path((GALLIUM, STATIONS, MAKER, ENTITIES), (USED, MADE, LISTED))
NO_WAY = Path((GALLIUM, FIGHTER), ())
SMALL_NETWORK = Network(
    GALLIUM.id,
    (
        Node(GALLIUM, 0, IN_FORCE, 3, ((Kind.FIRM, 3),)),
        Node(STATIONS, 1),
        Node(BAN, 1, SUSPENDED),
        Node(MAKER, 2, IN_FORCE, 5, ((Kind.FIRM, 5),)),
    ),
    (NAMES, USED, MADE),
)


def star(count: int, *, hidden: int = 0) -> Network:
    """Return a network of so many firms on one list."""
    firms = [EntryRef(f"firm/f{number}", Kind.FIRM, f"Firm {number}") for number in range(count)]
    ties = tuple(Tie(firm.id, ENTITIES.id, "is listed on", RULE, None, ("fr",), IN_FORCE) for firm in firms)
    kinds = ((Kind.FIRM, hidden),) if hidden else ()
    center = Node(ENTITIES, 0, IN_FORCE, hidden, kinds)
    return Network(ENTITIES.id, (center, *(Node(firm, 1, IN_FORCE) for firm in firms)), ties)
