"""The texts of the help menu: versions and data, and the list of shortcuts."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import EditionInfo
from desktop import __version__
from desktop.core.actions import ActionSpec
from desktop.core.formats import day, number
from desktop.core.paths import Paths
from desktop.core.texts import _


def about(edition: EditionInfo, paths: Paths) -> str:
    """Return versions, data and places."""
    counts = "\n".join(f"  {table}: {number(count)}" for table, count in edition.counts.items())
    return _(
        "Monazite {version}\n"
        "An offline desk reference on critical minerals, the technologies they affect, blacklisted firms,\n"
        "and the legal measures between them. It is not legal advice.\n\n"
        "Edition of {data_date}, news up to {reach}\n{edition}\nSHA-256 {hash}\n{counts}\n\n"
        "Notebook\n{notebook}\n\n"
        "Fonts: Noto Sans and Noto Sans SC, SIL Open Font License 1.1.\n"
        "Nothing is sent anywhere: the program has no network code.\n"
    ).format(
        version=__version__,
        data_date=day(edition.data_date),
        reach=day(edition.reach),
        edition=paths.edition,
        hash=edition.content_hash,
        counts=counts,
        notebook=paths.notebook,
    )


def shortcuts(specs: Iterable[ActionSpec]) -> str:
    """Return every shortcut, one a line, and the keys that single controls know."""
    lines = [f"{', '.join(spec.keys):<24}{spec.text}" for spec in specs if spec.keys]
    return "\n".join([*lines, "", *(f"{keys:<24}{text}" for keys, text in control_keys())]) + "\n"


def control_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys that single controls know, each with what they do."""
    return (
        ("Down, Enter", _("From the search box into the table")),
        ("Enter", _("From the table to the page")),
        ("Tab, Enter", _("From link to link on the page, and along one")),
        ("Space", _("Include a filter; again to exclude it; again to leave it")),
        ("-", _("Exclude a filter")),
        ("Esc", _("Close what is open, or go one step back towards the search box")),
    )
