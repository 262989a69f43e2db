"""The first sentence of a page says what holds, in good English, on every day."""

from __future__ import annotations

from datetime import date

import pytest

from db.force import Basis, Event, EventType, State
from db.records import Entry, EntryRef, Fact, Kind, Link, Standing, Subject
from desktop.pages.blocks import LinkSpan, plain
from desktop.pages.bottom_line import bottom_line
from tests.desktop.pages import samples
from tests.desktop.pages.samples import CONTROL_LIST, UEL, entry, listing, opening, provision

FIRM = EntryRef("firm/acme", Kind.FIRM, "Acme")
DAY = "2026-10-01"

ADDED = (Event(date(2025, 1, 2), EventType.EFFECTIVE),)
SUSPENDED = (*ADDED, Event(date(2025, 5, 14), EventType.SUSPENDED, until=date(2026, 11, 10)))
LAPSED = (*ADDED, Event(date(2025, 5, 14), EventType.SUSPENDED, until=date(2025, 8, 12)))
REMOVED = (*ADDED, Event(date(2025, 8, 12), EventType.REMOVED))
REPLACED = (
    *opening("2023-07-03", "2023-08-01"),
    Event(date(2024, 12, 1), EventType.SUPERSEDED, by="mofcom-2024-46"),
)

LICENCE_23 = "Under Chinese export licence to every destination since 2023-08-01 (Announcement No. 23 of 2023)"
BAN_46 = "Chinese export ban to the United States"
STATED = (
    "An official statement of 2026-09-28 says its suspension is extended to 2027-01-10; "
    "no act is known to this edition."
)
LICENCE = "It is a Chinese export licence requirement to every destination."


def line(subject: Entry) -> str:
    """Return the bottom line's words."""
    return plain(bottom_line(subject))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2023-01-01", "No control on it was known by this day; the first one came on 2023-07-03."),
        (
            "2023-07-15",
            (
                "No control on it is in force: Chinese export licence requirement to every destination "
                "(Announcement No. 23 of 2023) announced on 2023-07-03, to take effect on 2023-08-01."
            ),
        ),
        ("2024-01-01", f"{LICENCE_23}."),
        ("2025-01-01", f"{LICENCE_23}; {BAN_46} since 2024-12-03 (clause 2 of Announcement No. 46 of 2024)."),
        ("2026-01-01", f"{LICENCE_23}; {BAN_46} (clause 2 of Announcement No. 46 of 2024) suspended until 2026-11-27."),
        (
            "2026-11-27",
            (
                f"{LICENCE_23}; {BAN_46} (clause 2 of Announcement No. 46 of 2024) unconfirmed since 2026-11-27 "
                "(stated end passed, no act known)."
            ),
        ),
    ],
)
def test_gallium_says_what_binds_it(as_of: str, expected: str) -> None:
    assert line(samples.gallium(as_of)) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2024-12-02", f"Not yet published on this day; it came on 2024-12-03. It is a {BAN_46}."),
        ("2025-06-01", f"Both provisions in force since 2024-12-03. It is a {BAN_46}."),
        (
            "2025-12-01",
            (
                "Clause 1 in force since 2024-12-03; clause 2 suspended since 2025-11-09 until 2026-11-27 "
                f"by Announcement No. 72 of 2025. It is a {BAN_46}."
            ),
        ),
        (
            "2026-11-28",
            (
                "Clause 1 in force since 2024-12-03; clause 2 unconfirmed since 2026-11-27 "
                f"(stated end passed, no act known). It is a {BAN_46}."
            ),
        ),
    ],
)
def test_a_measure_tells_its_clauses_apart(as_of: str, expected: str) -> None:
    assert line(samples.no_46(as_of)) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-10-10", f"Announced on 2025-10-09, to take effect on 2025-11-08. {LICENCE}"),
        ("2025-12-01", f"Suspended since 2025-11-07 until 2026-11-10 by Announcement No. 70 of 2025. {LICENCE}"),
        (
            "2026-10-01",
            f"Suspended since 2025-11-07 until 2026-11-10 by Announcement No. 70 of 2025. {STATED} {LICENCE}",
        ),
        ("2026-11-15", f"Unconfirmed since 2026-11-10 (stated end passed, no act known). {STATED} {LICENCE}"),
    ],
)
def test_a_statement_is_told_beside_the_state(as_of: str, expected: str) -> None:
    assert line(samples.no_57(as_of)) == expected


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [
        pytest.param((), "No listing of it is known to this edition.", id="none known"),
        pytest.param(
            (listing(UEL, ADDED, as_of=DAY),), "On the Chinese Unreliable Entity List since 2025-01-02.", id="one list"
        ),
        pytest.param(
            (listing(UEL, ADDED, as_of=DAY), listing(CONTROL_LIST, SUSPENDED, as_of=DAY)),
            "On the Chinese Unreliable Entity List since 2025-01-02; "
            "listing on the Chinese Export Control List suspended until 2026-11-10.",
            id="one list and a suspension",
        ),
        pytest.param(
            (listing(CONTROL_LIST, SUSPENDED, as_of=DAY),),
            "No listing of it is in force: listing on the Chinese Export Control List suspended until 2026-11-10.",
            id="only suspended",
        ),
        pytest.param(
            (listing(CONTROL_LIST, LAPSED, as_of=DAY),),
            "No listing of it is confirmed in force: listing on the Chinese Export Control List "
            "unconfirmed since 2025-08-12 (stated end passed, no act known).",
            id="unconfirmed",
        ),
        pytest.param(
            (listing(CONTROL_LIST, REMOVED, as_of=DAY),),
            "No listing of it is in force; removed from the Chinese Export Control List on 2025-08-12.",
            id="removed",
        ),
        pytest.param(
            (listing(UEL, ADDED, as_of=DAY), listing(UEL, ADDED, as_of=DAY), listing(CONTROL_LIST, REMOVED, as_of=DAY)),
            "On the Chinese Unreliable Entity List since 2025-01-02 (2 listings). "
            "Removed from the Chinese Export Control List on 2025-08-12.",
            id="twice on one list, removed from another",
        ),
    ],
)
def test_a_firm_says_where_it_is_listed(subjects: tuple[Subject, ...], expected: str) -> None:
    assert line(entry(FIRM, subjects, as_of=DAY)) == expected


