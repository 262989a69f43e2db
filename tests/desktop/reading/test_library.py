"""The window's questions, answered from a small edition and a notebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.edition import describe, open_edition
from db.errors import DataError
from db.notebook.records import Target
from db.notebook.writer import NotebookWriter
from db.records import Kind
from desktop.core.browse_state import BrowseState
from desktop.reading.library import Library

DAY = date(2026, 1, 15)


@pytest.fixture
def connection(small_edition_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_edition(small_edition_path)
    yield opened
    opened.close()


@pytest.fixture
def library(connection: sqlite3.Connection, tmp_path: Path) -> Library:
    return Library(connection, describe(connection), notebook=tmp_path / "notebook.sqlite")


def test_listing_is_finished_words(library: Library) -> None:
    listing = library.listing(BrowseState(), DAY)

    assert listing.ids == ("mineral/gallium", "mineral/germanium")
    assert listing.columns[0].key == "name"
    assert listing.cells[0][:3] == ("Gallium", "Suspended", "镓")
    assert listing.states == ("suspended", "")
    assert (listing.count, listing.sentence) == ("2 minerals", "")


def test_query_narrows_and_is_said(library: Library) -> None:
    listing = library.listing(BrowseState(text="镓"), DAY)

    assert listing.ids == ("mineral/gallium",)
    assert (listing.count, listing.sentence) == ("1 of 2 minerals", "with “镓”")


def test_labels_of_terms_are_said(library: Library) -> None:
    state = BrowseState(Kind.FIRM, text="list:cn-export-control-list")

    assert "cn-export-control-list" not in library.listing(state, DAY).sentence


def test_state_of_what_matches_is_not_passed_off_as_the_entrys(library: Library) -> None:
    plain = library.listing(BrowseState(text="镓"), DAY)
    joint = library.listing(BrowseState(text="announced:2024-12-03"), DAY)

    assert [column.title for column in plain.columns if column.is_state] == ["State"]
    assert [column.title for column in joint.columns if column.is_state] == ["State of match"]
    assert joint.ids == ("mineral/gallium",)
    assert joint.sentence.endswith("; the state is that of the acts or listings that match")


def test_sorting_is_done_by_the_query(library: Library) -> None:
    state = BrowseState(sort_key="name", is_descending=True)

    assert library.listing(state, DAY).ids == ("mineral/germanium", "mineral/gallium")


def test_nothing_found_is_an_empty_listing(library: Library) -> None:
    assert library.listing(BrowseState(text="xyzzy"), DAY).cells == ()


def test_bad_query_is_a_sentence(library: Library) -> None:
    with pytest.raises(DataError, match="nokey"):
        library.listing(BrowseState(text="nokey:1"), DAY)


def test_state_follows_the_day(library: Library) -> None:
    before = library.listing(BrowseState(), date(2025, 6, 1))

    assert before.states[0] == "in-force"


def test_counts_of_all_kinds(library: Library) -> None:
    everything = library.counts("", DAY)
    found = library.counts("lockheed", DAY)

    assert everything[Kind.MINERAL] == 2
    assert found[Kind.FIRM] == 2
    assert found[Kind.MINERAL] == 0


def test_facets_are_counted(library: Library) -> None:
    keys = {facet.key for facet in library.facets(BrowseState(), DAY)}

    assert "state" in keys


def test_typo_has_a_suggestion(library: Library) -> None:
    suggestion = library.suggestion("galium")

    assert suggestion is not None
    assert suggestion.lower() == "gallium"


def test_page_and_name_of_an_entry(library: Library) -> None:
    document = library.page("mineral/gallium", DAY)

    assert (document.title, document.as_of) == ("Gallium", DAY)
    assert library.ref("mineral/gallium").name == "Gallium"


def test_unknown_entry_is_a_sentence(library: Library) -> None:
    with pytest.raises(DataError):
        library.page("mineral/unobtainium", DAY)


def test_notes_and_what_has_one(library: Library, tmp_path: Path) -> None:
    with NotebookWriter(tmp_path / "notebook.sqlite") as writer:
        writer.add_note(library.ref("mineral/gallium"), "Watch clause 2.")

    noted = library.listing(replace(BrowseState(), text="has:note"), DAY)

    assert [note.text for note in library.notes("mineral/gallium")] == ["Watch clause 2."]
    assert noted.ids == ("mineral/gallium",)


def test_every_answer_understands_what_the_user_put_on_entries(library: Library, tmp_path: Path) -> None:
    with NotebookWriter(tmp_path / "notebook.sqlite") as writer:
        writer.tags.put("Urgent Case", [Target("mineral/gallium", "Gallium")])
        writer.marks.add_review(Target("mineral/gallium", "Gallium"), DAY)

    state = replace(BrowseState(), text='tag:"urgent case" review:due -is:starred')
    listing = library.listing(state, DAY)

    assert listing.ids == ("mineral/gallium",)
    assert [chip.words for chip in listing.chips] == [
        "tagged “Urgent Case”",
        "with a review that is due",
        "not starred",
    ]
    assert "tagged “Urgent Case”" in listing.sentence
    assert library.counts(state.text, DAY)[Kind.MINERAL] == 1
    assert (
        sum(value.count for facet in library.facets(state, DAY) for value in facet.values if facet.key == "state") == 1
    )
    assert [row.page_id for row in library.hits(state.text, DAY) if not row.is_head] == ["mineral/gallium"]
    assert library.listing(replace(state, text="-tag:urgent-case"), DAY).ids.count("mineral/gallium") == 0
    with pytest.raises(DataError, match="Tags are Urgent Case"):
        library.listing(replace(state, text="tag:urgen"), DAY)


def test_no_notebook_means_no_notes(library: Library) -> None:
    assert library.notes("mineral/gallium") == ()
