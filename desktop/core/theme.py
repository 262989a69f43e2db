"""The colours of the window by meaning, read from the theme files, and the style sheet filled with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template


@dataclass(frozen=True, slots=True)
class Theme:
    """A set of colours.

    Attributes:
        colors: Colour by token, each as ``#rrggbb``.
    """

    name: str
    is_dark: bool
    colors: Mapping[str, str]

    def color(self, token: str) -> str:
        """Return the colour for a meaning; KeyError where the theme has no such token."""
        return self.colors[token]

    def state_color(self, state: str | None) -> str:
        """Return the colour of a state, given by its value; of "none known" for None."""
        return self.colors["state_none" if state is None else f"state_{state.replace('-', '_')}"]


def load_theme(folder: Path, name: str) -> Theme:
    """Return the theme that the file ``<name>.toml`` in the folder describes."""
    # Read by hand: tomllib's import costs more than the rest of the theme, and the files are flat. A test compares.
    lines = (folder / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" = ", 1) for line in lines if " = " in line and not line.startswith("#")]
    values = {key: value.strip('"') for key, value in pairs}
    is_dark = values.pop("is_dark") == "true"
    return Theme(name=name, is_dark=is_dark, colors=values)


def fill(template: str, theme: Theme) -> str:
    """Return the template with each ``$token`` replaced by its colour; KeyError for an unknown one."""
    return Template(template).substitute(theme.colors)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
