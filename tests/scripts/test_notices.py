"""What others made stands in the bill of materials and with its licence, and the same folder gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import notices
from scripts.notices import Component

ONE = Component("One", "1.0", "pkg:pypi/one@1.0", "MIT", "Do what you like.\n")
TWO = Component("Two", "2.0", "pkg:deb/debian/two@2.0?upstream=two", "", "Do what you like.")
NONE = Component("None", "3", "pkg:pypi/none@3", "BSD", "")


@pytest.fixture(scope="module")
def shipped() -> list[Component]:
    return notices.components(["desktop.app", "db", "sqlmodel.main", "PySide6.QtCore", "reportlab", "json"], [])


def test_components_are_what_the_modules_belong_to(shipped: list[Component]) -> None:
    assert [part.name.lower().replace("_", "-") for part in shipped] == [
        "noto sans",
        "noto sans sc",
        "pyside6-essentials",
        "python",
        "reportlab",
        "sqlmodel",
    ]


def test_every_component_has_a_version_an_address_and_a_text(shipped: list[Component]) -> None:
    assert [part.name for part in shipped if not part.version or part.version not in part.purl] == []
    assert [part.name for part in shipped if part.name != "Python" and len(part.text) < 500] == []


def test_the_library_of_the_window_comes_with_both_texts(shipped: list[Component]) -> None:
    text = next(part.text for part in shipped if part.name.startswith("PySide6"))

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_a_text_stands_once_under_all_that_have_it() -> None:
    text = notices.licences([ONE, TWO, NONE])

    assert text.count("Do what you like.") == 1
    assert "One 1.0 (MIT)\nTwo 2.0\n" in text
    assert "No text came with it." in text


def test_the_bill_names_the_program_and_each_part() -> None:
    bill = notices.sbom([ONE, TWO], "0.1.0")

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["metadata"]["component"]["version"] == "0.1.0"
    assert [part["purl"] for part in bill["components"]] == [ONE.purl, TWO.purl]
    assert "licenses" not in bill["components"][1]


def test_the_same_parts_give_the_same_bytes(tmp_path: Path, shipped: list[Component]) -> None:
    first = [path.read_bytes() for path in notices.write(shipped, "0.1.0", tmp_path / "a")]
    second = [path.read_bytes() for path in notices.write(shipped, "0.1.0", tmp_path / "b")]

    assert first == second
    assert len(json.loads(first[0])["components"]) == len(shipped)
