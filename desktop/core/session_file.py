"""The session's file in a running program: one program at a time owns it, and no older state overwrites a newer one."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from threading import Lock

from db.errors import DataError
from desktop.core.claim import Claim
from desktop.core.session import Session, load_session, save_session

_log = logging.getLogger("monazite.core")


class SessionFile:
    """Reads and writes the session; may be written from several threads.

    The first program on a folder owns the session. One that is started beside it begins afresh, and writes only
    when the first has ended: its windows then come after those that the first one left.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._claim = Claim(path.with_suffix(".lock"))
        self._lock = Lock()
        self._last_ticket = 0
        self._last_written = 0
        self._left_by_others: Session | None = None
        self._is_owner = False

    @property
    def is_owner(self) -> bool:
        """Return whether this program restores and keeps the session."""
        return self._is_owner

    def load(self) -> Session:
        """Return the session to go on with; a fresh one where another program has it open."""
        self._is_owner = self._claim.take()
        if self._is_owner:
            return load_session(self._path)
        _log.info("another program has the session; this one begins afresh")
        return Session(visited=load_session(self._path).visited)

    def ticket(self) -> int:
        """Return the number of a session that is about to be saved: later ones have higher numbers."""
        self._last_ticket += 1
        return self._last_ticket

    def save(self, session: Session, ticket: int) -> bool:
        """Write the session, unless a later one was written or another program owns the file.

        Returns:
            Whether it was written.

        Raises:
            DataError: The file cannot be written.
        """
        with self._lock:
            if ticket <= self._last_written or not self._may_write():
                return False
            save_session(self._path, self._with_others(session))
            self._last_written = ticket
            return True

    def try_to_save(self, session: Session, ticket: int) -> None:
        """Write the session where that can be done: what is in it may be lost."""
        try:
            self.save(session, ticket)
        except DataError as error:
            _log.info("the session was not saved: %s", error)

    def close(self) -> None:
        """Let another program have the session."""
        self._claim.give_up()

    def _may_write(self) -> bool:
        if not self._is_owner and self._claim.take():
            self._is_owner = True
            self._left_by_others = load_session(self._path) if self._path.exists() else None
        return self._is_owner

    def _with_others(self, session: Session) -> Session:
        others = () if self._left_by_others is None else self._left_by_others.windows
        return replace(session, windows=(*others, *session.windows), active=len(others) + session.active)
