"""Builds the reports on time: what ends or begins and when, and what changed its state between two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from db.records import Change, Deadline, EditionInfo
from desktop.core import formats
from desktop.core.page_id import ChangesPage, DeadlinesPage
from desktop.core.texts import _, data_word, ngettext
from desktop.pages import wording
from desktop.pages.blocks import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    LinkSpan,
    Paragraph,
    Row,
    Span,
    Spans,
    StateSpan,
    Text,
    Tone,
)
from desktop.pages.frame import as_of_box
from desktop.pages.limits import SHORT, Limits, cut
from desktop.pages.naming import name_spans


def deadlines_page(deadlines: Sequence[Deadline], edition: EditionInfo, *, as_of: date) -> Document:
    """Return the page of scheduled ends and effective days, those that passed without an act first.

    Args:
        deadlines: As `db.queries.deadlines` gives them.
        edition: The edition that they come from.
        as_of: The day to look from.
    """
    passed = [each for each in deadlines if each.is_passed]
    ahead = [each for each in deadlines if not each.is_passed]
    blocks: list[Block] = [
        Paragraph((Text(deadlines_line(passed, ahead)),), Tone.LEAD),
        as_of_box(as_of, edition),
        *_deadline_section(_("Ahead"), ahead, _("Nothing with a day is ahead.")),
        *_deadline_section(
            _("Passed, and no act says what followed"), passed, _("No stated end passed without an act.")
        ),
    ]
    subtitle = _("Scheduled ends, effective days and closing days of comments")
    return Document(str(DeadlinesPage()), _("Deadlines"), subtitle, as_of, edition, tuple(blocks))


def changes_page(
    changes: Sequence[Change], page: ChangesPage, *, edition: EditionInfo, limits: Limits = SHORT, sentence: str = ""
) -> Document:
    """Return the page of what changed its state between two days, by the day of the new state.

    Args:
        changes: As `db.queries.changes` gives them.
        page: The two days and the query.
        edition: The edition that they come from.
        limits: How many changes to show.
        sentence: The query in words; empty for everything.
    """
    shown, more = cut(changes, limits.listings)
    count = ngettext("{count} provision or listing", "{count} provisions or listings", len(changes))
    lead = _("{count} changed state between {before} and {after}.").format(
        count=count.format(count=formats.number(len(changes))),
        before=formats.long_day(page.before),
        after=formats.long_day(page.after),
    )
    blocks: list[Block] = [Paragraph((Text(lead),), Tone.LEAD), as_of_box(page.after, edition)]
    if sentence:
        blocks.append(Paragraph((Text(_("Selection: {words}.").format(words=sentence.rstrip("."))),)))
    if shown:
        blocks.append(changes_table(shown, more))
    blocks.append(Paragraph(_other_spans(page), Tone.SMALL))
    subtitle = _("What changed its state between {before} and {after}").format(
        before=formats.day(page.before), after=formats.day(page.after)
    )
    return Document(str(page), _("Changes"), subtitle, page.after, edition, tuple(blocks))


def deadlines_line(passed: Sequence[Deadline], ahead: Sequence[Deadline]) -> str:
    """Return what turns next and how much has passed, in one or two sentences."""
    words = []
    if ahead:
        nearest = ahead[0]
        words.append(
            _("Next: {what} on {day} ({act}).").format(
                what=data_word(nearest.what), day=formats.long_day(nearest.day), act=nearest.measure.short_name
            )
        )
    if passed:
        count = ngettext(
            "{count} stated end has passed, and no act says what followed.",
            "{count} stated ends have passed, and no act says what followed.",
            len(passed),
        )
        words.append(count.format(count=formats.number(len(passed))))
    return " ".join(words) or _("Nothing with a day is ahead, and no stated end passed without an act.")


def _deadline_section(title: str, deadlines: Sequence[Deadline], none: str) -> tuple[Block, ...]:
    if not deadlines:
        return (Heading(1, title), Paragraph((Text(none),)))
    return (Heading(1, title), deadlines_table(deadlines))


def deadlines_table(deadlines: Sequence[Deadline]) -> DataTable:
    """Return the deadlines as a table, in the order given, with what officials and the press say under each."""
    columns = (
        Column(_("Day"), share=1.0),
        Column(_("What"), share=1.6),
        Column(_("Act"), share=2.6),
        Column(_("Concerns"), share=2.0),
    )
    rows = tuple(
        Row(
            (
                (Text(formats.day(each.day)),),
                (Text(_capital(data_word(each.what))),),
                name_spans(each.measure),
                (Text(turning(each)),),
            ),
            tuple((Text(formats.remark(remark)),) for remark in each.remarks),
        )
        for each in deadlines
    )
    return DataTable("", columns, rows)


def changes_table(changes: Sequence[Change], more: str) -> DataTable:
    """Return the changes as a table, in the order given; `more` says what was left out."""
    columns = (
        Column(_("Day"), share=1.0),
        Column(_("Entry"), share=2.2),
        Column(_("Concerns"), share=1.5),
        Column(_("Before"), share=1.2),
        Column(_("After"), share=1.5),
        Column(_("By"), share=1.5),
    )
    rows = tuple(
        Row(
            (
                (Text(formats.day(each.after.since)),),
                name_spans(each.entry),
                (Text(concerned(each.label)),),
                _before(each),
                (StateSpan(each.after.state, wording.short_state(each.after)),),
                _by(each),
            )
        )
        for each in changes
    )
    return DataTable("", columns, rows, more)


def turning(deadline: Deadline) -> str:
    """Return what turns on the day: one provision by its label, several of one label with how many they are."""
    words = concerned(deadline.label)
    if deadline.subjects == 1 or deadline.label[:1].isdigit():
        return words
    count = ngettext("{count} provision or listing", "{count} provisions or listings", deadline.subjects)
    return f"{words}: {count.format(count=formats.number(deadline.subjects))}"


def concerned(label: str) -> str:
    """Return what is concerned: one provision by its label, several as a number."""
    count, _space, kind = label.partition(" ")
    if not count.isdigit() or kind not in ("provisions", "listings"):
        return data_word(label)
    if kind == "listings":
        return ngettext("{count} listing", "{count} listings", int(count)).format(count=count)
    return _("{count} provisions").format(count=count)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _other_spans(page: ChangesPage) -> Spans:
    """Return links to the changes of other spans that end on the same day."""
    spans: list[Span] = [Text(_("Other spans: "))]
    for days, words in ((7, _("7 days")), (30, _("30 days")), (90, _("90 days")), (365, _("a year"))):
        other = ChangesPage(page.after - timedelta(days=days), page.after, page.query)
        spans += [Text(" · ")] if len(spans) > 1 else []
        spans.append(Text(words) if other == page else LinkSpan(words, str(other)))
    return tuple(spans)


def _before(change: Change) -> Spans:
    if change.before.state is None:
        return (Text("–"),)
    return (StateSpan(change.before.state, wording.short_state(change.before)),)


def _by(change: Change) -> Spans:
    if change.measure is None:
        return ()
    if change.measure.id == change.entry.id:
        return (Text(_("the act itself")),)
    return (LinkSpan(change.measure.short_name, change.measure.id),)
