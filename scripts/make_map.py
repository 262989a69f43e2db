"""Makes resources/map/world.json from the borders of Natural Earth as the npm package world-atlas has them.

Run by hand when the map is renewed; needs nothing but Python:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && python -m scripts.make_map package

Countries come from the scale 1:110 million, projected by Equal Earth (equal areas, so that no country looks larger than
it is) and rounded; a country too small for that scale is a point, the middle of its largest part at 1:50 million. The
same package gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

from db.countries import COUNTRIES

TARGET = Path(__file__).resolve().parents[1] / "resources" / "map" / "world.json"
WIDTH = 2000
ABOUT = (
    "Made by scripts/make_map.py from world-atlas 2.0.2 (ISC), which is Natural Earth (public domain). Do not edit."
    " Lines are those of a small-scale map and take no side; Crimea is drawn with Ukraine, Northern Cyprus with Cyprus,"
    " Somaliland with Somalia."
)
# Names of the package that are not those of `db.countries`; Antarctica is left out.
NAMES = {
    "United States of America": "US",
    "Turkey": "TR",
    "eSwatini": "SZ",
    "S. Sudan": "SS",
    "Somaliland": "SO",
    "Solomon Is.": "SB",
    "W. Sahara": "EH",
    "Macedonia": "MK",
    "Fr. S. Antarctic Lands": "TF",
    "Eq. Guinea": "GQ",
    "Dominican Rep.": "DO",
    "N. Cyprus": "CY",
    "Côte d'Ivoire": "CI",
    "Dem. Rep. Congo": "CD",
    "Central African Rep.": "CF",
    "Bosnia and Herz.": "BA",
    "Falkland Is.": "FK",
    "Fr. Polynesia": "PF",
}
# The package draws Crimea (this box of degrees) with Russia; the General Assembly's resolution 68/262 does not.
CRIMEA = (32.0, 44.0, 37.0, 46.5)

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Write the map."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked package")
    package: Path = parser.parse_args().package
    countries: dict[str, list[Ring]] = {}
    for code, rings in _countries(package / "countries-110m.json"):
        for ring in rings:
            owner = "UA" if code == "RU" and all(_is_within(point, CRIMEA) for point in ring) else code
            countries.setdefault(owner, []).append(ring)
    points = {
        code: _middle(max(rings, key=_area))
        for code, rings in _countries(package / "countries-50m.json")
        if code not in countries
    }
    every = [_equal_earth(point) for rings in countries.values() for ring in rings for point in ring]
    left, top = min(x for x, _y in every), max(y for _x, y in every)
    scale = WIDTH / (max(x for x, _y in every) - left)

    def place(point: Point) -> list[int]:
        x, y = _equal_earth(point)
        return [round((x - left) * scale), round((top - y) * scale)]

    world = {
        "about": ABOUT,
        "width": WIDTH,
        "height": math.ceil((top - min(y for _x, y in every)) * scale),
        "countries": {code: _outlines(rings, place) for code, rings in sorted(countries.items())},
        "points": {code: place(point) for code, point in sorted(points.items())},
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _countries(file: Path) -> list[tuple[str, list[Ring]]]:
    """Return the outlines by country, those with a code only; holes are rings like the others."""
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    codes = {name: code for code, name in COUNTRIES.items()} | NAMES
    found: list[tuple[str, list[Ring]]] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(geometry["properties"]["name"])
        if code is None or code == "AQ" or "arcs" not in geometry:
            continue
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        found.append((code, [cut for part in parts for ring in part for cut in _cut(_ring(ring, arcs))]))
    return found


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> Ring:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points: Ring = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _cut(ring: Ring) -> list[Ring]:
    """Return the ring in parts that keep to one side of the line where the days meet, which it may cross."""
    whole: Ring = []
    turn = 0.0
    for x, y in ring[:-1]:
        if whole and x + turn - whole[-1][0] > 180:
            turn -= 360
        elif whole and whole[-1][0] - x - turn > 180:
            turn += 360
        whole.append((x + turn, y))
    parts = [
        [(x - move, y) for x, y in _clipped(_clipped(whole, move - 180, sign=1), move + 180, sign=-1)]
        for move in (-360, 0, 360)
    ]
    return [[*part, part[0]] for part in parts if part]


def _clipped(ring: Ring, edge: float, *, sign: int) -> Ring:
    """Return what of the ring lies to the right (sign 1) or left (sign -1) of a meridian."""
    found: Ring = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        is_in, will_be = sign * (x1 - edge) >= 0, sign * (x2 - edge) >= 0
        if is_in:
            found.append((x1, y1))
        if is_in != will_be:
            found.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return found


def _outlines(rings: list[Ring], place: Any) -> list[list[int]]:
    """Return the rings as corners; a ring that rounding leaves with less than three is dropped."""
    return [flat for ring in rings if len(flat := _flat(ring, place)) >= 6]


def _flat(ring: Ring, place: Any) -> list[int]:
    """Return the corners one after the other, without those that fall on the one before."""
    flat: list[int] = []
    for point in ring[:-1]:
        corner = place(point)
        if corner != flat[-2:]:
            flat += corner
    return flat


def _equal_earth(point: Point) -> Point:
    """Return a place in degrees on the plane, by the formulas of Šavrič, Patterson and Jenny (2018)."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    angle = math.asin(math.sqrt(3) / 2 * math.sin(latitude))
    square = angle * angle
    sixth = square**3
    x = 2 * math.sqrt(3) * longitude * math.cos(angle)
    x /= 3 * (9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1)
    return x, angle * (a1 + a2 * square + sixth * (a3 + a4 * square))


def _is_within(point: Point, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _area(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def _middle(ring: Ring) -> Point:
    return sum(x for x, _y in ring) / len(ring), sum(y for _x, y in ring) / len(ring)


if __name__ == "__main__":
    main()
