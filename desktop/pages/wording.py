"""Building blocks of the pages: whose act, what it is, where it aims, and what state it is in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.countries import COUNTRIES
from db.force import Event, EventType, State
from db.records import Standing
from desktop.core import formats
from desktop.core.texts import _, data_word, ngettext

_ADJECTIVES = {
    "AU": "Australian",
    "CA": "Canadian",
    "CN": "Chinese",
    "DE": "German",
    "EU": "EU",
    "FR": "French",
    "GB": "British",
    "ID": "Indonesian",
    "IN": "Indian",
    "JP": "Japanese",
    "KR": "South Korean",
    "NL": "Dutch",
    "RU": "Russian",
    "TW": "Taiwanese",
    "US": "US",
}

# What binds most comes first.
BY_WEIGHT = (
    State.IN_FORCE,
    State.SUSPENDED,
    State.UNCONFIRMED,
    State.ANNOUNCED,
    State.PROPOSED,
    State.ENDED,
)

_EXPORT_KINDS = frozenset({"export-ban", "export-licence", "technology-control"})
_GOODS_KINDS = frozenset({"import-ban", "purchase-ban", "tariff"})


def adjective(country: str | None) -> str:
    """Return the adjective that says whose act it is: "Chinese", "US"; nothing for None."""
    if country is None:
        return ""
    name = formats.country(country)
    # Where the user's language has a name of its own for the country, that name stands before the act.
    return name if name != COUNTRIES.get(country) else _ADJECTIVES.get(country, name)


def place(country: str) -> str:
    """Return the country's name as it stands in a sentence: "the United States", "China"."""
    return formats.place(country)


def joined(words: Sequence[str]) -> str:
    """Return the words as an enumeration: "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} and {last}").format(words=_(", ").join(words[:-1]), last=words[-1])


def places(countries: Sequence[str]) -> str:
    """Return up to four countries by name, more of them as a number."""
    if len(countries) > 4:
        return _("{count} countries").format(count=len(countries))
    return joined([place(country) for country in countries])


def aim(act_kind: str, targets: Sequence[str]) -> str:
    """Return where an act of the kind aims: "to every destination", "on goods from China"; may be empty."""
    if act_kind in _EXPORT_KINDS:
        return _("to {places}").format(places=places(targets)) if targets else _("to every destination")
    if act_kind in _GOODS_KINDS:
        return _("on goods from {places}").format(places=places(targets) if targets else _("every country"))
    if not targets:
        return ""
    if act_kind == "partnership":
        return _("with {places}").format(places=places(targets))
    return _("aimed at {places}").format(places=places(targets))


def act_noun(act_kind: str, *, is_binding: bool = False) -> str:
    """Return what an act of the kind is called.

    Args:
        act_kind: As in the reference data.
        is_binding: True for what something is under ("under export licence"), False for the rule as a thing.
    """
    match act_kind:
        case "export-ban":
            return _("export ban")
        case "export-licence":
            return _("export licence") if is_binding else _("export licence requirement")
        case "technology-control":
            return _("technology control")
        case "entity-listing":
            return _("entity listing")
        case "end-use-rule":
            return _("end-use rule")
        case "import-ban":
            return _("import ban")
        case "investment-restriction":
            return _("investment restriction")
        case "framework":
            return _("framework act")
        case "suspension":
            return _("suspension of other measures")
        case "purchase-ban":
            return _("purchase ban")
        case _:
            return data_word(act_kind.replace("-", " "))


def act_phrase(act_kind: str, country: str | None, *, targets: Sequence[str], is_binding: bool = False) -> str:
    """Return the act in words: "Chinese export ban to the United States"."""
    act, aimed = act_noun(act_kind, is_binding=is_binding), aim(act_kind, targets)
    return whose_act(country, _("{act} {aim}").format(act=act, aim=aimed) if aimed else act)


def whose_act(country: str | None, act: str) -> str:
    """Return the act with whose it is before it: "Chinese export ban"; either may be missing."""
    whose = adjective(country)
    return _("{whose} {act}").format(whose=whose, act=act) if whose and act else whose or act


def article(phrase: str) -> str:
    """Return the phrase with "a" or "an" before it."""
    # "US" begins with the sound of "you", "EU" does not.
    has_vowel_sound = phrase[:1].lower() in "aeio" and not phrase.startswith("Euro")
    return _("an {phrase}").format(phrase=phrase) if has_vowel_sound else _("a {phrase}").format(phrase=phrase)


def state_words(standing: Standing, cause: Event | None = None, *, starts: date | None = None) -> str:
    """Return a state as a page says it: "suspended until 2026-11-27".

    Args:
        standing: The state with its days.
        cause: The act behind it, where known: it tells two sources that disagree from a stated end that passed,
            and how something ended.
        starts: For what is announced, the day on which it takes effect, where stated.
    """
    since, until = formats.day(standing.since), formats.day(standing.until)
    match standing.state:
        case None:
            return _("none known")
        case State.IN_FORCE:
            return _("in force until {until}").format(until=until) if until else _("in force")
        case State.SUSPENDED:
            return _("suspended until {until}").format(until=until) if until else _("suspended, no end stated")
        case State.UNCONFIRMED:
            return _("unconfirmed since {since} ({why})").format(since=since, why=unconfirmed_reason(cause))
        case State.ANNOUNCED:
            return _("announced, to take effect on {day}").format(day=formats.day(starts)) if starts else _("announced")
        case State.PROPOSED:
            return _("proposed")
        case State.ENDED:
            return f"{ending(cause)} {since}".strip()


def short_state(standing: Standing) -> str:
    """Return a state in few words, for lists: "suspended until 2026-11-27", "unconfirmed since 2026-11-10"."""
    match standing.state:
        case State.UNCONFIRMED:
            return f"{formats.state(standing.state)} {formats.period(standing.since, None)}".strip()
        case State.IN_FORCE | State.SUSPENDED:
            return f"{formats.state(standing.state)} {formats.period(None, standing.until)}".strip()
        case _:
            return formats.state(standing.state)


def unconfirmed_reason(cause: Event | None) -> str:
    """Return why a state is not confirmed."""
    if cause is not None and cause.type is EventType.DISPUTED:
        return _("sources disagree")
    return _("stated end passed, no act known")


def ending(cause: Event | None) -> str:
    """Return the word for how something ended: "repealed", "removed"; "ended" where not known."""
    return formats.state(State.ENDED) if cause is None else formats.event_type(cause.type)


def counted_states(counts: Sequence[tuple[State, int]]) -> str:
    """Return how many are in each state, those that are none left out: "16 suspended and 12 ended"."""
    return joined([formats.counted_state(state, count) for state, count in counts if count])


def firms(count: int) -> str:
    """Return "1 firm" or "28 firms"."""
    return ngettext("{count} firm", "{count} firms", count).format(count=formats.number(count))
