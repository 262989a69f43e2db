"""Keeps texts that the notebook did not take, in ``drafts.json``, until it does."""

from __future__ import annotations

from pathlib import Path

from desktop.core.settings import read_object, write_object


class DraftStore:
    """Unsaved texts by entry id and note id; survives the program.

    Raises:
        DataError: From `keep` and `drop`, when the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._texts: dict[str, object] | None = None

    def text(self, key: tuple[str, str]) -> str | None:
        """Return the unsaved text; None where there is none."""
        text = self._read().get(_name(key))
        return text if isinstance(text, str) else None

    def keep(self, key: tuple[str, str], text: str) -> None:
        """Keep the text, durably."""
        if self.text(key) != text:
            self._write({**self._read(), _name(key): text})

    def drop(self, key: tuple[str, str]) -> None:
        """Forget the text: the notebook has it."""
        if _name(key) in self._read():
            self._write({name: text for name, text in self._read().items() if name != _name(key)})

    def _write(self, texts: dict[str, object]) -> None:
        """Write first and remember then: what is remembered has to be on the disk."""
        write_object(self._path, texts)
        self._texts = texts

    def _read(self) -> dict[str, object]:
        if self._texts is None:
            self._texts = read_object(self._path)
        return self._texts


def _name(key: tuple[str, str]) -> str:
    return f"{key[0]}#{key[1]}"
