"""Tests of bringing a notebook from version to version: the tables, the backup before, no half step."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import create_engine

from db.errors import DataError
from db.notebook import backup, file, marks, migrations, opening, reader
from db.notebook.finding import find_notes, marked
from db.notebook.migrations import STEPS, Step, migrate
from db.notebook.writer import NotebookWriter
from db.notes import Note
from db.schema.notebook import Notebook
from db.search.query import parse
from tests.db.notebook.helpers import GALLIUM, HUAWEI, START, TickingClock, read_history, read_notes
from tests.db.notebook.make_notebook_v1 import TARGET as V1

V2 = V1.with_name("notebook_v2.sqlite")
MORE: Step = (
    "CREATE TABLE sample (id TEXT NOT NULL PRIMARY KEY)",
    "ALTER TABLE note ADD COLUMN sample TEXT",
)
BROKEN: Step = ("CREATE TABLE broken (id TEXT NOT NULL PRIMARY KEY)", "INSERT INTO nowhere (id) VALUES (1)")
LATEST = len(STEPS)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.sqlite"
    shutil.copy(V1, path)
    return path


def connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=1.0)


def run(path: Path, *steps: Step) -> Path | None:
    with closing(connect(path)) as connection:
        return migrate(connection, path, backup_dir=path.parent / "backups", now=START, steps=(*STEPS, *steps))


def columns(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return each table's columns (name, affinity, not null, key) and indexes, free of how the SQL was written."""
    found: dict[str, list[tuple[object, ...]]] = {}
    # The full-text index is SQLite's own and derived; no model declares it.
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'note_text%' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        rows = connection.execute(
            "SELECT name, replace(type, 'VARCHAR', 'TEXT'), \"notnull\", pk FROM pragma_table_info(?)", (table,)
        ).fetchall()
        for name, is_unique in connection.execute(
            'SELECT name, "unique" FROM pragma_index_list(?) ORDER BY name', (table,)
        ).fetchall():
            indexed = connection.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (name,)).fetchall()
            rows.append(("index", name, is_unique, tuple(column for (column,) in indexed)))
        rows += connection.execute(
            'SELECT "from", "table", "to", \'reference\' FROM pragma_foreign_key_list(?)', (table,)
        ).fetchall()
        found[table] = rows
    return found


def test_number_of_steps_is_the_version() -> None:
    assert len(STEPS) == file.LATEST_VERSION


def test_steps_make_the_tables_that_the_models_declare(tmp_path: Path) -> None:
    opening.open_for_writing(tmp_path / "steps.sqlite", now=START).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'models.sqlite'}")
    Notebook.metadata.create_all(engine)
    engine.dispose()

    with closing(connect(tmp_path / "steps.sqlite")) as steps, closing(connect(tmp_path / "models.sqlite")) as models:
        assert columns(steps) == columns(models)


def test_notebook_of_version_1_opens_with_everything_in_it(old: Path) -> None:
    with NotebookWriter(old, clock=TickingClock()) as writer:
        writer.restore_note("c" * 32)
        saved = writer.save_note("a" * 32, "Still writable.", expected_revision=2)

    assert [note.entry_name for note in read_notes(old)] == ["Gallium", "Gallium", "Gone Ltd"]
    assert saved in read_notes(old)
    assert [version.text for version in read_history(old, "a" * 32)] == [
        "First thoughts.",
        "Clause 2 is what matters: 镓, 〔2024〕46号.",
        "Still writable.",
    ]


def test_words_of_a_note_of_version_1_are_found_after_the_migration(old: Path) -> None:
    opening.open_for_writing(old, now=START).close()

    with closing(reader.open_reader(old)) as connection:
        found = {words: [hit.note.id for hit in find_notes(connection, words)] for words in ("clause 镓", "removed")}

    assert found == {"clause 镓": ["a" * 32], "removed": []}


def test_first_edit_of_a_note_of_version_1_can_be_undone(old: Path) -> None:
    with NotebookWriter(old, clock=TickingClock()) as writer:
        writer.save_note("a" * 32, "Changed.", expected_revision=2)
        writer.undo()

    assert read_notes(old, "mineral/gallium")[0].text == "Clause 2 is what matters: 镓, 〔2024〕46号."


def test_new_notebook_needs_no_backup(tmp_path: Path) -> None:
    assert run(tmp_path / "notebook.sqlite") is None
    assert not (tmp_path / "backups").exists()


def test_migration_backs_up_first_and_keeps_the_notes(old: Path) -> None:
    made = run(old, MORE)

    assert made == old.parent / "backups" / "notebook-20261125T100000Z-before-version-2.sqlite"
    with closing(connect(old)) as connection:
        assert file.version_of(connection) == LATEST + 1
        assert connection.execute("SELECT COUNT(*) FROM note WHERE sample IS NULL").fetchone() == (3,)
    with closing(connect(made)) as connection:
        assert file.version_of(connection) == 1
        assert connection.execute("SELECT COUNT(*) FROM note").fetchone() == (3,)
    assert [entry.name for entry in made.parent.iterdir() if entry.suffix == ".sqlite"] == [made.name]


