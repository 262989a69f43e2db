"""Turns spans into paragraphs: fonts by run, links, citations, state marks. No markup is ever parsed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from desktop.briefing import styles
from desktop.briefing.fonts import Face, FontSet, is_chinese_font
from desktop.briefing.structure import Element, Role
from desktop.briefing.tagged import TaggedParagraph
from desktop.pages.blocks import Cite, LinkSpan, Picture, Span, Spans, StateSpan, Text, WebSpan

# Schemes that a reader may follow out of a PDF; anything else is printed as words.
SAFE_SCHEMES = ("http://", "https://")


class Inline:
    """Sets spans of one document.

    Args:
        fonts: Where runs and glyphs come from.
        prefix: Set before the names of the document's own targets.
        targets: Ids of the pages that the briefing has, which links can lead to.

    Attributes:
        where: The place in words, for a sentence on a character without a glyph.
        parent: The element that paragraphs are parts of, where nothing else is said.
    """

    def __init__(self, fonts: FontSet, *, prefix: str, targets: Collection[str]) -> None:
        self._fonts = fonts
        self._prefix = prefix
        self._targets = targets
        self._links = 0
        self.where = ""
        self.parent = Element(Role.SECTION)

    def paragraph(
        self, spans: Spans, style: ParagraphStyle, *, bullet: str | None = None, element: Element | None = None
    ) -> TaggedParagraph:
        """Return the spans as a paragraph in the style.

        Args:
            spans: The text.
            style: How it is set.
            bullet: What stands before it.
            element: What it is; a paragraph of the parent, or with a bullet an item of it, where None.
        """
        frags = self.frags(spans, style)
        look = _chinese(style) if _is_chinese(frags) else style
        made = TaggedParagraph("", look, bulletText=bullet, frags=frags)
        if bullet is None:
            made.element = element if element is not None else self.parent.child(Role.PARAGRAPH)
        else:
            item = element if element is not None else self.parent.child(Role.ITEM)
            made.label, made.element = item.child(Role.LABEL), item.child(Role.BODY)
        return made

    def frags(self, spans: Spans, style: ParagraphStyle) -> list[ParaFrag]:
        """Return the spans set, for a paragraph in the style."""
        frags: list[ParaFrag] = []
        for is_citation, group in groupby(spans, key=_is_citation):
            if is_citation:
                frags += self._citations([span.number for span in group if isinstance(span, Cite)], style)
            else:
                for span in group:
                    frags += self._frags(span, style)
        return frags or [self._frag(style.fontName, "", style)]

    def text(self, words: str, style: ParagraphStyle, *, element: Element | None = None) -> TaggedParagraph:
        """Return plain words as a paragraph in the style."""
        return self.paragraph((Text(words),), style, element=element)

    def source_key(self, number: int) -> str:
        """Return the name of the place where a numbered source stands."""
        return f"{self._prefix}source-{number}"

    def _frags(self, span: object, style: ParagraphStyle) -> Iterable[ParaFrag]:
        face = Face.BOLD if style.fontName.endswith(Face.BOLD) else Face.REGULAR
        match span:
            case Text(text, is_strong):
                return self._runs(text, style, face=Face.BOLD if is_strong else face)
            case LinkSpan(text, entry_id):
                link = f"#{entry_id}" if entry_id in self._targets else None
                return self._runs(text, style, face=face, link=link, color=styles.ACCENT)
            case Picture(text):
                return self._runs(text, style, face=face)
            case WebSpan(text, url):
                link = url if url.startswith(SAFE_SCHEMES) else None
                return self._runs(text, style, face=face, link=link, color=styles.ACCENT)
            case StateSpan(state, text):
                mark = self._runs(f"{styles.MARKS[state]}\u00a0", style, face=Face.REGULAR)
                return [*mark, *self._runs(text, style, face=Face.BOLD)]
            case _:
                raise TypeError(f"no way to set {span!r}")

    def _citations(self, numbers: list[int], style: ParagraphStyle) -> list[ParaFrag]:
        """Return citations that stand together as one bracket: "[1–3, 7]", each part leading to its source."""
        frags: list[ParaFrag] = []
        for index, (first, last) in enumerate(number_ranges(numbers)):
            opening = ",\u00a0" if index else "["
            words = str(first) if first == last else f"{first}–{last}"
            frags += self._runs(
                f"{opening}{words}",
                style,
                face=Face.REGULAR,
                link=f"#{self.source_key(first)}",
                color=styles.MUTED,
                size=style.fontSize * 0.86,
            )
        closing = self._runs("]", style, face=Face.REGULAR, color=styles.MUTED, size=style.fontSize * 0.86)
        return [*frags, *closing]

    def _runs(
        self,
        text: str,
        style: ParagraphStyle,
        *,
        face: Face,
        link: str | None = None,
        color: Color | None = None,
        size: float | None = None,
    ) -> list[ParaFrag]:
        links: list[tuple[int, str]] = []
        if link is not None:
            self._links += 1
            links = [(self._links, link)]
        frags = []
        for run in self._fonts.runs(text, face, where=self.where):
            frag = self._frag(run.font, run.text, style)
            frag.link = links
            frag.textColor = color if color is not None else style.textColor
            frag.fontSize = size if size is not None else style.fontSize
            frags.append(frag)
        return frags

    def _frag(self, font: str, text: str, style: ParagraphStyle) -> ParaFrag:
        """Return what ReportLab's own parser would make of unmarked text, without parsing it."""
        return ParaFrag(
            fontName=font,
            fontSize=style.fontSize,
            textColor=style.textColor,
            text=text,
            rise=0,
            greek=0,
            bold=0,
            italic=0,
            link=[],
            us_lines=[],
        )


def number_ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as ranges of at least three, and the others alone."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return [part for first, last in ranges for part in _parts(first, last)]


def _parts(first: int, last: int) -> list[tuple[int, int]]:
    if last - first == 1:
        return [(first, first), (last, last)]
    return [(first, last)]


def _is_citation(span: Span) -> bool:
    return isinstance(span, Cite)


def _is_chinese(frags: list[ParaFrag]) -> bool:
    """Return whether most of the text is Chinese, so that lines may break at any character."""
    chinese = sum(len(frag.text) for frag in frags if is_chinese_font(frag.fontName))
    return chinese * 2 > sum(len(frag.text) for frag in frags)


def _chinese(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name}-chinese", style, wordWrap="CJK")
