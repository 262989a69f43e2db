"""Figures of who produces a mineral and who has the reserves, with the concentration of each."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Entry, Figures
from desktop.core import formats
from desktop.core.texts import _, data_word
from desktop.figures import amounts
from desktop.figures.bars import BarRow, Bars, Group, Segment
from desktop.figures.figure import Figure
from desktop.figures.legend import Key
from desktop.figures.lettering import sentences
from desktop.figures.shares import Share, Shares, ranking, shares

# As many colours as there are for categories that have to be told apart at a glance.
_MOST_COUNTRIES = 5
_TICKS = ((0.0, "0"), (50.0, "50"), (100.0, "100 %"))


def supply_shares(entry: Entry) -> Figure | None:
    """Return the countries' shares of output by stage and year; None where no world total is known."""
    return _figure(entry, "production", key="supply", title=_("Shares of world output"))


def reserves_shares(entry: Entry) -> Figure | None:
    """Return the countries' shares of the reserves; None where no world total is known."""
    return _figure(entry, "reserves", key="reserves", title=_("Shares of world reserves"))


def _figure(entry: Entry, table: str, *, key: str, title: str) -> Figure | None:
    found = shares(entry.quantities, table)
    if not found:
        return None
    colours = {country: f"series_{place}" for place, country in enumerate(ranking(found, _MOST_COUNTRIES), start=1)}
    bars = Bars(
        groups=_groups(entry, found, colours),
        most=100.0,
        ticks=_TICKS,
        columns=(_("World"), _("HHI")),
        keys=_keys(found, colours),
        notes=_notes(found),
    )
    return Figure(key, title, _alternative(title, found), bars, _table(found, key=key, title=title))


def _groups(entry: Entry, found: Sequence[Shares], colours: dict[str, str]) -> tuple[Group, ...]:
    by_stage: dict[str, list[BarRow]] = {}
    for each in found:
        by_stage.setdefault(_stage(each), []).append(_row(entry, each, colours))
    return tuple(Group(stage, tuple(rows)) for stage, rows in by_stage.items())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _stage(each: Shares) -> str:
    return _("Reserves") if each.stage is None else _capital(data_word(each.stage))


def _row(entry: Entry, each: Shares, colours: dict[str, str]) -> BarRow:
    parts = {part.country: part for part in each.parts}
    named = [parts[country] for country in colours if country in parts]
    segments = [_segment(entry, each, part, fill=colours[part.country]) for part in sorted(named, key=_size)]
    others = [part for part in each.parts if part.country not in colours]
    percent = sum(part.percent for part in others) + each.rest
    if percent:
        listed = "; ".join(_part(each, part) for part in others)
        rest = _("not named by the source: {percent}").format(percent=amounts.percent(each.rest)) if each.rest else ""
        tip = _("{stage}, {year}: other countries {percent}").format(
            stage=_stage(each), year=each.year, percent=amounts.percent(percent)
        )
        inside = "; ".join(text for text in (listed, rest) if text)
        words = _("other {percent}").format(percent=amounts.percent(percent))
        segments.append(Segment(percent, f"{tip} ({inside}).", words, amounts.percent(percent), "series_other"))
    total = each.total
    world = amounts.amount(total) if total is not None else _("per cent only")
    index = _index(each)
    return BarRow(str(each.year), tuple(segments), _certainty(each), (world, index))


def _index(each: Shares) -> str:
    if each.is_bounded:
        return amounts.index(each.concentration, amounts.ABOUT)
    return amounts.index(each.concentration, amounts.LEAST if each.rest else "")


def _certainty(each: Shares) -> str:
    if not each.has_estimates:
        return ""
    return _("estimate") if each.is_estimated else _("part estimate")


def _segment(entry: Entry, each: Shares, part: Share, *, fill: str) -> Segment:
    tip = _("{stage}, {year}: {part}{estimate}.").format(
        stage=_stage(each), year=each.year, part=_part(each, part), estimate=amounts.estimate(part.quantity)
    )
    source_id = part.quantity.source_id
    text = f"{formats.country(part.country)} {amounts.percent(part.percent)}"
    return Segment(
        part.percent,
        tip + amounts.source(entry, source_id),
        text,
        amounts.percent(part.percent),
        fill,
        page_id=amounts.source_page(entry, source_id),
    )


def _part(each: Shares, part: Share) -> str:
    words = f"{formats.country(part.country)} {part.quantity.bound}{amounts.percent(part.percent)}"
    return words if each.total is None else f"{words} ({amounts.amount(part.quantity)})"


def _size(part: Share) -> tuple[float, str]:
    return -part.percent, part.country


def _keys(found: Sequence[Shares], colours: dict[str, str]) -> tuple[Key, ...]:
    keys = [Key(formats.country(country), fill=token) for country, token in colours.items()]
    has_other = any(each.rest or any(part.country not in colours for part in each.parts) for each in found)
    return (*keys, *((Key(_("other"), fill="series_other"),) if has_other else ()))


def _notes(found: Sequence[Shares]) -> tuple[str, ...]:
    has_rest = any(each.rest and not each.is_bounded for each in found)
    notes = [
        _("HHI: the sum of the squared shares in per cent of the named countries, 10,000 where one has all.")
        + (" " + _("Countries that the source does not name are left out, hence ≥.") if has_rest else "")
    ]
    if any(each.is_rounded for each in found):
        notes.append(_("Where the countries come to more than the rounded world total, shares are of their sum."))
    if any(each.is_bounded for each in found):
        notes.append(
            _("Only a lower bound of the world total is given: no share is larger than shown, and HHI is approximate.")
        )
    return tuple(notes)


def _alternative(title: str, found: Sequence[Shares]) -> str:
    return sentences((title, *(_sentence(each) for each in found), *_notes(found)))


def _sentence(each: Shares) -> str:
    shown = ", ".join(
        f"{formats.country(part.country)} {amounts.percent(part.percent)}" for part in each.parts[:_MOST_COUNTRIES]
    )
    percent = sum(part.percent for part in each.parts[_MOST_COUNTRIES:]) + each.rest
    other = _(", other countries {percent}").format(percent=amounts.percent(percent)) if percent else ""
    certainty = _certainty(each)
    return _("{stage} in {year}{certainty}: {shown}{other}; concentration (HHI) {index}").format(
        stage=_stage(each),
        year=each.year,
        certainty=f" ({certainty})" if certainty else "",
        shown=shown,
        other=other,
        index=_index(each),
    )


def _table(found: Sequence[Shares], *, key: str, title: str) -> Figures:
    rows: list[tuple[str, ...]] = []
    sources: list[str] = []
    for each in found:
        for part in each.parts:
            quantity = part.quantity
            value = "" if each.total is None else f"{quantity.bound}{formats.number(quantity.value)}"
            unit = "" if each.total is None else each.unit
            share = f"{quantity.bound if each.total is None else ''}{part.percent:.1f}"
            certainty = _("estimate") if quantity.is_estimated else ""
            rows.append((_stage(each), str(each.year), formats.country(part.country), share, value, unit, certainty))
            sources.append(quantity.source_id)
    columns = (_("Stage"), _("Year"), _("Country"), _("Share, %"), _("Amount"), _("Unit"), _("Estimate"))
    return Figures(key, title, columns, tuple(rows), tuple(sources))
