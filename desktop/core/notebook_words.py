"""What is said of the state of the notebook when the program starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.errors import Message, Offer, Tone
from desktop.core.texts import _, ngettext

if TYPE_CHECKING:
    from db.errors import DataError
    from db.notebook.health import Health


def start_message(health: Health, *, is_migrated: bool, fault: DataError | None) -> Message | None:
    """Return what the user has to know of the notebook; None where there is nothing.

    Args:
        health: What was found.
        is_migrated: Whether it was brought to the present version.
        fault: Why that, or a backup, did not work.
    """
    if health.fault is not None:
        hint = f"{health.fault.hint} {_kept(health)}".strip()
        can_help = bool(health.backups) or health.condition == "damaged"
        return Message(Tone.ERROR, health.fault.text, hint, _backups_offer() if can_help else None)
    if health.condition == "missing" and health.backups:
        text = _("There is no notebook {path}.").format(path=health.path)
        return Message(Tone.WARNING, text, _kept(health), _backups_offer())
    if fault is not None:
        return Message(Tone.WARNING, fault.text, fault.hint)
    if health.warning is not None:
        return Message(Tone.WARNING, health.warning.text, health.warning.hint)
    if is_migrated:
        return Message(
            Tone.DONE, _("The notebook was brought up to date. A backup of what it was is among the backups.")
        )
    return None


def _backups_offer() -> Offer:
    return Offer(_("Backups"), "notebook.backups")


def _kept(health: Health) -> str:
    count = len(health.backups)
    if not count:
        return ""
    return ngettext("There is {count} backup.", "There are {count} backups.", count).format(count=count)
