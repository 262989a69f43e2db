"""The closed sets of values that the reference YAML chooses from."""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """Who published a source."""

    OFFICIAL = "official"
    LAW_FIRM = "law-firm"
    NEWS = "news"
    THINK_TANK = "think-tank"
    COMPANY = "company"
    REFERENCE = "reference"
    DATASET = "dataset"


class MineralGroup(StrEnum):
    """The groups that minerals are filtered by."""

    MINOR_METAL = "minor metal"
    BASE_METAL = "base metal"
    PRECIOUS_METAL = "precious metal"
    LIGHT_RARE_EARTH = "light rare earth"
    HEAVY_RARE_EARTH = "heavy rare earth"
    BATTERY_METAL = "battery metal"
    REFRACTORY_METAL = "refractory metal"
    SEMI_METAL = "semi-metal"
    INDUSTRIAL_MINERAL = "industrial mineral"
    SUPERHARD = "superhard"
    GAS = "gas"
    NUCLEAR = "nuclear"


class TechnologyKind(StrEnum):
    """A process may itself be controlled; a product depends on minerals."""

    PROCESS = "process"
    PRODUCT = "product"


class TechnologySector(StrEnum):
    """The sectors that technologies are filtered by."""

    BATTERIES = "batteries"
    SEMICONDUCTORS = "semiconductors"
    PERMANENT_MAGNETS = "permanent-magnets"
    PHOTONICS_IR = "photonics-ir"
    DEFENCE_AEROSPACE = "defence-aerospace"
    ENERGY = "energy"
    METALLURGY = "metallurgy"
    OPTICS_DISPLAYS = "optics-displays"
    COMMUNICATIONS = "communications"
    MEDICAL = "medical"
    DRONES = "drones"
    MACHINE_TOOLS = "machine-tools"
    CHEMICALS = "chemicals"


class Criticality(StrEnum):
    """How much a technology needs a mineral."""

    ESSENTIAL = "essential"
    IMPORTANT = "important"
    SUBSTITUTABLE = "substitutable"


class MeasureKind(StrEnum):
    """What a measure or provision does."""

    EXPORT_BAN = "export-ban"
    EXPORT_LICENCE = "export-licence"
    TECHNOLOGY_CONTROL = "technology-control"
    ENTITY_LISTING = "entity-listing"
    END_USE_RULE = "end-use-rule"
    IMPORT_BAN = "import-ban"
    INVESTMENT_RESTRICTION = "investment-restriction"
    FRAMEWORK = "framework"
    PROPOSAL = "proposal"
    SUSPENSION = "suspension"
    INVESTIGATION = "investigation"
    TARIFF = "tariff"
    PURCHASE_BAN = "purchase-ban"
    PARTNERSHIP = "partnership"


class FirmKind(StrEnum):
    """What a firm is."""

    COMPANY = "company"
    INSTITUTE = "institute"
    UNIVERSITY = "university"
    AGENCY = "agency"
    PERSON = "person"


class ListKind(StrEnum):
    """What a list names."""

    FIRMS = "firms"
    MINERALS = "minerals"
