"""Keeps notes that the notebook did not take among the drafts, text and judgement, and takes them up again."""

from __future__ import annotations

import json

from db.notes import Confidence, Judgement, Likelihood
from desktop.core.drafts import DraftStore
from desktop.core.note_draft import NoteDraft

_JUDGEMENT = "judgement"


def keep(store: DraftStore, draft: NoteDraft) -> None:
    """Keep what the editor holds.

    Raises:
        DataError: The drafts cannot be written.
    """
    if draft.judged is not None:
        store.keep(_key(draft), _written(draft.judged))
    store.keep(draft.key, draft.text)


def waiting(store: DraftStore, draft: NoteDraft) -> NoteDraft | None:
    """Return the draft with what was kept of it; None where nothing was."""
    text, judged = store.text(draft.key), store.text(_key(draft))
    if text is None and judged is None:
        return None
    taken_up = draft if text is None else draft.typed(text)
    return taken_up if judged is None else taken_up.judging(_read(judged))


def forget(store: DraftStore, draft: NoteDraft) -> None:
    """Drop what was kept: the notebook has it.

    Raises:
        DataError: The drafts cannot be written.
    """
    store.drop(draft.key)
    store.drop(_key(draft))


def _key(draft: NoteDraft) -> tuple[str, str]:
    entry_id, note_id = draft.key
    return entry_id, f"{note_id}#{_JUDGEMENT}"


def _written(judged: Judgement) -> str:
    likelihood = "" if judged.likelihood is None else judged.likelihood.value
    confidence = "" if judged.confidence is None else judged.confidence.value
    return json.dumps([judged.text, likelihood, confidence], ensure_ascii=False)


def _read(kept: str) -> Judgement:
    """Return the judgement; of what is not understood the whole is its text, so that no word is lost."""
    try:
        text, likelihood, confidence = json.loads(kept)
        return Judgement(
            str(text),
            Likelihood(likelihood) if likelihood else None,
            Confidence(confidence) if confidence else None,
        )
    except (ValueError, TypeError):
        return Judgement(kept)
