"""The words of a judgement keep likelihood and confidence apart, as ICD 203 asks."""

from __future__ import annotations

import pytest

from db.notes import Confidence, Judgement, Likelihood
from desktop.core.judgement_words import confidence_words, grade_line, likelihood_words


@pytest.mark.parametrize("likelihood", Likelihood)
def test_likelihood_has_its_range(likelihood: Likelihood) -> None:
    low, high = likelihood.percent

    assert likelihood_words(likelihood).endswith(f" ({low}–{high} %)")
    assert likelihood_words(likelihood).lower().startswith(likelihood.value)


@pytest.mark.parametrize("confidence", Confidence)
def test_confidence_is_named(confidence: Confidence) -> None:
    assert confidence_words(confidence).lower().startswith(confidence.value)


def test_grades_stand_in_one_line() -> None:
    assert grade_line(Judgement("x")) == ""
    assert grade_line(Judgement("x", Likelihood.LIKELY)) == "Likely (55–80 %)"
    assert grade_line(Judgement("x", Likelihood.LIKELY, Confidence.LOW)) == "Likely (55–80 %) · Low confidence"
