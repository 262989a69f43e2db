"""Builds the page that a window opens with: what turns soon, what nobody confirmed, what changed, where to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from db.records import Change, Deadline, EditionInfo, Note
from db.words import Kind
from desktop.core import formats
from desktop.core.page_id import ChangesPage, DeadlinesPage, HomePage, SelectionPage
from desktop.core.texts import _, ngettext
from desktop.pages.agenda import changes_table, deadlines_line, deadlines_table
from desktop.pages.blocks import Block, Document, Heading, LinkSpan, ListBlock, Paragraph, Spans, Text, Tone
from desktop.pages.frame import as_of_box

# How far ahead the page looks, and how many rows of each sort it has room for.
AHEAD = timedelta(days=90)
_MOST_AHEAD, _MOST_PASSED, _MOST_CHANGES, _MOST_NOTES = 10, 6, 8, 6
_MOST_OWN = 20
_LONGEST_NOTE = 110


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Something that the user put on an entry.

    Attributes:
        entry_id: Empty where it is on no entry.
        name: Of the entry, as the user last saw it.
        words: What is to be said of it; empty for nothing.
    """

    entry_id: str
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """What the page tells of the user's notebook.

    Attributes:
        starred: By name.
        reviews: Those that are due, the earliest first.
        notes: The newest first.
    """

    starred: Sequence[OwnLine] = ()
    reviews: Sequence[OwnLine] = ()
    notes: Sequence[Note] = ()


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What the page tells.

    Attributes:
        deadlines: As `db.queries.deadlines` gives them.
        changes: As `db.queries.changes` gives them, between `since` and the as-of day.
        since: The day of the last visit, or where there was none a day some time before.
        has_visited: Whether `since` is a visit.
        own: What the user keeps.
    """

    deadlines: Sequence[Deadline]
    changes: Sequence[Change]
    since: date
    has_visited: bool
    own: Own = field(default_factory=Own)


def home_page(facts: HomeFacts, edition: EditionInfo, *, as_of: date) -> Document:
    """Return the page for the day."""
    passed = [each for each in facts.deadlines if each.is_passed]
    ahead = [each for each in facts.deadlines if not each.is_passed and each.day <= as_of + AHEAD]
    blocks: tuple[Block, ...] = (
        Paragraph((Text(deadlines_line(passed, ahead)),), Tone.LEAD),
        as_of_box(as_of, edition),
        *_own(_("To look at again"), facts.own.reviews),
        *_turns(_("Ends or takes effect within {days} days").format(days=AHEAD.days), ahead, _MOST_AHEAD),
        *_turns(_("Passed, and no act says what followed"), passed[::-1], _MOST_PASSED),
        *_changes(facts, as_of),
        *_own(_("Starred"), facts.own.starred),
        *_notes(facts.own.notes),
        *_beginnings(),
    )
    subtitle = _("What an analyst looks at first")
    return Document(str(HomePage()), _("Home"), subtitle, as_of, edition, blocks)


def _turns(title: str, turns: Sequence[Deadline], most: int) -> tuple[Block, ...]:
    if not turns:
        return (Heading(1, title), Paragraph((Text(_("Nothing.")),)))
    rest = ngettext("All deadlines, {count} more of these", "All deadlines, {count} more of these", len(turns) - most)
    words = rest.format(count=formats.number(len(turns) - most)) if len(turns) > most else _("All deadlines")
    link = Paragraph((LinkSpan(words, str(DeadlinesPage())),), Tone.SMALL)
    return (Heading(1, title), deadlines_table(turns[:most]), link)


def _changes(facts: HomeFacts, as_of: date) -> tuple[Block, ...]:
    when = _("Changed since your last visit on {day}") if facts.has_visited else _("Changed since {day}")
    heading = Heading(1, when.format(day=formats.day(facts.since)))
    page = ChangesPage(min(facts.since, as_of), as_of)
    if not facts.changes:
        link: Spans = (Text(_("Nothing. ")), LinkSpan(_("Other spans"), str(page)))
        return (heading, Paragraph(link))
    newest = facts.changes[::-1][:_MOST_CHANGES]
    count = ngettext("{count} change in all", "All {count} changes", len(facts.changes))
    words = count.format(count=formats.number(len(facts.changes)))
    return (heading, changes_table(newest, ""), Paragraph((LinkSpan(words, str(page)),), Tone.SMALL))


def _own(title: str, lines: Sequence[OwnLine]) -> tuple[Block, ...]:
    if not lines:
        return ()
    items = [_own_line(line) for line in lines[:_MOST_OWN]]
    if len(lines) > _MOST_OWN:
        rest = len(lines) - _MOST_OWN
        words = ngettext("and {count} more", "and {count} more", rest)
        items.append((Text(words.format(count=formats.number(rest))),))
    return (Heading(1, title), ListBlock("", tuple(items)))


def _own_line(line: OwnLine) -> Spans:
    name = LinkSpan(line.name, line.entry_id) if line.entry_id else Text(line.name)
    return (name, Text(f" – {line.words}")) if line.words else (name,)


def _notes(notes: Sequence[Note]) -> tuple[Block, ...]:
    if not notes:
        return ()
    items = tuple(_note(note) for note in notes[:_MOST_NOTES])
    return (Heading(1, _("Your latest notes")), ListBlock("", items))


def _note(note: Note) -> Spans:
    line = " ".join(note.text.split())
    text = line if len(line) <= _LONGEST_NOTE else f"{line[:_LONGEST_NOTE].rstrip()}…"
    return (LinkSpan(note.entry_name, note.entry_id), Text(f" ({formats.day(note.changed.date())}): {text}"))


def _beginnings() -> tuple[Block, ...]:
    """Return questions that many come with, as links to their answers."""
    questions = (
        (
            _("China’s export bans aimed at the United States"),
            SelectionPage(Kind.MEASURE, "country:CN type:export-ban target:US"),
        ),
        (_("Minerals under a control in force"), SelectionPage(Kind.MINERAL, "state:in-force")),
        (_("The firms of 2 January 2025"), SelectionPage(Kind.FIRM, "announced:2025-01-02")),
        (_("Technologies whose know-how is controlled"), SelectionPage(Kind.TECHNOLOGY, "type:process state:in-force")),
    )
    items: list[Spans] = [(LinkSpan(words, str(page)),) for words, page in questions]
    items.append((LinkSpan(_("How complete this edition is"), "coverage"),))
    return (Heading(1, _("Where to begin")), ListBlock("", tuple(items)))
