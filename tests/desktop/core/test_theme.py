"""Themes: the same meanings in each, readable pairs, and a style sheet that finds its colours."""

from __future__ import annotations

import re
import tomllib

import pytest

from db.force import State
from desktop.core.paths import resources_dir
from desktop.core.theme import Theme, contrast, fill, load_theme

FOLDER = resources_dir() / "themes"
NAMES = ("light", "dark")
STATES = tuple(f"state_{state.value.replace('-', '_')}" for state in State)
PAIRS = (
    *((token, surface) for token in ("text", "text_muted", "link") for surface in ("window", "surface", "raised")),
    *((token, "surface") for token in (*STATES, "state_none")),
    *((token, "selection") for token in ("selection_text",)),
    ("text", "sunken"),
    ("text_muted", "sunken"),
    ("text", "hover"),
    ("text", "stripe"),
    ("text", "note_surface"),
    ("text_muted", "note_surface"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("warning_text", "warning_surface"),
    ("warning_text", "surface"),
    ("error_text", "error_surface"),
    ("error_text", "surface"),
    ("error_text", "note_surface"),
    ("done_text", "done_surface"),
    ("done_text", "note_surface"),
    ("error_text", "raised"),
    ("error_text", "hover"),
)


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(FOLDER, request.param)


def test_themes_have_the_same_tokens() -> None:
    light, dark = (load_theme(FOLDER, name) for name in NAMES)

    assert set(light.colors) == set(dark.colors)
    assert not light.is_dark
    assert dark.is_dark


@pytest.mark.parametrize("name", NAMES)
def test_reading_by_hand_agrees_with_the_real_parser(name: str) -> None:
    theme = load_theme(FOLDER, name)
    content = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))

    assert (theme.is_dark, theme.colors) == (content["is_dark"], content["colors"])


@pytest.mark.parametrize(("text", "surface"), PAIRS, ids=lambda token: str(token))
def test_text_can_be_read_on_its_surface(theme: Theme, text: str, surface: str) -> None:
    assert contrast(theme.color(text), theme.color(surface)) >= 4.5


@pytest.mark.parametrize("surface", ["window", "surface"])
def test_focus_can_be_seen(theme: Theme, surface: str) -> None:
    assert contrast(theme.color("focus"), theme.color(surface)) >= 3


def test_every_colour_is_written_out(theme: Theme) -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in theme.colors.values())


def test_style_sheet_uses_known_colours_alone(theme: Theme) -> None:
    template = (FOLDER / "window.qss").read_text(encoding="utf-8")

    sheet = fill(template, theme)

    assert "$" not in sheet
    assert not re.search("#[0-9a-fA-F]{6}", re.sub(r"\$\w+", "", template))


def test_each_state_has_its_colour_and_its_mark(theme: Theme) -> None:
    for state in (None, *State):
        assert theme.state_color(None if state is None else state.value)
        name = "none" if state is None else state.value
        assert (resources_dir() / "icons" / f"state-{name}.svg").is_file()


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
