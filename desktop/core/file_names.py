"""Names files after what is in them, in a form that every system takes."""

from __future__ import annotations

import re

# Leaves room for a day and an ending within the 255 bytes that file systems allow.
_LONGEST = 120
_UNSAFE = re.compile(r"[^\w.,@+-]+")


def file_stem(page_id: str) -> str:
    """Return the page's id as the beginning of a file name: ``compare-mineral-gallium,mineral-germanium``.

    What a system could refuse becomes a hyphen; a long one is cut.
    """
    stem = _UNSAFE.sub("-", page_id.replace("..", "-to-")).strip("-.")
    return stem[:_LONGEST].rstrip("-.") or "page"
