"""Adds every text that finds an entry: names, aliases, symbols, pinyin, numbers, codes, ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from db.build.ground import Ground
from db.build.numbers import number_forms
from db.build.pinyin import pinyin_of
from db.build.subjects import SubjectFacts
from db.records import Kind
from db.schema import derived
from db.search.folding import digits_of, fold, has_cjk

NAME, CHINESE, ALIAS, SYMBOL, PINYIN = "name", "Chinese name", "alias", "symbol", "pinyin"
NUMBER, HS_CODE, CONTROL_CODE, ID = "number", "HS code", "control code", "id"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that find one entry, as (field, text, folded), each folded form once."""

    found: list[tuple[str, str, str]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def add(self, kind: str, text: str | None, *, folded: str | None = None) -> None:
        """Add a text unless the entry is found by its folded form already."""
        if text is None:
            return
        folded = fold(text) if folded is None else folded
        if folded and folded not in self._seen:
            self._seen.add(folded)
            self.found.append((kind, text, folded))

    def of(self, kinds: Container[str]) -> list[str]:
        """Return the texts of some fields."""
        return [text for kind, text, _ in self.found if kind in kinds]


Names = dict[int, Texts]


def names_of(ground: Ground, subjects: Sequence[SubjectFacts]) -> Names:
    """Return the texts by entry number, the most telling field first."""
    names: Names = defaultdict(Texts)
    material = ground.material
    for mineral in (item.row for item in material.minerals):
        texts = names[ground.number(Kind.MINERAL, mineral.id)]
        texts.add(NAME, mineral.name)
        texts.add(SYMBOL, mineral.symbol)
        _add_others(texts, mineral.name_zh, mineral.aliases)
        _add_codes(texts, HS_CODE, (heading.code for heading in mineral.hs_codes))
    for technology in (item.row for item in material.technologies):
        texts = names[ground.number(Kind.TECHNOLOGY, technology.id)]
        texts.add(NAME, technology.name)
        _add_others(texts, technology.name_zh, technology.aliases)
    for firm in (item.row for item in material.firms):
        texts = names[ground.number(Kind.FIRM, firm.id)]
        texts.add(NAME, firm.name)
        _add_others(texts, firm.name_zh, firm.aliases)
    for measure in (item.row for item in material.measures):
        texts = names[ground.number(Kind.MEASURE, measure.id)]
        texts.add(NAME, measure.title)
        for form in number_forms(measure):
            texts.add(NUMBER, form)
        texts.add(CHINESE, measure.title_zh)
        for alias in measure.aliases:
            texts.add(CHINESE if has_cjk(alias) else ALIAS, alias)
    for blacklist in (item.row for item in material.lists):
        texts = names[ground.number(Kind.LIST, blacklist.id)]
        texts.add(NAME, blacklist.name)
        _add_others(texts, blacklist.name_zh, blacklist.aliases)
    for entry_no, kind, code in _codes_of(ground, subjects):
        _add_codes(names[entry_no], kind, (code,))
    for entry_id, entry_no in ground.numbers.items():
        names[entry_no].add(ID, entry_id)
        names[entry_no].add(ID, entry_id, folded=fold(entry_id.partition("/")[2]))
    return names


def add_names(ground: Ground, names: Names) -> None:
    """Add the texts by entry."""
    for entry_no in sorted(names):
        for position, (kind, text, folded) in enumerate(names[entry_no].found):
            ground.tables.add(
                derived.NameRow, entry_no=entry_no, position=position, field=kind, text=text, folded=folded
            )


def _add_others(texts: Texts, name_zh: str | None, aliases: Iterable[str]) -> None:
    chinese = [name_zh] if name_zh is not None else []
    others = list(aliases)
    chinese += [alias for alias in others if has_cjk(alias)]
    for name in chinese:
        texts.add(CHINESE, name)
    for alias in others:
        texts.add(ALIAS, alias)
    for name in chinese:
        for spelling in pinyin_of(name):
            texts.add(PINYIN, spelling)


def _add_codes(texts: Texts, kind: str, codes: Iterable[str]) -> None:
    for code in codes:
        texts.add(kind, code)
        texts.add(kind, code, folded=digits_of(code))


def _codes_of(ground: Ground, subjects: Sequence[SubjectFacts]) -> Iterator[tuple[int, str, str]]:
    """Yield the codes that provisions give, for the act and for what it names."""
    for subject in subjects:
        if subject.measure is None or subject.listing is not None:
            continue
        measure_no = ground.number(Kind.MEASURE, subject.measure.id)
        for item in subject.items:
            owners = [measure_no]
            if item.slug is not None:
                owners.append(ground.number(item.kind, item.slug))
            for entry_no in owners:
                for code in item.control_codes:
                    yield entry_no, CONTROL_CODE, code
                for code in item.hs_codes:
                    yield entry_no, HS_CODE, code