def test_a_person_is_no_thing() -> None:
    person = entry(FIRM, as_of=DAY, facts=(Fact("type", "Type", "person"),))

    assert line(person) == "No listing of this person is known to this edition."


def test_a_mineral_without_acts_says_that_none_is_known() -> None:
    assert line(entry(samples.GALLIUM, as_of=DAY)) == "No control on it is known to this edition."


def test_an_act_that_decides_nothing_is_left_out() -> None:
    framework = provision(
        samples.NO_23, opening("2023-07-03", "2023-08-01"), as_of=DAY, act_kind="framework", is_deciding=False
    )

    assert line(entry(samples.GALLIUM, (framework,), as_of=DAY)) == "No control on it is known to this edition."


def test_a_stated_measure_is_never_in_force() -> None:
    stated = provision(samples.EXTENSION, opening("2026-09-28"), as_of=DAY, act_kind="tariff", basis=Basis.STATEMENT)

    words = line(entry(samples.EXTENSION, (stated,), as_of=DAY))

    assert words.startswith("Stated by officials on 2026-09-28, no act known.")


def test_a_repealed_measure_says_how_it_ended_and_by_what() -> None:
    events = (
        *opening("2023-07-03", "2023-08-01"),
        Event(date(2025, 11, 7), EventType.SUPERSEDED, by="mofcom-2025-70"),
    )
    ended = entry(samples.NO_23, (provision(samples.NO_23, events, as_of=DAY),), as_of=DAY)

    assert line(ended) == f"Superseded on 2025-11-07 by Announcement No. 70 of 2025. {LICENCE}"


def test_more_than_four_phrases_are_counted() -> None:
    subjects = [
        provision(samples.NO_46, opening("2024-12-03", "2024-12-03"), as_of=DAY, targets=(code,))
        for code in ("US", "JP", "NL", "DE", "FR", "GB")
    ]

    words = line(entry(samples.GALLIUM, subjects, as_of=DAY))

    assert words.endswith("; and 2 more below.")


def test_acts_alike_are_one_phrase() -> None:
    first = provision(samples.NO_23, opening("2023-07-03", "2023-08-01"), as_of=DAY)
    second = provision(samples.NO_46, opening("2024-12-03", "2024-12-03"), as_of=DAY)

    assert line(entry(samples.GALLIUM, (second, first), as_of=DAY)) == (
        "Under Chinese export licence to every destination since 2023-08-01 (2 acts)."
    )


