"""Gathers the full text of every entry, in the columns of the full-text index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from db.build.ground import Ground
from db.build.names import ALIAS, CHINESE, CONTROL_CODE, HS_CODE, NAME, NUMBER, PINYIN, SYMBOL, Names
from db.build.rows import Mineral
from db.build.subjects import SubjectFacts
from db.records import Kind
from db.search.folding import digits_of
from db.search.tokens import index_text

# Row number, then the columns name, alias, code, body.
TextRow = tuple[int, str, str, str, str]


def texts_of(ground: Ground, subjects: Sequence[SubjectFacts], *, names: Names) -> Iterator[TextRow]:
    """Yield the row of every entry, each text ready for the index."""
    bodies: dict[int, dict[str, None]] = defaultdict(dict)
    for entry_no, text in _body(ground, subjects):
        if text is not None:
            bodies[entry_no][text] = None
    # A listing's reason stands under its firm, its list and its act.
    indexed = cache(index_text)
    for entry_no in sorted(names):
        texts = names[entry_no]
        codes = texts.of((HS_CODE, CONTROL_CODE))
        yield (
            entry_no,
            _joined(texts.of((NAME, CHINESE)), indexed),
            _joined(texts.of((ALIAS, SYMBOL, NUMBER, PINYIN)), indexed),
            _joined([*codes, *(digits_of(code) for code in codes)], indexed),
            _joined(bodies[entry_no], indexed),
        )


def _joined(texts: Sequence[str] | dict[str, None], indexed: Callable[[str], str]) -> str:
    # A word between two texts that nobody types would keep phrases apart; the gain is not worth the size.
    return " ".join(indexed(text) for text in dict.fromkeys(texts))


def _body(ground: Ground, subjects: Sequence[SubjectFacts]) -> Iterator[tuple[int, str | None]]:
    material = ground.material
    for mineral in (item.row for item in material.minerals):
        number = ground.number(Kind.MINERAL, mineral.id)
        yield from ((number, text) for text in (mineral.summary, mineral.note, mineral.substitutes))
        yield from ((number, text) for text in _uses(ground, mineral))
    for technology in (item.row for item in material.technologies):
        number = ground.number(Kind.TECHNOLOGY, technology.id)
        yield from ((number, text) for text in (technology.summary, technology.note))
        yield from ((number, item.role) for item in technology.depends_on)
    for firm in (item.row for item in material.firms):
        number = ground.number(Kind.FIRM, firm.id)
        yield from ((number, text) for text in (firm.summary, firm.note))
        yield from ((number, role.role) for role in firm.roles)
    for measure in (item.row for item in material.measures):
        number = ground.number(Kind.MEASURE, measure.id)
        yield from ((number, text) for text in (measure.summary, measure.note))
    for blacklist in (item.row for item in material.lists):
        number = ground.number(Kind.LIST, blacklist.id)
        yield from ((number, text) for text in (blacklist.effect, blacklist.note))
    for subject in subjects:
        yield from _of_subject(ground, subject)


def _uses(ground: Ground, mineral: Mineral) -> Iterator[str | None]:
    for use in mineral.uses:
        yield use.label if use.technology is None else ground.name(Kind.TECHNOLOGY, use.technology)
        yield use.note


def _of_subject(ground: Ground, subject: SubjectFacts) -> Iterator[tuple[int, str | None]]:
    if subject.listing is not None:
        owners = [
            ground.number(Kind.FIRM, subject.listing.firm),
            ground.number(Kind.LIST, subject.listing.list),
        ]
        if subject.measure is not None:
            owners.append(ground.number(Kind.MEASURE, subject.measure.id))
        for number in owners:
            yield from ((number, text) for text in (subject.listing.reason, subject.listing.effect))
    if subject.provision is not None and subject.measure is not None:
        number = ground.number(Kind.MEASURE, subject.measure.id)
        provision = subject.provision
        yield from ((number, text) for text in (provision.label, provision.summary, provision.note))
        for item in subject.items:
            yield number, item.scope
            if item.slug is not None:
                yield ground.number(item.kind, item.slug), item.scope
            else:
                yield number, item.label
