"""Turns what pydantic says of a row into a plain sentence with the value and the key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.build import fields
from db.build.load import Path_

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PATTERNS = {
    fields.SLUG: "is no id of lower-case letters, digits and single hyphens",
    fields.ENTRY_ID: "is no entry id such as mineral/gallium",
    fields.TEXT: "is empty, or has space at an end or a line break in it",
    fields.ADDRESS: "is no web address",
    fields.HS_CODE: "is no HS code (four, six, eight or ten digits)",
    fields.CONTROL_CODE: "is no control code such as 1C902 or 3C901.a.2",
}
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a day (YYYY-MM-DD)",
    "model_type": "a mapping",
    "tuple_type": "a list",
}


def reason_of(problem: ErrorDetails) -> tuple[Path_, str]:
    """Return the path of the faulty value and the reason, which names the key."""
    path = problem["loc"]
    key = where(path)
    context = problem.get("ctx", {})
    value = problem["input"]
    match problem["type"]:
        case "missing":
            return path[:-1], f"{key} is missing"
        case "extra_forbidden":
            return path, f"unknown key {key}"
        case "string_pattern_mismatch":
            return path, f"{key}: {value!r} {_PATTERNS[context['pattern']]}"
        case "enum":
            return path, f"{key}: {value!r} is none of {context['expected']}"
        case "too_short":
            return path, f"{key} is empty"
        case "greater_than_equal":
            return path, f"{key}: {value} is less than {context['ge']:g}"
        case "less_than_equal":
            return path, f"{key}: {value} is more than {context['le']:g}"
    wanted = _WANTED.get(problem["type"])
    if wanted is not None:
        return path, f"{key}: {_shown(value)} is not {wanted}"
    return path, f"{key}: {problem['msg']}"


def where(path: Path_) -> str:
    """Return a path as people write it: ``provisions[0].events[1].date``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return (
        repr(value) if isinstance(value, str | int | float) else f"a {'list' if isinstance(value, list) else 'mapping'}"
    )
