"""An entry is told on about two pages: the same parts, fewer rows, sources that are cited, and a word on the rest."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from db.records import EntryRef, Kind
from desktop.briefing.method import with_method
from desktop.briefing.naming import linked, named
from desktop.briefing.render import make_briefing
from desktop.briefing.short import shortened
from desktop.briefing.titles import title_of
from desktop.core.briefing_options import BriefingOptions, Cover, Names, Paper
from desktop.pages.blocks import (
    Cite,
    DataTable,
    Document,
    FactRow,
    FactTable,
    Heading,
    LinkSpan,
    Paragraph,
    SourceList,
    Text,
    plain,
    spans_of,
)
from desktop.pages.build import entry_page
from desktop.pages.limits import FULL
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION, UEL, entry, listing, opening

AS_OF = "2026-11-25"


def long_page(count: int = 300) -> Document:
    """Return the page of a list with many firms."""
    subjects = [listing(UEL, opening("2025-01-02", "2025-01-02"), as_of=AS_OF, firm=f"f{n}") for n in range(count)]
    return entry_page(entry(UEL, subjects, as_of=AS_OF), EDITION, limits=FULL)


@pytest.mark.parametrize("paper", Paper)
def test_a_long_page_fits_two_pages(paper: Paper) -> None:
    short = with_method(shortened(long_page(), paper=paper), is_short=True)

    _content, pages = make_briefing([short], options=BriefingOptions(paper=paper, cover=Cover.NO))

    assert pages == 2


def test_the_parts_stay_in_their_places() -> None:
    page = long_page()

    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    kept = [block.text for block in shortened(page).blocks if isinstance(block, Heading)]

    assert kept == headings


def test_what_is_left_out_is_counted() -> None:
    tables = [block for block in shortened(long_page()).blocks if isinstance(block, DataTable)]

    firms = tables[-1]
    assert firms.more == f"and {300 - len(firms.rows)} more, in the full form"


def test_only_cited_sources_are_listed_in_the_order_of_citation() -> None:
    page = shortened(long_page())

    cited = [span.number for block in page.blocks for spans in spans_of(block) for span in spans if type(span) is Cite]
    listed = [item.number for block in page.blocks if isinstance(block, SourceList) for item in block.items]

    assert listed == list(dict.fromkeys(cited)) == list(range(1, len(listed) + 1))


def test_a_short_page_is_left_as_it_is() -> None:
    page = entry_page(samples.no_46(AS_OF), EDITION, limits=FULL)

    assert shortened(page) is page


def test_names_in_chinese_replace_the_english_ones() -> None:
    page = long_page(1)
    firm = next(iter(linked(page) - {page.id}))
    name = next(
        span.text
        for block in page.blocks
        for spans in spans_of(block)
        for span in spans
        if isinstance(span, LinkSpan) and span.entry_id == firm
    )
    refs = {firm: EntryRef(firm, Kind.FIRM, name, "某公司")}

    changed = named(page, Names.CHINESE, refs=refs)

    texts = [span.text for b in changed.blocks for spans in spans_of(b) for span in spans if isinstance(span, LinkSpan)]
    assert "某公司" in texts
    assert named(page, Names.BOTH, refs=refs) is page


@pytest.mark.parametrize(("names", "expected"), [(Names.CHINESE, "镓, used"), (Names.ENGLISH, "Gallium, used")])
def test_a_name_stands_once_in_the_one_language(names: Names, expected: str) -> None:
    words = (LinkSpan("Gallium", "mineral/gallium"), Text(" 镓"), Text(", used"))
    page = replace(long_page(1), blocks=(Paragraph(words),))
    refs = {"mineral/gallium": EntryRef("mineral/gallium", Kind.MINERAL, "Gallium", "镓")}

    assert [plain(spans) for block in named(page, names, refs=refs).blocks for spans in spans_of(block)] == [expected]


def test_cover_and_contents_come_first_with_the_number_of_each_page() -> None:
    documents = [entry_page(samples.gallium(AS_OF), EDITION), entry_page(samples.no_46(AS_OF), EDITION)]

    content, _pages = make_briefing(documents, options=BriefingOptions(author="A. Writer"))

    reader = PdfReader(io.BytesIO(content))
    words = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert "By A. Writer" in words[0]
    places = [number for number, page in enumerate(words, start=1) if page.count("Sources") and number > 2]
    assert words[1].startswith("Gallium and ") or "Contents" in words[1]
    assert " 3" in words[1]
    assert places


def test_the_title_of_the_whole_names_its_parts() -> None:
    page = long_page(1)

    assert title_of([page]) == page.title
    assert title_of([replace(page, title=name) for name in ("A", "B", "C", "D")]) == "A and 3 more"


def test_facts_that_are_left_out_are_counted() -> None:
    page = long_page()
    facts = FactTable(tuple(FactRow(f"Fact {n}", (Text("words " * 40),)) for n in range(60)))

    short = shortened(replace(page, blocks=(*page.blocks, facts)))

    kept = next(block for block in short.blocks if isinstance(block, FactTable) and len(block.rows) > 3)
    assert kept.rows[-1].spans == (Text(f"and {60 - len(kept.rows) + 1} more, in the full form"),)


def test_a_long_cell_is_cut_between_words_and_keeps_its_citation() -> None:
    page = long_page()
    table = next(block for block in page.blocks if isinstance(block, DataTable) and len(block.rows) > 100)
    cell = (Text("word " * 300), Cite(1))
    rows = tuple(replace(row, cells=(cell, *row.cells[1:])) for row in table.rows)
    blocks = tuple(replace(table, rows=rows) if block is table else block for block in page.blocks)

    short = shortened(replace(page, blocks=blocks))

    kept = [block for block in short.blocks if isinstance(block, DataTable)][-1].rows[0].cells[0]
    assert plain(kept).endswith("word …[1]")


def test_room_that_is_left_is_used_row_by_row() -> None:
    page = long_page()
    most = page.blocks.index(next(b for b in page.blocks if isinstance(b, DataTable) and len(b.rows) > 100))

    firms = [block for block in shortened(page).blocks if isinstance(block, DataTable)][-1]

    assert isinstance(page.blocks[most], DataTable)
    assert len(firms.rows) > 16
    assert make_briefing([with_method(shortened(page), is_short=True)], options=BriefingOptions(cover=Cover.NO))[1] == 2
