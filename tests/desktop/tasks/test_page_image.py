"""Pages are painted as another reader of PDFs paints them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.briefing.render import make_briefing
from desktop.core.briefing_options import BriefingOptions, Cover
from desktop.pages.build import entry_page
from desktop.tasks.page_image import MOST_PIXELS, Pages
from tests.desktop.pages import samples
from tests.desktop.pages.samples import EDITION
from tests.desktop.preview.pdfs import one_page, stream

SCALE = 2.0
BLOCK = 8


def greys(image: QImage) -> list[int]:
    """Return how bright the image is, block by block."""
    small = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, rows = small.width(), bytes(small.constBits())
    step = small.bytesPerLine()
    return [
        sum(sum(rows[(y + line) * step + x : (y + line) * step + x + BLOCK]) for line in range(BLOCK)) // BLOCK**2
        for y in range(0, small.height() - BLOCK, BLOCK)
        for x in range(0, width - BLOCK, BLOCK)
    ]


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_pages_look_as_another_reader_paints_them(tmp_path: Path, qtbot: QtBot) -> None:
    page = entry_page(samples.gallium("2026-11-25"), EDITION, notes=(samples.note("Ask 商务部."),))
    content, count = make_briefing([page], options=BriefingOptions(cover=Cover.YES, is_draft=True))
    target = tmp_path / "a.pdf"
    target.write_bytes(content)
    subprocess.run(["pdftoppm", "-r", f"{72 * SCALE:g}", str(target), str(tmp_path / "p")], check=True)
    others = sorted(tmp_path.glob("p-*.ppm"))
    pages = Pages(content)

    assert len(others) == count == len(pages.sizes)
    for number, other in enumerate(others):
        mine, theirs = greys(pages.paint(number, SCALE).image), greys(QImage(str(other)))
        assert len(mine) == len(theirs)
        differences = [abs(first - second) for first, second in zip(mine, theirs, strict=True)]
        assert sum(differences) / len(differences) < 2.5
        assert max(differences) < 70


def test_what_is_painted_has_its_colours_in_its_place(qtbot: QtBot) -> None:
    picture = stream(b"\xff\0\0\0\xff\0", b"/Subtype /Image /Width 1 /Height 2 /ColorSpace /DeviceRGB")
    content = one_page(
        b"0 0 1 rg 0 0 100 50 re f q 40 0 0 40 150 10 cm /P Do Q",
        resources=b"<< /XObject << /P 5 0 R >> >>",
        further=(picture,),
    )

    image = Pages(content).paint(0, 2.0).image

    assert (image.width(), image.height()) == (400, 200)
    assert image.pixelColor(20, 180).name() == "#0000ff"
    assert image.pixelColor(20, 20).name() == "#ffffff"
    assert image.pixelColor(340, 105).name() == "#ff0000"
    assert image.pixelColor(340, 175).name() == "#00ff00"


def test_an_image_never_grows_without_bound(qtbot: QtBot) -> None:
    painted = Pages(one_page(b"")).paint(0, 1000.0)

    assert painted.image.width() * painted.image.height() <= MOST_PIXELS * 1.01
    assert painted.scale < 1000.0
