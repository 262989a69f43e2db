"""Reads a file that asks for a set of briefings: TOML or JSON, which bring no code and no type of their own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.errors import DataError
from desktop.core import formats
from desktop.core.briefing_options import BriefingOptions
from desktop.core.texts import _

LARGEST_SPEC = 1_000_000
_KEYS = frozenset({"output", "pages", "each", "as_of", "options"})


@dataclass(frozen=True, slots=True)
class Order:
    """One briefing of the set; `as_of` is None for the day of the run."""

    output: Path
    pages: tuple[str, ...]
    options: BriefingOptions
    is_each: bool = False
    as_of: date | None = None


def read_spec(path: Path, options: BriefingOptions) -> tuple[Order, ...]:
    """Return the briefings that a file asks for.

    The file has a table ``options`` that all share, and a list ``briefing`` of tables with ``output`` (beside the
    file, where it is not absolute), ``pages``, and as needed ``each``, ``as_of`` and ``options``.

    Raises:
        DataError: The file cannot be read, or asks for what there is not.
    """
    content = _content(path)
    shared = options.changed(_table(content.get("options", {}), "options"))
    asked = content.get("briefing")
    if not isinstance(asked, list) or not asked or set(content) - {"options", "briefing"}:
        raise DataError(
            _("{path} asks for no briefing.").format(path=path),
            _("It has a list “briefing” of tables with “output” and “pages”, and may have a table “options”."),
        )
    orders = tuple(_order(_table(each, "briefing"), shared, folder=path.parent) for each in asked)
    outputs = [order.output for order in orders]
    twice = next((output for output in outputs if outputs.count(output) > 1), None)
    if twice is not None:
        raise DataError(_("Two briefings have the same output {path}.").format(path=twice))
    return orders


def _content(path: Path) -> Mapping[str, object]:
    try:
        if path.stat().st_size > LARGEST_SPEC:
            raise DataError(_("{path} is too large.").format(path=path))
        text = path.read_text(encoding="utf-8")
        return _table(json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text), str(path))
    except OSError as error:
        raise DataError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error
    except (ValueError, RecursionError) as error:
        raise DataError(
            _("{path} is neither TOML nor JSON: {reason}.").format(path=path, reason=str(error).rstrip("."))
        ) from error


def _order(values: Mapping[str, object], shared: BriefingOptions, *, folder: Path) -> Order:
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise DataError(_("A briefing has no key “{key}”.").format(key=unknown[0]))
    output, pages = values.get("output"), values.get("pages")
    if not isinstance(output, str) or not output:
        raise DataError(_("A briefing has no “output”."), _("Name the PDF file to write."))
    if not isinstance(pages, list) or not pages or not all(isinstance(page, str) for page in pages):
        raise DataError(
            _("The briefing {output} has no list “pages”.").format(output=output),
            _('Name ids, as in pages = ["mineral/gallium", "deadlines"].'),
        )
    is_each = values.get("each", False)
    if not isinstance(is_each, bool):
        raise DataError(_("“each” of the briefing {output} is not true or false.").format(output=output))
    return Order(
        folder / Path(output).expanduser(),
        tuple(pages),
        shared.changed(_table(values.get("options", {}), "options")),
        is_each,
        _day(values.get("as_of")),
    )


def _day(value: object) -> date | None:
    # TOML has days of its own.
    if value is None or (isinstance(value, date) and type(value) is date):
        return value
    return formats.parse_day(str(value))


def _table(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise DataError(_("“{name}” is not a table of keys and values.").format(name=name))
    return value
