"""Writes the settings to a file of their own and reads one back: all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence

from db.errors import DataError
from desktop.core.settings import SettingsStore
from desktop.core.settings_catalogue import Control, SettingSpec
from desktop.core.shortcut_keys import key_fault, owner_of
from desktop.core.texts import _, ngettext

FORMAT = 1
_MOST_TOLD = 5


def export_text(store: SettingsStore, specs: Sequence[SettingSpec]) -> str:
    """Return as JSON every setting that differs from its default."""
    values = {spec.key: store.get(spec.setting) for spec in specs}
    changed = {spec.key: values[spec.key] for spec in specs if values[spec.key] != spec.setting.default}
    return json.dumps({"monazite_settings": FORMAT, "values": changed}, ensure_ascii=False, indent=2) + "\n"


def import_text(text: str, specs: Sequence[SettingSpec], *, store: SettingsStore) -> dict[str, object]:
    """Return the values of a settings file by key, ready to be set; what the file does not name is not in it.

    Args:
        text: The file.
        specs: The settings that there are.
        store: What is set now, which shortcuts of the file may clash with.

    Raises:
        DataError: The file is none of settings, names one that does not exist, or has a value that cannot be.
    """
    given = _given(text)
    by_key = {spec.key: spec for spec in specs}
    values: dict[str, object] = {}
    faults: list[str] = []
    for key, value in given.items():
        spec = by_key.get(key)
        if spec is None:
            faults.append(_("There is no setting “{key}”.").format(key=key))
            continue
        try:
            values[key] = spec.setting.read(value)
        except ValueError:
            shown = json.dumps(value, ensure_ascii=False)
            faults.append(_("“{text}” cannot be {value}.").format(text=spec.text, value=shown))
    faults += _key_faults({spec.key: values.get(spec.key, store.get(spec.setting)) for spec in specs}, specs)
    if faults:
        raise DataError(_told(faults), _("Nothing was changed."))
    return values


def _given(text: str) -> dict[str, object]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataError(_("This is no settings file: it is not JSON."), _("Nothing was changed.")) from error
    values = content.get("values") if isinstance(content, dict) else None
    if not isinstance(values, dict) or "monazite_settings" not in content:
        raise DataError(_("This is no settings file of Monazite."), _("Nothing was changed."))
    if content["monazite_settings"] != FORMAT:
        raise DataError(
            _("The settings file is of another version of the program."),
            _("Export it anew with this version. Nothing was changed."),
        )
    return values


def _key_faults(values: dict[str, object], specs: Sequence[SettingSpec]) -> list[str]:
    """Return what is wrong with the shortcuts as they would be."""
    shortcuts = [spec for spec in specs if spec.control is Control.KEYS]
    texts = {spec.action_id: spec.text for spec in shortcuts}
    keys = {spec.action_id: _tuple(values[spec.key]) for spec in shortcuts}
    faults: list[str] = []
    for spec in shortcuts:
        for key in keys[spec.action_id]:
            fault = "" if key in _tuple(spec.setting.default) else key_fault(key)
            owner = owner_of(key, spec.action_id, keys=keys)
            if fault:
                faults.append(fault)
            elif owner is not None and spec.action_id < owner:
                clash = _("{key} would belong to “{first}” and to “{second}”.")
                faults.append(clash.format(key=key, first=spec.text, second=texts[owner]))
    return faults


def _tuple(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _told(faults: list[str]) -> str:
    rest = len(faults) - _MOST_TOLD
    if rest <= 0:
        return " ".join(faults)
    more = ngettext("And {count} more fault.", "And {count} more faults.", rest).format(count=rest)
    return " ".join([*faults[:_MOST_TOLD], more])
