"""A briefing is also one HTML file without anything from outside, or Markdown; what a note says stays words."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from desktop.briefing.forms import Form, form_of, make, write
from desktop.briefing.plain_text import escaped, markdown_page
from desktop.briefing.web import web_page
from desktop.core.briefing_options import BriefingOptions
from desktop.pages.blocks import Document, Paragraph, Text
from desktop.pages.build import entry_page
from desktop.pages.markdown import blocks as parsed
from tests.desktop.briefing.readers import letters, told
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION

AS_OF = "2026-11-25"
PLAIN = BriefingOptions()
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) | `a` *b* \0 \ud800 🙂 שלום"


def page(note: str = "Ask 商务部.") -> Document:
    """Return the page of gallium with a note."""
    return entry_page(samples.gallium(AS_OF), EDITION, notes=(samples.note(note),))


class Reader(HTMLParser):
    """Keeps tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("meta", "br"):
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(*documents: Document, options: BriefingOptions = PLAIN) -> Reader:
    """Return the HTML of the documents, read; every element is closed."""
    reader = Reader()
    reader.feed(web_page(documents, options=options))
    assert reader.open == []
    return reader


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.pdf", Form.PDF), ("a", Form.PDF), ("a.HTML", Form.HTML), ("a.htm", Form.HTML), ("a.md", Form.MARKDOWN)],
)
def test_the_ending_says_the_form(name: str, form: Form) -> None:
    assert form_of(Path(name)) is form


def test_an_ending_that_is_no_form_is_refused_with_what_there_is() -> None:
    with pytest.raises(DataError, match=r"\.docx.*\.html or \.md; word processors open the HTML"):
        form_of(Path("a.docx"))


def test_the_page_needs_nothing_from_outside_and_runs_nothing() -> None:
    reader = read(page(HOSTILE), options=BriefingOptions(organisation="<b>Example</b>", classification="Internal"))

    assert not {"script", "img", "link", "iframe", "object", "b"} & set(reader.tags)
    assert "svg" in reader.tags
    assert not [name for name, _value in reader.attributes if name.startswith("on") or name == "src"]
    assert all(
        value and value.startswith(("#", "https://", "http://")) for name, value in reader.attributes if name == "href"
    )
    assert "default-src 'none'" in web_page([page()], options=PLAIN)


def test_the_page_says_all_in_order_and_its_places_are_one_each() -> None:
    document = page()
    reader = read(document, entry_page(samples.no_46(AS_OF), EDITION))
    words, place = letters("".join(reader.text)), 0

    for part in told(document):
        wanted = letters(part.partition("[")[0])
        place = words.index(wanted, place) + len(wanted)

    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {value[1:] for name, value in reader.attributes if name == "href" and value and value[0] == "#"} <= set(ids)


def test_markdown_says_all_in_order() -> None:
    document = page("a | b\n# no heading\n- no item\n1. no number")
    text = markdown_page([document], options=PLAIN)
    words, place = letters(re.sub(r"\\|\*\*|\(<.*?>\)", "", text).replace("[", "")), 0

    for part in told(document):
        wanted = letters(part.partition("[")[0].replace("*", ""))
        place = words.find(wanted, place) if words.find(wanted, place) >= 0 else pytest.fail(part)
    assert "\\# no heading" in text
    assert "\\- no item" in text
    assert "javascript" not in markdown_page([page()], options=PLAIN)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1))
def test_escaped_words_are_a_paragraph_of_these_words(text: str) -> None:
    words = " ".join(text.split())
    block = parsed(escaped(words), {}) if words else ()

    assert words == "" or (len(block) == 1 and isinstance(block[0], Paragraph))


@pytest.mark.parametrize("form", [Form.HTML, Form.MARKDOWN])
def test_the_same_input_gives_the_same_file_and_half_a_surrogate_no_fault(form: Form, tmp_path: Path) -> None:
    documents = [replace(page(HOSTILE), title="<i>&amp;")]

    first, pages = make(documents, form)
    written = write(documents, tmp_path / f"a.{form}", options=PLAIN, data=b"")

    assert (tmp_path / f"a.{form}").read_bytes() == first == make(documents, form)[0]
    assert pages == written.pages == 0
    assert b"<i>" not in first


def test_a_picture_of_the_manual_is_left_out() -> None:
    document = replace(page(), blocks=(*parsed("![The window](a.png)", {}), Paragraph((Text("after"),))))

    assert "The window" not in web_page([document], options=PLAIN)
    assert "The window" not in markdown_page([document], options=PLAIN)
