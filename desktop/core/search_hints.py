"""What the search box suggests to type, in words of the kind that is shown."""

from __future__ import annotations

from db.words import Kind
from desktop.core.texts import _


def search_hint(kind: Kind) -> str:
    """Return the placeholder of the search box."""
    match kind:
        case Kind.MINERAL:
            return _("Search minerals: name, 镓, Ga, jia, HS or control code")
        case Kind.TECHNOLOGY:
            return _("Search technologies: name, 光刻, mineral:gallium")
        case Kind.FIRM:
            return _("Search firms: name, 洛克希德, state:suspended country:US")
        case Kind.MEASURE:
            return _("Search measures: title, 46号, No. 46 of 2024, announced:2025")
        case Kind.LIST:
            return _("Search lists: name, issuer, country:CN")
