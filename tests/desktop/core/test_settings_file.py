"""A settings file is taken whole or not at all, and what is wrong with it is said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from desktop.core.actions import catalogue
from desktop.core.settings import AUTHOR, SCALE, SettingsStore, keys_setting
from desktop.core.settings_catalogue import settings_catalogue
from desktop.core.settings_file import export_text, import_text

SPECS = settings_catalogue(catalogue())


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    """Return a store without anything in it."""
    return SettingsStore(tmp_path / "settings.json")


def file_of(**values: object) -> str:
    """Return a settings file."""
    return json.dumps({"monazite_settings": 1, "values": values})


def test_what_is_exported_is_imported_elsewhere(store: SettingsStore, tmp_path: Path) -> None:
    store.set(SCALE, 150)
    store.set(AUTHOR, "A. Analyst")
    store.set(keys_setting("go.back", ("Alt+Left",)), ("Ctrl+Left",))
    other = SettingsStore(tmp_path / "other.json")

    other.set_all(import_text(export_text(store, SPECS), SPECS, store=other))

    assert other.get(SCALE) == 150
    assert other.get(AUTHOR) == "A. Analyst"
    assert other.get(keys_setting("go.back", ("Alt+Left",))) == ("Ctrl+Left",)


def test_defaults_are_not_exported(store: SettingsStore) -> None:
    assert json.loads(export_text(store, SPECS))["values"] == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no settings file"),
        ('{"values": {}}', "no settings file"),
        ('{"monazite_settings": 2, "values": {}}', "another version"),
        (file_of(colour="red"), "There is no setting “colour”"),
        (file_of(scale=500), "“Scale” cannot be 500"),
        (file_of(scale=True), "“Scale” cannot be true"),
        (file_of(appearance="plaid"), "“Theme” cannot be"),
        (file_of(author="a\nb"), "“Your name” cannot be"),
        (file_of(**{"keys.go.back": "Alt+Left"}), "“Back” cannot be"),
        (file_of(**{"keys.go.back": ["K"]}), "typing"),
        (file_of(**{"keys.go.back": ["Alt+Right"]}), "Alt+Right would belong to “Back” and to “Forward”"),
    ],
)
def test_fault_is_said(store: SettingsStore, text: str, said: str) -> None:
    with pytest.raises(DataError, match=re.escape(said)) as caught:
        import_text(text, SPECS, store=store)

    assert "Nothing was changed" in caught.value.hint or "version" in caught.value.hint


def test_many_faults_are_counted(store: SettingsStore) -> None:
    with pytest.raises(DataError, match="And 2 more faults"):
        import_text(file_of(a=1, b=1, c=1, d=1, e=1, f=1, g=1), SPECS, store=store)


def test_keys_can_be_swapped_in_one_file(store: SettingsStore) -> None:
    text = file_of(**{"keys.go.back": ["Alt+Right"], "keys.go.forward": ["Alt+Left"]})

    assert import_text(text, SPECS, store=store)["keys.go.back"] == ("Alt+Right",)


@given(text=st.text() | st.dictionaries(st.text(), st.integers() | st.text()).map(lambda values: file_of(**values)))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    store = SettingsStore(Path("nowhere") / "settings.json")
    said = "Nothing."
    try:
        import_text(text, SPECS, store=store)
    except DataError as error:
        said = error.text

    assert said.endswith(".")
