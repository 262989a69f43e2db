"""Opens a PDF of this program: its objects by number, and its pages with their size, content and links."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import dataclass
from itertools import islice

from desktop.preview.lexer import Ref, Stream, Value, Word, damaged, values

_LARGEST_STREAM = 256 * 1024 * 1024
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A place on a page that leads to another page.

    Attributes:
        box: Left, bottom, right, top in points.
        page: Index of the page that it leads to.
        top: Where on that page, in points from its foot; None for its head.
    """

    box: tuple[float, float, float, float]
    page: int
    top: float | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page.

    Attributes:
        width: In points.
        height: In points.
        fields: The page's own table.
    """

    width: float
    height: float
    fields: dict[str, Value]


class PdfFile:
    """A PDF with one cross-reference table and nothing encrypted, as ReportLab writes them.

    Raises:
        DataError: The content is something else.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._places = self._read_places()
        self._objects: dict[int, Value] = {}
        self._refs: list[int] = []
        root = self.table(self._trailer.get("Root"))
        self.leaves: tuple[Leaf, ...] = tuple(self._pages(self.table(root.get("Pages")), depth=0))
        self._index = {number: place for place, number in enumerate(self._refs)}

    def resolve(self, value: Value) -> Value:
        """Return the object that a reference leads to; what is none as it is."""
        while isinstance(value, Ref):
            value = self._object(value.number)
        return value

    def table(self, value: Value) -> dict[str, Value]:
        """Return the table, also that of an object with content; an empty one where there is none."""
        found = self.resolve(value)
        if isinstance(found, Stream):
            return found.fields
        return found if isinstance(found, dict) else {}

    def items(self, value: Value) -> list[Value]:
        """Return the list; an empty one where there is none."""
        found = self.resolve(value)
        return found if isinstance(found, list) else []

    def numbers(self, value: Value) -> tuple[float, ...]:
        """Return the numbers of the list."""
        found = (self.resolve(each) for each in self.items(value))
        return tuple(float(each) for each in found if isinstance(each, int | float))

    def content(self, value: Value) -> bytes:
        """Return what a stream holds, unpacked; that of several one after the other.

        Raises:
            DataError: It is packed in a way that this program does not use.
        """
        found = self.resolve(value)
        if isinstance(found, list):
            return b"\n".join(self.content(each) for each in found)
        if not isinstance(found, Stream):
            return b""
        filters = self.resolve(found.fields.get("Filter"))
        content = found.raw
        for name in filters if isinstance(filters, list) else [filters]:
            content = _unpacked(content, self.resolve(name))
        return content

    def links(self, leaf: Leaf) -> tuple[PageLink, ...]:
        """Return what on the page leads to another."""
        found = []
        for each in self.items(leaf.fields.get("Annots")):
            fields = self.table(each)
            target, box = self.items(fields.get("Dest")), self.numbers(fields.get("Rect"))
            page = target[0] if target else None
            if isinstance(page, Ref) and page.number in self._index and len(box) == 4:
                top = self.numbers(target[2:4])
                place = top[1] if len(top) == 2 else None
                found.append(PageLink((box[0], box[1], box[2], box[3]), self._index[page.number], place))
        return tuple(found)

    def _read_places(self) -> dict[int, int]:
        tail = self._content.rfind(b"startxref")
        found = re.match(rb"startxref\s+(\d+)", self._content[tail:]) if tail >= 0 else None
        if found is None or not self._content.startswith(b"%PDF-"):
            raise damaged()
        head = re.compile(rb"xref\s+0 (\d+)\s+").match(self._content, int(found[1]))
        if head is None:
            raise damaged()
        places = {}
        place = head.end()
        for number in range(int(head[1])):
            entry = _ENTRY.match(self._content, place)
            if entry is None:
                raise damaged()
            if entry[3] == b"n":
                places[number] = int(entry[1])
            place = entry.end()
            while self._content[place : place + 1].isspace():
                place += 1
        self._trailer = self._read_trailer(place)
        return places

    def _read_trailer(self, place: int) -> dict[str, Value]:
        for value, _end in values(self._content, place):
            if isinstance(value, dict):
                return value
            if value != "trailer":
                break
        raise damaged()

    def _object(self, number: int) -> Value:
        if number not in self._objects:
            place = self._places.get(number)
            self._objects[number] = None if place is None else self._read(place)
        return self._objects[number]

    def _read(self, place: int) -> Value:
        """Return the object that is written there, after its number."""
        read = values(self._content, place)
        if [value for value, _end in islice(read, 3)][2:] != ["obj"]:
            raise damaged()
        body, _end = next(read, (None, 0))
        following, end = next(read, (None, 0))
        if not (isinstance(body, dict) and isinstance(following, Word) and following == "stream"):
            return body
        length = self.resolve(body.get("Length"))
        begin = end + (2 if self._content[end : end + 2] == b"\r\n" else 1)
        if not isinstance(length, int) or begin + length > len(self._content):
            raise damaged()
        return Stream(body, self._content[begin : begin + length])

    def _pages(self, node: dict[str, Value], *, depth: int, number: int = 0) -> list[Leaf]:
        if depth > 40:
            raise damaged()
        if node.get("Type") == "Pages":
            found = []
            for kid in self.items(node.get("Kids")):
                at = kid.number if isinstance(kid, Ref) else 0
                found += self._pages(self.table(kid), depth=depth + 1, number=at)
            return found
        box = self.numbers(node.get("MediaBox"))
        if len(box) != 4:
            raise damaged()
        self._refs.append(number)
        return [Leaf(box[2] - box[0], box[3] - box[1], node)]


def _unpacked(content: bytes, name: Value) -> bytes:
    try:
        match name:
            case None:
                return content
            case "ASCII85Decode":
                return base64.a85decode(content.strip().removesuffix(b"~>"))
            case "FlateDecode":
                return zlib.decompressobj().decompress(content, _LARGEST_STREAM)
    except (ValueError, zlib.error) as error:
        raise damaged() from error
    raise damaged()
