"""How links, sources and marks are named in the rich text of a page."""

from __future__ import annotations

ENTRY_SCHEME = "entry"
WEB_SCHEME = "web"
TABLE_SCHEME = "table"
MARK_SCHEME = "mark"
FIGURE_SCHEME = "figure"
PICTURE_SCHEME = "picture"
DEED_SCHEME = "figure-do"
SOURCE_ANCHOR = "source-"
MARK_SIZE = 13
