"""Builds the page that sets two to six entries of one kind side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.records import EditionInfo, Entry, EntryRef, Kind, Subject
from desktop.core import formats
from desktop.core.page_id import FEWEST_COMPARED, ComparePage
from desktop.core.texts import _, data_word
from desktop.pages import wording
from desktop.pages.blocks import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    LinkSpan,
    ListBlock,
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
from desktop.pages.frame import as_of_box, sources_of, sources_section
from desktop.pages.naming import name_spans
from desktop.pages.numbers import fact_words
from desktop.pages.phrases import LIVE
from desktop.pages.quantities import leading_producer, newest_reliance
from desktop.pages.reach import compared_caveats

# More values of one fact than this are told by their number.
_MOST_VALUES = 5
_Cell = Callable[[Entry, Citations], Spans]


def compare_page(entries: Sequence[Entry], edition: EditionInfo) -> Document:
    """Return the page: what holds of each, then line by line side by side, then what they share.

    Args:
        entries: Two to six of one kind, read on the same day.
        edition: The edition that they come from.
    """
    citations = Citations(sources_of(entries))
    blocks: list[Block] = [
        as_of_box(entries[0].as_of, edition, warnings=compared_caveats(entries, edition)),
        Heading(1, _("What holds")),
        ListBlock(
            "", tuple((LinkSpan(each.ref.name, each.ref.id), Text(": "), *bottom_line(each)) for each in entries)
        ),
        Heading(1, _("Side by side")),
        _side_by_side(entries, citations),
        *_shared_section(entries),
        *sources_section(citations),
    ]
    names = wording.joined([each.ref.short_name for each in entries])
    kind = formats.kind(entries[0].ref.kind, count=len(entries))
    subtitle = _("Comparison of {count} {kind}").format(count=len(entries), kind=kind)
    page_id = str(ComparePage(tuple(each.ref.id for each in entries)))
    return Document(page_id, names, subtitle, entries[0].as_of, edition, tuple(blocks))


def _side_by_side(entries: Sequence[Entry], citations: Citations) -> DataTable:
    """Return the table; a line that none of the entries has is left out."""
    columns = (Column("", share=1.0), *(Column(each.ref.short_name, share=1.6) for each in entries))
    rows: list[Row] = []
    for label, cell in (*_standing_lines(), *_act_lines(entries), *_number_lines(entries), *_fact_lines(entries)):
        cells = [cell(each, citations) for each in entries]
        if any(cells):
            rows.append(Row(((Text(label),), *(each or (Text("–"),) for each in cells))))
    return DataTable("", columns, tuple(rows))


def _standing_lines() -> tuple[tuple[str, _Cell], ...]:
    return (
        (_("State"), _state),
        (_("Provisions and listings"), _counts),
        (_("Next stated end"), _next_end),
    )


def _state(entry: Entry, _citations: Citations) -> Spans:
    return (StateSpan(entry.standing.state, wording.short_state(entry.standing)),)


def _counts(entry: Entry, _citations: Citations) -> Spans:
    return (Text(formats.state_counts(entry.standing) or formats.number(len(entry.subjects))),)


def _next_end(entry: Entry, _citations: Citations) -> Spans:
    ends = [
        subject.standing.until
        for subject in entry.subjects
        if subject.standing.until is not None and subject.standing.until > entry.as_of
    ]
    return (Text(formats.day(min(ends))),) if ends else ()


def _act_lines(entries: Sequence[Entry]) -> list[tuple[str, _Cell]]:
    """Return a line for each country whose acts or lists bear on one of the entries, those with most of them first."""
    if entries[0].ref.kind in (Kind.MEASURE, Kind.LIST):
        return []
    counts: dict[str, int] = {}
    for entry in entries:
        for subject in _live(entry):
            if subject.country is not None:
                counts[subject.country] = counts.get(subject.country, 0) + 1
    return [
        (_("Bound by {country}").format(country=wording.place(country)), _acts_of(country))
        for country in sorted(counts, key=lambda code: (-counts[code], code))
    ]


def _acts_of(country: str) -> _Cell:
    def cell(entry: Entry, citations: Citations) -> Spans:
        subjects = [subject for subject in _live(entry) if subject.country == country]
        by_instrument: dict[str, list[Subject]] = {}
        for subject in subjects:
            by_instrument.setdefault(_instrument(subject).id, []).append(subject)
        spans: list[Span] = []
        for members in list(by_instrument.values())[:_MOST_VALUES]:
            instrument = _instrument(members[0])
            spans += [Text("; ")] if spans else []
            state = StateSpan(members[0].standing.state, wording.short_state(members[0].standing))
            spans += [LinkSpan(instrument.short_name, instrument.id), Text(" "), state]
            spans += citations.cite(members[0].source_ids[:1])
        left = len(by_instrument) - _MOST_VALUES
        return (*spans, *((Text(_("; and {count} more").format(count=left)),) if left > 0 else ()))

    return cell


def _live(entry: Entry) -> list[Subject]:
    return [subject for subject in entry.subjects if subject.is_deciding and subject.standing.state in LIVE]


def _instrument(subject: Subject) -> EntryRef:
    """Return the list of a listing, the act of a provision."""
    found = subject.list if subject.list is not None else subject.measure
    if found is None:
        raise ValueError(f"neither list nor act: {subject.key}")
    return found


def _number_lines(entries: Sequence[Entry]) -> tuple[tuple[str, _Cell], ...]:
    if entries[0].ref.kind is not Kind.MINERAL:
        return ()
    return ((_("Leading producer"), leading_producer), (_("US net import reliance"), newest_reliance))


def _fact_lines(entries: Sequence[Entry]) -> list[tuple[str, _Cell]]:
    labels = {fact.key: fact.label for entry in entries for fact in entry.facts}
    return [(data_word(label), _fact(key)) for key, label in labels.items()]


def _fact(key: str) -> _Cell:
    def cell(entry: Entry, citations: Citations) -> Spans:
        facts = [fact for fact in entry.facts if fact.key == key]
        spans: list[Span] = []
        for fact in facts[:_MOST_VALUES]:
            spans += [Text("; ")] if spans else []
            spans.append(LinkSpan(fact.value, fact.link.id) if fact.link is not None else Text(fact_words(fact)))
        left = len(facts) - _MOST_VALUES
        if left > 0:
            spans.append(Text(_("; and {count} more").format(count=left)))
        sources = dict.fromkeys(source for fact in facts[:_MOST_VALUES] for source in fact.source_ids)
        return (*spans, *citations.cite(sources))

    return cell


def _shared_section(entries: Sequence[Entry]) -> tuple[Block, ...]:
    """Return the entries and acts that at least two of those compared are tied to, those of most first."""
    ties: dict[str, dict[str, str]] = {}
    refs: dict[str, EntryRef] = {}
    for entry in entries:
        for ref in _tied(entry):
            refs[ref.id] = ref
            ties.setdefault(ref.id, {})[entry.ref.id] = entry.ref.short_name
    own = {entry.ref.id for entry in entries}
    shared = [ref for ref_id, ref in refs.items() if len(ties[ref_id]) > 1 and ref_id not in own]
    if not shared:
        words = _("No act, technology, firm or list is tied to more than one of them.")
        return (Heading(1, _("What they share")), Paragraph((Text(words),), Tone.BODY))
    blocks: list[Block] = [Heading(1, _("What they share"))]
    for kind in Kind:
        members = [ref for ref in shared if ref.kind is kind]
        members.sort(key=lambda ref: (-len(ties[ref.id]), ref.short_name))
        items = tuple(_shared_item(ref, list(ties[ref.id].values()), len(entries)) for ref in members)
        if items:
            title = formats.kind(kind, count=len(items))
            blocks.append(ListBlock(title[:1].upper() + title[1:], items))
    return tuple(blocks)


def _shared_item(ref: EntryRef, names: Sequence[str], total: int) -> Spans:
    whose = _("all of them") if len(names) == total else wording.joined(names)
    # Of two entries, what is shared is shared by both: nothing to say.
    return name_spans(ref) if total == FEWEST_COMPARED else (*name_spans(ref), Text(f": {whose}"))


def _tied(entry: Entry) -> list[EntryRef]:
    found = {link.entry.id: link.entry for link in entry.links}
    for subject in entry.subjects:
        for ref in (subject.measure, subject.list):
            if ref is not None:
                found[ref.id] = ref
    return list(found.values())
