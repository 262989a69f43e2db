"""The command brief takes reports and selections, options and profiles, and files that ask for several briefings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.desktop.cli.command import Command


def text(path: Path) -> str:
    """Return all text of a PDF with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize(
    "page", ["deadlines", "selection/mineral", "days/mineral/gallium@2025-01-01..2026-01-01", "coverage"]
)
def test_a_report_is_printed(run_small: Command, tmp_path: Path, page: str) -> None:
    result = run_small("brief", page, "-o", str(tmp_path / "a.pdf"), "--json")

    assert result.json["entries"] == [page]
    assert "Not legal advice." in text(tmp_path / "a.pdf")


def test_a_selection_becomes_a_portfolio(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"

    result = run_small("brief", "selection/mineral", "--each", "-o", str(target), "--title", "Two metals", "--json")

    assert len(result.json["entries"]) == 2
    words = text(target)
    assert words.index("Two metals") < words.index("Contents") < words.index("Summary")
    assert PdfReader(target).metadata.title == "Two metals"  # type: ignore[union-attr]


def test_a_selection_without_entries_is_a_sentence(run_small: Command, tmp_path: Path) -> None:
    result = run_small("brief", "selection/firm?nothingofthesort", "--each", "-o", str(tmp_path / "a.pdf"))

    assert result.code == 2
    assert "finds nothing" in result.err


def test_options_are_seen_on_the_pages(run_small: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    options = ("--paper", "letter", "--classification", "Internal", "--draft", "--names", "en", "--no-data", "--cover")

    run_small("brief", "mineral/gallium", "-o", str(target), "--organisation", "Example Ltd", *options)

    reader = PdfReader(target)
    words = [page.extract_text() for page in reader.pages]
    assert all("Internal" in page and "Draft" in page for page in words)
    assert "Example Ltd" in words[0]
    assert reader.pages[0].mediabox.height == 792
    assert not reader.attachments
    assert "镓" not in words[1].partition("As of")[0]


def test_names_in_chinese_stand_in_the_title(run_small: Command, tmp_path: Path) -> None:
    run_small("brief", "mineral/gallium", "-o", str(tmp_path / "a.pdf"), "--names", "zh")

    assert PdfReader(tmp_path / "a.pdf").metadata.title == "镓"  # type: ignore[union-attr]


def test_a_profile_is_kept_and_used(run_small: Command, tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"

    run_small("brief", "mineral/gallium", "-o", str(first), "--paper", "letter", "--save-profile", "board")
    run_small("brief", "mineral/gallium", "-o", str(second), "--profile", "board")

    assert first.read_bytes() == second.read_bytes()
    assert run_small("brief", "mineral/gallium", "-o", str(second), "--profile", "x").code == 2


@pytest.mark.parametrize("ending", ["toml", "json"])
def test_a_file_asks_for_several_briefings(run_small: Command, tmp_path: Path, ending: str) -> None:
    asked = {
        "options": {"paper": "letter"},
        "briefing": [
            {"output": "gallium.pdf", "pages": ["mineral/gallium"], "as_of": "2025-01-01"},
            {"output": "all.pdf", "pages": ["selection/mineral"], "each": True, "options": {"is_draft": True}},
        ],
    }
    toml = (
        'options.paper = "letter"\n[[briefing]]\noutput = "gallium.pdf"\npages = ["mineral/gallium"]\n'
        'as_of = 2025-01-01\n[[briefing]]\noutput = "all.pdf"\npages = ["selection/mineral"]\neach = true\n'
        "options.is_draft = true\n"
    )
    spec = tmp_path / f"set.{ending}"
    spec.write_text(json.dumps(asked) if ending == "json" else toml, encoding="utf-8")

    result = run_small("brief", "--spec", str(spec), "--json")

    assert [Path(each["file"]).name for each in result.json["briefings"]] == ["gallium.pdf", "all.pdf"]
    assert "as of 2025-01-01" in text(tmp_path / "gallium.pdf")
    assert "DRAFT" in text(tmp_path / "all.pdf")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "asks for no briefing"),
        ("[[briefing]]\npages = []\n", "no “output”"),
        ('[[briefing]]\noutput = "a.pdf"\n', "no list “pages”"),
        ('[[briefing]]\noutput = "a.pdf"\npages = ["deadlines"]\nsize = 1\n', "no key “size”"),
        ('[[briefing]]\noutput = "a.pdf"\npages = ["deadlines"]\noptions.paper = "a5"\n', "cannot be 'a5'"),
        ("not = [toml", "neither TOML nor JSON"),
    ],
)
def test_a_wrong_file_is_a_sentence(run_small: Command, tmp_path: Path, content: str, said: str) -> None:
    spec = tmp_path / "set.toml"
    spec.write_text(content, encoding="utf-8")

    result = run_small("brief", "--spec", str(spec))

    assert result.code == 2
    assert said in result.err


def test_ids_and_an_output_are_needed(run_small: Command) -> None:
    assert "needs ids and an output" in run_small("brief").err


@pytest.mark.parametrize("option", ["--title", "--organisation", "--classification", "--author"])
def test_an_option_that_cannot_be_printed_is_a_sentence(run_small: Command, tmp_path: Path, option: str) -> None:
    result = run_small("brief", "mineral/gallium", "-o", str(tmp_path / "a.pdf"), "--cover", option, "<b>\U0001f642")

    assert result.code == 2
    assert "no glyph for" in result.err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", bytes(600 * 1024)])
def test_a_logo_that_is_no_image_is_a_sentence(run_small: Command, tmp_path: Path, content: bytes) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(content)

    result = run_small("brief", "mineral/gallium", "-o", str(tmp_path / "a.pdf"), "--cover", "--logo", str(logo))

    assert result.code == 2
    assert "logo.png" in result.err


def test_a_logo_stands_on_the_cover_with_its_words(run_small: Command, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGBA", (40, 20), (200, 0, 0, 128)).save(tmp_path / "logo.png")
    target = tmp_path / "a.pdf"

    result = run_small(
        "brief", "mineral/gallium", "-o", str(target), "--cover", "--logo", str(tmp_path / "logo.png"), "--json"
    )

    assert result.code == 0
    assert len(PdfReader(target).pages[0].images) == 1


@pytest.mark.parametrize(("name", "words"), [("a.html", "<h1>Gallium</h1>"), ("a.md", "# Gallium")])
def test_the_ending_of_the_output_says_the_form(run_small: Command, tmp_path: Path, name: str, words: str) -> None:
    result = run_small("brief", "mineral/gallium", "-o", str(tmp_path / name))

    assert "1 part," in result.out
    assert words in (tmp_path / name).read_text(encoding="utf-8")


def test_an_output_of_no_known_form_is_a_sentence(run_small: Command, tmp_path: Path) -> None:
    result = run_small("brief", "mineral/gallium", "-o", str(tmp_path / "a.docx"))

    assert result.code == 2
    assert ".html or .md" in result.err
    assert not (tmp_path / "a.docx").exists()
