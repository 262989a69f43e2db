"""Briefings of every kind keep to PDF/UA-1 and PDF/A-3a as veraPDF judges, and two readers find all text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from db.edition import describe, open_edition
from db.records import Note
from desktop.briefing.render import make_briefing
from desktop.briefing.request import BriefingRequest, read_portfolio
from desktop.core.briefing_options import BriefingOptions, Cover, Names, Paper
from desktop.pages.blocks import Document
from desktop.reading.marking import NotebookMarking
from tests.desktop.briefing.readers import (
    first_out_of_order,
    letters,
    qpdf_faults,
    texts_of_pdfium,
    texts_of_pypdf,
    verapdf,
)
from tests.desktop.pages import samples

DAY = date(2026, 11, 15)
PLAIN = BriefingOptions()
# Each kind of page, with options of which each is used at least once.
KINDS = {
    "mineral": (("mineral/gallium",), PLAIN),
    "mineral-full": (
        ("mineral/graphite",),
        BriefingOptions(is_full=True, has_notes=True, cover=Cover.YES, is_draft=True),
    ),
    "technology": (("technology/5g-base-stations",), PLAIN),
    "firm": (("firm/huawei",), BriefingOptions(names=Names.CHINESE)),
    "measure": (("measure/mofcom-2024-46",), BriefingOptions(paper=Paper.LETTER, classification="Internal")),
    "list": (("list/cn-unreliable-entities",), PLAIN),
    "comparison": (("compare/mineral/gallium,mineral/germanium",), PLAIN),
    "days": (("days/mineral/gallium@2024-06-01..2026-11-15",), PLAIN),
    "changes": (("changes/2026-01-01..2026-11-15",), PLAIN),
    "deadlines": (("deadlines",), PLAIN),
    "selection": (("selection/mineral?group:minor-metal",), PLAIN),
    "path": (("path/mineral/gallium..firm/huawei",), PLAIN),
    "coverage": (("coverage",), PLAIN),
    "portfolio": (("mineral/gallium", "measure/mofcom-2024-46", "list/cn-unreliable-entities"), PLAIN),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing on disk, and the pages that it shows."""

    path: Path
    documents: tuple[Document, ...]

    @property
    def content(self) -> bytes:
        """Return the file."""
        return self.path.read_bytes()


@pytest.fixture(scope="module")
def made(edition_path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Return a briefing of each kind."""
    folder = tmp_path_factory.mktemp("standards")
    logo = folder / "logo.png"
    Image.new("RGBA", (60, 20), (0, 90, 120, 128)).save(logo)
    found = {}
    with closing(open_edition(edition_path)) as connection:
        for name, (pages, options) in KINDS.items():
            options = (
                options.changed({"logo": str(logo), "organisation": "Example 有限公司"}) if len(pages) > 1 else options
            )
            portfolio = read_portfolio(
                connection,
                describe(connection),
                request=BriefingRequest(pages, DAY, options),
                marking=NotebookMarking(folder / "none"),
                notes=_note,
            )
            content, _pages = make_briefing(portfolio.documents, options=options, data=b"{}")
            found[name] = Made(folder / f"{name}.pdf", portfolio.documents)
            found[name].path.write_bytes(content)
    return found


def _note(_entry_id: str) -> tuple[Note, ...]:
    return (samples.note("Ask 商务部 about <b>clause 2</b> & “onward transfer”.\n\n- by phone\n- by letter"),)


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _without_words_for_a_figure(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            del item["/Alt"]


def _without_scope(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH":
            del item["/A"]


def _without_marks(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    content = b"".join(part for part in [page.Contents.read_bytes()])
    page.Contents = pdf.make_stream(content.replace(b"/Artifact BMC", b"/Span BMC"))


def _without_colour_space(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _without_unicode(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def _without_a_link_in_the_tree(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Link":
            del item["/StructParent"]


def _without_relation_of_the_attachment(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AF"][0]["/AFRelationship"]


BREAKS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "PDFUA-1 7.2": _without_language,
    "PDFUA-1 7.3": _without_words_for_a_figure,
    "PDFUA-1 7.5": _without_scope,
    "PDFUA-1 7.1": _without_marks,
    "PDFA-3A 6.2.4": _without_colour_space,
    "PDFA-3A 6.2.11.7": _without_unicode,
    "PDFUA-1 7.18.5": _without_a_link_in_the_tree,
    "PDFA-3A 6.8": _without_relation_of_the_attachment,
}


@pytest.mark.slow
def test_verapdf_finds_no_fault_in_any_kind_and_finds_each_that_is_made(made: dict[str, Made], tmp_path: Path) -> None:
    broken = []
    for number, damage in enumerate(BREAKS.values()):
        broken.append(tmp_path / f"{number}.pdf")
        with pikepdf.open(made["measure"].path) as pdf:
            damage(pdf)
            pdf.save(broken[-1])

    verdicts = verapdf([*(each.path for each in made.values()), *broken])

    whole, damaged = verdicts[: len(made)], verdicts[len(made) :]
    assert {name: each.faults for name, each in zip(made, whole, strict=True) if each.faults} == {}
    assert all(min(each.checks.values()) > 1000 for each in whole)
    for clause, verdict in zip(BREAKS, damaged, strict=True):
        assert any(fault.startswith(clause) for fault in verdict.faults), (clause, verdict.faults[:2])


@pytest.mark.parametrize("kind", KINDS)
def test_the_grammar_of_the_file_is_sound(made: dict[str, Made], kind: str) -> None:
    assert qpdf_faults(made[kind].content) == []


@pytest.mark.parametrize("kind", KINDS)
def test_two_readers_find_all_text_in_reading_order(made: dict[str, Made], kind: str) -> None:
    content, documents = made[kind].content, made[kind].documents

    first, second = texts_of_pypdf(content), texts_of_pdfium(content)

    assert first_out_of_order(documents, first) is None
    assert first_out_of_order(documents, second) is None
    # Nor is a letter of a figure lost, where they may differ in which line comes first.
    assert [Counter(letters(page)) for page in first] == [Counter(letters(page)) for page in second]
