"""Options of a briefing keep their JSON form, and profiles of them are kept in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import DataError
from desktop.core.briefing_options import (
    PROFILES,
    BriefingOptions,
    Cover,
    Names,
    Paper,
    keep_profile,
    options_of,
    profile,
)
from desktop.core.settings import SettingsStore

CHOSEN = BriefingOptions(
    paper=Paper.LETTER,
    names=Names.ENGLISH,
    cover=Cover.YES,
    is_full=True,
    has_notes=True,
    title="Gallium for the board",
    classification="Internal",
    organisation="Example Ltd",
    author="A. Writer",
    logo=Path("logo.png"),
    is_draft=True,
    has_data=False,
)


@pytest.mark.parametrize("options", [BriefingOptions(), CHOSEN], ids=["defaults", "everything"])
def test_the_json_form_gives_the_same_options(options: BriefingOptions) -> None:
    assert options_of(options.to_json()) == options


def test_only_what_differs_from_the_defaults_is_written() -> None:
    assert BriefingOptions(is_draft=True).to_json() == {"is_draft": True}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"papier": "a4"}, "no option “papier”"),
        ({"paper": "a5"}, "cannot be 'a5': a4, letter"),
        ({"is_draft": 1}, "cannot be 1"),
        ({"logo": 5}, "cannot be 5"),
        ({"logo": "logo.svg"}, "cannot be a logo"),
        ({"author": "a\nb"}, "has line breaks"),
        ({"title": "x" * 121}, "too long"),
    ],
)
def test_a_wrong_option_is_a_sentence(values: dict[str, object], said: str) -> None:
    with pytest.raises(DataError, match=said):
        options_of(values)


def test_a_profile_is_kept_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"

    keep_profile(SettingsStore(path), "board", options=CHOSEN)

    assert profile(SettingsStore(path), "board") == CHOSEN
    keep_profile(SettingsStore(path), "board", options=None)
    with pytest.raises(DataError, match="no profile “board”"):
        profile(SettingsStore(path), "board")


def test_a_bad_profile_in_the_file_is_passed_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"briefing_profiles": {"board": {"paper": "a5"}}}', encoding="utf-8")

    assert SettingsStore(path).get(PROFILES) == {}
    caplog.clear()
