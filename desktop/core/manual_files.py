"""Reads the chapters of the manual: which there are, in which order, and their text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from db.errors import DataError
from desktop.core.paths import resources_dir
from desktop.core.texts import _

CONTENTS = "contents"
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_LISTED = re.compile(r"\]\(([a-z-]+)\.md\)")


def manual_dir() -> Path:
    """Return the folder of the chapters and their pictures."""
    return resources_dir() / "manual"


@cache
def chapters() -> tuple[str, ...]:
    """Return the names of the chapters in the order in which the contents list them."""
    return tuple(dict.fromkeys(_LISTED.findall(_read(CONTENTS))))


@cache
def chapter_text(chapter: str) -> str:
    """Return the Markdown of a chapter; the contents for an empty name.

    Raises:
        DataError: There is no such chapter.
    """
    if not chapter:
        return _read(CONTENTS)
    # The name comes from a link or a command: only a listed one ever becomes the name of a file.
    if chapter not in chapters():
        raise DataError(
            _("The manual has no chapter “{chapter}”.").format(chapter=chapter),
            _("Its chapters are: {chapters}.").format(chapters=", ".join(chapters())),
        )
    return _read(chapter)


def chapter_title(chapter: str) -> str:
    """Return the heading that the chapter begins with.

    Raises:
        DataError: There is no such chapter.
    """
    return chapter_text(chapter).partition("\n")[0].removeprefix("# ").strip()


def chapters_with(text: str) -> tuple[str, ...]:
    """Return the chapters that have every word of the text in their headings, the title's before the others.

    Headings alone, so that the name of an entry does not find each chapter that has it as an example.
    """
    words = text.casefold().split()
    if not words:
        return ()
    found = [each for each in chapters() if _all_in(words, "\n".join(_HEADING.findall(chapter_text(each))))]
    return tuple(sorted(found, key=lambda each: not _all_in(words, chapter_title(each))))


def _all_in(words: list[str], text: str) -> bool:
    return all(word in text.casefold() for word in words)


def _read(name: str) -> str:
    path = manual_dir() / f"{name}.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(
            _("The manual cannot be read: {reason}.").format(reason=error.strerror or error),
            _("It belongs into {folder}; install the program anew.").format(folder=path.parent),
        ) from error
