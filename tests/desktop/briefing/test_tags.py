"""A briefing is tagged: a reader that speaks knows headings, lists, tables, links and figures, in their order."""

from __future__ import annotations

import io
import itertools
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream

from desktop.briefing.archive import srgb_profile
from desktop.briefing.render import make_briefing
from desktop.briefing.structure import Element, Role
from desktop.pages.build import entry_page
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION, UEL, entry, listing, opening

AS_OF = "2026-11-25"


def gallium() -> bytes:
    """Return the briefing on gallium, with a note and its content attached."""
    page = entry_page(samples.gallium(AS_OF), EDITION, notes=(samples.note("Ask 商务部."),))
    return make_briefing([page], data=json.dumps({"title": "Gallium"}).encode())[0]


def long_list() -> bytes:
    """Return the briefing on a list with 100 rows."""
    subjects = [listing(UEL, opening("2025-01-02", "2025-01-02"), as_of=AS_OF, firm=f"f{n}") for n in range(100)]
    return make_briefing([entry_page(entry(UEL, subjects, as_of=AS_OF), EDITION)])[0]


def elements(node: Any) -> list[Any]:
    """Return all structure elements under a node in reading order."""
    found = []
    for kid in node.get("/K", ArrayObject()):
        element = kid.get_object()
        if not isinstance(element, int) and "/S" in element:
            found += [element, *elements(element)]
    return found


def marks(node: Any) -> Iterator[tuple[int, int]]:
    """Yield page object and number of every mark under a node, in reading order."""
    for kid in node.get("/K", ArrayObject()):
        part = kid.get_object()
        if part.get("/Type") == "/MCR":
            yield int(part["/Pg"]["/StructParents"]), int(part["/MCID"])
        elif "/S" in part:
            yield from marks(part)


def tree(content: bytes) -> list[Any]:
    """Return all structure elements of a PDF in reading order."""
    return elements(PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"])


def roles(content: bytes) -> list[str]:
    return [element["/S"] for element in tree(content)]


@pytest.mark.parametrize("make", [gallium, long_list], ids=["mineral", "list"])
def test_everything_drawn_stands_in_a_mark(make: Any) -> None:
    reader = PdfReader(io.BytesIO(make()))
    drawing = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}

    for leaf in reader.pages:
        depth, text_depth = 0, None
        for _operands, operator in ContentStream(leaf.get_contents(), reader).operations:
            if operator in (b"BMC", b"BDC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator == b"BT":
                text_depth = depth
            elif operator == b"ET":
                assert depth == text_depth, "marks and texts overlap"
            elif operator in drawing:
                assert depth > 0, operator
        assert depth == 0


@pytest.mark.parametrize("make", [gallium, long_list], ids=["mineral", "list"])
def test_each_mark_has_its_element_and_each_element_its_mark(make: Any) -> None:
    reader = PdfReader(io.BytesIO(make()))
    root: Any = reader.root_object["/StructTreeRoot"]
    numbers: dict[int, Any] = {}
    for leaf in root["/ParentTree"]["/Kids"]:
        listed = leaf.get_object()["/Nums"]
        numbers.update(zip(listed[::2], listed[1::2], strict=True))
    used: set[tuple[int, int]] = set()
    for element in elements(root):
        for kid in element.get("/K", ()):
            part = kid.get_object()
            if part.get("/Type") == "/MCR":
                number = part["/Pg"]["/StructParents"]
                assert numbers[number].get_object()[part["/MCID"]].get_object() == element
                used.add((number, part["/MCID"]))
            if part.get("/Type") == "/OBJR":
                assert numbers[part["/Obj"]["/StructParent"]].get_object() == element

    for page in reader.pages:
        numbered = [
            operands[1]["/MCID"]
            for operands, operator in ContentStream(page.get_contents(), reader).operations
            if operator == b"BDC" and isinstance(operands[1], dict) and "/MCID" in operands[1]
        ]
        assert len(numbered) == len(set(numbered))
        assert {(page["/StructParents"], mark) for mark in numbered} <= used


def test_headings_go_down_by_one_at_most() -> None:
    levels = [int(role[2:]) for role in roles(gallium()) if role in ("/H1", "/H2", "/H3")]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_rows_of_a_table_are_as_long_as_its_head() -> None:
    for element in tree(long_list()):
        if element["/S"] == "/TR":
            cells = [kid.get_object() for kid in element["/K"]]
            assert all(cell["/S"] in ("/TH", "/TD") for cell in cells)
            assert sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in cells) in (2, 5)


