"""Names a generated firm: the same number always gives the same name, its Chinese, other names and pinyin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from db.build.pinyin import pinyin_of
from db.search.folding import fold
from tests.bench.big_words import ABROAD, CITIES, ENDS, FORMS, LUCKY, MIDDLES, STARTS, TRADES

_HOME_SHARE = 0.57
_INSTITUTE_SHARE = 0.06
_ACRONYM_SHARE = 0.08
_WEIGHTS_ABROAD = tuple(weight for _country, _forms, weight in ABROAD)
_WEIGHTS_OF_FORMS = tuple(weight for _form, _chinese, weight in FORMS)


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one firm.

    Attributes:
        chinese: Its Chinese names, the full one first; empty for a firm abroad.
        pinyin: How they are spelt.
    """

    name: str
    chinese: tuple[str, ...]
    aliases: tuple[str, ...]
    pinyin: tuple[str, ...]
    country: str
    kind: str
    city: str
    trade: str
    sector: str

    @property
    def slug(self) -> str:
        """Return its id without the kind, which another firm may have as well."""
        return fold(self.name).replace(" ", "-")


def name_of(random: Random) -> Named:
    """Return the names that the random numbers make."""
    return _at_home(random) if random.random() < _HOME_SHARE else _abroad(random)


def _at_home(random: Random) -> Named:
    city, city_zh = random.choice(CITIES)
    brand = [random.choice(LUCKY) for _place in range(2 if random.random() < 0.8 else 3)]
    sound, written = "".join(each[0] for each in brand).capitalize(), "".join(each[1] for each in brand)
    trade, trade_zh, sector = random.choice(TRADES)
    if random.random() < _INSTITUTE_SHARE:
        number = random.randrange(1, 999)
        form, form_zh, kind = f"Research Institute No. {number}", f"第{number}研究所", "institute"
    else:
        form, form_zh, _weight = random.choices(FORMS, _WEIGHTS_OF_FORMS)[0]
        kind = "company"
    aliases = [f"{sound} {trade}"]
    if random.random() < _ACRONYM_SHARE:
        aliases.append("".join(word[0] for word in f"{city} {sound} {trade}".split()).upper() + "C")
    spelt = [_spelt(city_zh), tuple(each[0] for each in brand), _spelt(trade_zh), _spelt(form_zh)]
    syllables = [syllable for part in spelt for syllable in part]
    short = [*spelt[1], *spelt[2]]
    return Named(
        name=f"{city} {sound} {trade} {form}",
        chinese=(f"{city_zh}{written}{trade_zh}{form_zh}", f"{written}{trade_zh}"),
        aliases=tuple(aliases),
        pinyin=(" ".join(syllables), "".join(syllables), " ".join(short), "".join(short)),
        country="CN",
        kind=kind,
        city=city,
        trade=trade,
        sector=sector,
    )


def _abroad(random: Random) -> Named:
    country, forms, _weight = random.choices(ABROAD, _WEIGHTS_ABROAD)[0]
    parts = [random.choice(STARTS)]
    parts += [random.choice(MIDDLES) for _place in range(random.randrange(1, 3))]
    brand = ("".join(parts) + random.choice(ENDS)).capitalize()
    trade, _chinese, sector = random.choice(TRADES)
    return Named(
        name=f"{brand} {trade} {random.choice(forms)}",
        chinese=(),
        aliases=(brand,) if random.random() < 0.5 else (f"{brand} {random.choice(forms)}",),
        pinyin=(),
        country=country,
        kind="company",
        city="Local",
        trade=trade,
        sector=sector,
    )


@cache
def _spelt(chinese: str) -> tuple[str, ...]:
    """Return the syllables of a part of a name; kept, because the parts are few and spelling takes long."""
    return tuple(pinyin_of(chinese)[0].split())
