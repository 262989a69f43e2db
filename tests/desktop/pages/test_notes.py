"""A page keeps what the user concludes apart from what the user notes."""

from __future__ import annotations

from dataclasses import replace

from db.notes import Confidence, Judgement, Likelihood, NotePart, PartKind
from desktop.pages.blocks import Block, Heading, NoteBlock, Paragraph, plain
from desktop.pages.notes import notes_section
from tests.desktop.views.test_notes import note

JUDGED = replace(
    note("A fact."),
    judgement=Judgement("It will end.", Likelihood.LIKELY, Confidence.HIGH),
    part=NotePart(PartKind.PROVISION, "act#clause-1", "Clause 1"),
)


def words(block: Block) -> str:
    """Return what the block says."""
    match block:
        case Heading():
            return f"# {block.text}"
        case NoteBlock():
            return f"> {block.text}"
        case Paragraph():
            return plain(block.spans)
    raise AssertionError(block)


def test_judgement_stands_under_a_head_of_its_own_with_its_grades() -> None:
    said = [words(block) for block in notes_section((JUDGED, note("Another fact.")))]

    assert [line for line in said if line.startswith(("#", ">"))] == [
        "# Analyst’s notes",
        "> A fact.",
        "> Another fact.",
        "# Analyst’s judgement",
        "> It will end.",
    ]
    assert said.count("On Clause 1:") == 2
    assert "Likely (55–80 %) · High confidence" in said


def test_judgement_alone_prints_no_empty_note() -> None:
    said = [words(block) for block in notes_section((replace(JUDGED, text=" "),))]

    assert "# Analyst’s notes" not in said
    assert "> It will end." in said


def test_without_notes_there_is_no_section() -> None:
    assert notes_section(()) == ()
