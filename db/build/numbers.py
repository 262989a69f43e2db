"""Writes the number of an act in every form that people type it."""

from __future__ import annotations

import re

from db.build.rows import Measure

_NUMBER = re.compile(r"\bNo\.? (\d+)(?: of (\d{4}))?(?![\d/])")
_REGULATION = re.compile(r"\b\d+/\d{4}\b|\b\d{4}/\d+\b")
# Volume and pages: "90 FR 4544, 4546 and 4617", but not the volume of a citation that follows.
_REGISTER = re.compile(r"\b(\d+) FR (\d+(?:(?:, | and )\d+(?!\d| FR))*)")
_ORDER = re.compile(r"\bExecutive Order (\d+)")
_SHORT_ISSUERS = {"UEL Working Mechanism": "UEL"}


def number_forms(measure: Measure) -> tuple[str, ...]:
    """Return the act's number as printed and in the forms that analysts type; empty where it has none."""
    number = measure.number
    if number is None:
        return ()
    forms = [number, *re.split(r"; |, (?=\D)| and (?=\D)", number)]
    issuer = _SHORT_ISSUERS.get(measure.issuer, measure.issuer)
    for match in _NUMBER.finditer(number):
        digits, year = match[1], match[2] or str(measure.announced.year)
        forms += [
            f"No. {digits} of {year}",
            f"{digits}号",
            f"第{digits}号",
            f"{year}年第{digits}号",
            f"{issuer} {digits}",
            f"{issuer} {digits} {year}",
            f"{issuer} {year} {digits}",
            f"{issuer} No. {digits}",
            f"{digits}/{year}",
        ]
    forms += _REGULATION.findall(number)
    for match in _REGISTER.finditer(number):
        forms += [f"{match[1]} FR {page}" for page in re.findall(r"\d+", match[2])]
    for match in _ORDER.finditer(number):
        forms += [f"Executive Order {match[1]}", f"EO {match[1]}"]
    return tuple(dict.fromkeys(forms))
