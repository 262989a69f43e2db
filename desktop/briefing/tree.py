"""Writes the structure tree into a PDF, so that a reader knows headings, tables, lists, links and figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.briefing.leaf import TaggedCanvas
from desktop.briefing.structure import Annotated, Element, Marked, Role, Scope

# Leaves of the tree of parents hold this many numbers each.
_PARENTS_A_LEAF = 256


class Raw(pdfdoc.PDFObject):
    """An object of the file that writes itself."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, document: object) -> bytes:
        """Return the object as it stands in the file."""
        del document
        return self._content


def write_tree(canvas: TaggedCanvas, root: Element) -> None:
    """Put the tree of what was drawn into the canvas's document, and say that it is tagged."""
    document: Any = canvas._doc  # type: ignore[attr-defined]
    _Writer(document, canvas.parents).write(root)
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})


class _Writer:
    def __init__(self, document: Any, parents: list[list[Element] | Element]) -> None:
        self._document = document
        self._parents = parents
        self._names: dict[int, str] = {}
        self._kept: list[Element] = []

    def write(self, root: Element) -> None:
        """Write root, elements and the tree of parents; the catalogue leads to the root."""
        # Named first: kids name their parents, parents their kids.
        tree = self._reference("structure", _Late())
        top = self._element(root, parent=tree)
        leaves = [
            self._reference(f"parents-{start}", Raw(self._numbers(start)))
            for start in range(0, len(self._parents), _PARENTS_A_LEAF)
        ]
        numbers = self._reference("parents", Raw(b"<< /Kids [ " + b" ".join(leaves) + b" ] >>"))
        self._document.idToObject["structure"].content = b"".join(
            (
                b"<< /Type /StructTreeRoot /K [ ",
                top,
                b" ] /ParentTree ",
                numbers,
                b" /ParentTreeNextKey ",
                str(len(self._parents)).encode(),
                b" >>",
            )
        )
        self._document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("structure")

    def _element(self, element: Element, *, parent: bytes) -> bytes:
        """Write an element with all its parts, and return how to refer to it."""
        own = self._name(element)
        kids = [self._kid(kid, parent=own) for kid in element.told()]
        parts = [b"<< /Type /StructElem /S /", element.role.encode(), b" /P ", parent]
        if kids:
            parts += [b" /K [ ", b" ".join(kids), b" ]"]
        if element.alternative:
            parts += [b" /Alt ", self._text(element.alternative)]
        parts += [*_attributes(element), b" >>"]
        self._document.idToObject[self._names[id(element)]].content = b"".join(parts)
        return own

    def _kid(self, kid: Element | Marked | Annotated, *, parent: bytes) -> bytes:
        if isinstance(kid, Element):
            return self._element(kid, parent=parent)
        page = self._page(kid.page)
        if isinstance(kid, Marked):
            return b"<< /Type /MCR /Pg %s /MCID %d >>" % (page, kid.number)
        annotation = pdfdoc.PDFObjectReference(f"Annot.{kid.name}").format(self._document)
        return b"<< /Type /OBJR /Pg %s /Obj %s >>" % (page, annotation)

    def _numbers(self, start: int) -> bytes:
        """Return a leaf of the tree of parents."""
        stop = min(start + _PARENTS_A_LEAF, len(self._parents))
        lines = [
            str(number).encode() + b" " + self._parent(self._parents[number], number) for number in range(start, stop)
        ]
        return b"<< /Limits [ %d %d ] /Nums [ %s ] >>" % (start, stop - 1, b"\n".join(lines))

    def _parent(self, parent: list[Element] | Element, number: int) -> bytes:
        if isinstance(parent, Element):
            return self._name(parent)
        return self._reference(f"marks-{number}", Raw(_array(self._name(element) for element in parent)))

    def _name(self, element: Element) -> bytes:
        """Return how to refer to the element."""
        name = self._names.get(id(element))
        if name is None:
            name = self._names[id(element)] = f"element-{len(self._names)}"
            return self._reference(name, _Late())
        return bytes(pdfdoc.PDFObjectReference(name).format(self._document))

    def _page(self, index: int) -> bytes:
        return bytes(pdfdoc.PDFObjectReference(f"Page{index + 1}").format(self._document))

    def _reference(self, name: str, content: object) -> bytes:
        return bytes(self._document.Reference(content, name).format(self._document))

    def _text(self, words: str) -> bytes:
        return bytes(pdfdoc.PDFString(words).format(self._document))


class _Late(pdfdoc.PDFObject):
    """An object whose content is known only after others refer to it."""

    __RefOnly__ = 1
    content = b"null"

    def format(self, document: object) -> bytes:
        """Return the object as it stands in the file."""
        del document
        return self.content


def _attributes(element: Element) -> Iterable[bytes]:
    if element.role is Role.HEAD_CELL or element.columns > 1:
        scope = f" /Scope /{element.scope or Scope.COLUMN}" if element.role is Role.HEAD_CELL else ""
        span = f" /ColSpan {element.columns}" if element.columns > 1 else ""
        yield f" /A << /O /Table{scope}{span} >>".encode()
    if element.box is not None:
        numbers = " ".join(f"{edge:.2f}" for edge in element.box)
        yield f" /A << /O /Layout /Placement /Block /BBox [ {numbers} ] >>".encode()


def _array(parts: Iterable[bytes]) -> bytes:
    return b"[ " + b" ".join(parts) + b" ]"
