"""Builds the sections of the user's own words: what they note, and apart from it what they conclude."""

from __future__ import annotations

from collections.abc import Sequence

from db.notes import Note
from desktop.core.judgement_words import grade_line
from desktop.core.texts import _
from desktop.pages.blocks import Block, Heading, NoteBlock, Paragraph, Text, Tone


def notes_section(notes: Sequence[Note]) -> tuple[Block, ...]:
    """Return the notes, and under a head of their own the judgements with likelihood and confidence."""
    told = [note for note in notes if note.text.strip()]
    judged = [note for note in notes if note.judgement is not None]
    blocks: list[Block] = []
    if told:
        blocks += [Heading(1, _("Analyst’s notes")), _small(_("The user’s own words, not part of the edition."))]
        for note in told:
            blocks += [*_about(note), NoteBlock(note.id, note.text, note.changed)]
    if judged:
        lead = _(
            "What the user concludes, apart from the facts. Likelihood and confidence are in the terms of ICD 203."
        )
        blocks += [Heading(1, _("Analyst’s judgement")), _small(lead)]
        for note in judged:
            blocks += _judgement(note)
    return tuple(blocks)


def _judgement(note: Note) -> tuple[Block, ...]:
    if note.judgement is None:
        return ()
    grade = grade_line(note.judgement)
    text = note.judgement.text.strip()
    blocks: list[Block] = list(_about(note))
    if grade:
        blocks.append(Paragraph((Text(grade, is_strong=True),)))
    if text:
        blocks.append(NoteBlock(note.id, text, note.changed))
    return tuple(blocks)


def _about(note: Note) -> tuple[Block, ...]:
    return () if note.part is None else (_small(_("On {part}:").format(part=note.part.name)),)


def _small(text: str) -> Paragraph:
    return Paragraph((Text(text),), Tone.SMALL)
