"""What is said of the notebook at the start: nothing while all is well, else a sentence and what is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from db.errors import DataError
from db.notebook.backups import Backup
from db.notebook.health import Condition, Health
from db.notebook.places import PlaceWarning, Risk
from desktop.core.errors import Tone
from desktop.core.notebook_words import start_message

PATH = Path("notebook.sqlite")
BACKUP = Backup(Path("b.sqlite"), datetime(2026, 1, 1, tzinfo=UTC), "changed", 10)


def test_good_notebook_needs_no_words() -> None:
    assert start_message(Health(PATH, Condition.GOOD), is_migrated=False, fault=None) is None
    assert start_message(Health(PATH, Condition.MISSING), is_migrated=False, fault=None) is None


def test_damaged_notebook_is_told_with_its_backups() -> None:
    health = Health(PATH, Condition.DAMAGED, DataError("It is damaged.", "Keep it."), backups=(BACKUP, BACKUP))

    message = start_message(health, is_migrated=False, fault=None)

    assert message is not None
    assert (message.tone, message.text) == (Tone.ERROR, "It is damaged.")
    assert message.hint == "Keep it. There are 2 backups."


def test_vanished_notebook_is_told_where_backups_are_left() -> None:
    message = start_message(Health(PATH, Condition.MISSING, backups=(BACKUP,)), is_migrated=False, fault=None)

    assert message is not None
    assert message.tone is Tone.WARNING
    assert message.hint == "There is 1 backup."


def test_failed_backup_is_told() -> None:
    message = start_message(Health(PATH, Condition.GOOD), is_migrated=False, fault=DataError("Full.", "Make room."))

    assert message is not None
    assert (message.text, message.hint) == ("Full.", "Make room.")


def test_risky_place_is_told() -> None:
    warning = PlaceWarning(Risk.SYNCED, "Dropbox", "It lies in Dropbox.", "Move it.")

    message = start_message(Health(PATH, Condition.GOOD, warning=warning), is_migrated=False, fault=None)

    assert message is not None
    assert message.text == "It lies in Dropbox."


def test_notebook_that_was_brought_up_to_date_is_told() -> None:
    message = start_message(Health(PATH, Condition.GOOD), is_migrated=True, fault=None)

    assert message is not None
    assert message.tone is Tone.DONE