def test_step_that_fails_leaves_the_notebook_as_it_was(old: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        run(old, BROKEN)

    with closing(connect(old)) as connection:
        assert file.version_of(connection) == LATEST
        assert connection.execute("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'broken'").fetchone() == (0,)
    assert len(read_notes(old)) == 2


def test_steps_before_the_one_that_fails_stay_done(old: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        run(old, MORE, BROKEN)

    with closing(connect(old)) as connection:
        assert file.version_of(connection) == LATEST + 1
    assert run(old, MORE) is None


def test_backup_that_cannot_be_written_stops_the_migration(old: Path) -> None:
    (old.parent / "backups").touch()

    with pytest.raises(DataError, match="No backup of the notebook could be written"):
        run(old, MORE)

    with closing(connect(old)) as connection:
        assert file.version_of(connection) == 1


def test_migrating_a_migrated_notebook_does_nothing(old: Path) -> None:
    run(old, MORE)

    assert run(old, MORE) is None
    assert len(list((old.parent / "backups").iterdir())) == 1


def test_notebook_newer_than_the_steps_is_refused(old: Path) -> None:
    run(old, MORE)

    with pytest.raises(DataError, match=f"version {LATEST + 1}; this program knows notebooks up to version {LATEST}"):
        run(old)


def test_reader_asks_for_the_migration_and_bringing_up_to_date_does_it(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "LATEST_VERSION", LATEST + 1)
    monkeypatch.setattr(migrations.migrate, "__kwdefaults__", {"steps": (*STEPS, MORE)})
    with pytest.raises(DataError, match=f"is of version 1 and has to be brought to {LATEST + 1} first"):
        read_notes(old)

    opening.bring_up_to_date(old, now=START)

    assert len(read_notes(old)) == 2
    assert len(list((old.parent / "backups").iterdir())) == 1


def test_bringing_a_missing_notebook_up_to_date_makes_none(tmp_path: Path) -> None:
    opening.bring_up_to_date(tmp_path / "notebook.sqlite", now=START)

    assert list(tmp_path.iterdir()) == []


def test_backup_of_a_live_notebook_has_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with NotebookWriter(path, clock=TickingClock()) as writer:
        note = writer.add_note(GALLIUM, "in the log, not yet in the file")
        with closing(file.connect_read_only(path)) as source:
            first = backup.back_up(source, tmp_path / "backups", reason="test", now=START)
            second = backup.back_up(source, tmp_path / "backups", reason="test", now=START)

    assert read_notes(first) == (note,)
    assert second.name == "notebook-20261125T100000Z-test-2.sqlite"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Return a copy of the file that the program itself wrote when its notebooks were of version 2."""
    path = tmp_path / "notebook.sqlite"
    shutil.copy(V2, path)
    return path


def test_notebook_of_version_2_opens_with_everything_in_it(second: Path) -> None:
    opening.open_for_writing(second, now=START).close()

    with closing(reader.open_reader(second)) as connection:
        (search,) = marks.searches(connection)
        tagged = marked(connection, parse("tag:urgent is:starred review:2026-11-28"), today=START.date())
        (collection,) = marks.collections(connection)
        (decision,) = marks.decisions(connection)
    assert (search.name, search.kind, search.query, search.columns) == (
        "Chinese bans",
        "mineral",
        "type:export-ban by:CN",
        ("name", "state"),
    )
    assert (search.as_of, search.sort) == (None, "")
    assert tagged.entry_ids("tag", ["urgent"]) == tagged.entry_ids("review", ["2026-11-28"]) == {GALLIUM.id}
    assert tagged.entry_ids("is", ["starred"]) == {HUAWEI.id}
    assert [entry.name for entry in collection.entries] == ["Gallium", "Huawei Technologies"]
    assert decision.outcome == "Do not ship"


def test_words_of_notes_of_version_2_tell_their_entries_after_the_migration(second: Path) -> None:
    with NotebookWriter(second, clock=TickingClock(), author="Ada") as writer:
        writer.restore_note(next(note for note in all_notes(second, is_removed=True)).id)

        assert entries_with(second, "clause 镓") == {GALLIUM.id}
        assert entries_with(second, "restorable") == {HUAWEI.id}


def test_every_step_of_a_journal_of_version_2_can_be_undone_and_redone(second: Path) -> None:
    with NotebookWriter(second, clock=TickingClock(), author="Ada") as writer:
        undone = []
        while (label := writer.undo()) is not None:
            undone.append(label)
        assert len(undone) == 11
        assert "Search “Gone” deleted" in undone
        while writer.redo() is not None:
            pass

    with closing(reader.open_reader(second)) as connection:
        assert [search.name for search in marks.searches(connection)] == ["Chinese bans"]
        assert len(marks.tags(connection)) == len(marks.stars(connection)) == len(marks.collections(connection)) == 1
    assert [note.text for note in read_notes(second)] == ["Clause 2 is what matters: 镓, 〔2024〕46号."]


def test_notebook_of_version_2_is_merged_into_one_of_the_present(second: Path, tmp_path: Path) -> None:
    with NotebookWriter(tmp_path / "other.sqlite", clock=TickingClock(), author="Eve") as writer:
        writer.shelves.save_search("Ours", "ours")
        writer.merge(second)

        with closing(reader.open_reader(tmp_path / "other.sqlite")) as connection:
            assert {search.name for search in marks.searches(connection)} == {"Ours", "Chinese bans"}


def all_notes(path: Path, *, is_removed: bool) -> tuple[Note, ...]:
    with closing(reader.open_reader(path)) as connection:
        return reader.notes(connection, is_removed=is_removed)


def entries_with(path: Path, words: str) -> frozenset[str]:
    query = parse(f'note:"{words}"')
    with closing(reader.open_reader(path)) as connection:
        return marked(connection, query, today=START.date()).entry_ids("note", query.values("note"))
