"""The user's own file: checked, migrated, backed up, read through sqlite3 and written through SQLModel."""
