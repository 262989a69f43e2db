"""Names provisions inside a sentence: "clause 2", "gallium items"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.records import Subject
from desktop.core.texts import _

WHOLE_ACT = "Whole act"

_NUMBERED = re.compile(
    r"(?P<number>(?:clauses?|articles?|sections?|annex(?:es)?|parts?|points?|footnotes?|paragraphs?|entr(?:y|ies))"
    r"\b[^:]*)(?::\s*(?P<about>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"\d+(?:[./()a-z\d]*)|[IVX]+")
# A description longer than this is left to the table.
_LONGEST_ABOUT = 40


@dataclass(frozen=True, slots=True)
class ClauseName:
    """How a provision is called.

    Attributes:
        name: "clause 2", or what describes it where it has no number.
        about: What a numbered one is about, where that is short; else nothing.
        is_numbered: Whether the act itself numbers it.
    """

    name: str
    about: str
    is_numbered: bool


def is_whole_act(subject: Subject) -> bool:
    """Return whether the provision stands for its act as a whole."""
    return subject.label == WHOLE_ACT


def clause_name(subject: Subject) -> ClauseName:
    """Return how the provision is called inside a sentence."""
    found = _NUMBERED.fullmatch(subject.label)
    if found is None:
        return ClauseName(_lowered(subject.label, subject), "", is_numbered=False)
    about = found["about"] or ""
    number = found["number"]
    # "Annex III components" is a description, "Annex III" a number.
    is_numbered = bool(re.search(r"\b(?:\d|[IVX]+\b)", number))
    name = _numbered(number[:1].lower() + number[1:])
    return ClauseName(name, about if len(about) <= _LONGEST_ABOUT else "", is_numbered=is_numbered)


def _numbered(name: str) -> str:
    """Return a single number in the user's language: "clause 2"; anything longer as it is."""
    word, _space, number = name.partition(" ")
    if not _NUMBER.fullmatch(number):
        return name
    patterns = {
        "clause": _("clause {number}"),
        "article": _("article {number}"),
        "section": _("section {number}"),
        "annex": _("annex {number}"),
    }
    return patterns[word].format(number=number) if word in patterns else name


def _lowered(label: str, subject: Subject) -> str:
    """Return the label with a small first letter, unless its first word is a name.

    A single word is taken for a name unless the provision's own texts have it in small letters.
    """
    first = re.split(r"[^\w-]", label, maxsplit=1)[0]
    texts = (subject.summary, subject.scope, subject.measure.name if subject.measure is not None else None)
    words = set(re.findall(r"[\w-]+", " ".join(text for text in texts if text is not None)))
    is_phrase = " " in label and not first.startswith("Announcement")
    if first[1:2].islower() and (is_phrase or first.lower() in words):
        return label[:1].lower() + label[1:]
    return label
