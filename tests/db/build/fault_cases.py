"""Faults in the shape of one row: path, new value, place and reason."""

from __future__ import annotations

from typing import Any

from tests.builders import mineral
from tests.db.build.mutation import GONE, Steps

CLAUSE_2: Steps = ("measures", 1, "provisions", 1)
MINERAL_ROW = ("minerals.yaml", "gallium")
BAN_ROW = ("measures.yaml", "mofcom-2024-46")
LISTING_ROW = ("listings.yaml", "lockheed-martin on cn-export-control-list")
LONG = "word " * 60 + "word"

# name, path, new value, (file, row), reason
Case = tuple[str, Steps, Any, tuple[str, str], str]

SHAPE: list[Case] = [
    ("missing key", ("minerals", 0, "name"), GONE, MINERAL_ROW, "name is missing"),
    ("unknown key", ("minerals", 0, "colour"), "grey", MINERAL_ROW, "unknown key colour"),
    (
        "unknown nested key",
        ("minerals", 0, "uses", 0, "firm"),
        "x",
        MINERAL_ROW,
        "unknown key uses[0].firm",
    ),
    (
        "bad slug",
        ("minerals", 0, "sources", 0),
        "US survey",
        MINERAL_ROW,
        "sources[0]: 'US survey' is no id of lower-case letters, digits and single hyphens",
    ),
    (
        "bad row id",
        ("minerals", 2),
        mineral("Gallium_2"),
        ("minerals.yaml", "Gallium_2"),
        "id: 'Gallium_2' is no id of lower-case letters, digits and single hyphens",
    ),
    (
        "blank text",
        ("minerals", 0, "name"),
        " Gallium",
        MINERAL_ROW,
        "name: ' Gallium' is empty, or has space at an end or a line break in it",
    ),
    (
        "bad address",
        ("sources", 0, "url"),
        "example.org",
        ("sources.yaml", "ministry-notice"),
        "url: 'example.org' is no web address",
    ),
    (
        "bad HS code",
        ("minerals", 0, "hs_codes", 0, "code"),
        "811",
        MINERAL_ROW,
        "hs_codes[0].code: '811' is no HS code (four, six, eight or ten digits)",
    ),
    (
        "bad control code",
        (*CLAUSE_2, "minerals", 0, "control_codes", 0),
        "C3001",
        BAN_ROW,
        "provisions[1].minerals[0].control_codes[0]: 'C3001' is no control code such as 1C902 or 3C901.a.2",
    ),
    (
        "unknown country",
        ("firms", 0, "country"),
        "XX",
        ("firms.yaml", "lockheed-martin"),
        "country: no country has the code 'XX'",
    ),
    (
        "total in place of a country",
        ("firms", 0, "country"),
        "WORLD",
        ("firms.yaml", "lockheed-martin"),
        "country: 'WORLD' is no country; it stands for totals only",
    ),
    (
        "unknown choice",
        ("technologies", 0, "kind"),
        "thing",
        ("technologies.yaml", "gan-power-electronics"),
        "kind: 'thing' is none of 'process' or 'product'",
    ),
    (
        "text for a number",
        ("minerals", 0, "price", 0, "value"),
        "439",
        MINERAL_ROW,
        "price[0].value: '439' is not a number",
    ),
    ("number for text", ("minerals", 0, "name"), 31, MINERAL_ROW, "name: 31 is not text"),
    (
        "truth value for text",
        ("firms", 0, "country"),
        False,
        ("firms.yaml", "lockheed-martin"),
        "country: false is not text",
    ),
    ("text for a day", ("measures", 1, "announced"), "3 May", BAN_ROW, "announced: '3 May' is not a day (YYYY-MM-DD)"),
    ("text for a list", ("minerals", 0, "aliases"), "Ga", MINERAL_ROW, "aliases: 'Ga' is not a list"),
    ("list for a mapping", ("minerals", 0, "uses", 0), ["x"], MINERAL_ROW, "uses[0]: a list is not a mapping"),
    ("mapping for text", ("minerals", 0, "name"), {"en": "x"}, MINERAL_ROW, "name: a mapping is not text"),
    (
        "percentage above 100",
        ("minerals", 0, "import_reliance", 0, "percent"),
        101,
        MINERAL_ROW,
        "import_reliance[0].percent: 101 is more than 100",
    ),
    (
        "negative quantity",
        ("minerals", 0, "reserves", 0, "value"),
        -1,
        MINERAL_ROW,
        "reserves[0].value: -1 is less than 0",
    ),
    ("year out of range", ("minerals", 0, "price", 0, "year"), 24, MINERAL_ROW, "price[0].year: 24 is less than 1900"),
    ("no sources", ("minerals", 0, "sources"), [], MINERAL_ROW, "sources is empty"),
    ("sources left out", ("minerals", 0, "sources"), GONE, MINERAL_ROW, "sources is missing"),
    ("long summary", ("minerals", 0, "summary"), LONG, MINERAL_ROW, "summary: has 61 words; at most 60 are allowed"),
    ("no provisions", ("measures", 1, "provisions"), [], BAN_ROW, "provisions is empty"),
    (
        "opening event",
        (*CLAUSE_2, "events", 0, "type"),
        "announced",
        BAN_ROW,
        "provisions[1].events[0].type: announced is no event; its day stands in the row",
    ),
    ("row that is no mapping", ("minerals", 2), "tin", ("minerals.yaml", "minerals[2]"), "must be a mapping"),
    ("table that is no list", ("minerals",), {"gallium": {}}, ("minerals.yaml", "minerals"), "must be a list"),
    ("edition that is no mapping", ("edition",), [], ("edition.yaml", "edition"), "must be a mapping"),
    ("unknown top-level key", ("metals",), [], ("metals.yaml", ""), "unknown key 'metals'"),
]
