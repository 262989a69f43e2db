"""Numbers, matrices and colours are read, and what is none is refused."""

from __future__ import annotations

import pytest

from desktop.preview.marks import Matrix
from desktop.preview.operands import matrix, number, numbers, rgb


def test_numbers() -> None:
    assert number(3) == 3.0
    assert numbers([1, 2.5], 2) == (1.0, 2.5)
    assert matrix([1, 0, 0, 1, 5, 6]) == Matrix(e=5, f=6)
    with pytest.raises(TypeError, match="no number"):
        number(b"3")
    with pytest.raises(ValueError, match="not 3 numbers"):
        numbers([1, 2], 3)


def test_colours_of_one_three_and_four_parts() -> None:
    assert rgb([0.5]) == (0.5, 0.5, 0.5)
    assert rgb([1, 0, 2]) == (1.0, 0.0, 1.0)
    assert rgb([0, 1, 0, 0.5]) == (0.5, 0.0, 0.5)
    with pytest.raises(ValueError, match="no colour"):
        rgb([1, 2])
