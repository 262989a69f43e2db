"""The words of a judgement: how likely, how well founded, and how they are said (after ICD 203)."""

from __future__ import annotations

from db.notes import Confidence, Judgement, Likelihood
from desktop.core.texts import _


def likelihood_words(likelihood: Likelihood) -> str:
    """Return the term with the range of per cent that it stands for."""
    terms = {
        Likelihood.ALMOST_NO_CHANCE: _("Almost no chance"),
        Likelihood.VERY_UNLIKELY: _("Very unlikely"),
        Likelihood.UNLIKELY: _("Unlikely"),
        Likelihood.EVEN_CHANCE: _("Roughly even chance"),
        Likelihood.LIKELY: _("Likely"),
        Likelihood.VERY_LIKELY: _("Very likely"),
        Likelihood.ALMOST_CERTAIN: _("Almost certain"),
    }
    low, high = likelihood.percent
    return _("{term} ({low}–{high} %)").format(term=terms[likelihood], low=low, high=high)


def confidence_words(confidence: Confidence) -> str:
    """Return the level."""
    levels = {
        Confidence.LOW: _("Low confidence"),
        Confidence.MODERATE: _("Moderate confidence"),
        Confidence.HIGH: _("High confidence"),
    }
    return levels[confidence]


def grade_line(judgement: Judgement) -> str:
    """Return likelihood and confidence in one line; empty where neither is given."""
    likelihood = "" if judgement.likelihood is None else likelihood_words(judgement.likelihood)
    confidence = "" if judgement.confidence is None else confidence_words(judgement.confidence)
    return " · ".join(words for words in (likelihood, confidence) if words)
