"""The words that the window takes from what is known and shows in the user's language.

Names and sentences of the reference data stay as published; these are the words of its closed vocabularies.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.build.choices import Criticality, FirmKind, ListKind, MeasureKind, MineralGroup, TechnologyKind
from db.countries import COUNTRIES
from db.queries import columns, deadlines, relations
from db.search.keys import KEYS
from db.search.scores import FIELDS
from desktop.figures.tie_words import BACKWARDS

# Labels of `db/queries/facts.py`, and what it says of an act that is none.
FACTS = (
    *("Symbol", "Group", "HS code", "Use", "Designated", "Substitutes", "Type", "Sector", "Country", "Parent"),
    *("Number", "Issuer", "Basis", "Announced", "Effective", "Comments until", "Also names", "Official count"),
    *("Kept by", "Sources reach to", "list of firms", "list of minerals", "an official's statement", "a press report"),
)
# Values of facets and labels of subjects that have no list of their own.
VALUES = (
    "Every country",
    "Nothing known",
    "Whole act",
    "Second hand",
    "Type of act",
    "Listed by",
    "End-use rule",
    "Semi-metal",
)
# Fields in which a search finds its words, beside names and keys.
MATCHES = ("summary", "scope", "provision", "listing", "reason", "item", "use", "role", "effect")
# Patterns of the sentence that a query makes, in `db/search/query.py`.
QUERIES = (
    *("entries", "not {}", "without {}", "{} or {}", "{} and {}", "{} except {}", "{} with {}", "{}, {}", "the {}"),
    *("from {} to {}", "since {}", "until {}", "on {}", "in {}", "bound by nothing", "every country"),
    *("due from {} to {}", "due from {} on", "due until {}", "due on {}", "due in {}"),
    *("that is due", "that is open", "that is done", "review to do", "in a collection"),
    *("note", "tag", "star", "decision", "judgement", "starred", "reviewed"),
)
NUMBERS = (
    *("Year", "Country", "Output", "Unit", "Stage", "Estimate", "Note", "Production", "Reserves", "Importer", "Origin"),
    *("Net imports, % of consumption", "Import reliance", "Import sources", "Share, %", "Period", "Prices", "Price"),
    *("Basis", "Rounds", "First day", "Act", "Listings", "Official count", "estimate"),
)
STAGES = (
    *("alumina refinery", "concentrate", "consumption", "extraction", "ferrosilicon", "mine", "natural industrial"),
    *("oxide", "permanent magnets", "polysilicon", "primary", "primary low-purity", "refinery", "separation"),
    *("silicon metal", "smelter", "sponge", "synthetic", "synthetic, abrasive grade"),
)
FIRM_SECTORS = (
    *("Advocacy", "Aerospace", "Aerospace equipment", "Apparel", "Appliances", "Artificial intelligence"),
    *("Automotive", "Aviation training", "Batteries", "Biotechnology", "Carbon materials", "Chemicals"),
    *("Communications", "Compliance data", "Computing", "Construction", "Cybersecurity", "Defence"),
    *("Defence and aerospace", "Defence electronics", "Design software", "Digital forensics", "Displays", "Drones"),
    *("Electronics", "Energy", "Finance", "Food and agriculture", "Government", "Hair products"),
    *("Industrial software", "Industry association", "Information technology", "Internet", "Investment"),
    *("Laboratory testing", "Lidar", "Life sciences", "Logistics", "Machine tools", "Machinery"),
    *("Media and research", "Medical", "Metallurgy", "Metals", "Mining", "Nuclear", "Nuclear fuel", "Optics"),
    *("Optics and displays", "Permanent magnets", "Photonics", "Photonics and infrared", "Policy forum"),
    *("Polysilicon", "Power equipment", "Printers", "Pyrotechnics", "Quantum", "Rail", "Real estate", "Research"),
    *("Robotics", "Satellite communications", "Security services", "Semiconductor equipment"),
    *("Semiconductor materials", "Semiconductors", "Sensors", "Ship equipment", "Shipbuilding", "Shipping"),
    *("Silicon", "Software", "Solar", "Submarine cables", "Supercomputing", "Surveillance", "Telecommunications"),
    *("Textiles", "Trade", "Vehicles"),
)
_CHOICES = (Criticality, MineralGroup, TechnologyKind, MeasureKind, FirmKind, ListKind)
_TURNS = (
    deadlines.SUSPENSION_ENDS,
    deadlines.TERM_ENDS,
    deadlines.TAKES_EFFECT,
    deadlines.COMMENTS_CLOSE,
    deadlines.PASSED,
)


def data_words() -> Iterator[tuple[str, str]]:
    """Yield each word with the file that has it."""
    for place, words in _by_place():
        for word in words:
            yield place, word


def _by_place() -> Iterator[tuple[str, Iterator[str]]]:
    yield "db/countries.py", iter(COUNTRIES.values())
    yield "db/queries/columns.py", (each.spec.title for kind in columns.COLUMNS.values() for each in kind)
    yield "db/search/keys.py", (key.label for key in KEYS.values())
    yield "db/search/keys.py", (key.words for key in KEYS.values() if key.words != "{}")
    yield "db/search/scores.py", iter(FIELDS)
    yield "db/queries/relations.py", iter(relations.ORDER)
    yield "desktop/figures/tie_words.py", (words for pair in BACKWARDS.items() for words in pair)
    yield "db/queries/deadlines.py", iter(_TURNS)
    yield "db/build/choices.py", (_capital(each.value) for choice in _CHOICES for each in choice)
    for words in (FACTS, VALUES, MATCHES, QUERIES, NUMBERS, STAGES, FIRM_SECTORS):
        yield "scripts/data_words.py", iter(words)


def _capital(value: str) -> str:
    words = value.replace("-", " ")
    return words[:1].upper() + words[1:]
