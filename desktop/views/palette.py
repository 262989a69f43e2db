"""The list of all commands: found by some of their letters, done on Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.actions import ActionSpec, UiContext
from desktop.core.palette import palette_rows
from desktop.core.texts import _, ngettext
from desktop.models.palette_list import PaletteListModel
from desktop.views.palette_delegate import PaletteDelegate
from desktop.views.picker import Picker
from desktop.views.style import Style


class Palette(Picker):
    """A line and the actions that it finds.

    Args:
        specs: The actions, with the shortcuts that hold.
        context: What the window shows, which decides what can be used.

    Signals:
        chosen: Id of the action to do, after the dialog is closed.
    """

    chosen = Signal(object)

    def __init__(self, specs: tuple[ActionSpec, ...], context: UiContext, *, style: Style, parent: QWidget) -> None:
        super().__init__("palette", _("All commands"), parent)
        self.setObjectName("palette")
        # The list itself is no use in it.
        self._specs = tuple(spec for spec in specs if spec.id != "help.palette")
        self._context = context
        self.line.setAccessibleName(_("Command"))
        self.line.setPlaceholderText(_("What to do"))
        self.model = PaletteListModel(self)
        self.list.setAccessibleName(_("Commands"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.show_with(PaletteDelegate(style, self.list))
        self.line.textChanged.connect(self._on_typed)
        self._on_typed("")

    def pick(self, index: QModelIndex) -> None:
        """Do the action, or say why it cannot be done now."""
        row = self.model.row(index.row())
        if not row.is_enabled:
            self.say(row.detail)
            return
        self.close()
        self.chosen.emit(row.action_id)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        rows = palette_rows(self._specs, self._context, text=text)
        self.model.set_rows(rows)
        self.go_to(0)
        count = ngettext("{count} command", "{count} commands", len(rows)).format(count=len(rows))
        self.say(count if rows else _("No command fits “{text}”.").format(text=text.strip()))
