"""Builds the page that sets one entry on two days side by side: what holds, and what made the difference."""

from __future__ import annotations

from datetime import timedelta

from db.records import EditionInfo, Entry, Subject
from desktop.core import formats
from desktop.core.page_id import DaysPage
from desktop.core.texts import _, ngettext
from desktop.pages import wording
from desktop.pages.blocks import (
    Block,
    Column,
    DataTable,
    Document,
    FactRow,
    FactTable,
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
from desktop.pages.bottom_line import bottom_line
from desktop.pages.citations import Citations
from desktop.pages.clauses import clause_name, is_whole_act
from desktop.pages.frame import as_of_box, sources_of, sources_section
from desktop.pages.naming import name_spans, title
from desktop.pages.provisions import basis_cell, state_cell
from desktop.pages.reach import reach_caveats

# Links to this many turns of the entry, the latest ones.
_MOST_DAYS = 10


def days_page(before: Entry, after: Entry, *, edition: EditionInfo) -> Document:
    """Return the page.

    Args:
        before: The entry on the earlier day.
        after: The same entry on the later day, which the page is as of.
        edition: The edition that both come from.
    """
    citations = Citations(sources_of((before, after)))
    first, last = formats.day(before.as_of), formats.day(after.as_of)
    then = {subject.key: subject for subject in before.subjects}
    changed = [subject for subject in after.subjects if _differs(then.get(subject.key), subject)]
    blocks: list[Block] = [
        as_of_box(after.as_of, edition, warnings=reach_caveats(after, edition)),
        Heading(1, _("What holds")),
        FactTable((_holds(before, first), _holds(after, last))),
        Heading(1, _("What changed")),
        *_changes(changed, then, entry=after, citations=citations),
        _same(len(after.subjects) - len(changed)),
        *_other_days(after),
        *sources_section(citations),
    ]
    subtitle = _("{kind} on {before} and on {after}").format(
        kind=formats.kind(after.ref.kind).capitalize(), before=first, after=last
    )
    page_id = str(DaysPage(after.ref.id, before.as_of, after.as_of))
    return Document(page_id, title(after.ref), subtitle, after.as_of, edition, tuple(blocks))


def _holds(entry: Entry, day: str) -> FactRow:
    state = StateSpan(entry.standing.state, wording.short_state(entry.standing))
    return FactRow(day, (state, Text(". "), *bottom_line(entry)))


def _differs(then: Subject | None, now: Subject) -> bool:
    return then is None or then.standing != now.standing


def _changes(
    changed: list[Subject], then: dict[str, Subject], *, entry: Entry, citations: Citations
) -> tuple[Block, ...]:
    if not changed:
        words = _("No provision or listing that bears on it changed its state or its stated end.")
        return (Paragraph((Text(words),)),)
    columns = (
        Column(_("Act and clause, or list"), share=1.7),
        Column(_("Before"), share=1.4),
        Column(_("After"), share=1.6),
        Column(_("By"), share=1.6),
    )
    rows = tuple(
        Row(
            (
                _name(subject),
                _before(then.get(subject.key)),
                state_cell(subject),
                basis_cell(subject, entry, citations=citations),
            )
        )
        for subject in changed
    )
    return (DataTable("", columns, rows),)


def _name(subject: Subject) -> Spans:
    if subject.list is not None:
        whose: Spans = name_spans(subject.firm) if subject.firm is not None else ()
        return (*name_spans(subject.list), *((Text(": "), *whose) if whose else ()))
    spans: list[Span] = []
    if subject.measure is not None:
        spans += name_spans(subject.measure)
    if not is_whole_act(subject):
        spans.append(Text(f", {clause_name(subject).name}"))
    return tuple(spans)


def _before(subject: Subject | None) -> Spans:
    return (StateSpan(None, _("not yet published")),) if subject is None else state_cell(subject)


def _same(count: int) -> Paragraph:
    words = ngettext(
        "{count} provision or listing is as it was.", "{count} provisions or listings are as they were.", count
    )
    return Paragraph((Text(words.format(count=formats.number(count))),))


def _other_days(entry: Entry) -> tuple[Block, ...]:
    """Return links that compare the day before each of the last turns with the later day."""
    days = {event.day for subject in entry.subjects for event in subject.timeline if event.day <= entry.as_of}
    if not days:
        return ()
    spans: list[Span] = [Text(_("Compare with the day before: "))]
    for turn in sorted(days, reverse=True)[:_MOST_DAYS]:
        page_id = str(DaysPage(entry.ref.id, turn - timedelta(days=1), entry.as_of))
        spans += [Text(" · ")] if len(spans) > 1 else []
        spans.append(LinkSpan(formats.day(turn), page_id))
    return (Paragraph(tuple(spans), Tone.SMALL),)
