"""The box at the end of every briefing: how a state was derived, what the form leaves out, and what it is not."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.texts import _
from desktop.pages.blocks import Document, Heading, Paragraph, Text, Tone


def with_method(document: Document, *, is_short: bool = False) -> Document:
    """Return the page with the box as its last part.

    Args:
        document: The page.
        is_short: Whether it is the two-page form of it.
    """
    derived = _(
        "A state is derived from dated acts alone: each provision or listing is announced, in force, suspended or ended"
        " by the acts that the sources show up to the as-of day. A statement or a press report leaves it and stands as"
        " a remark. Where a stated end has passed and no act says what followed, or sources disagree, it is"
        " unconfirmed. Days after the edition’s date are forecasts from the acts known then."
    )
    sentences = [derived]
    if is_short:
        sentences.append(
            _(
                "This is the two-page form: tables and lists that are cut say how many rows they leave out, a place"
                " cites a few of its sources, and larger figures and further tables of numbers are left out. The full"
                " form has all of them."
            )
        )
    box = (
        Heading(1, _("Method")),
        Paragraph((Text(" ".join(sentences)), Text(f" {_('Not legal advice.')}", is_strong=True)), Tone.SMALL),
    )
    return replace(document, blocks=(*document.blocks, *box))
