"""The SQL of each version of the notebook's tables; a released step is never edited.

They are SQL text, so that they keep meaning what they meant whatever the models become. `index_text` is the function
of that name in `db.search.tokens`, which `db.notebook.migrations` lends to the connection.
"""

from __future__ import annotations

from collections.abc import Sequence

from db.notebook.file import APPLICATION_ID

Step = Sequence[str]

_NOTES: Step = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """
    CREATE TABLE note (
        id TEXT NOT NULL PRIMARY KEY,
        entry_id TEXT NOT NULL,
        entry_name TEXT NOT NULL,
        text TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        is_removed INTEGER NOT NULL
    )
    """,
    "CREATE INDEX note_entry ON note (entry_id, is_removed)",
    """
    CREATE TABLE note_history (
        history_no INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        note_id TEXT NOT NULL REFERENCES note (id),
        revision INTEGER NOT NULL,
        action TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        entry_name TEXT NOT NULL,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL
    )
    """,
    "CREATE INDEX note_history_note ON note_history (note_id, history_no)",
)

_MARKS: Step = (
    "ALTER TABLE note ADD COLUMN version_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN part_kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN part_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN part_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN judgement TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN likelihood TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note ADD COLUMN confidence TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX note_changed ON note (changed)",
    "CREATE INDEX note_part ON note (part_id, is_removed)",
    "ALTER TABLE note_history ADD COLUMN judgement TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note_history ADD COLUMN likelihood TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note_history ADD COLUMN confidence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE note_history ADD COLUMN saves INTEGER NOT NULL DEFAULT 1",
    """
    UPDATE note SET version_id = coalesce(
        (SELECT h.id FROM note_history AS h WHERE h.note_id = note.id AND h.action <> 'refused'
         ORDER BY h.history_no DESC LIMIT 1),
        ''
    )
    """,
    "CREATE TABLE note_key (note_no INTEGER NOT NULL PRIMARY KEY, note_id TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE note_text USING fts5(text, tokenize=\"unicode61 remove_diacritics 0\", prefix='1 2 3')",
    "INSERT INTO note_key (note_id) SELECT id FROM note ORDER BY created, id",
    """
    INSERT INTO note_text (rowid, text)
    SELECT k.note_no, CASE WHEN n.is_removed THEN '' ELSE index_text(n.text) END
    FROM note_key AS k JOIN note AS n ON n.id = k.note_id
    """,
    """
    CREATE TABLE tag (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        created TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE tagging (
        tag_id TEXT NOT NULL,
        target_id TEXT NOT NULL,
        target_name TEXT NOT NULL,
        created TEXT NOT NULL,
        PRIMARY KEY (tag_id, target_id)
    )
    """,
    "CREATE INDEX tagging_target ON tagging (target_id)",
    """
    CREATE TABLE star (
        target_id TEXT NOT NULL PRIMARY KEY,
        target_name TEXT NOT NULL,
        created TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE review (
        id TEXT NOT NULL PRIMARY KEY,
        target_id TEXT NOT NULL,
        target_name TEXT NOT NULL,
        due TEXT NOT NULL,
        reason TEXT NOT NULL,
        is_done INTEGER NOT NULL,
        created TEXT NOT NULL
    )
    """,
    "CREATE INDEX review_due ON review (is_done, due)",
    "CREATE INDEX review_target ON review (target_id)",
    """
    CREATE TABLE saved_search (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        query TEXT NOT NULL,
        columns TEXT NOT NULL,
        created TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE collection (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        created TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE collection_entry (
        collection_id TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        entry_name TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (collection_id, entry_id)
    )
    """,
    "CREATE INDEX collection_entry_entry ON collection_entry (entry_id)",
    """
    CREATE TABLE decision (
        id TEXT NOT NULL PRIMARY KEY,
        target_id TEXT NOT NULL,
        target_name TEXT NOT NULL,
        decided TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL
    )
    """,
    "CREATE INDEX decision_target ON decision (target_id)",
    """
    CREATE TABLE operation (
        operation_no INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        group_id TEXT NOT NULL,
        action TEXT NOT NULL,
        of_group TEXT NOT NULL,
        label TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        saves INTEGER NOT NULL,
        is_undone INTEGER NOT NULL,
        merged_by TEXT NOT NULL
    )
    """,
    "CREATE INDEX operation_group ON operation (group_id)",
    """
    CREATE TABLE row_change (
        change_no INTEGER NOT NULL PRIMARY KEY,
        operation_id TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_key TEXT NOT NULL,
        before TEXT,
        after TEXT
    )
    """,
    "CREATE INDEX row_change_operation ON row_change (operation_id)",
    "CREATE INDEX row_change_row ON row_change (table_name, row_key)",
)

_SEARCHES: Step = (
    "ALTER TABLE saved_search ADD COLUMN as_of TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE saved_search ADD COLUMN sort TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE saved_search ADD COLUMN position INTEGER NOT NULL DEFAULT 0",
    # Which entries have notes with some words is told by numbers alone, without a look at each of the notes.
    "CREATE TABLE entry_key (entry_no INTEGER NOT NULL PRIMARY KEY, entry_id TEXT NOT NULL UNIQUE)",
    "INSERT INTO entry_key (entry_id) SELECT DISTINCT entry_id FROM note ORDER BY entry_id",
    "ALTER TABLE note_key ADD COLUMN entry_no INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE note_key SET entry_no = coalesce(
        (SELECT e.entry_no FROM note AS n JOIN entry_key AS e ON e.entry_id = n.entry_id WHERE n.id = note_key.note_id),
        0
    )
    """,
)

STEPS: tuple[Step, ...] = (_NOTES, _MARKS, _SEARCHES)
