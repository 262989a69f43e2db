"""The button of the profiles: options kept under a name, which the command line reads and writes too."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from db.errors import DataError
from desktop.core.briefing_options import PROFILES, keep_profile, profile
from desktop.core.settings import SettingsStore
from desktop.core.texts import _
from desktop.views.brief_options import BriefOptions


class ProfileMenu(QPushButton):
    """Loads, keeps, renames and forgets profiles.

    Signals:
        chosen: Without argument, when the options of a profile are shown.
        failed: The `DataError` of settings that cannot be read or written.
    """

    chosen = Signal()
    failed = Signal(object)

    def __init__(self, settings: SettingsStore, options: BriefOptions, parent: QWidget) -> None:
        super().__init__(_("Options"), parent)
        self.setObjectName("brief_profiles")
        self.setAutoDefault(False)
        self.setToolTip(_("Options that are kept under a name. The command line knows the same names."))
        self._settings = settings
        self._options = options
        self._loaded = ""
        self._menu = QMenu(self)
        self._menu.setObjectName("brief_profile_menu")
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        for name in sorted(self._settings.get(PROFILES)):
            action = self._menu.addAction(name)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self._loaded)
            action.triggered.connect(self._on_profile)
        self._menu.addSeparator()
        self._menu.addAction(_("Save options…")).triggered.connect(self._on_save)
        rename = self._menu.addAction(_("Rename “{name}”…").format(name=self._loaded))
        rename.triggered.connect(self._on_rename)
        forget = self._menu.addAction(_("Forget “{name}”").format(name=self._loaded))
        forget.triggered.connect(self._on_forget)
        for action in (rename, forget):
            action.setVisible(bool(self._loaded))

    def load(self, name: str) -> None:
        """Show the options of the profile."""
        try:
            options = profile(self._settings, name)
        except DataError as error:
            self.failed.emit(error)
            return
        self._name(name)
        self._options.show_options(options, is_each=self._options.is_each)
        self.chosen.emit()

    @Slot(object)
    def save_as(self, name: str) -> None:
        """Keep the options that are shown under the name."""
        try:
            keep_profile(self._settings, name, options=self._options.options)
        except DataError as error:
            self.failed.emit(error)
            return
        self._name(name)

    @Slot(object)
    def rename_to(self, name: str) -> None:
        """Keep the profile that is loaded under another name."""
        former = self._loaded
        try:
            kept = profile(self._settings, former)
            keep_profile(self._settings, name, options=kept)
            if former != name:
                keep_profile(self._settings, former, options=None)
        except DataError as error:
            self.failed.emit(error)
            return
        self._name(name)

    def _name(self, name: str) -> None:
        self._loaded = name
        self.setText(_("Options: {name}").format(name=name) if name else _("Options"))

    @Slot()
    def _on_profile(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.load(str(action.data()))

    @Slot()
    def _on_save(self) -> None:
        from desktop.views.name_dialog import NameDialog

        dialog = NameDialog(
            _("Save options"), _("A name for these options. Options of the same name are replaced."), self.window()
        )
        dialog.named.connect(self.save_as)
        dialog.open()

    @Slot()
    def _on_rename(self) -> None:
        from desktop.views.name_dialog import NameDialog

        dialog = NameDialog(_("Rename options"), _("The new name."), self.window())
        dialog.named.connect(self.rename_to)
        dialog.open()

    @Slot()
    def _on_forget(self) -> None:
        try:
            keep_profile(self._settings, self._loaded, options=None)
        except DataError as error:
            self.failed.emit(error)
            return
        self._name("")
