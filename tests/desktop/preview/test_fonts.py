"""The fonts of a PDF give the width of each code, and are read once."""

from __future__ import annotations

from desktop.preview.fonts import Fonts
from desktop.preview.pdf_file import PdfFile
from tests.desktop.preview.pdfs import one_page, stream
from tests.desktop.preview.test_glyphs import subset


def test_widths_come_from_the_pdf() -> None:
    file = PdfFile(
        one_page(
            b"",
            further=(
                b"<< /Subtype /TrueType /FirstChar 65 /Widths [ 500 750 ] /FontDescriptor 6 0 R >>",
                b"<< /FontFile2 7 0 R /MissingWidth 250 >>",
                stream(subset("NotoSans-Regular", "AB")),
            ),
        )
    )
    fonts = Fonts(file)

    font = fonts.font(file.table(file._object(5)))

    assert font is not None
    assert [font.width(code) for code in (65, 66, 67, 64)] == [0.5, 0.75, 0.25, 0.25]
    assert fonts.font(file.table(file._object(5))) is font


def test_a_font_that_is_not_in_the_pdf_is_none() -> None:
    file = PdfFile(one_page(b"", further=(b"<< /Subtype /Type1 /BaseFont /Helvetica >>",)))

    assert Fonts(file).font(file.table(file._object(5))) is None
