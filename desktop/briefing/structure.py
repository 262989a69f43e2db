"""The structure tree of a tagged PDF: elements in reading order, and the marks on the pages that are theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A standard structure type of PDF 1.7."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    LINK = "Link"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"


class Scope(StrEnum):
    """What a head cell is the head of."""

    COLUMN = "Column"
    ROW = "Row"


# A row has as many cells as its table has columns, also where some say nothing.
_KEPT_EMPTY = frozenset((Role.HEAD_CELL, Role.CELL))


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked sequence of a page's content: the page's index, and the number of the mark on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link on a page: the page's index, the annotation's name, and its number in the tree of parents."""

    page: int
    name: str
    number: int


class Element:
    """A part of the document.

    Attributes:
        role: What it is.
        kids: Elements, marks and links in reading order.
        alternative: Words in place of a picture.
        scope: Of a head cell.
        columns: How many columns a cell spans.
        box: Where a figure stands on its page: left, bottom, right, top.
        links: Its links by their number in the text, so that one over two lines stays one.
    """

    __slots__ = ("alternative", "box", "columns", "kids", "links", "role", "scope")

    def __init__(self, role: Role, *, alternative: str = "", scope: Scope | None = None, columns: int = 1) -> None:
        self.role = role
        self.kids: list[Element | Marked | Annotated] = []
        self.alternative = alternative
        self.scope = scope
        self.columns = columns
        self.box: tuple[float, float, float, float] | None = None
        self.links: dict[int, Element] = {}

    def child(self, role: Role, *, alternative: str = "", scope: Scope | None = None, columns: int = 1) -> Element:
        """Return a new part of this one, its last; for the arguments see the attributes."""
        made = Element(role, alternative=alternative, scope=scope, columns=columns)
        self.kids.append(made)
        return made

    def link(self, number: int) -> Element:
        """Return the link of this number in the element's text, made at its first mark."""
        found = self.links.get(number)
        if found is None:
            found = self.links[number] = self.child(Role.LINK)
        return found

    def says_something(self) -> bool:
        """Return whether the element belongs into the tree: it or a part of it has content."""
        if self.role in _KEPT_EMPTY:
            return True
        return any(not isinstance(kid, Element) or kid.says_something() for kid in self.kids)

    def told(self) -> Iterator[Element | Marked | Annotated]:
        """Yield the kids that say something."""
        for kid in self.kids:
            if not isinstance(kid, Element) or kid.says_something():
                yield kid
