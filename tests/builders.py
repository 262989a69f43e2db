"""Builders of reference rows, and a small complete set of reference data that tests change to their needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

# A row as the YAML has it; shapes are in resources/reference/README.md.
Row = dict[str, Any]
# Rows by top-level key, as all YAML files together have them.
Reference = dict[str, Any]


def source(slug: str = "ministry-notice", **changes: Any) -> Row:
    """Return a source that was read."""
    return {
        "id": slug,
        "publisher": "Ministry of Commerce",
        "title": "A notice",
        "published": date(2024, 12, 3),
        "url": f"https://example.org/{slug}",
        "kind": "official",
    } | changes


def mineral(slug: str = "gallium", **changes: Any) -> Row:
    """Return a mineral with nothing but what it must have."""
    return {
        "id": slug,
        "name": slug.capitalize(),
        "group": "minor metal",
        "summary": "A soft metal won from alumina.",
        "sources": ["survey"],
        "checked": True,
    } | changes


def technology(slug: str = "gan-power-electronics", **changes: Any) -> Row:
    """Return a technology with nothing but what it must have."""
    return {
        "id": slug,
        "name": slug.replace("-", " ").capitalize(),
        "kind": "product",
        "sector": "semiconductors",
        "summary": "Switches for power supplies.",
        "sources": ["trade-press"],
        "checked": True,
    } | changes


def firm(slug: str = "lockheed-martin", **changes: Any) -> Row:
    """Return a firm with nothing but what it must have."""
    return {
        "id": slug,
        "name": slug.replace("-", " ").title(),
        "country": "US",
        "kind": "company",
        "sources": ["ministry-notice"],
    } | changes


def event(day: date, kind: str, **changes: Any) -> Row:
    """Return an event by an act."""
    return {"date": day, "type": kind, "source": "ministry-notice"} | changes


def provision(slug: str = "act", **changes: Any) -> Row:
    """Return a provision; the default is the only one of its measure."""
    return {"id": slug} | changes


def measure(slug: str = "mofcom-2024-46", **changes: Any) -> Row:
    """Return an export ban with one provision, in force from the day it was announced."""
    return {
        "id": slug,
        "issuer": "MOFCOM",
        "country": "CN",
        "title": f"Measure {slug}",
        "kind": "export-ban",
        "announced": date(2024, 12, 3),
        "effective": date(2024, 12, 3),
        "targets": ["US"],
        "summary": "Bars exports.",
        "provisions": [provision()],
        "sources": ["ministry-notice"],
        "checked": True,
    } | changes


def blacklist(slug: str = "cn-export-control-list", **changes: Any) -> Row:
    """Return a list of firms."""
    return {
        "id": slug,
        "name": slug.replace("-", " ").capitalize(),
        "country": "CN",
        "issuer": "MOFCOM",
        "effect": "No dual-use goods.",
        "sources": ["ministry-notice"],
    } | changes


def listing(firm_id: str = "lockheed-martin", **changes: Any) -> Row:
    """Return a listing on the export control list by the round of 2 January 2025."""
    return {
        "firm": firm_id,
        "list": "cn-export-control-list",
        "measure": "mofcom-2025-1",
        "added": date(2025, 1, 2),
        "reason": "national security",
        "effect": "dual-use exports barred",
        "sources": ["ministry-notice"],
        "checked": True,
    } | changes


def small_reference() -> Reference:
    """Return a small set without faults: two clauses of one ban, its suspension, a round of two firms, a proposal."""
    return {
        "edition": {
            "title": "Small reference",
            "data_date": date(2026, 11, 22),
            "reach": date(2026, 10, 9),
        },
        "replaced_by": {"firm/lockheed": "firm/lockheed-martin"},
        "not_known": [{"about": ["measure/mofcom-2024-46"], "text": "Whether it is extended was not found."}],
        "sources": [
            source(),
            source("survey", publisher="Geological Survey", kind="official"),
            source("trade-press", publisher="Trade Press", kind="news"),
            source("digest", publisher="A digest", kind="dataset", url=None, description="A digest kept by a reader."),
        ],
        "minerals": [_gallium(), mineral("germanium", name_zh="锗", symbol="Ge", group="semi-metal")],
        "technologies": [
            technology(
                depends_on=[
                    {"mineral": "gallium", "role": "nitride layer", "criticality": "essential", "source": "trade-press"}
                ],
                used_by=[{"firm": "lockheed-martin", "source": "trade-press"}],
            ),
            technology("gallium-extraction", kind="process", sector="metallurgy", name_zh="镓提取"),
        ],
        "measures": _measures(),
        "lists": [
            blacklist(name_zh="出口管制管控名单", legal_basis=["cn-export-control-law"]),
            blacklist("us-usgs-2025", name="US critical minerals 2025", country="US", issuer="USGS", kind="minerals"),
        ],
        "rounds": [
            {
                "list": "cn-export-control-list",
                "measure": "mofcom-2025-1",
                "count": 2,
                "source": "ministry-notice",
            }
        ],
        "firms": [
            firm(name_zh="洛克希德·马丁公司", aliases=["LMT"], sector="defence"),
            firm(
                "lockheed-martin-missiles",
                parent="lockheed-martin",
                roles=[{"mineral": "gallium", "role": "user", "source": "trade-press"}],
            ),
        ],
        "listings": [
            listing(),
            listing(
                "lockheed-martin-missiles",
                events=[
                    event(date(2025, 5, 14), "suspended", until=date(2025, 8, 12), by="mofcom-2025-72"),
                    event(date(2025, 8, 12), "repealed", by="mofcom-2025-72"),
                ],
            ),
        ],
    }


def write_reference(folder: Path, reference: Reference) -> Path:
    """Write the data as one YAML file a top-level key and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, value in reference.items():
        text = yaml.safe_dump({key: without_missing(value)}, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / f"{key}.yaml").write_text(text, encoding="utf-8")
    return folder


