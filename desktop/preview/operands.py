"""Reads what stands before an operator: numbers, matrices, colours."""

from __future__ import annotations

from desktop.preview.lexer import Value
from desktop.preview.marks import Matrix, Rgb


def number(value: Value) -> float:
    """Return the number; TypeError for what is none."""
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"no number: {value!r}")


def numbers(operands: list[Value], count: int) -> tuple[float, ...]:
    """Return so many numbers; ValueError for more or fewer, TypeError for what is none."""
    found = tuple(number(each) for each in operands)
    if len(found) != count:
        raise ValueError(f"not {count} numbers: {operands!r}")
    return found


def matrix(operands: list[Value]) -> Matrix:
    """Return the matrix of six numbers; ValueError for more or fewer."""
    return Matrix(*numbers(operands, 6))


def rgb(operands: list[Value]) -> Rgb:
    """Return the colour of one, three or four parts; ValueError for more or fewer."""
    parts = [min(1.0, max(0.0, number(each))) for each in operands]
    match parts:
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, black]:
            return ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    raise ValueError(f"no colour: {operands!r}")
