"""Every setting of the program as data: the settings dialog, its search, and the settings file are made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.actions import ActionSpec
from desktop.core.settings import (
    APPEARANCE,
    AUTHOR,
    DENSITY,
    LANGUAGE,
    SCALE,
    SHOW_FACETS,
    SHOW_STEPS,
    START_PAGE,
    Appearance,
    Density,
    Language,
    Setting,
    StartPage,
    keys_setting,
)
from desktop.core.texts import _

SCALES = (75, 90, 100, 110, 125, 150, 175, 200)


class Control(StrEnum):
    """What a setting is changed with."""

    CHOICE = "choice"
    FLAG = "flag"
    TEXT = "text"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a setting and its name."""

    value: object
    text: str


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One setting.

    Attributes:
        setting: Key, default and check.
        text: Its name.
        tip: One or two sentences on what it does and when it takes effect.
        choices: The values to choose from; empty where it is no choice.
        action_id: The action whose keys it holds; empty for none.
    """

    setting: Setting[object]
    section: str
    text: str
    tip: str
    control: Control
    choices: tuple[Choice, ...] = ()
    action_id: str = ""

    @property
    def key(self) -> str:
        """Return its name in the file."""
        return self.setting.key


def settings_catalogue(actions: Iterable[ActionSpec]) -> tuple[SettingSpec, ...]:
    """Return every setting in the order of the dialog, in the user's language."""
    return (*_looks(), *_window(), *_notes(), *_shortcuts(actions))


def found(specs: Iterable[SettingSpec], text: str) -> tuple[SettingSpec, ...]:
    """Return the settings that have every word of the text in section, name, tip or choices."""
    words = text.casefold().split()
    return tuple(spec for spec in specs if all(word in _searched(spec) for word in words))


def _searched(spec: SettingSpec) -> str:
    choices = (choice.text for choice in spec.choices)
    return " ".join((spec.section, spec.text, spec.tip, *choices)).casefold()


def _looks() -> tuple[SettingSpec, ...]:
    section = _("Appearance")
    return (
        SettingSpec(
            APPEARANCE,
            section,
            _("Theme"),
            _("Light, dark, or what the system is set to."),
            Control.CHOICE,
            (
                Choice(Appearance.SYSTEM, _("As the system")),
                Choice(Appearance.LIGHT, _("Light")),
                Choice(Appearance.DARK, _("Dark")),
            ),
        ),
        SettingSpec(
            SCALE,
            section,
            _("Scale"),
            _("Makes letters, rows and icons smaller or larger together. Takes effect at the next start."),
            Control.CHOICE,
            tuple(Choice(percent, f"{percent} %") for percent in SCALES),
        ),
        SettingSpec(
            DENSITY,
            section,
            _("Rows"),
            _("Compact rows show more entries at a time."),
            Control.CHOICE,
            (Choice(Density.COMFORTABLE, _("Comfortable")), Choice(Density.COMPACT, _("Compact"))),
        ),
        SettingSpec(
            LANGUAGE,
            section,
            _("Language"),
            _("The language of menus and pages; names stay as published. Takes effect at the next start."),
            Control.CHOICE,
            (
                Choice(Language.SYSTEM, _("As the system")),
                Choice(Language.ENGLISH, "English"),
                Choice(Language.CHINESE, "简体中文"),
            ),
        ),
    )


def _window() -> tuple[SettingSpec, ...]:
    section = _("Window")
    return (
        SettingSpec(
            START_PAGE,
            section,
            _("Start page"),
            _("What the program opens with: the page that was open last, or the home page."),
            Control.CHOICE,
            (Choice(StartPage.LAST, _("The last page")), Choice(StartPage.HOME, _("Home"))),
        ),
        SettingSpec(SHOW_FACETS, section, _("Filters"), _("Show the filters beside the table."), Control.FLAG),
        SettingSpec(
            SHOW_STEPS, section, _("First steps"), _("Show the three first steps over the home page."), Control.FLAG
        ),
    )


def _notes() -> tuple[SettingSpec, ...]:
    return (
        SettingSpec(
            AUTHOR,
            _("Notes"),
            _("Your name"),
            _("Stands in the history of notes written from now on. It is kept on this computer only."),
            Control.TEXT,
        ),
    )


def _shortcuts(actions: Iterable[ActionSpec]) -> tuple[SettingSpec, ...]:
    section = _("Shortcuts")
    return tuple(
        SettingSpec(keys_setting(spec.id, spec.keys), section, spec.text, spec.tip, Control.KEYS, action_id=spec.id)
        for spec in actions
    )