def round_of(count: int, events: tuple[Event, ...], *, name: str) -> list[Subject]:
    """Return listings of that many firms."""
    return [listing(UEL, events, as_of=DAY, firm=f"{name}-{index}") for index in range(count)]


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [
        pytest.param([], "No listing on it is known to this edition.", id="none"),
        pytest.param(round_of(1, ADDED, name="a"), "1 firm is on it, in force.", id="one"),
        pytest.param(round_of(28, ADDED, name="a"), "28 firms are on it, all in force.", id="28"),
        pytest.param(
            [*round_of(16, SUSPENDED, name="a"), *round_of(12, REMOVED, name="b")],
            (
                "16 firms are on it, all suspended. The listings of 12 more firms have ended. "
                "16 suspensions are stated to end on 2026-11-10."
            ),
            id="16 and 12",
        ),
        pytest.param(
            [*round_of(1200, ADDED, name="a"), *round_of(1, SUSPENDED, name="b")],
            "1,201 firms are on it: 1,200 in force and 1 suspended. 1 suspension is stated to end on 2026-11-10.",
            id="thousands",
        ),
        pytest.param(
            round_of(2, REMOVED, name="a"),
            "No listing on it stands on this day; those of 2 firms have ended.",
            id="all left",
        ),
    ],
)
def test_a_list_counts_its_firms(subjects: list[Subject], expected: str) -> None:
    assert line(entry(UEL, subjects, as_of=DAY)) == expected


def test_a_list_of_minerals_binds_nobody() -> None:
    critical = EntryRef("list/us-usgs-2025", Kind.LIST, "List of critical minerals")

    words = line(entry(critical, as_of=DAY, links=(Link("names", samples.GALLIUM),)))

    assert words == "It names 1 mineral of this edition; a designation binds nobody by itself."


def test_a_listing_act_counts_its_firms() -> None:
    act = provision(samples.NO_70, opening("2025-01-02", "2025-01-02"), as_of=DAY, act_kind="entity-listing")
    links = tuple(
        Link("lists", EntryRef(f"firm/f{index}", Kind.FIRM, "F"), standing=Standing(state))
        for index, state in enumerate([State.SUSPENDED] * 16 + [State.ENDED] * 12)
    )

    words = line(entry(samples.NO_70, (act,), as_of=DAY, links=links))

    assert words.endswith("It is a Chinese entity listing. It lists 28 firms: 16 suspended and 12 ended.")


def test_acts_in_the_line_are_links() -> None:
    targets = [span.entry_id for span in bottom_line(samples.gallium("2026-01-01")) if isinstance(span, LinkSpan)]

    assert targets == ["measure/mofcom-2023-23", "measure/mofcom-2024-46"]


def test_a_control_that_replaced_another_counts_from_the_first() -> None:
    old = provision(samples.NO_23, REPLACED, as_of=DAY)
    new = provision(samples.NO_46, opening("2024-10-19", "2024-12-01"), as_of=DAY)

    assert line(entry(samples.GALLIUM, (new, old), as_of=DAY)) == (
        "Under Chinese export licence to every destination since 2023-08-01 (now Announcement No. 46 of 2024)."
    )


def test_a_control_of_another_kind_carries_nothing_on() -> None:
    old = provision(samples.NO_23, REPLACED, as_of=DAY, act_kind="export-ban")
    new = provision(samples.NO_46, opening("2024-10-19", "2024-12-01"), as_of=DAY)

    assert "since 2024-12-01 (Announcement" in line(entry(samples.GALLIUM, (new, old), as_of=DAY))


def test_a_statement_on_one_of_several_acts_names_it() -> None:
    licence = provision(samples.NO_23, opening("2023-07-03", "2023-08-01"), as_of=DAY)
    events = (*opening("2025-10-09", "2025-11-08"), samples.SUSPENDED_70, samples.EXTENDED_BY_WORD)
    suspended = provision(samples.NO_57, events, as_of=DAY)

    words = line(entry(samples.GALLIUM, (licence, suspended), as_of=DAY))

    assert words.endswith(
        "An official statement of 2026-09-28 says the suspension of Announcement No. 57 of 2025 is extended "
        "to 2027-01-10; no act is known to this edition."
    )


