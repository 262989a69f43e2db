"""What a merge would do is said in a line."""

from __future__ import annotations

from db.notebook.merge_plan import MergePlan, Outcome, RowMerge
from desktop.core.merge_words import merge_line, merge_listing


def row(outcome: Outcome) -> RowMerge:
    """Return a star with the outcome."""
    return RowMerge("star", ("mineral/gallium",), "Gallium", outcome, None, None, None)


def test_line_counts_what_changes_and_what_is_kept_twice() -> None:
    assert merge_line(MergePlan()) == "The notebook has all of it already."
    assert merge_line(MergePlan((row(Outcome.ADDED),))) == "1 thing changes."
    assert merge_line(MergePlan((row(Outcome.CONFLICT), row(Outcome.COPIED)))) == (
        "2 things change. 1 was changed in both, in different ways: both versions are kept."
    )


def test_row_without_fields_is_one_line() -> None:
    assert merge_listing(MergePlan((row(Outcome.DELETED),))).cells == (("Star", "Gallium", "deleted", "", "", ""),)
