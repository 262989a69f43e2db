"""What can be done with a figure of a page, by menu, link, key or action."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.core.texts import _

if TYPE_CHECKING:
    from desktop.pages.blocks import Document, FigureBlock


class FigureDeed(StrEnum):
    """What to do; the value is the id of the action that does it."""

    TABLE = "figure.table"
    COPY = "figure.copy"
    SVG = "figure.save_svg"
    PNG = "figure.save_png"


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """A figure of a page, by its place among the blocks, and what to do with it."""

    deed: FigureDeed
    place: int
    block: FigureBlock
    document: Document


def deed_words(*, is_table: bool) -> dict[FigureDeed, str]:
    """Return the words for each deed, as links and menus say them."""
    return {
        FigureDeed.TABLE: _("Show as figure") if is_table else _("Show as table"),
        FigureDeed.COPY: _("Copy figure"),
        FigureDeed.SVG: _("Save as SVG"),
        FigureDeed.PNG: _("Save as PNG"),
    }
