"""Every picture that the manual or the README shows is there, is renewed by the script, and no other is kept."""

from __future__ import annotations

import re

from scripts.make_screens import ROOT, SCENES, SHOWN


def test_pictures_that_are_shown_are_those_that_are_made() -> None:
    made = {scene.name for scene in SCENES if scene.is_shown}
    pages = [ROOT / "README.md", *(ROOT / "resources" / "manual").glob("*.md")]
    shown = {name for page in pages for name in re.findall(r"screens/([\w-]+)\.png", page.read_text("utf-8"))}

    assert made == shown == {file.stem for file in SHOWN.glob("*.png")}
    assert len({scene.name for scene in SCENES}) == len(SCENES)
