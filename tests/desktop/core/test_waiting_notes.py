"""A note that the notebook did not take is kept with its judgement and taken up again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from db.notes import Confidence, Judgement, Likelihood
from desktop.core.drafts import DraftStore
from desktop.core.note_draft import NoteDraft
from desktop.core.waiting_notes import forget, keep, waiting
from tests.desktop.views.test_notes import GALLIUM, note

JUDGEMENTS = st.builds(
    Judgement, st.text(max_size=40), st.none() | st.sampled_from(Likelihood), st.none() | st.sampled_from(Confidence)
)


class MemoryStore(DraftStore):
    """Keeps texts in memory."""

    def __init__(self) -> None:
        super().__init__(Path("none"))
        self.texts: dict[tuple[str, str], str] = {}

    def text(self, key: tuple[str, str]) -> str | None:
        """Return the text."""
        return self.texts.get(key)

    def keep(self, key: tuple[str, str], text: str) -> None:
        """Keep the text."""
        self.texts[key] = text

    def drop(self, key: tuple[str, str]) -> None:
        """Forget the text."""
        self.texts.pop(key, None)


@given(text=st.text(max_size=40), judged=st.none() | JUDGEMENTS, is_saved=st.booleans())
def test_what_was_kept_comes_back(*, text: str, judged: Judgement | None, is_saved: bool) -> None:
    store = MemoryStore()
    fresh = NoteDraft(GALLIUM, note("Old.") if is_saved else None)
    draft = fresh.typed(text).judging(judged)
    assert waiting(store, fresh) is None

    keep(store, draft)
    assert waiting(store, fresh) == draft
    forget(store, draft)

    assert store.texts == {}


def test_kept_judgement_that_is_not_understood_is_text(tmp_path: Path) -> None:
    store = MemoryStore()
    keep(store, NoteDraft(GALLIUM, text="a").judging(Judgement("b")))
    key = next(key for key in store.texts if key[1])
    store.texts[key] = "by hand"

    found = waiting(store, NoteDraft(GALLIUM))

    assert found is not None
    assert found.judged == Judgement("by hand")
