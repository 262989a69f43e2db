"""What the window works with beside its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.drafts import DraftStore
    from desktop.core.history import Trail
    from desktop.tasks.notes import NoteWriting
    from desktop.tasks.outcome import Runner
    from desktop.views.dialogs import Dialogs
    from desktop.views.preferences import Preferences
    from desktop.views.style import Style


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that do something, made by the composition root.

    Attributes:
        writing: Writes notes; used on the runner's writer thread.
        preferences: The settings, shared by all windows.
        open_another: Opens another window on the trail.
        quit: Closes every window, all of which the next start opens again.
        drafts: Where texts wait that the notebook did not take, shared by all windows.
    """

    style: Style
    runner: Runner
    dialogs: Dialogs
    writing: NoteWriting
    preferences: Preferences
    drafts: DraftStore
    open_another: Callable[[Trail], None]
    quit: Callable[[], None]
