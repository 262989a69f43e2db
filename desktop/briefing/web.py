"""Writes a briefing as one HTML file that needs nothing else: figures inside, light and dark, no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from desktop.briefing.inline import SAFE_SCHEMES
from desktop.briefing.styles import MARKS
from desktop.briefing.titles import SUMMARY, title_of
from desktop.core import formats
from desktop.core.briefing_options import BriefingOptions
from desktop.core.paths import resources_dir
from desktop.core.texts import _, is_chinese
from desktop.core.theme import Theme, load_theme
from desktop.figures.marks import approximate_width
from desktop.figures.svg import figure_svg
from desktop.pages.blocks import (
    Alignment,
    AsOf,
    Badge,
    Block,
    Cite,
    DataTable,
    Document,
    FactTable,
    FigureBlock,
    Heading,
    LinkSpan,
    ListBlock,
    ListMark,
    NoteBlock,
    NotKnown,
    Paragraph,
    Picture,
    Remark,
    SourceItem,
    SourceList,
    Spans,
    StateSpan,
    Text,
    Tone,
    WebSpan,
)

_FIGURE_WIDTH = 660.0
# Nothing is fetched and nothing runs, whatever a note says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def web_page(documents: Sequence[Document], *, options: BriefingOptions) -> str:
    """Return the documents as the text of an HTML file."""
    title = options.title or title_of(documents)
    targets = {document.id: f"part-{index}" for index, document in enumerate(documents)}
    theme = load_theme(resources_dir() / "themes", "light")
    parts = [_Part(document, index, targets, theme) for index, document in enumerate(documents)]
    style = (resources_dir() / "themes" / "briefing.css").read_text(encoding="utf-8")
    language = "zh-CN" if is_chinese() else "en"
    lines = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>",
        *_front(documents, title, options, targets),
    ]
    for part in parts:
        lines += part.lines()
    return "\n".join((*lines, *_classified(options), "</body>\n</html>\n"))


def _front(
    documents: Sequence[Document], title: str, options: BriefingOptions, targets: dict[str, str]
) -> Iterator[str]:
    yield from _classified(options)
    if options.is_draft:
        yield f'<p class="class">{escape(_("Draft, not for filing"))}</p>'
    yield from (f"<p>{escape(words)}</p>" for words in (options.organisation, options.author) if words)
    if len(documents) > 1:
        yield f"<nav>\n<h1>{escape(title)}</h1>\n<h2>{escape(_('Contents'))}</h2>\n<ol>"
        for document in documents:
            # The summary has no name of its own in the world, and leads all the same.
            words = escape(document.title)
            subtitle = f' <span class="muted">{escape(document.subtitle)}</span>' if document.id != SUMMARY else ""
            yield f'<li><a href="#{targets[document.id]}">{words}</a>{subtitle}</li>'
        yield "</ol>\n</nav>"


def _classified(options: BriefingOptions) -> Iterator[str]:
    if options.classification:
        yield f'<p class="class">{escape(options.classification)}</p>'


class _Part:
    """One document as a section."""

    def __init__(self, document: Document, index: int, targets: dict[str, str], theme: Theme) -> None:
        self._document = document
        self._place = f"part-{index}"
        self._targets = targets
        self._theme = theme
        self._figures = 0

    def lines(self) -> Iterator[str]:
        """Yield the section's lines."""
        document = self._document
        yield f'<section id="{self._place}">\n<h1>{escape(document.title)}</h1>'
        yield f'<p class="muted">{escape(document.subtitle)}</p>'
        for block in document.blocks:
            yield from self._block(block)
        edition = formats.edition_line(document.edition)
        foot = _("Monazite, {edition} · not legal advice").format(edition=edition)
        as_of = _("as of {day}").format(day=formats.day(document.as_of))
        yield f"<footer>{escape(as_of)} · {escape(foot)}</footer>\n</section>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case DataTable():
                yield from self._table(block)
            case FactTable():
                rows = (
                    f'<tr><th scope="row">{escape(row.label)}</th><td>{self._set(row.spans)}</td></tr>'
                    for row in block.rows
                )
                yield from ('<div class="wide"><table><tbody>', *rows, "</tbody></table></div>")
            case ListBlock():
                yield from self._list(block)
            case FigureBlock():
                yield self._figure(block)
            case SourceList():
                yield '<ol class="small">'
                yield from map(self._source, block.items)
                yield "</ol>"
            case _:
                yield self._words(block)

    def _words(self, block: Heading | Paragraph | Badge | AsOf | Remark | NoteBlock | NotKnown) -> str:
        match block:
            case Heading():
                level = min(block.level, 2) + 1
                return f"<h{level}>{escape(block.text)}</h{level}>"
            case Paragraph(spans, tone):
                return "" if any(isinstance(span, Picture) for span in spans) else self._toned(spans, tone)
            case Badge():
                return f"<p><strong>{MARKS[block.state]} {escape(block.text)}</strong></p>"
            case AsOf():
                warnings = "".join(f'<br><span class="warning">{escape(words)}</span>' for words in block.warnings)
                return f'<p class="box small">{self._set(block.spans)}{warnings}</p>'
            case Remark():
                return f'<p class="bar small">{self._set(block.spans)}</p>'
            case NoteBlock():
                saved = _("Note, saved {moment}").format(moment=formats.moment(block.changed))
                return f'<div class="note"><p class="small">{escape(saved)}</p>{escape(block.text)}</div>'
            case NotKnown():
                return "<ul>" + "".join(f"<li>{escape(words)}</li>" for words in block.sentences) + "</ul>"

    def _toned(self, spans: Spans, tone: Tone) -> str:
        kind = "" if tone is Tone.BODY else f' class="{tone.value}"'
        return f"<p{kind}>{self._set(spans)}</p>"

    def _table(self, block: DataTable) -> Iterator[str]:
        if block.rows:
            ends = ['class="end"' if column.alignment is Alignment.END else "" for column in block.columns]
            yield '<div class="wide"><table>' + (f"<caption>{escape(block.title)}</caption>" if block.title else "")
            heads = zip(block.columns, ends, strict=True)
            yield "<thead><tr>" + "".join(f'<th scope="col" {end}>{escape(head.title)}</th>' for head, end in heads)
            yield "</tr></thead><tbody>"
            for row in block.rows:
                yield "<tr>" + "".join(
                    f"<td {end}>{self._set(cell)}</td>" for cell, end in zip(row.cells, ends, strict=True)
                )
                for remark in row.remarks:
                    yield f'</tr><tr><td colspan="{len(ends)}" class="small">– {self._set(remark)}</td>'
                yield "</tr>"
            yield "</tbody></table></div>"
        if block.more:
            yield f'<p class="small">{escape(block.more)}</p>'

    def _list(self, block: ListBlock) -> Iterator[str]:
        if block.title:
            yield f"<h3>{escape(block.title)}</h3>"
        tag = "ol" if block.mark is ListMark.NUMBER else "ul"
        more = [f"<li>{escape(block.more)}</li>"] if block.more else []
        yield from (f"<{tag}>", *(f"<li>{self._set(item)}</li>" for item in block.items), *more, f"</{tag}>")

    def _figure(self, block: FigureBlock) -> str:
        self._figures += 1
        drawn = figure_svg(block.figure, self._theme, width=_FIGURE_WIDTH, measure=approximate_width)
        own = f"{self._place}-figure-{self._figures}"
        drawn = drawn.partition("?>\n")[2].replace('="title description"', f'="{own}-title {own}-text"', 1)
        drawn = drawn.replace('<title id="title">', f'<title id="{own}-title">', 1)
        drawn = drawn.replace('<desc id="description">', f'<desc id="{own}-text">', 1)
        caption = f"<figcaption>{self._set(block.caption)}</figcaption>" if block.caption else ""
        return f"<h3>{escape(block.figure.title)}</h3>\n<figure>{drawn}{caption}</figure>"

    def _source(self, item: SourceItem) -> str:
        address = f" {self._set((WebSpan(item.url, item.url),))}" if item.url is not None else ""
        words = f"<strong>{escape(item.publisher)}.</strong> {escape(item.title)}. {escape(item.published)}."
        place = f"{self._place}-source-{item.number}"
        return f'<li id="{place}" value="{item.number}">{words}{address} ({escape(item.grade)})</li>'

    def _set(self, spans: Spans) -> str:
        return "".join(map(self._span, spans))

    def _span(self, span: object) -> str:
        match span:
            case Text(text, is_strong):
                return f"<strong>{escape(text)}</strong>" if is_strong else escape(text)
            case LinkSpan(text, entry_id):
                place = self._targets.get(entry_id)
                return f'<a href="#{place}">{escape(text)}</a>' if place is not None else escape(text)
            case WebSpan(text, url):
                return f'<a href="{escape(url)}">{escape(text)}</a>' if url.startswith(SAFE_SCHEMES) else escape(text)
            case Cite(number):
                return f'<a class="cite" href="#{self._place}-source-{number}">[{number}]</a>'
            case StateSpan(state, text):
                return f"<strong>{MARKS[state]} {escape(text)}</strong>"
            case _:
                return ""
