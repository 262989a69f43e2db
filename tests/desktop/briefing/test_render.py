"""A briefing is the same bytes each time, reads in order, and is written whole or not at all."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from db.errors import DataError
from desktop.briefing.render import make_briefing, write_briefing
from desktop.core.briefing_options import BriefingOptions, Cover
from desktop.pages.blocks import Document, Paragraph, Text
from desktop.pages.build import entry_page
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION, UEL, entry, listing, opening

AS_OF = "2026-11-25"


def page(note: str | None = None) -> Document:
    """Return the page of gallium, with a note on it."""
    notes = (samples.note(note),) if note is not None else ()
    return entry_page(samples.gallium(AS_OF), EDITION, notes=notes)


def long_page() -> Document:
    """Return the page of a list with 100 rows."""
    subjects = [listing(UEL, opening("2025-01-02", "2025-01-02"), as_of=AS_OF, firm=f"f{n}") for n in range(100)]
    return entry_page(entry(UEL, subjects, as_of=AS_OF), EDITION)


def read(*documents: Document) -> PdfReader:
    """Return the PDF of the documents, read by another library."""
    return PdfReader(io.BytesIO(make_briefing(documents)[0]))


def text_of(*documents: Document) -> str:
    """Return all text of the PDF with single spaces."""
    return " ".join(" ".join(leaf.extract_text() for leaf in read(*documents).pages).split())


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_briefing([page()], tmp_path / "a.pdf")
    second = write_briefing([page()], tmp_path / "b.pdf")

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert first == second
    assert first.sources == 3


def test_text_reads_in_order_with_its_chinese() -> None:
    words = text_of(page("Ask 商务部."))
    order = (
        "Mineral · 镓 · Ga",
        "Under Chinese export licence",
        "As of 2026-11-25",
        "Force by provision",
        "suspended until 2026-11-27",
        "Who and what it touches",
        "Facts",
        "Numbers",
        "Ask 商务部.",
        "Not known",
        "Sources",
        "[1] US Geological Survey",
    )

    place = 0
    for part in order:
        place = words.index(part, place)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_a_second_reader_finds_the_same_text(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    write_briefing([page("Ask 商务部.")], target)

    found = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True).stdout.decode()

    words = " ".join(found.split())
    assert words.index("镓") < words.index("Under Chinese export licence") < words.index("Ask 商务部.")


def test_every_page_says_what_it_is_from() -> None:
    leaves = [" ".join(leaf.extract_text().split()) for leaf in read(long_page()).pages]

    assert len(leaves) > 2
    for number, words in enumerate(leaves, start=1):
        assert "Unreliable Entity List" in words
        assert "as of 2026-11-25" in words
        assert "edition of 2026-11-22, 3fa2b1c9 · not legal advice" in words
        assert f"page {number} of {len(leaves)}" in words


def test_a_table_repeats_its_head() -> None:
    leaves = [" ".join(leaf.extract_text().split()) for leaf in read(long_page()).pages]

    assert all("Firm By Reason State Basis" in words for words in leaves[1:3])


def test_each_document_begins_a_page_with_its_own_header() -> None:
    reader = read(page(), long_page())

    items: list[Any] = reader.outline[::2]
    outline = [(item["/Title"], reader.get_destination_page_number(item)) for item in items]

    assert outline == [("Gallium", 0), ("Unreliable Entity List", 1)]
    assert "Unreliable Entity List" not in reader.pages[0].extract_text()


def test_the_file_says_title_author_and_language() -> None:
    reader = read(page())

    assert reader.metadata is not None
    assert reader.metadata.title == "Gallium"
    assert reader.metadata.author == "Monazite"
    assert reader.metadata.subject == "As of 2026-11-25, edition of 2026-11-22, 3fa2b1c9"
    root: Any = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_only_embedded_fonts_are_named() -> None:
    leaves: list[Any] = list(read(page("镓")).pages)
    fonts = {
        font["/BaseFont"]: font["/FontDescriptor"] for leaf in leaves for font in leaf["/Resources"]["/Font"].values()
    }

    assert {name.partition("+")[2] for name in fonts} == {"NotoSans-Regular", "NotoSans-Bold", "NotoSansSC-Regular"}
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())


def test_addresses_and_citations_are_links() -> None:
    annotations = [item.get_object() for leaf in read(page()).pages for item in leaf.annotations or ()]
    addresses = {item["/A"]["/URI"] for item in annotations if "/URI" in item.get("/A", {})}
    places = [item for item in annotations if "/Dest" in item]

    assert "https://example.org/gallium" in addresses
    assert places


def test_a_link_to_an_entry_of_the_briefing_leads_to_its_page() -> None:
    measure = entry_page(samples.no_46(AS_OF), EDITION)
    reader = read(page(), measure)
    links = [item.get_object() for item in reader.pages[0].annotations or ()]

    leading_there = [
        link for link in links if "/Dest" in link and link["/Dest"][0] == reader.pages[1].indirect_reference
    ]

    # The bottom line and the table of force both name the act.
    assert len(leading_there) >= 2


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("<para><b>&amp; </font> <img src='x'/> <a href='javascript:alert(1)'>x</a>", id="markup"),
        pytest.param("# Heading\n- item\n\n\n| a | b |", id="markdown"),
        pytest.param("\n" * 5000, id="line ends"),
        pytest.param("", id="empty"),
        pytest.param("word " * 5000, id="long"),
        pytest.param("洛克希德·马丁公司〔2025〕8号，" * 300, id="Chinese without a space"),
        pytest.param("a\u202eb\u200bc\ufeff", id="marks of direction"),
    ],
)
def test_a_hostile_note_prints_as_typed(note: str) -> None:
    words = text_of(page(note))

    expected = "".join(character for character in note if character not in "\u202e\u200b\ufeff").split()
    assert "".join(expected)[:40] in words.replace(" ", "")


def test_a_word_of_fifty_thousand_letters_prints_whole() -> None:
    words = text_of(page("x" * 50_000))

    assert words.replace(" ", "").count("x") >= 50_000


def test_a_link_in_a_note_is_not_followed() -> None:
    raw = make_briefing([page("[x](javascript:alert(1)) file:///etc/passwd")])[0]

    assert b"javascript" not in raw
    assert b"passwd" not in raw


@pytest.mark.parametrize("note", ["🙂", "שלום", "a\0b"])
def test_a_note_that_cannot_be_printed_is_refused_and_nothing_written(tmp_path: Path, note: str) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"former")

    with pytest.raises(DataError, match="Analyst’s notes” of Gallium"):
        write_briefing([page(note)], target)

    assert target.read_bytes() == b"former"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be written"):
        write_briefing([page()], tmp_path / "missing" / "a.pdf")


def test_a_title_of_any_length_keeps_to_its_header() -> None:
    document = replace(page(), title="Gallium " * 60)

    words = text_of(document)

    assert "…" in words


def test_a_paragraph_longer_than_a_page_breaks() -> None:
    document = page()
    blocks = (*document.blocks, Paragraph((Text("gallium " * 3000),)))

    assert make_briefing([replace(document, blocks=blocks)])[1] > 3


def test_progress_counts_parts_and_what_it_raises_ends_the_work() -> None:
    steps: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        steps.append((done, total))

    make_briefing([page(), page()], options=BriefingOptions(cover=Cover.NO), progress=note)

    assert steps[0] == (0, 2)
    assert steps[-1] == (2, 2)
    assert steps == sorted(steps)
    assert len(steps) > 20

    def stop(done: int, _total: int) -> None:
        if done:
            raise DataError("Enough.")

    with pytest.raises(DataError, match="Enough"):
        make_briefing([page()], progress=stop)