def test_a_statement_on_a_listing_names_the_listing() -> None:
    listed = listing(UEL, (*SUSPENDED, samples.EXTENDED_BY_WORD), as_of=DAY)

    words = line(entry(FIRM, (listed,), as_of=DAY))

    assert "says the suspension of its listing is extended to 2027-01-10" in words


def test_a_register_that_is_not_called_a_list_is_quoted() -> None:
    annex = EntryRef("list/eu-annex", Kind.LIST, "EU Regulation 833/2014, Annex IV")

    words = line(entry(FIRM, (listing(annex, ADDED, as_of=DAY),), as_of=DAY))

    assert words == "On the Chinese list “EU Regulation 833/2014, Annex IV” since 2025-01-02."


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Clause 2", "(clause 2 of Announcement No. 46 of 2024)"),
        ("Clause 1: military users and uses", "(clause 1, military users and uses, of Announcement No. 46 of 2024)"),
        ("Clause 2: gallium, germanium, antimony, superhard materials", "(clause 2 of Announcement No. 46 of 2024)"),
        ("Annex III components", "(annex III components of Announcement No. 46 of 2024)"),
        ("Gallium items (1C902)", "(Announcement No. 46 of 2024)"),
        ("Whole act", "(Announcement No. 46 of 2024)"),
    ],
)
def test_a_clause_is_named_where_the_act_numbers_it(label: str, expected: str) -> None:
    subject = provision(samples.NO_46, opening("2024-12-03", "2024-12-03"), as_of=DAY, label=label)

    assert line(entry(samples.GALLIUM, (subject,), as_of=DAY)).endswith(f"since 2024-12-03 {expected}.")


def test_clauses_without_a_number_are_told_apart() -> None:
    start = opening("2024-12-03", "2024-12-03")
    first = provision(samples.NO_46, start, as_of=DAY, label="Melting and later stages", targets=("US",))
    second = provision(samples.NO_46, start, as_of=DAY, label="Mining and refining", targets=("JP",))

    words = line(entry(samples.GALLIUM, (first, second), as_of=DAY))

    assert "(melting and later stages of " in words
    assert "(mining and refining of " in words


@pytest.mark.parametrize(("country", "expected"), [("CN", "a Chinese"), ("US", "a US"), ("EU", "an EU")])
def test_the_article_goes_with_the_sound(country: str, expected: str) -> None:
    act = provision(samples.NO_46, opening("2024-12-03", "2024-12-03"), as_of=DAY, country=country)

    assert f" It is {expected} export licence" in line(entry(samples.NO_46, (act,), as_of=DAY))


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "It lists 1 firm, in force."),
        (2, "It lists 2 firms, both in force."),
        (28, "It lists 28 firms, all in force."),
    ],
)
def test_firms_in_one_state_are_told_in_one_word(count: int, expected: str) -> None:
    act = provision(samples.NO_70, opening("2025-01-02", "2025-01-02"), as_of=DAY, act_kind="entity-listing")
    links = tuple(
        Link("firms listed", EntryRef(f"firm/f{index}", Kind.FIRM, "F"), standing=Standing(State.IN_FORCE))
        for index in range(count)
    )

    assert line(entry(samples.NO_70, (act,), as_of=DAY, links=links)).endswith(expected)


def test_controls_of_know_how_come_after_those_of_goods_and_leave_room_for_a_suspension() -> None:
    licence = provision(samples.NO_23, opening("2023-07-03", "2023-08-01"), as_of=DAY)
    start = opening("2024-12-03", "2024-12-03")
    ban = provision(samples.NO_46, (*start, samples.SUSPENDED_72), as_of=DAY, act_kind="export-ban", targets=("US",))
    know_how = [
        provision(samples.NO_57, opening(day, day), as_of=DAY, act_kind="technology-control", country=country)
        for day, country in (("2022-08-15", "US"), ("2025-07-15", "CN"), ("2024-01-01", "JP"), ("2024-02-01", "NL"))
    ]

    words = line(entry(samples.GALLIUM, (licence, ban, *know_how), as_of=DAY))

    assert words.startswith(f"{LICENCE_23}; US technology control")
    assert f"{BAN_46} (Announcement No. 46 of 2024) suspended until 2026-11-27" in words
    assert words.endswith("; and 2 more below.")
