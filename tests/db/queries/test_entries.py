"""One entry as it stood on a day, with everything that a page shows of it."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import DataError
from db.force import Basis, EventType, State
from db.queries.entries import entry, ref
from db.queries.refs import RANK_OF_STATE
from db.records import Entry, Kind, SubjectKind
from tests.db.queries.strategies import DAYS

DAY = date(2026, 11, 25)
NO_46 = "measure/mofcom-2024-46"


def read(connection: sqlite3.Connection, entry_id: str, day: date = DAY) -> Entry:
    return entry(connection, entry_id, as_of=day)


def states(found: Entry) -> dict[str, State | None]:
    return {subject.key.partition("#")[2]: subject.standing.state for subject in found.subjects}


@pytest.mark.parametrize(
    ("day", "clause_2", "until"),
    [
        pytest.param(date(2024, 12, 2), None, None, id="not-yet"),
        pytest.param(date(2025, 6, 1), State.IN_FORCE, None, id="in-force"),
        pytest.param(date(2025, 12, 1), State.SUSPENDED, date(2026, 11, 27), id="suspended"),
        pytest.param(date(2026, 11, 28), State.UNCONFIRMED, None, id="unconfirmed"),
    ],
)
def test_no_46_tells_a_truth_a_day(
    real: sqlite3.Connection, day: date, clause_2: State | None, until: date | None
) -> None:
    found = read(real, NO_46, day)
    (clause,) = (subject for subject in found.subjects if subject.key.endswith("#clause-2"))

    assert clause.standing.state is clause_2
    assert clause.standing.until == until
    assert states(found)["clause-1"] is (None if clause_2 is None else State.IN_FORCE)


def test_no_57_is_unconfirmed_with_the_statement_as_remark(real: sqlite3.Connection) -> None:
    found = read(real, "measure/mofcom-2025-57", date(2026, 11, 15))
    remarks = {remark for subject in found.subjects for remark in subject.remarks}

    assert (found.standing.state, found.standing.since) == (State.UNCONFIRMED, date(2026, 11, 10))
    assert [(remark.day, remark.basis, remark.until) for remark in remarks] == [
        (date(2026, 9, 28), Basis.STATEMENT, date(2027, 1, 10))
    ]
    assert {remark.by for remark in remarks} <= set(found.acts)


def test_small_measure_has_everything(small: sqlite3.Connection) -> None:
    found = read(small, NO_46, date(2025, 12, 1))
    clause_1, clause_2 = found.subjects

    assert found.ref.name == "Measure mofcom-2024-46"
    assert found.ref.number == "Announcement No. 46 of 2024"
    assert found.summary == "Bars exports."
    assert found.standing.counts == ((State.IN_FORCE, 1), (State.SUSPENDED, 1))
    assert (clause_1.label, clause_1.act_kind, clause_1.country) == ("Clause 1", "end-use-rule", "CN")
    assert (clause_2.label, clause_2.act_kind, clause_2.targets) == ("Clause 2", "export-ban", ("US",))
    assert [mineral.id for mineral in clause_2.minerals] == ["mineral/gallium"]
    assert [technology.id for technology in clause_2.technologies] == ["technology/gan-power-electronics"]
    assert clause_2.codes == (("control", "3C001.a"), ("HS", "8112929010"))
    assert clause_2.cause is not None
    assert (clause_2.cause.type, clause_2.cause.by) == (EventType.SUSPENDED, "mofcom-2025-72")
    assert [event.day.year for event in clause_2.timeline] == [2024, 2024, 2025, 2026]
    assert found.not_known == ("Whether it is extended was not found.",)
    assert ("names", "Analog chips") in {(fact.key, fact.value) for fact in found.facts}
    assert set(found.acts) == {"mofcom-2024-46", "mofcom-2025-72", "truce-2026"}


def test_small_measure_is_tied_both_ways(small: sqlite3.Connection) -> None:
    ties = {(link.relation, link.entry.id): link for link in read(small, NO_46, date(2025, 12, 1)).links}

    assert {relation for relation, _ in ties} >= {"minerals named", "legal basis", "answered by", "suspended by"}
    assert ties["minerals named", "mineral/gallium"].via == "Clause 2: metal"
    standing = ties["minerals named", "mineral/gallium"].standing
    assert standing is not None
    assert standing.state is State.SUSPENDED


def test_a_listing_act_links_its_firms_with_the_state_of_the_listing(small: sqlite3.Connection) -> None:
    found = read(small, "measure/mofcom-2025-1", date(2025, 12, 1))
    listed = {
        link.entry.id: link.standing.state
        for link in found.links
        if link.relation == "firms listed" and link.standing is not None
    }

    assert listed == {"firm/lockheed-martin": State.IN_FORCE, "firm/lockheed-martin-missiles": State.ENDED}
    assert [fact.value for fact in found.facts if fact.key == "official_count"] == [
        "2 on the Cn export control list by the authority's own count; 2 listings here"
    ]


def test_small_mineral_has_its_numbers_and_ties(small: sqlite3.Connection) -> None:
    found = read(small, "mineral/gallium", date(2025, 12, 1))
    tables = {table.key: table for table in found.figures}

    assert found.aliases == ("Ga",)
    assert list(tables) == ["production", "reserves", "import_reliance", "import_sources", "prices"]
    assert tables["production"].columns == ("Year", "Country", "Output", "Unit", "Stage")
    assert tables["production"].rows == (
        ("2024", "China", "750", "t", "primary"),
        ("2024", "World", "760", "t", "primary"),
    )
    assert tables["production"].source_ids == ("survey", "survey")
    assert ("HS code", "8112.92 (unwrought gallium)") in {(fact.label, fact.value) for fact in found.facts}
    assert {(fact.key, fact.value) for fact in found.facts} >= {
        ("use", "Thermometers"),
        ("designation", "NATO defence-critical 2024"),
        ("substitutes", "Silicon in some chips."),
    }
    assert {(link.relation, link.entry.id, link.via) for link in found.links} == {
        ("used in", "technology/gan-power-electronics", "nitride layer; essential; nitride circuits"),
        ("made or used by", "firm/lockheed-martin-missiles", "user"),
        ("designated by", "list/us-usgs-2025", "critical"),
    }


def test_a_suspension_that_names_a_mineral_does_not_decide_on_it(small: sqlite3.Connection) -> None:
    found = read(small, "mineral/gallium", date(2025, 12, 1))

    assert [(subject.key, subject.is_deciding) for subject in found.subjects] == [
        ("mofcom-2024-46#clause-2", True),
        ("mofcom-2025-72#act", False),
    ]
    assert found.standing.state is State.SUSPENDED


def test_small_firm_has_its_listing_parent_and_roles(small: sqlite3.Connection) -> None:
    found = read(small, "firm/lockheed-martin-missiles", date(2025, 6, 1))
    (listing,) = found.subjects

    assert listing.kind is SubjectKind.LISTING
    assert (listing.label, listing.reason, listing.summary) == (
        "Cn export control list",
        "national security",
        "dual-use exports barred",
    )
    assert listing.firm == found.ref
    assert listing.list is not None
    assert listing.measure is not None
    assert listing.standing.state is State.SUSPENDED
    assert {(fact.key, fact.value) for fact in found.facts} == {
        ("type", "company"),
        ("country", "United States"),
        ("parent", "Lockheed Martin"),
    }
    # It has no summary to carry the sources.
    assert {fact.source_ids for fact in found.facts} == {("ministry-notice",)}
    assert {link.relation for link in found.links} == {"makes or uses", "parent"}


def test_small_list_has_its_listings_and_rounds(small: sqlite3.Connection) -> None:
    found = read(small, "list/cn-export-control-list", date(2025, 12, 1))

    assert found.summary == "No dual-use goods."
    assert [subject.firm.id for subject in found.subjects if subject.firm is not None] == [
        "firm/lockheed-martin",
        "firm/lockheed-martin-missiles",
    ]
    assert found.figures[0].rows == (("2025-01-02", "Announcement No. 1 of 2025", "2", "2"),)
    assert [link.entry.id for link in found.links if link.relation == "legal basis"] == [
        "measure/cn-export-control-law"
    ]


def test_days_after_the_edition_are_forecasts(small: sqlite3.Connection) -> None:
    assert not read(small, NO_46, date(2026, 11, 22)).is_forecast
    assert read(small, NO_46, date(2026, 11, 23)).is_forecast


def test_an_id_that_was_merged_away_gives_the_entry_that_holds_now(small: sqlite3.Connection) -> None:
    assert ref(small, "firm/lockheed").id == "firm/lockheed-martin"
    assert read(small, "firm/lockheed").ref.id == "firm/lockheed-martin"


@pytest.mark.parametrize(
    ("entry_id", "meant"),
    [
        pytest.param("mineral/galium", "mineral/gallium", id="typo"),
        pytest.param("gallium", "mineral/gallium", id="no-kind"),
        pytest.param("firm/gallium", "mineral/gallium", id="wrong-kind"),
        pytest.param("Mineral/Gallium", "mineral/gallium", id="capitals"),
        pytest.param("mofcom-2024-4", "measure/mofcom-2024-46", id="half"),
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest(small: sqlite3.Connection, entry_id: str, meant: str) -> None:
    with pytest.raises(DataError) as caught:
        read(small, entry_id)

    assert caught.value.text == f"There is no entry '{entry_id}' in this edition. Did you mean '{meant}'?"


@pytest.mark.parametrize("entry_id", ["", "/", "mineral/", "zzz", "mineral/\x00", "firm/'; DROP TABLE entry"])
def test_nonsense_is_an_unknown_id(small: sqlite3.Connection, entry_id: str) -> None:
    with pytest.raises(DataError, match="There is no entry"):
        ref(small, entry_id)


@pytest.fixture(scope="module")
def everything(real: sqlite3.Connection) -> list[Entry]:
    """Return every entry of the real edition."""
    return [read(real, row[0]) for row in real.execute("SELECT id FROM entry ORDER BY entry_no")]


def test_every_source_that_an_entry_cites_is_with_it(everything: list[Entry]) -> None:
    for found in everything:
        cited = set(found.source_ids)
        cited.update(source for fact in found.facts for source in fact.source_ids)
        cited.update(source for table in found.figures for source in table.source_ids)
        cited.update(source for link in found.links for source in link.source_ids)
        cited.update(source for subject in found.subjects for source in subject.source_ids)
        cited.update(event.source for subject in found.subjects for event in subject.timeline if event.source)
        cited.update(conflict.source_id for conflict in found.conflicts)
        cited.update(conflict.source_id for conflict in found.conflicts)

        assert cited == set(found.sources), found.ref.id
        assert all(key == source.id for key, source in found.sources.items())


def test_every_act_that_an_event_names_is_with_the_entry(everything: list[Entry]) -> None:
    for found in everything:
        named = {event.by for subject in found.subjects for event in subject.timeline if event.by is not None}

        assert named == set(found.acts), found.ref.id


def test_subjects_that_bind_come_first(everything: list[Entry]) -> None:
    for found in everything:
        ranks = [(not subject.is_deciding, RANK_OF_STATE[subject.standing.state]) for subject in found.subjects]

        assert ranks == sorted(ranks), found.ref.id


def test_tables_of_numbers_are_whole(everything: list[Entry]) -> None:
    for found in everything:
        for table in found.figures:
            assert len(table.rows) == len(table.source_ids)
            assert all(len(row) == len(table.columns) for row in table.rows)
            assert all(isinstance(cell, str) for row in table.rows for cell in row)


def test_ties_that_are_kept_are_read_from_both_ends(everything: list[Entry]) -> None:
    by_id = {found.ref.id: found for found in everything}
    for found in everything:
        for link in found.links:
            if link.relation in ("minerals named", "technologies named", "firms named", "firms listed"):
                other = by_id[link.entry.id]
                acts = {subject.measure.id for subject in other.subjects if subject.measure is not None}
                assert found.ref.id in acts
            else:
                back = {tie.entry.id for tie in by_id[link.entry.id].links}
                assert found.ref.id in back, (found.ref.id, link.relation, link.entry.id)


def test_ties_of_one_relation_stand_together_and_name_each_entry_once(everything: list[Entry]) -> None:
    for found in everything:
        relations = [link.relation for link in found.links]
        pairs = [(link.relation, link.entry.id) for link in found.links]

        assert len(pairs) == len(set(pairs))
        assert len(set(relations)) == len(
            [each for each, before in zip(relations, ["", *relations], strict=False) if each != before]
        )


@settings(max_examples=60)
@given(data=st.data(), day=DAYS)
def test_the_summary_agrees_with_the_subjects(real: sqlite3.Connection, data: st.DataObject, day: date) -> None:
    ids = [row[0] for row in real.execute("SELECT id FROM entry ORDER BY entry_no")]
    found = read(real, data.draw(st.sampled_from(ids)), day)
    deciding = [subject.standing for subject in found.subjects if subject.is_deciding]
    known = [standing for standing in deciding if standing.state is not None]

    assert found.standing.state is min(
        (standing.state for standing in known), key=RANK_OF_STATE.__getitem__, default=None
    )
    if len(known) > 1:
        assert sum(count for _, count in found.standing.counts) == len(known)


def test_all_kinds_can_be_read(everything: list[Entry]) -> None:
    assert {found.ref.kind for found in everything} == set(Kind)
    assert all(found.facts for found in everything)
