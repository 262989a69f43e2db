"""Says which texts a notebook can hold."""

from __future__ import annotations

from db.errors import DataError

MAX_NOTE_BYTES = 1_000_000
MAX_NAME_CHARACTERS = 200


def require_text(text: str) -> None:
    """Check that the text can be a note.

    Raises:
        DataError: It is too long, or has a character that no file can hold.
    """
    size = require_storable(text, "The note")
    if size > MAX_NOTE_BYTES:
        raise DataError(
            f"The note takes {size:,} bytes; a note can take {MAX_NOTE_BYTES:,} at most.",
            "Split it into several notes.",
        )


def require_storable(text: str, what: str) -> int:
    """Return the size of the text in bytes as UTF-8.

    Args:
        text: What is to be stored.
        what: How a sentence names it, as its subject.

    Raises:
        DataError: Half of a surrogate pair is in it, as broken input leaves behind.
    """
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:
        raise DataError(
            f"{what} has a broken character at position {error.start + 1}, which cannot be stored.",
            "Delete that character and try again.",
        ) from error


def require_name(name: str, what: str) -> str:
    """Return the name in one line, without spaces around it.

    Args:
        name: What the user typed.
        what: How a sentence calls that which is named, as its subject.

    Raises:
        DataError: Nothing is left of it, it is too long, or it has a character that no file can hold.
    """
    require_storable(name, what)
    clean = " ".join(name.split())
    if not clean:
        raise DataError(f"{what} has no name.", "Write one.")
    if len(clean) > MAX_NAME_CHARACTERS:
        raise DataError(
            f"{what} has a name of {len(clean):,} characters; it can have {MAX_NAME_CHARACTERS} at most.",
            "Write a shorter one.",
        )
    return clean
