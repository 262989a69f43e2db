"""Places on a page follow one after the other."""

from __future__ import annotations

from desktop.preview.marks import SAME, Matrix


def test_matrices_follow_each_other() -> None:
    moved, larger = Matrix(e=10, f=20), Matrix(a=2, d=2)

    assert larger.after(moved) == Matrix(2, 0, 0, 2, 20, 40)
    assert moved.after(larger) == Matrix(2, 0, 0, 2, 10, 20)
    assert SAME.after(moved) == moved == moved.after(SAME)
