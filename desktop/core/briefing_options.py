"""How a briefing is made: one value with a JSON form, and named profiles of it in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from db.errors import DataError
from desktop.core.settings import Setting, SettingsStore
from desktop.core.texts import _

LONGEST_LINE = 120
LARGEST_LOGO = 512 * 1024
LOGO_ENDINGS = (".png", ".jpg", ".jpeg")


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


class Names(StrEnum):
    """In which language entries are named in titles and links."""

    ENGLISH = "en"
    CHINESE = "zh"
    BOTH = "both"


class Cover(StrEnum):
    """Whether a cover and the contents come first; AUTO is for two pages of the program or more."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """How a briefing is made.

    Attributes:
        is_full: Every row of long tables; otherwise an entry is told on about two pages.
        has_notes: Whether the user's own notes are printed. They leave the notebook only when asked for.
        title: Of the whole; empty for that of its first page.
        classification: A line at the top and foot of every page, such as "Internal"; empty for none.
        logo: A PNG or JPEG image for the cover.
        is_draft: Whether every page is marked as a draft.
        has_data: Whether the content is attached as JSON.
    """

    paper: Paper = Paper.A4
    names: Names = Names.BOTH
    cover: Cover = Cover.AUTO
    is_full: bool = False
    has_notes: bool = False
    title: str = ""
    classification: str = ""
    organisation: str = ""
    author: str = ""
    logo: Path | None = None
    is_draft: bool = False
    has_data: bool = True

    def __post_init__(self) -> None:
        for key in ("title", "classification", "organisation", "author"):
            words: str = getattr(self, key)
            if len(words) > LONGEST_LINE or not words.isprintable():
                raise DataError(
                    _("The option “{key}” is too long or has line breaks.").format(key=key),
                    _("Give at most {count} characters in one line.").format(count=LONGEST_LINE),
                )
        if self.logo is not None and self.logo.suffix.lower() not in LOGO_ENDINGS:
            raise DataError(
                _("{path} cannot be a logo.").format(path=self.logo), _("Give a PNG or JPEG image, at most 512 kB.")
            )

    def to_json(self) -> dict[str, object]:
        """Return what differs from the defaults, as values of JSON."""
        default = BriefingOptions()
        found: dict[str, object] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value != getattr(default, each.name):
                found[each.name] = str(value) if isinstance(value, Path) else value
        return found

    def changed(self, values: Mapping[str, object]) -> BriefingOptions:
        """Return the options with those that the values name, in their JSON form, in place of their own.

        Raises:
            DataError: There is no such option, or it cannot have such a value.
        """
        known = {each.name: getattr(self, each.name) for each in fields(self)}
        changes: dict[str, object] = {}
        for key, value in values.items():
            if key not in known:
                raise DataError(
                    _("A briefing has no option “{key}”.").format(key=key),
                    _("Its options are {keys}.").format(keys=", ".join(known)),
                )
            changes[key] = _read(key, value)
        return replace(self, **changes)  # type: ignore[arg-type]


def options_of(values: Mapping[str, object]) -> BriefingOptions:
    """Return the options of a JSON form.

    Raises:
        DataError: There is no such option, or it cannot have such a value.
    """
    return BriefingOptions().changed(values)


def _read(key: str, value: object) -> object:
    default = getattr(BriefingOptions(), key)
    if key == "logo":
        if value is None or (isinstance(value, str) and value):
            return None if value is None else Path(value).expanduser()
    elif isinstance(default, StrEnum):
        if value in tuple(type(default)):
            return type(default)(str(value))
    elif type(value) is type(default):
        return value
    choices = f": {', '.join(type(default))}" if isinstance(default, StrEnum) else ""
    raise DataError(
        _("The option “{key}” cannot be {value}{choices}.").format(key=key, value=repr(value), choices=choices)
    )


Profiles = dict[str, dict[str, object]]


def _profiles(value: object) -> Profiles:
    if not isinstance(value, dict):
        raise ValueError(f"no profiles: {value!r}")
    for form in value.values():
        if not isinstance(form, dict):
            raise ValueError(f"no options: {form!r}")
        try:
            options_of(form)
        except DataError as error:
            raise ValueError(str(error)) from error
    return value


PROFILES: Setting[Profiles] = Setting("briefing_profiles", default={}, read=_profiles)


def profile(settings: SettingsStore, name: str) -> BriefingOptions:
    """Return the options that were kept under the name.

    Raises:
        DataError: There is no profile of that name.
    """
    kept = settings.get(PROFILES)
    if name not in kept:
        known = ", ".join(sorted(kept)) or _("none")
        raise DataError(
            _("There is no profile “{name}”.").format(name=name), _("There are: {known}.").format(known=known)
        )
    return options_of(kept[name])


def keep_profile(settings: SettingsStore, name: str, *, options: BriefingOptions | None) -> None:
    """Keep the options under the name, durably; with None the profile is forgotten.

    Raises:
        DataError: The settings cannot be written.
    """
    kept = {each: form for each, form in settings.get(PROFILES).items() if each != name}
    settings.set(PROFILES, kept if options is None else {**kept, name: options.to_json()})
