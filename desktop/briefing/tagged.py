"""A paragraph that knows which element of the document it is, on every page that it falls on."""

from __future__ import annotations

from typing import Any, cast

from reportlab.platypus import Flowable, Paragraph

from desktop.briefing.leaf import TaggedCanvas
from desktop.briefing.structure import Element

_SPACES = " \u00a0\t\n"


class TaggedParagraph(Paragraph):
    """A paragraph with its element.

    Attributes:
        element: What its text belongs to; None for an artifact.
        label: What its bullet belongs to.
    """

    element: Element | None = None
    label: Element | None = None

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the part that fits and the rest, both with the element."""
        parts = super().split(available_width, available_height)
        for part in parts:
            if isinstance(part, TaggedParagraph):
                part.element, part.label = self.element, self.label
        return parts

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802 (ReportLab's name)
        """Begin the text itself, after the bullet."""
        canvas = cast(TaggedCanvas, self.canv)
        canvas.element = self._of_text()
        text = canvas.beginText(x, y)
        text.spaced = _spaced(self)
        return text

    def draw(self) -> None:
        """Draw bullet and text, each for its element."""
        with cast(TaggedCanvas, self.canv).within(self.label):
            super().draw()

    def _of_text(self) -> Element | None:
        """Return what the text belongs to: where all of it is one link, that."""
        lines: Any = getattr(self, "blPara", None)
        if self.element is None or lines is None or lines.kind != 0 or not getattr(lines, "link", None):
            return self.element
        return self.element.link(lines.link[0][0])


def _spaced(paragraph: Paragraph) -> tuple[bool, ...]:
    """Return of each line whether a space follows it in the text.

    ReportLab leaves out the spaces at which it breaks a line, and who listens would hear two words as one. Words
    and addresses that it breaks inside have none to put back.
    """
    lines: Any = getattr(paragraph, "blPara", None)
    if lines is None or len(lines.lines) < 2:
        return ()
    rest = "".join(frag.text for frag in paragraph.frags if hasattr(frag, "text"))
    found = []
    for line in lines.lines:
        for character in _line_text(line):
            rest = rest.lstrip(_SPACES)
            if not rest.startswith(character):
                return ()
            rest = rest[1:]
        found.append(rest[:1] in _SPACES and bool(rest))
    return tuple(found)


def _line_text(line: Any) -> str:
    """Return the letters of a line as ReportLab keeps it, without spaces."""
    words = line[1] if isinstance(line, tuple) else [word.text for word in line.words if hasattr(word, "text")]
    return "".join("".join(words).split())
