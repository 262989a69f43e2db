"""The world map of a mineral: output by country in five classes, and reserves as rings whose area is their share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from db.records import Entry, Figures, Source
from desktop.core import formats
from desktop.core.texts import _, data_word
from desktop.figures.atlas import Atlas, atlas
from desktop.figures.figure import Figure
from desktop.figures.marks import SMALL, Area, Drawing, Label, Line, Mark, Measure, Point, Rect, Ring, Spot
from desktop.figures.shares import Share, Shares, shares

# Lower ends of the classes of share, in per cent.
_CLASSES = (0.0, 1.0, 5.0, 20.0, 50.0)
# Radius of the ring of a country that has all reserves, as part of the map's width.
_LARGEST = 0.055
_DOT = 3.5
# The share whose ring the legend shows, in per cent.
_SHOWN = 10.0


@dataclass(frozen=True, slots=True)
class World:
    """What is drawn: shares of output, of reserves, or both."""

    output: Shares | None
    reserves: Shares | None
    sources: Mapping[str, Source]

    def draw(self, *, width: float, measure: Measure) -> Drawing:
        """Return the map over the whole width, with its legend below it."""
        world = atlas()
        scale = width / world.width
        height = world.height * scale
        parts = {part.country: part for part in self.output.parts} if self.output is not None else {}
        marks: list[Mark] = [Rect(0, 0, width, height, "map_water")]
        for code, outlines in world.outlines.items():
            fill = f"map_{_class(parts[code].percent) + 1}" if code in parts else "map_land"
            marks.append(Area(tuple(_scaled(ring, scale) for ring in outlines), fill, "surface", 0.4))
        for code, place in world.points.items():
            if code in parts:
                ring = _circle((place[0] * scale, place[1] * scale), _DOT)
                marks.append(Area((ring,), f"map_{_class(parts[code].percent) + 1}", "surface", 0.6))
        marks += self._rings(world, scale, width)
        legend, bottom = self._legend(height + 8, width, measure)
        return Drawing(width, bottom, (*marks, *legend), self._spots(world, scale))

    def _rings(self, world: Atlas, scale: float, width: float) -> list[Mark]:
        marks: list[Mark] = []
        for part in self.reserves.parts if self.reserves is not None else ():
            middle = world.middle(part.country)
            if middle is not None:
                ring = _circle((middle[0] * scale, middle[1] * scale), _radius(part.percent, width))
                # The seam keeps the ring apart from a dark country.
                marks += (Line((*ring, ring[0]), "surface", 3.2), Line((*ring, ring[0]), "text", 1.2))
        return marks

    def _spots(self, world: Atlas, scale: float) -> tuple[Spot, ...]:
        """Return a spot for each country with a number, those with most output first."""
        codes = dict.fromkeys(
            part.country for each in (self.output, self.reserves) if each is not None for part in each.parts
        )
        return tuple(
            _spot(rings, tip=self.tip(code)) for code in codes if (rings := _place(world, code, scale)) is not None
        )

    def tip(self, code: str) -> str:
        """Return what the country has, with unit, year and source."""
        sentences: list[str] = []
        for what, each in ((_("Output"), self.output), (_("Reserves"), self.reserves)):
            part = next((part for part in each.parts if part.country == code), None) if each is not None else None
            if each is not None and part is not None:
                sentences.append(f"{_amount(part, each, what)} {_source(part, self.sources)}".strip())
        return f"{formats.country(code)}: {' '.join(sentences)}"

    def _legend(self, top: float, width: float, measure: Measure) -> tuple[list[Mark], float]:
        items: list[tuple[str, str | None]] = []
        if self.output is not None:
            classes = sorted({_class(part.percent) for part in self.output.parts})
            heading = _("Share of output, {year}:").format(year=self.output.year)
            items += [(heading, None), *((_class_words(each), f"map_{each + 1}") for each in classes)]
        if self.reserves is not None:
            words = _("Ring: share of reserves, {year}; this one is 10 %").format(year=self.reserves.year)
            items.append((words, "ring"))
        marks: list[Mark] = []
        x, y = 0.0, top
        for text, sign in items:
            room = 0.0 if sign is None else 20.0 if sign != "ring" else 2 * _radius(_SHOWN, width) + 8
            length = room + measure(text, SMALL) + 12
            if x > 0 and x + length > width:
                x, y = 0.0, y + 18
            if sign == "ring":
                y += max(0.0, _radius(_SHOWN, width) - 9)
                ring = _circle((x + _radius(_SHOWN, width), y + 9), _radius(_SHOWN, width))
                marks.append(Line((*ring, ring[0]), "text", 1.2))
            elif sign is not None:
                marks.append(Rect(x, y + 4, 14, 10, sign))
            marks.append(Label(x + room, y + 12.5, text, SMALL, fill="text_muted"))
            x += length
        last = _radius(_SHOWN, width) - 9 if self.reserves is not None else 0.0
        return marks, y + 18 + max(0.0, last)


def world_map(entry: Entry) -> Figure | None:
    """Return the map of a mineral's newest output and reserves; None where neither is known by country.

    Output is that of the stage and newest year for which the most countries are named.
    """
    output = _main(shares(entry.quantities, "production"))
    reserves = _main(shares(entry.quantities, "reserves"))
    if output is None and reserves is None:
        return None
    content = World(output, reserves, entry.sources)
    title = _("Where {name} comes from").format(name=entry.ref.short_name)
    return Figure("map", title, _alternative(content), content, _table(content, title))


def _main(found: tuple[Shares, ...]) -> Shares | None:
    newest: dict[str | None, Shares] = {}
    for each in found:
        newest.setdefault(each.stage, each)
    return max(newest.values(), key=_named, default=None)


def _named(each: Shares) -> int:
    return len(each.parts)


def _class(percent: float) -> int:
    return max(place for place, least in enumerate(_CLASSES) if percent >= least)


def _class_words(place: int) -> str:
    low = formats.number(_CLASSES[place])
    if place == len(_CLASSES) - 1:
        return _("{low} % or more").format(low=low)
    high = formats.number(_CLASSES[place + 1])
    return _("under {high} %").format(high=high) if place == 0 else _("{low} to {high} %").format(low=low, high=high)


def _amount(part: Share, each: Shares, what: str) -> str:
    quantity = part.quantity
    stage = f" ({data_word(each.stage)})" if each.stage else ""
    estimated = _(", estimated") if quantity.is_estimated else ""
    share = _rounded(part.percent)
    if quantity.unit == "% of world":
        return f"{what}{stage} {quantity.bound}{share}, {each.year}{estimated}."
    value = f"{quantity.bound}{formats.number(quantity.value)} {quantity.unit}"
    return f"{what}{stage} {value} ({share}), {each.year}{estimated}."


def _rounded(percent: float) -> str:
    return f"{percent:.0f} %" if percent >= 1 else _("under 1 %")


def _source(part: Share, sources: Mapping[str, Source]) -> str:
    source = sources.get(part.quantity.source_id)
    return _("Source: {publisher}.").format(publisher=source.publisher) if source is not None else ""


def _alternative(content: World) -> str:
    sentences: list[str] = []
    for what, each in ((_("Output"), content.output), (_("Reserves"), content.reserves)):
        if each is not None:
            largest = "; ".join(f"{formats.country(part.country)} {_rounded(part.percent)}" for part in each.parts[:4])
            words = _("{what} in {year}, by share of the world: {largest}.")
            sentences.append(words.format(what=what, year=each.year, largest=largest))
    off = [
        formats.country(part.country)
        for each in (content.output, content.reserves)
        if each is not None
        for part in each.parts
        if atlas().middle(part.country) is None
    ]
    if off:
        sentences.append(_("Not on the map: {names}.").format(names=", ".join(dict.fromkeys(off))))
    return " ".join(sentences)


def _table(content: World, title: str) -> Figures:
    rows: list[tuple[str, ...]] = []
    cited: list[str] = []
    for what, each in ((_("output"), content.output), (_("reserves"), content.reserves)):
        for part in each.parts if each is not None else ():
            quantity = part.quantity
            words = f"{what}: {data_word(quantity.stage)}" if quantity.stage else what
            value = f"{quantity.bound}{formats.number(quantity.value)}"
            share = f"{part.percent:.1f} %"
            rows.append((formats.country(part.country), words, str(quantity.year), value, quantity.unit, share))
            cited.append(quantity.source_id)
    columns = (_("Country"), _("What"), _("Year"), _("Amount"), _("Unit"), _("Share"))
    return Figures("map", title, columns, tuple(rows), tuple(cited))


def _radius(percent: float, width: float) -> float:
    return max(1.5, math.sqrt(percent / 100) * _LARGEST * width)


def _scaled(ring: Ring, scale: float) -> Ring:
    return tuple((x * scale, y * scale) for x, y in ring)


def _circle(middle: Point, radius: float) -> Ring:
    corners = 28
    return tuple(
        (
            middle[0] + radius * math.cos(2 * math.pi * step / corners),
            middle[1] + radius * math.sin(2 * math.pi * step / corners),
        )
        for step in range(corners)
    )


def _place(world: Atlas, code: str, scale: float) -> tuple[Ring, ...] | None:
    if code in world.outlines:
        return tuple(_scaled(ring, scale) for ring in world.outlines[code])
    if code in world.points:
        x, y = world.points[code]
        return (_circle((x * scale, y * scale), _DOT + 1),)
    return None


def _spot(rings: tuple[Ring, ...], *, tip: str) -> Spot:
    xs = [x for ring in rings for x, _y in ring]
    ys = [y for ring in rings for _x, y in ring]
    return Spot(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), tip, None, rings)
