"""Makes the files of resources/fonts from the two font packages named in its README.

Run by hand when a font is renewed; needs fonttools, which nothing else here does:

    python scripts/make_fonts.py NOTO_SANS_DIR NOTO_SANS_SC_DIR

where each folder is an unpacked package. The same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped, import-not-found, unused-ignore]

TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts"
LATIN = ("400Regular/NotoSans_400Regular.ttf", "400Regular_Italic/NotoSans_400Regular_Italic.ttf")
LATIN_BOLD = "700Bold/NotoSans_700Bold.ttf"
CHINESE = "400Regular/NotoSansSC_400Regular.ttf"
CHINESE_BOLD = "700Bold/NotoSansSC_700Bold.ttf"

# Bold has the everyday characters: all of simplified, and the first level of traditional and Japanese ones, as pairs of
# an encoding and the lead bytes of that level. The regular weight, which stands in for what bold lacks, has the whole
# basic block of Unicode, for the rare characters of names.
EVERYDAY = (
    ("gb2312", range(0xA1, 0xFF)),
    ("big5", range(0xA1, 0xC7)),
    ("shift_jis", range(0x81, 0x99)),
)
# The second is the two characters that Big5 has twice.
RARE = ((0x4E00, 0xA000), (0xFA0C, 0xFA0E))
# Punctuation, arrows, mathematics, enclosed numbers, shapes (the marks of the states), kana, full-width forms.
BLOCKS = ((0x00A0, 0x0100), (0x2000, 0x2800), (0x3000, 0x3400), (0xFE30, 0xFE50), (0xFF00, 0xFFF0))


def main() -> None:
    """Write the font files and the licences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("noto_sans", type=Path)
    parser.add_argument("noto_sans_sc", type=Path)
    folders = parser.parse_args()

    for name in (*LATIN, LATIN_BOLD):
        shutil.copyfile(folders.noto_sans / name, TARGET / _target_name(name))
    everyday = chinese_repertoire()
    rare = {code for first, end in RARE for code in range(first, end)}
    for name, wanted in ((CHINESE, everyday | rare), (CHINESE_BOLD, everyday)):
        _write_subset(folders.noto_sans_sc / name, TARGET / _target_name(name), wanted)
    shutil.copyfile(folders.noto_sans / "LICENSE_FONT", TARGET / "OFL-NotoSans.txt")
    shutil.copyfile(folders.noto_sans_sc / "LICENSE_FONT", TARGET / "OFL-NotoSansSC.txt")


def chinese_repertoire() -> set[int]:
    """Return the code points that both weights of the Chinese font keep, where it has them."""
    wanted = {ord(character) for name, leads in EVERYDAY for character in _characters(name, leads)}
    for first, end in BLOCKS:
        wanted |= set(range(first, end))
    return wanted


def _characters(encoding: str, leads: Iterable[int]) -> Iterable[str]:
    for lead in leads:
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(encoding, "ignore")
            if len(text) == 1 and ord(text) > 0x7F:
                yield text


def _write_subset(source: Path, target: Path, code_points: set[int]) -> None:
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx"]
    font = subset.load_font(str(source), options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=code_points)
    worker.subset(font)
    subset.save_font(font, str(target), options)


def _target_name(name: str) -> str:
    family, _, style = Path(name).stem.partition("_")
    return f"{family}-{style.lstrip('0123456789').replace('Regular_Italic', 'Italic')}.ttf"


if __name__ == "__main__":
    main()