def without_missing(value: Any) -> Any:
    """Return the value without keys whose value is None, as the YAML leaves them out."""
    if isinstance(value, dict):
        return {key: without_missing(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_missing(item) for item in value]
    return value


def _gallium() -> Row:
    return mineral(
        name_zh="镓",
        symbol="Ga",
        hs_codes=[{"code": "8112.92", "covers": "unwrought gallium"}],
        production=[
            {"year": 2024, "country": "CN", "value": 750, "unit": "t", "stage": "primary", "source": "survey"},
            {"year": 2024, "country": "WORLD", "value": 760, "unit": "t", "stage": "primary", "source": "survey"},
        ],
        reserves=[{"year": 2024, "country": "CN", "value": 1000, "unit": "t", "source": "survey"}],
        import_reliance=[{"country": "US", "year": 2024, "percent": 100, "source": "survey"}],
        import_sources=[{"country": "US", "from": "CN", "percent": 20.5, "period": "2020-23", "source": "survey"}],
        price=[{"year": 2024, "value": 439, "unit": "USD/kg", "basis": "imports", "source": "survey"}],
        critical_lists=[
            {"list": "us-usgs-2025", "status": "critical", "source": "survey"},
            {"label": "NATO defence-critical 2024", "source": "trade-press"},
        ],
        uses=[
            {"technology": "gan-power-electronics", "note": "nitride circuits"},
            {"label": "Thermometers", "source": "survey"},
        ],
        substitutes="Silicon in some chips.",
    )


def _measures() -> list[Row]:
    clause_2 = provision(
        "clause-2",
        label="Clause 2",
        summary="Gallium may not be exported to the United States.",
        minerals=[{"id": "gallium", "scope": "metal", "control_codes": ["3C001.a"], "hs_codes": ["8112929010"]}],
        technologies=[{"id": "gan-power-electronics", "scope": "wafers"}, {"label": "Analog chips"}],
        events=[
            event(date(2025, 11, 9), "suspended", until=date(2026, 11, 27), by="mofcom-2025-72"),
            event(date(2026, 9, 28), "extended", until=date(2027, 1, 10), basis="statement", by="truce-2026"),
        ],
    )
    return [
        measure(
            "cn-export-control-law",
            kind="framework",
            title="Export Control Law",
            issuer="NPCSC",
            announced=date(2020, 10, 17),
            effective=date(2020, 12, 1),
            targets=[],
        ),
        measure(
            number="Announcement No. 46 of 2024",
            title_zh="关于加强相关两用物项对美国出口管制的公告",
            legal_basis=["cn-export-control-law"],
            provisions=[provision("clause-1", label="Clause 1", kind="end-use-rule"), clause_2],
        ),
        measure(
            "mofcom-2025-72",
            number="Announcement No. 72 of 2025",
            kind="suspension",
            announced=date(2025, 5, 12),
            effective=date(2025, 5, 14),
            responds_to=["mofcom-2024-46"],
            provisions=[provision(minerals=[{"id": "gallium", "scope": "the ban of clause 2"}])],
        ),
        measure(
            "mofcom-2025-1",
            number="Announcement No. 1 of 2025",
            kind="entity-listing",
            announced=date(2025, 1, 2),
            effective=None,
        ),
        measure(
            "draft-2026",
            kind="proposal",
            announced=date(2026, 3, 1),
            effective=None,
            comment_until=date(2026, 4, 1),
            provisions=[provision(technologies=[{"id": "gallium-extraction"}])],
            checked=False,
            note="Read in a digest only.",
            sources=["digest"],
        ),
        measure("truce-2026", kind="partnership", basis="statement", announced=date(2026, 9, 24), effective=None),
    ]
