"""The figure of how much of a mineral is imported, and from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.records import Entry, Figures, Quantity
from desktop.core import formats
from desktop.core.texts import _
from desktop.figures import amounts
from desktop.figures.bars import BarRow, Bars, Group, Segment
from desktop.figures.figure import Figure
from desktop.figures.legend import Key
from desktop.figures.lettering import sentences

_MOST_COUNTRIES = 5
_TICKS = ((0.0, "0"), (50.0, "50"), (100.0, "100 %"))
# What is missing to all of it, and more than rounding, is drawn as other origins.
_ROUNDING = 0.5


@dataclass(frozen=True, slots=True)
class _Origins:
    """Where an importer gets one form of the mineral from."""

    importer: str
    period: str
    form: str
    rows: tuple[Quantity, ...]

    @property
    def rest(self) -> float:
        missing = 100.0 - sum(row.value for row in self.rows)
        return missing if missing > _ROUNDING else 0.0


def import_reliance(entry: Entry) -> Figure | None:
    """Return net imports by year and the origins of imports; None where neither is known."""
    reliance = tuple(each for each in entry.quantities if each.table == "import_reliance")
    origins = _origins(entry)
    if not reliance and not origins:
        return None
    colours = _colours(origins)
    groups = (*_reliance_groups(entry, reliance), *_origin_groups(entry, origins, colours))
    keys = [Key(formats.country(country), fill=token) for country, token in colours.items()]
    if any(each.rest or any(row.country not in colours for row in each.rows) for each in origins):
        keys.append(Key(_("other"), fill="series_other"))
    bars = Bars(groups, 100.0, _TICKS, ("",), tuple(keys), _notes(reliance))
    title = _("Import reliance")
    said = (title, *map(_reliance_sentence, reliance), *map(_origin_sentence, origins), *_notes(reliance))
    return Figure("reliance", title, sentences(said), bars, _table(reliance, origins))


def _reliance_groups(entry: Entry, reliance: Sequence[Quantity]) -> tuple[Group, ...]:
    importers = dict.fromkeys(each.country for each in reliance)
    return tuple(
        Group(
            _("{importer}: net imports, per cent of consumption").format(importer=formats.country(importer)),
            tuple(_reliance_row(entry, each) for each in reliance if each.country == importer),
        )
        for importer in importers
    )


def _origin_groups(entry: Entry, origins: Sequence[_Origins], colours: dict[str, str]) -> tuple[Group, ...]:
    importers = dict.fromkeys(each.importer for each in origins)
    return tuple(
        Group(
            _("{importer}: origins of imports, per cent").format(importer=formats.country(importer)),
            tuple(_origin_row(entry, each, colours) for each in origins if each.importer == importer),
        )
        for importer in importers
    )


def _origins(entry: Entry) -> tuple[_Origins, ...]:
    """Return the origins by importer, period and form of the mineral, in the order of the data.

    Period and form stand in the table that lists the same numbers in the same order.
    """
    found = [each for each in entry.quantities if each.table == "import_sources"]
    periods, forms = (_cells(entry, column, len(found)) for column in ("Period", "Note"))
    groups: dict[tuple[str, str, str], list[Quantity]] = {}
    for each, period, form in zip(found, periods, forms, strict=True):
        years = period or (str(each.year) if each.year else "")
        groups.setdefault((each.stage or "", years, form), []).append(each)
    return tuple(_Origins(*place, tuple(rows)) for place, rows in groups.items())


def _cells(entry: Entry, column: str, count: int) -> tuple[str, ...]:
    """Return a column of the table of origins; empty cells where it has none."""
    table = next((each for each in entry.figures if each.key == "import_sources"), None)
    if table is None or len(table.rows) != count or column not in table.columns:
        return ("",) * count
    place = table.columns.index(column)
    return tuple(row[place] for row in table.rows)


def _colours(origins: Sequence[_Origins]) -> dict[str, str]:
    largest: dict[str, float] = {}
    for each in origins:
        for row in each.rows:
            largest[row.country] = max(largest.get(row.country, 0.0), row.value)
    ordered = sorted((-value, country) for country, value in largest.items())
    return {country: f"series_{place}" for place, (_size, country) in enumerate(ordered[:_MOST_COUNTRIES], start=1)}


def _reliance_row(entry: Entry, each: Quantity) -> BarRow:
    words = _("{importer}, {year}: net imports {percent} of consumption{estimate}.").format(
        importer=formats.country(each.country),
        year=each.year,
        percent=_bounded(each),
        estimate=amounts.estimate(each),
    )
    segment = Segment(
        min(max(each.value, 0.0), 100.0),
        words + amounts.source(entry, each.source_id),
        fill="accent",
        page_id=amounts.source_page(entry, each.source_id),
    )
    return BarRow(str(each.year), (segment,), _("estimate") if each.is_estimated else "", (_bounded(each),))


def _bounded(each: Quantity) -> str:
    return f"{each.bound}{formats.percent(each.value)}"


def _origin_row(entry: Entry, each: _Origins, colours: dict[str, str]) -> BarRow:
    segments = [_origin(entry, each, row, fill=colours[row.country]) for row in each.rows if row.country in colours]
    others = [row for row in each.rows if row.country not in colours]
    percent = sum(row.value for row in others) + each.rest
    if percent:
        listed = "; ".join(f"{formats.country(row.country)} {formats.percent(row.value)}" for row in others)
        tip = _("{importer}, {period}: other origins {percent}").format(
            importer=formats.country(each.importer), period=_period(each), percent=formats.percent(round(percent))
        )
        tip += f" ({listed})." if listed else "."
        words = _("other {percent}").format(percent=amounts.percent(percent))
        segments.append(Segment(percent, tip, words, amounts.percent(percent), "series_other"))
    # What follows a semicolon, and that a year is the one of publication, is left to the tip.
    form = each.form.partition(";")[0]
    period = each.period.rpartition(" ")[2]
    return BarRow(form[:1].upper() + form[1:] or _("All forms"), tuple(segments), numbers=(period,))


def _period(each: _Origins) -> str:
    return ", ".join(part for part in (each.period, each.form) if part)


def _origin(entry: Entry, each: _Origins, row: Quantity, *, fill: str) -> Segment:
    share = f"{formats.country(row.country)} {formats.percent(row.value)}"
    tip = _("{importer}, {period}: {share}.").format(
        importer=formats.country(each.importer), period=_period(each), share=share
    )
    return Segment(
        row.value,
        tip + amounts.source(entry, row.source_id),
        share,
        formats.percent(row.value),
        fill,
        page_id=amounts.source_page(entry, row.source_id),
    )


def _notes(reliance: Sequence[Quantity]) -> tuple[str, ...]:
    if any(each.bound for each in reliance):
        return (_("Where the source gives only a bound (> or <), the bar ends at the bound."),)
    return ()


def _reliance_sentence(each: Quantity) -> str:
    return _("{importer}: net imports {percent} of consumption in {year}{estimate}").format(
        importer=formats.country(each.country), percent=_bounded(each), year=each.year, estimate=amounts.estimate(each)
    )


def _origin_sentence(each: _Origins) -> str:
    shown = ", ".join(f"{formats.country(row.country)} {formats.percent(row.value)}" for row in each.rows)
    return _("{importer}, origins of imports ({period}): {shown}").format(
        importer=formats.country(each.importer), period=_period(each), shown=shown
    )


def _table(reliance: Sequence[Quantity], origins: Sequence[_Origins]) -> Figures:
    net = [
        (
            formats.country(each.country),
            str(each.year),
            _("net imports, per cent of consumption"),
            f"{each.bound}{formats.number(each.value)}",
            _("estimate") if each.is_estimated else "",
        )
        for each in reliance
    ]
    parts = [
        (
            formats.country(each.importer),
            each.period,
            _("from {origin}").format(origin=formats.place(row.country)),
            formats.number(row.value),
            each.form,
        )
        for each in origins
        for row in each.rows
    ]
    sources = [each.source_id for each in reliance] + [row.source_id for each in origins for row in each.rows]
    columns = (_("Importer"), _("Period"), _("What"), _("Per cent"), _("Note"))
    return Figures("reliance", _("Import reliance"), columns, (*net, *parts), tuple(sources))
