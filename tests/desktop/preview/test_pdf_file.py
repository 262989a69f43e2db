"""A PDF of this program is opened: its pages, what is packed in it, and where its links lead."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from desktop.briefing.render import make_briefing
from desktop.core.briefing_options import BriefingOptions, Cover, Paper
from desktop.pages.build import entry_page
from desktop.preview.pdf_file import PdfFile
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION
from tests.desktop.preview.pdfs import one_page, pdf, stream

PAGE = entry_page(samples.gallium("2026-11-25"), EDITION)


def test_pages_have_the_size_of_their_paper() -> None:
    content, count = make_briefing([PAGE, PAGE], options=BriefingOptions(paper=Paper.LETTER, cover=Cover.YES))

    leaves = PdfFile(content).leaves

    assert len(leaves) == count
    assert {(leaf.width, leaf.height) for leaf in leaves} == {(612.0, 792.0)}


def test_the_contents_lead_to_their_pages() -> None:
    content, _count = make_briefing([PAGE, PAGE], options=BriefingOptions(cover=Cover.YES))
    file = PdfFile(content)

    links = [link for leaf in file.leaves[:2] for link in file.links(leaf)]

    assert links
    assert min(link.page for link in links) >= 2
    assert all(link.top is not None and 0 < link.top < 842 for link in links)
    assert all(link.box[0] < link.box[2] and link.box[1] < link.box[3] for link in links)


def test_content_is_unpacked() -> None:
    packed = base64.a85encode(zlib.compress(b"0 0 m")) + b"~>"
    body = stream(packed, b"/Filter [ /ASCII85Decode /FlateDecode ]")
    file = PdfFile(pdf(b"<< /Pages << /Type /Pages /Kids [ ] >> >>", body))

    assert file.content(file.resolve(file.resolve(None))) == b""
    assert file.content([file._object(2), file._object(2)]) == b"0 0 m\n0 0 m"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no PDF",
        b"%PDF-1.7\nstartxref\n9\n",
        one_page(b"").replace(b"xref\n0", b"xref\n1"),
        one_page(b"").replace(b"trailer", b"retiart"),
        one_page(b"").replace(b"/MediaBox [ 0 0 200 100 ]", b"/MediaBox [ 0 0 ]        "),
        one_page(b"")[:-40],
    ],
    ids=["empty", "text", "no table", "another table", "no trailer", "no size", "cut off"],
)
def test_what_is_no_pdf_of_this_program_is_a_sentence(content: bytes) -> None:
    with pytest.raises(DataError, match="cannot be shown"):
        PdfFile(content)


def test_a_filter_that_is_not_used_is_a_sentence() -> None:
    file = PdfFile(pdf(b"<< /Pages << /Type /Pages /Kids [ ] >> >>", stream(b"x", b"/Filter /DCTDecode")))

    with pytest.raises(DataError, match="cannot be shown"):
        file.content(file._object(2))


@settings(max_examples=60)
@given(place=st.integers(0, 500), byte=st.integers(0, 255))
def test_a_wrong_byte_is_read_or_refused(place: int, byte: int) -> None:
    content = bytearray(one_page(b"0 0 10 10 re f"))
    content[place % len(content)] = byte
    try:
        file = PdfFile(bytes(content))
        for leaf in file.leaves:
            file.content(leaf.fields.get("Contents"))
    except DataError as error:
        assert error.hint  # noqa: PT017 - what is refused is told what to do; what is read needs no more
