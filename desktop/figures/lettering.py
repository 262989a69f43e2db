"""Sets text in a figure: breaks a note into lines, and keeps labels apart that stand on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.figures.marks import SMALL, Anchor, Label, Measure

# Between two labels on one line.
GAP = 8.0
_LEADING = 1.3


def wrapped(text: str, width: float, *, measure: Measure, size: float = SMALL) -> tuple[str, ...]:
    """Return the text in lines no wider than that, broken at spaces; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def paragraph(
    text: str, *, x: float, y: float, width: float, measure: Measure, fill: str = "text_muted"
) -> tuple[tuple[Label, ...], float]:
    """Return small text set from the height `y` down, and the height below it."""
    lines = wrapped(text, width, measure=measure)
    step = SMALL * _LEADING
    marks = tuple(Label(x, y + SMALL + step * row, line, SMALL, fill=fill) for row, line in enumerate(lines))
    return marks, y + step * len(lines)


@dataclass(frozen=True, slots=True)
class Flag:
    """A text that wants to stand at a place of a line of labels; the earlier one has the right of way."""

    x: float
    text: str
    fill: str = "text_muted"
    is_strong: bool = False


def flags(
    wanted: Iterable[Flag], *, y: float, left: float, right: float, measure: Measure
) -> tuple[tuple[Flag, Label], ...]:
    """Return the labels that fit on one line beside each other, each centred on its place or moved into the bounds."""
    taken: list[tuple[float, float]] = []
    placed: list[tuple[Flag, Label]] = []
    for flag in wanted:
        width = measure(flag.text, SMALL, is_strong=flag.is_strong)
        start = max(left, min(flag.x - width / 2, right - width))
        end = start + width
        if width > right - left or any(start < stop + GAP and begin - GAP < end for begin, stop in taken):
            continue
        taken.append((start, end))
        label = Label(start, y, flag.text, SMALL, Anchor.START, flag.fill, is_strong=flag.is_strong)
        placed.append((flag, label))
    return tuple(placed)


def extent(label: Label, measure: Measure) -> tuple[float, float]:
    """Return where a label begins and ends."""
    width = measure(label.text, label.size, is_strong=label.is_strong)
    match label.anchor:
        case Anchor.START:
            return label.x, label.x + width
        case Anchor.END:
            return label.x - width, label.x
        case _:
            return label.x - width / 2, label.x + width / 2


def sentences(parts: Iterable[str]) -> str:
    """Return the parts as sentences after each other, each with a capital and a full stop."""
    return " ".join(_sentences(parts))


def _sentences(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        stripped = part.strip()
        if stripped:
            yield stripped[:1].upper() + stripped[1:] + ("" if stripped.endswith(".") else ".")
