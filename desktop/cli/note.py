"""The commands note add, note list and note show: the user's own words on entries."""

from __future__ import annotations

import getpass
import sqlite3
import sys
from dataclasses import asdict

from db.errors import DataError
from db.notebook import reader
from db.notebook.limits import MAX_NOTE_BYTES, require_text
from db.notebook.records import Version
from db.queries.entries import ref as read_ref
from db.records import EntryRef, Note
from desktop.cli.run import Run, basis_json, basis_lines
from desktop.cli.tables import Column, shortened, table, wrapped
from desktop.core import formats
from desktop.core.texts import _, ngettext

_TEASER = 60
_ID_SHOWN = 8
_INDENT = "  "


def run(run: Run) -> int:
    """Do the action that was asked for."""
    match run.arguments.action:
        case "add":
            return _add(run)
        case "list":
            return _list(run)
        case "show":
            return _show(run)
    raise ValueError(f"no action {run.arguments.action!r}")


def _add(run: Run) -> int:
    # Loaded here, not with the module: it brings SQLModel.
    from db.notebook.writer import NotebookWriter

    with run.edition() as (connection, edition):
        entry = read_ref(connection, run.arguments.id)
    text = _text(run)
    with NotebookWriter(run.paths.notebook, clock=run.clock, author=_author()) as writer:
        note = writer.add_note(entry, text)
    if run.is_json:
        run.print_json({**basis_json(run, edition), "note": note})
        return 0
    run.print_lines(basis_lines(run, edition))
    run.print_text(
        _("Saved note {id} on {name} in {path}.").format(
            id=note.id[:_ID_SHOWN], name=entry.name, path=run.paths.notebook
        )
    )
    return 0


def _list(run: Run) -> int:
    with run.edition() as (connection, edition), run.notebook() as notebook:
        entry_id = run.arguments.id
        found = reader.notes(notebook, entry_id, is_removed=run.arguments.removed)
        if entry_id is not None and not found:
            # A wrong id and an entry without a note are two different answers.
            read_ref(connection, entry_id)
        kept = {note.entry_id for note in found if _entry(connection, note.entry_id) is None}
    if run.is_json:
        notes = [{**asdict(note), "is_kept": note.entry_id in kept} for note in found]
        run.print_json({**basis_json(run, edition), "notes": notes})
        return 0
    run.print_lines(basis_lines(run, edition))
    print()
    if found:
        run.print_lines(_table(run, found, kept))
        print()
    run.print_text(ngettext("{count} note.", "{count} notes.", len(found)).format(count=len(found)))
    if kept:
        run.print_text(_("Notes marked as kept are on entries that this edition does not have."))
    return 0


def _show(run: Run) -> int:
    with run.edition() as (connection, edition), run.notebook() as notebook:
        found = _asked_for(notebook, run.arguments.id)
        if not found and "/" not in run.arguments.id:
            raise DataError(
                _("The notebook has no note “{id}”.").format(id=run.arguments.id),
                _("“monazite note list” lists them."),
            )
        entry = None if found else read_ref(connection, run.arguments.id)
        histories = {note.id: reader.history(notebook, note.id) for note in found}
    if run.is_json:
        notes = [{**asdict(note), "history": histories[note.id]} for note in found]
        run.print_json({**basis_json(run, edition), "notes": notes})
        return 0
    run.print_lines(basis_lines(run, edition))
    for note in found:
        print()
        run.print_lines(_note_lines(run, note, histories[note.id]))
    if entry is not None:
        run.print_text(_("There is no note on {name}.").format(name=entry.name))
    return 0


def _asked_for(notebook: sqlite3.Connection, given: str) -> tuple[Note, ...]:
    """Return the notes on an entry, or the note whose id begins as given."""
    if "/" in given:
        return reader.notes(notebook, given)
    everything = (*reader.notes(notebook), *reader.notes(notebook, is_removed=True))
    return tuple(note for note in everything if note.id.startswith(given.lower()))


def _entry(connection: sqlite3.Connection, entry_id: str) -> EntryRef | None:
    try:
        return read_ref(connection, entry_id)
    except DataError:
        return None


def _text(run: Run) -> str:
    words: list[str] = run.arguments.text
    text = " ".join(words)
    if words == ["-"]:
        # One byte more than fits is enough to know, so that a wrong pipe does not fill the memory.
        content = sys.stdin.buffer.read(MAX_NOTE_BYTES + 1)
        if len(content) > MAX_NOTE_BYTES:
            raise DataError(
                _("Standard input has more than {limit} bytes, the most that a note can take.").format(
                    limit=formats.number(MAX_NOTE_BYTES)
                ),
                _("Split it into several notes."),
            )
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise DataError(
                _("Standard input is not text in UTF-8: byte {position} cannot be read.").format(
                    position=error.start + 1
                ),
                _("Convert it to UTF-8 and try again."),
            ) from error
    if not text.strip():
        raise DataError(
            _("The note has no text."), _("Write it after the id, or pass - and give it on standard input.")
        )
    require_text(text)
    return text


def _author() -> str:
    """Return the name that the user has on this system, for the note's history; nothing where it has none."""
    try:
        return getpass.getuser().encode("utf-8", "replace").decode()
    except (KeyError, OSError, ImportError):
        return ""


def _table(run: Run, found: tuple[Note, ...], kept: set[str]) -> list[str]:
    columns = (
        Column(_("Note"), is_fixed=True),
        Column(_("Entry"), is_fixed=True),
        Column(_("Name")),
        Column(_("Changed"), is_fixed=True),
        Column(_("Text")),
    )
    rows = [
        (
            note.id[:_ID_SHOWN],
            note.entry_id,
            _("{name} (kept)").format(name=note.entry_name) if note.entry_id in kept else note.entry_name,
            formats.moment(note.changed),
            shortened(note.text, _TEASER),
        )
        for note in found
    ]
    return table(columns, rows, width=run.width)


def _note_lines(run: Run, note: Note, history: tuple[Version, ...]) -> list[str]:
    title = _("{name} ({entry}), note {id}, changed {changed}").format(
        name=note.entry_name, entry=note.entry_id, id=note.id, changed=formats.moment(note.changed)
    )
    lines = wrapped(title, run.width)
    lines += wrapped(note.text, run.width, indent=_INDENT)
    for version in history:
        who = f" {version.author}" if version.author else ""
        lines.append(f"  {formats.moment(version.at)}{who}: {_action(version)}")
    return lines


def _action(version: Version) -> str:
    return _("revision {revision}, {action}").format(revision=version.revision, action=version.action.value)
