"""The settings: a list that can be searched, each applied at once, each with its way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.errors import DataError
from desktop.core.settings_catalogue import Control, SettingSpec, found
from desktop.core.settings_file import export_text, import_text
from desktop.core.shortcut_keys import key_fault, owner_of
from desktop.core.texts import _, ngettext
from desktop.views.preferences import Preferences
from desktop.views.setting_row import SettingRow, Wish
from desktop.views.widgets import fit, name_clear_button

_SIZE = QSize(660, 560)
_LARGEST_FILE = 1_000_000


class SettingsDialog(QDialog):
    """Shows and changes the preferences; deletes itself when it is closed."""

    def __init__(self, preferences: Preferences, specs: Sequence[SettingSpec], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Settings"))
        fit(self, _SIZE)
        self._preferences = preferences
        self._specs = tuple(specs)
        self.rows = {spec.key: SettingRow(spec, self) for spec in self._specs}
        self._heads: dict[str, QLabel] = {}
        self.line = QLineEdit(self)
        self.line.setObjectName("settings_search")
        self.line.setPlaceholderText(_("Search settings and shortcuts"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setClearButtonEnabled(True)
        name_clear_button(self.line, _("Clear search"))
        self.said = QLabel(self)
        self.said.setObjectName("popup_hint")
        self.said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self._list(), 1)
        layout.addWidget(self.said)
        layout.addLayout(self._buttons())
        for row in self.rows.values():
            row.wished.connect(self._on_wished)
            row.reset_asked.connect(self._on_reset)
            row.keys_asked.connect(self._on_keys_asked)
            self._show(row.spec.key)
        self.line.textChanged.connect(self._on_searched)
        preferences.changed.connect(self._show)
        self.line.setFocus()

    # --- building

    def _list(self) -> QScrollArea:
        inner = QWidget(self)
        inner.setObjectName("settings_list")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(0)
        for spec in self._specs:
            if spec.section not in self._heads:
                head = QLabel(spec.section, inner)
                head.setObjectName("settings_head")
                head.setIndent(0)
                self._heads[spec.section] = head
                column.addWidget(head)
            column.addWidget(self.rows[spec.key])
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("settings_area")
        area.setAccessibleName(_("Settings"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for name, text, slot in (
            ("settings_export", _("Export…"), self._on_export),
            ("settings_import", _("Import…"), self._on_import),
            ("settings_reset", _("Reset all"), self._on_reset_all),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        close = QPushButton(_("Close"), self)
        close.setObjectName("settings_close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        buttons.addStretch(1)
        buttons.addWidget(close)
        return buttons

    # --- what others use

    def export_to(self, target: Path) -> None:
        """Write the settings that differ from their defaults into the file."""
        from desktop.core.atomic import write_bytes

        try:
            write_bytes(target, export_text(self._preferences.store, self._specs).encode("utf-8"))
        except DataError as error:
            self._fail(error)
            return
        self.said.setText(_("Settings saved as {path}.").format(path=target))

    def import_from(self, source: Path) -> None:
        """Take the settings of the file; none of them where one cannot be taken."""
        try:
            values = import_text(_text(source), self._specs, store=self._preferences.store)
            self._preferences.set_all(values)
        except DataError as error:
            self._fail(error)
            return
        said = ngettext("{count} setting taken from {path}.", "{count} settings taken from {path}.", len(values))
        self.said.setText(said.format(count=len(values), path=source))

    def set_keys(self, spec: SettingSpec, keys: tuple[str, ...]) -> None:
        """Give an action other shortcuts."""
        self._on_wished(Wish(spec, keys))

    def fault_of(self, spec: SettingSpec, key: str) -> str:
        """Return as a sentence why the action cannot have the keys; empty where it can."""
        fault = key_fault(key)
        if fault:
            return fault
        held = {each.action_id: self._keys(each) for each in self._specs if each.control is Control.KEYS}
        owner = owner_of(key, spec.action_id, keys=held)
        if owner is None:
            return ""
        text = next(each.text for each in self._specs if each.action_id == owner)
        return _("{key} belongs to “{action}”; give that other keys first.").format(key=key, action=text)

    # --- inside

    def _keys(self, spec: SettingSpec) -> tuple[str, ...]:
        value = self._preferences.get(spec.setting)
        return value if isinstance(value, tuple) else ()

    def _fail(self, error: DataError) -> None:
        self.said.setText(f"{error.text} {error.hint}".strip())

    @Slot(object)
    def _show(self, key: str) -> None:
        if key in self.rows:
            row = self.rows[key]
            row.show_value(self._preferences.get(row.spec.setting))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        shown = {spec.key for spec in found(self._specs, text)}
        sections = {spec.section for spec in self._specs if spec.key in shown}
        for key, row in self.rows.items():
            row.setVisible(key in shown)
        for section, head in self._heads.items():
            head.setVisible(section in sections)
        self.said.setText("" if shown else _("No setting fits “{text}”.").format(text=text.strip()))

    @Slot(object)
    def _on_wished(self, wish: Wish) -> None:
        self.said.setText("")
        try:
            self._preferences.set(wish.spec.setting, wish.spec.setting.read(wish.value))
        except DataError as error:
            self._fail(error)
        except ValueError:
            self.said.setText(_("“{text}” cannot have that value.").format(text=wish.spec.text))
        self._show(wish.spec.key)

    @Slot(object)
    def _on_reset(self, spec: SettingSpec) -> None:
        faults = (self.fault_of(spec, key) for key in _default_keys(spec))
        fault = next((said for said in faults if said), "")
        self.said.setText(fault)
        if not fault:
            self._reset((spec.key,))

    @Slot()
    def _on_reset_all(self) -> None:
        self.said.setText(_("Every setting has its default again."))
        self._reset(tuple(self.rows))

    def _reset(self, keys: tuple[str, ...]) -> None:
        try:
            self._preferences.reset(keys)
        except DataError as error:
            self._fail(error)

    @Slot(object)
    def _on_keys_asked(self, spec: SettingSpec) -> None:
        from functools import partial

        from desktop.views.key_dialog import KeyDialog

        dialog = KeyDialog(spec.text, self._keys(spec), fault=partial(self.fault_of, spec), parent=self)
        dialog.setProperty("key", spec.key)
        dialog.chosen.connect(self._on_keys_chosen)
        dialog.open()

    @Slot(object)
    def _on_keys_chosen(self, keys: tuple[str, ...]) -> None:
        sender = self.sender()
        if sender is not None:
            self.set_keys(self.rows[str(sender.property("key"))].spec, keys)

    @Slot()
    def _on_export(self) -> None:
        from desktop.views.save_dialog import SaveDialog

        dialog = SaveDialog(
            _("Export settings"), _documents() / "monazite-settings.json", self, sorts=(_("JSON documents (*.json)"),)
        )
        dialog.fileSelected.connect(self._on_target)
        dialog.open()

    @Slot()
    def _on_import(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, _("Import settings"), str(_documents()), _("JSON documents (*.json)"))
        dialog.setObjectName("settings_open")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_source)
        dialog.open()

    @Slot(str)
    def _on_target(self, name: str) -> None:
        self.export_to(Path(name))

    @Slot(str)
    def _on_source(self, name: str) -> None:
        self.import_from(Path(name))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _default_keys(spec: SettingSpec) -> tuple[str, ...]:
    default = spec.setting.default
    return default if isinstance(default, tuple) else ()


def _text(source: Path) -> str:
    """Return the text of the file.

    Raises:
        DataError: It cannot be read, is no text, or is far too large for settings.
    """
    try:
        if source.stat().st_size > _LARGEST_FILE:
            raise DataError(_("{path} is too large for a settings file.").format(path=source))
        return source.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(_("{path} cannot be read: {reason}.").format(path=source, reason=reason)) from error
    except UnicodeDecodeError as error:
        raise DataError(_("{path} is no text.").format(path=source), _("Nothing was changed.")) from error
