"""The commands on notes, the user's own words on entries: add, list, show, find, edit, remove, restore, move."""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import asdict

from db.errors import DataError
from db.notebook import reader
from db.notebook.finding import find_notes
from db.notebook.limits import MAX_NOTE_BYTES, require_text
from db.notebook.records import Version
from db.queries.entries import ref as read_ref
from db.records import Confidence, EntryRef, Judgement, Likelihood, Note
from desktop.cli.notebook_run import ID_SHOWN, require_note, writing
from desktop.cli.run import Run, basis_json, basis_lines
from desktop.cli.tables import Column, shortened, table, wrapped
from desktop.core import formats
from desktop.core.texts import _, ngettext

_TEASER = 60
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
        case "find":
            return _find(run)
        case "edit" | "remove" | "restore" | "move":
            return _change(run)
    raise ValueError(f"no action {run.arguments.action!r}")


def _add(run: Run) -> int:
    with run.edition() as (connection, edition):
        entry = read_ref(connection, run.arguments.id)
    text = _text(run)
    with writing(run) as writer:
        note = writer.add_note(entry, text, judgement=_judgement(run))
    if run.is_json:
        run.print_json({**basis_json(run, edition), "note": note})
        return 0
    run.print_lines(basis_lines(run, edition))
    run.print_text(
        _("Saved note {id} on {name} in {path}.").format(
            id=note.id[:ID_SHOWN], name=entry.name, path=run.paths.notebook
        )
    )
    return 0


def _find(run: Run) -> int:
    with run.notebook() as notebook:
        found = find_notes(notebook, " ".join(run.arguments.words))
    if run.is_json:
        run.print_json({"notes": [{**asdict(hit.note), "excerpt": hit.excerpt} for hit in found]})
        return 0
    columns = (Column(_("Note"), is_fixed=True), Column(_("Entry"), is_fixed=True), Column(_("Text")))
    rows = [(hit.note.id[:ID_SHOWN], hit.note.entry_id, hit.excerpt) for hit in found]
    if rows:
        run.print_lines(table(columns, rows, width=run.width))
    run.print_text(ngettext("{count} note.", "{count} notes.", len(found)).format(count=len(found)))
    return 0


def _change(run: Run) -> int:
    with run.notebook() as notebook:
        known = require_note(notebook, run.arguments.id)
    match run.arguments.action:
        case "edit":
            text = _text(run)
            with writing(run) as writer:
                note = writer.save_note(known.id, text, expected_revision=known.revision)
        case "move":
            with run.edition() as (connection, _edition):
                entry = read_ref(connection, run.arguments.entry)
            with writing(run) as writer:
                note = writer.move_note(known.id, entry)
        case _other:
            with writing(run) as writer:
                is_removal = run.arguments.action == "remove"
                note = writer.remove_note(known.id) if is_removal else writer.restore_note(known.id)
    if run.is_json:
        run.print_json({"note": note})
        return 0
    done = {
        "edit": _("Saved note {id} on {name}."),
        "move": _("Note {id} is on {name} now."),
        "remove": _("Removed note {id} on {name}; “monazite note restore” brings it back."),
        "restore": _("Restored note {id} on {name}."),
    }
    run.print_text(done[run.arguments.action].format(id=note.id[:ID_SHOWN], name=note.entry_name))
    return 0


def _judgement(run: Run) -> Judgement | None:
    given = run.arguments
    if given.judgement is None:
        if given.likelihood is not None or given.confidence is not None:
            raise DataError(
                _("Likelihood and confidence are those of a judgement, and none was given."),
                _("Write it after --judgement."),
            )
        return None
    require_text(given.judgement)
    return Judgement(
        given.judgement,
        Likelihood(given.likelihood) if given.likelihood else None,
        Confidence(given.confidence) if given.confidence else None,
    )


def judgement_line(judgement: Judgement) -> str:
    """Return a judgement with its likelihood and confidence, as a paragraph."""
    parts = [
        _("likelihood: {term}").format(term=judgement.likelihood.value) if judgement.likelihood else "",
        _("confidence: {level}").format(level=judgement.confidence.value) if judgement.confidence else "",
    ]
    said = "; ".join(part for part in parts if part)
    return _("Judgement: {text}").format(text=judgement.text) + (f" ({said})" if said else "")


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
    return reader.notes_beginning(notebook, given.lower())


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
            note.id[:ID_SHOWN],
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
    if note.part is not None:
        lines += wrapped(_("On {part}").format(part=note.part.name), run.width, indent=_INDENT)
    lines += wrapped(note.text, run.width, indent=_INDENT)
    if note.judgement is not None:
        lines += wrapped(judgement_line(note.judgement), run.width, indent=_INDENT)
    for version in history:
        who = f" {version.author}" if version.author else ""
        lines.append(f"  {formats.moment(version.at)}{who}: {_action(version)}")
    return lines


def _action(version: Version) -> str:
    return _("revision {revision}, {action}").format(revision=version.revision, action=version.action.value)
