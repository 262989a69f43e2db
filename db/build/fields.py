"""The types of single fields of the reference YAML, each with what it refuses."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from db.countries import COUNTRIES
from db.force import EventType

MAX_SUMMARY_WORDS = 60
# Opening events are made by the build from the row's own days.
OPENING_TYPES = frozenset({EventType.PROPOSED, EventType.ANNOUNCED})

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ENTRY_ID = r"^(?:mineral|technology|firm|measure|list)/[a-z0-9]+(?:-[a-z0-9]+)*$"
TEXT = r"^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$"
ADDRESS = r"^https?://\S+$"
HS_CODE = r"^\d{4}(?:\.?\d{2}){0,3}$"
CONTROL_CODE = r"^\d[A-Z]\d{3}(?:\.[a-z0-9]+)*$"

Item = TypeVar("Item")
# Strict models take no list for a tuple; YAML has only lists.
Many = Annotated[tuple[Item, ...], Field(strict=False)]
# Likewise an enum is written as its value.
Choice = Annotated[Item, Field(strict=False)]


def _area(code: str) -> str:
    if code not in COUNTRIES:
        raise PydanticCustomError("country", "no country has the code {code}", {"code": repr(code)})
    return code


def _country(code: str) -> str:
    if code == "WORLD":
        raise PydanticCustomError("country", "{code} is no country; it stands for totals only", {"code": repr(code)})
    return _area(code)


def _summary(text: str) -> str:
    count = len(text.split())
    if count > MAX_SUMMARY_WORDS:
        raise PydanticCustomError(
            "summary", "has {count} words; at most {most} are allowed", {"count": count, "most": MAX_SUMMARY_WORDS}
        )
    return text


def _event_type(event_type: EventType) -> EventType:
    if event_type in OPENING_TYPES:
        raise PydanticCustomError("event_type", "{type} is no event; its day stands in the row", {"type": event_type})
    return event_type


# A field may be called date, as in the YAML, so the type needs another name.
Day = date
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
EntryId = Annotated[str, StringConstraints(pattern=ENTRY_ID)]
Text = Annotated[str, StringConstraints(pattern=TEXT)]
Summary = Annotated[str, StringConstraints(pattern=TEXT), AfterValidator(_summary)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS)]
HsCode = Annotated[str, StringConstraints(pattern=HS_CODE)]
ControlCode = Annotated[str, StringConstraints(pattern=CONTROL_CODE)]
Country = Annotated[str, AfterValidator(_country)]
Area = Annotated[str, AfterValidator(_area)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Percent = Annotated[float, Field(ge=0, le=100)]
Quantity = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Sources = Annotated[tuple[Slug, ...], Field(strict=False, min_length=1)]
LaterEventType = Annotated[EventType, Field(strict=False), AfterValidator(_event_type)]
