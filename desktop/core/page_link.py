"""Writes the name of a page as a link that can stand in any document, and reads such links."""

from __future__ import annotations

SCHEME = "monazite:"


def link_of(page_id: str) -> str:
    """Return the link to the page."""
    return f"{SCHEME}{page_id}"


def page_of(text: str) -> str | None:
    """Return the id of the page that the text is a link to; None where it is no link."""
    text = text.strip()
    if not text.lower().startswith(SCHEME):
        return None
    return text[len(SCHEME) :].strip().lstrip("/") or None
