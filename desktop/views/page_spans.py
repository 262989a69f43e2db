"""Turns running text of a page into rich text: words, links, citations, states."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit

from desktop.core.theme import Theme
from desktop.pages.blocks import Cite, LinkSpan, Picture, Spans, StateSpan, Text, WebSpan
from desktop.views.page_breaks import breakable
from desktop.views.page_links import (
    ENTRY_SCHEME,
    MARK_SCHEME,
    MARK_SIZE,
    PICTURE_SCHEME,
    SOURCE_ANCHOR,
    TABLE_SCHEME,
    WEB_SCHEME,
)

# A longer word may be wider than the page.
_LONGEST_WORD = 23
# Qt leaves out the margins between paragraphs and tables; this is room of its own. After a table it drops an empty one.
GAP = "<p style='font-size: 4px; margin: 0px'></p>"
GAP_AFTER = "<p style='font-size: 2px; margin: 0px'>&nbsp;</p>"
_CLOSE = (",", ";", ".", ":", ")")


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is to look.

    Attributes:
        is_narrow: Whether tables of sentences are set one cell below the other.
    """

    theme: Theme
    is_narrow: bool = False


def spans_html(spans: Spans, look: Look) -> str:
    """Return the running text."""
    words = ""
    for span in spans:
        added = _span(span, look)
        # The room after a citation is between words: a comma or a full stop follows at once.
        is_close = words.endswith("</sup> ") and added[:1] in _CLOSE
        words = f"{words[:-1] if is_close else words}{added}"
    return words


def _span(span: object, look: Look) -> str:
    match span:
        case Text():
            return _words(span, look)
        case LinkSpan():
            return f"<a href='{ENTRY_SCHEME}:{escape(quote(span.entry_id))}'>{escape(span.text)}</a>"
        case WebSpan():
            return web_html(span.text, span.url)
        case Cite():
            return f"<sup><a href='#{SOURCE_ANCHOR}{span.number}'>{span.number}</a></sup> "
        case StateSpan():
            return state_html(span, look)
        case Picture():
            return f"<img src='{PICTURE_SCHEME}:{escape(span.file)}'/><br/>{escape(span.text)}"
    raise TypeError(f"not a span: {span!r}")


def _words(span: Text, look: Look) -> str:
    if span.is_code:
        # The shade says it without a second family of letters, which not every system has.
        return f"<span style='background-color:{look.theme.color('sunken')}'>{escape(span.text)}</span>"
    return f"<b>{escape(span.text)}</b>" if span.is_strong else escape(span.text)


def state_html(span: StateSpan, look: Look) -> str:
    """Return the mark and the words of a state."""
    value = "" if span.state is None else span.state.value
    color = look.theme.state_color(value or None)
    size = f"width='{MARK_SIZE}' height='{MARK_SIZE}' style='vertical-align: middle'"
    mark = f"<img src='{MARK_SCHEME}:{value or 'none'}' {size}/>"
    return f"{mark}&nbsp;<span style='color:{color}'>{escape(span.text)}</span>"


def web_html(text: str, url: str) -> str:
    """Return a link to an address out of the program; an address that is its own text can be broken anywhere."""
    return f"<a href='{WEB_SCHEME}:{escape(quote(url, safe=''))}'>{breakable(text, _LONGEST_WORD)}</a>"


def host_of(url: str) -> str:
    """Return the host of the address, which is what a reader looks at."""
    return urlsplit(url).hostname or url


def more_html(text: str) -> str:
    """Return the line that says what was left out, as a link to the table that has it."""
    return f"<p class='small'><a href='{TABLE_SCHEME}:'>{escape(text)}</a></p>"


def rests_on(source_id: str, words: str) -> str:
    """Return words that lead to the page of a source, which says what rests on it."""
    return f"<a href='{ENTRY_SCHEME}:{escape(quote(f'source/{source_id}'))}'>{escape(words)}</a>"