def test_a_head_that_is_repeated_is_read_once() -> None:
    titles = [element for element in tree(long_list()) if element["/S"] == "/THead"]
    tables = [element for element in tree(long_list()) if element["/S"] == "/Table"]

    assert len(titles) <= len(tables)
    heads = [element for element in tree(long_list()) if element["/S"] == "/TH" and "/K" in element]
    assert all(len(head["/K"]) == 1 for head in heads)


def test_figures_and_links_have_their_words() -> None:
    found = tree(gallium())
    reader = PdfReader(io.BytesIO(gallium()))

    figures = [element for element in found if element["/S"] == "/Figure"]
    assert figures
    assert all(len(element["/Alt"]) > 40 and "/BBox" in element["/A"] for element in figures)
    links = [element for element in found if element["/S"] == "/Link"]
    annotations = [item.get_object() for leaf in reader.pages for item in leaf.get("/Annots", ())]
    assert annotations
    assert all(item["/Contents"] and "/StructParent" in item and item["/F"] == 4 for item in annotations)
    objects = [kid for link in links for kid in link["/K"] if kid.get_object().get("/Type") == "/OBJR"]
    assert len(objects) == len(annotations)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_a_second_reader_reads_the_text_in_order_with_its_spaces(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(gallium())

    found = subprocess.run(["pdfinfo", "-struct-text", str(target)], capture_output=True, check=True).stdout.decode()

    words = " ".join(part for part in " ".join(found.split()).split('"'))
    assert words.index("Gallium") < words.index("Force by provision") < words.index("Ask")
    assert "Syntax Error" not in found
    assert "Under Chinese export licence to every destination" in words


def test_metadata_say_what_the_file_is() -> None:
    reader = PdfReader(io.BytesIO(gallium()))
    root: Any = reader.root_object
    metadata = root["/Metadata"].get_data().decode()

    assert root["/MarkInfo"]["/Marked"]
    for part in ("<pdfuaid:part>1<", "<pdfaid:part>3<", ">Gallium<", "2026-11-22T00:00:00+00:00"):
        assert part in metadata
    assert reader.metadata is not None
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == EDITION.data_date
    assert [str(page["/Tabs"]) for page in reader.pages] == ["/S"] * len(reader.pages)
    assert root["/OutputIntents"][0]["/DestOutputProfile"].get_data() == srgb_profile()


def test_the_content_is_attached() -> None:
    reader = PdfReader(io.BytesIO(gallium()))
    root: Any = reader.root_object

    assert json.loads(reader.attachments["briefing.json"][0]) == {"title": "Gallium"}
    assert root["/AF"][0]["/AFRelationship"] == "/Data"


def test_an_element_without_content_is_left_out_and_a_cell_is_not() -> None:
    root = Element(Role.TABLE)
    row = root.child(Role.ROW)
    row.child(Role.CELL)
    root.child(Role.PARAGRAPH)

    assert list(root.told()) == [row]


def test_the_color_profile_is_one() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))

    assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_a_stream_ends_with_a_line_end_of_its_own() -> None:
    content = gallium()

    assert content.count(b"\nendstream") == content.count(b"endstream\nendobj") > 5


def test_the_tree_has_the_order_of_the_pages() -> None:
    found = list(marks(PdfReader(io.BytesIO(gallium())).root_object["/StructTreeRoot"]))

    assert len(found) > 50
    assert found == sorted(found)
