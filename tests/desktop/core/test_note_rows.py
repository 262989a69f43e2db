"""Notes of an entry are told apart in one line each, and what one is about is said."""

from __future__ import annotations

from dataclasses import replace

from db.notes import Judgement, NotePart, PartKind
from desktop.core.note_draft import NoteDraft
from desktop.core.note_rows import note_line, part_groups, title
from tests.desktop.views.test_notes import GALLIUM, note

CLAUSE = NotePart(PartKind.PROVISION, "mofcom-2024-46#clause-2", "Clause 2")
FACT = NotePart(PartKind.FACT, "symbol", "Symbol")


def test_line_has_day_first_words_part_and_judgement() -> None:
    plain = note("Ask\n\nthem")
    judged = replace(plain, text="", judgement=Judgement("They will extend it."), part=CLAUSE)

    assert note_line(plain).endswith("  Ask them")
    assert note_line(judged).endswith("  They will extend it. (on Clause 2) – judgement")
    assert note_line(note("x" * 90)).endswith("x" * 60 + "…")


def test_title_says_which_note_and_what_it_is_about() -> None:
    assert title(NoteDraft(GALLIUM)) == "Your note"
    assert title(NoteDraft(GALLIUM, place=2, total=3)) == "Note 2 of 3"
    assert title(NoteDraft(GALLIUM, part=CLAUSE)) == "Your note on Clause 2"
    assert title(NoteDraft(GALLIUM, replace(note("a"), part=FACT), "a", part=CLAUSE)) == "Your note on Symbol"


def test_parts_stand_under_the_heads_of_their_kinds() -> None:
    assert part_groups((FACT, CLAUSE)) == (("Provisions", (CLAUSE,)), ("Facts", (FACT,)))
    assert part_groups(()) == ()
