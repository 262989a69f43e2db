"""The content of a page becomes marks, and every operator that briefings are written with is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.core.briefing_options import BriefingOptions, Cover, Names, Paper
from desktop.preview.fonts import Fonts
from desktop.preview.marks import Matrix, PictureMark, ShapeMark, TextMark
from desktop.preview.page_marks import PageMarks, read_page
from desktop.preview.pdf_file import PdfFile
from desktop.tasks.briefing import BriefingJob, preview
from tests.desktop.preview.pdfs import one_page, stream
from tests.desktop.preview.test_glyphs import subset

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (0.0, 5.0), (0.0, 0.0))
FONT = (
    b"<< /Subtype /TrueType /FirstChar 32 /Widths [ 250 ] /FontDescriptor 6 0 R >>",
    b"<< /FontFile2 7 0 R /MissingWidth 500 >>",
    stream(subset("NotoSans-Regular", " AB")),
)


def read(content: bytes, *, resources: bytes = b"<< >>", further: tuple[bytes, ...] = ()) -> PageMarks:
    file = PdfFile(one_page(content, resources=resources, further=further))
    return read_page(file, file.leaves[0])


def shapes(content: bytes) -> list[ShapeMark]:
    page = read(content)
    assert not page.unknown
    return [mark for mark in page.marks if isinstance(mark, ShapeMark)]


def texts(content: bytes) -> list[TextMark]:
    page = read(content, resources=b"<< /Font << /F1 5 0 R >> >>", further=FONT)
    assert not page.unknown
    return [mark for mark in page.marks if isinstance(mark, TextMark)]


def test_a_rectangle_has_the_colours_and_the_line_that_hold() -> None:
    (mark,) = shapes(b"1 0 0 rg .5 G 2 w [ 3 1 ] 0 d 1 J 0 0 10 5 re B*")

    assert mark.outline == (SQUARE,)
    assert (mark.fill, mark.stroke, mark.width) == ((1.0, 0.0, 0.0), (0.5, 0.5, 0.5), 2.0)
    assert (mark.dash, mark.cap, mark.is_even_odd) == ((3.0, 1.0), 1, True)


def test_what_q_keeps_comes_back() -> None:
    first, second = shapes(b"q 1 0 0 1 7 8 cm 0 0 1 rg 0 0 10 5 re f Q 0 0 10 5 re f")

    assert (first.matrix, first.fill) == (Matrix(e=7, f=8), (0.0, 0.0, 1.0))
    assert (second.matrix, second.fill) == (Matrix(), (0.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        (b"0 0 m 5 5 l S", ((0.0, 0.0), (5.0, 5.0))),
        (b"0 0 m 1 1 2 2 3 3 c S", ((0.0, 0.0), (1.0, 1.0, 2.0, 2.0, 3.0, 3.0))),
        (b"0 0 m 2 2 3 3 v S", ((0.0, 0.0), (0.0, 0.0, 2.0, 2.0, 3.0, 3.0))),
        (b"0 0 m 1 1 3 3 y S", ((0.0, 0.0), (1.0, 1.0, 3.0, 3.0, 3.0, 3.0))),
        (b"0 0 m 5 0 l 5 5 l s", ((0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 0.0))),
    ],
)
def test_lines_and_curves(written: bytes, steps: tuple[tuple[float, ...], ...]) -> None:
    (mark,) = shapes(written)

    assert mark.outline == (steps,)
    assert mark.fill is None


def test_what_is_not_painted_leaves_nothing() -> None:
    assert shapes(b"n 0 0 10 5 re n 0 0 m S") == []


def test_text_stands_where_it_is_put_and_goes_on() -> None:
    first, second, third = texts(b"BT 1 0 0 1 20 30 Tm /F1 10 Tf 12 TL (AB) Tj (A) Tj T* (B) Tj ET")

    assert first.matrix == Matrix(10, 0, 0, 10, 20, 30)
    assert first.glyphs == ((65, 0.0), (66, 0.5))
    assert second.matrix == Matrix(10, 0, 0, 10, 30, 30)
    assert third.matrix == Matrix(10, 0, 0, 10, 20, 18)


def test_spaces_between_words_and_letters() -> None:
    (mark,) = texts(b"BT /F1 10 Tf 2 Tw 1 Tc (A B) Tj ET")

    assert [x for _code, x in mark.glyphs] == pytest.approx([0.0, 0.6, 1.15])


def test_pieces_are_drawn_apart_and_unseen_text_is_left_out() -> None:
    (mark,) = texts(b"BT /F1 10 Tf [ (A) -500 (B) ] TJ 3 Tr (A) Tj ET")

    assert [x for _code, x in mark.glyphs] == [0.0, 1.0]


def test_a_form_is_drawn_where_it_is_placed() -> None:
    form = stream(b"0 0 10 5 re f", b"/Subtype /Form /Matrix [ 1 0 0 1 1 2 ]")
    page = read(b"q 1 0 0 1 5 5 cm /X Do Q 0 0 10 5 re f", resources=b"<< /XObject << /X 5 0 R >> >>", further=(form,))

    assert [mark.matrix for mark in page.marks] == [Matrix(e=6, f=7), Matrix()]


def test_a_form_that_places_itself_ends() -> None:
    form = stream(b"/X Do", b"/Subtype /Form /Resources << /XObject << /X 5 0 R >> >>")

    page = read(b"/X Do", resources=b"<< /XObject << /X 5 0 R >> >>", further=(form,))

    assert page.marks == ()
    assert page.unknown == {"/X"}


def test_a_picture_has_its_rows() -> None:
    picture = stream(b"\xff\0\0\0\xff\0", b"/Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceRGB")
    page = read(b"30 0 0 15 1 2 cm /P Do", resources=b"<< /XObject << /P 5 0 R >> >>", further=(picture,))

    assert page.marks == (PictureMark(2, 1, b"\xff\0\0\0\xff\0", Matrix(30, 0, 0, 15, 1, 2)),)


@pytest.mark.parametrize("content", [b"0 0 sh", b"1 rg 2 2 rg", b"(x) w", b"/None 9 Tf", b"/None Do", b"1 Tr"])
def test_what_is_not_known_is_named(content: bytes) -> None:
    assert len(read(content).unknown) == 1


PAGES = (
    "mineral/gallium",
    "mineral/germanium",
    "deadlines",
    "coverage",
    "compare/mineral/gallium,mineral/germanium",
    "days/mineral/gallium@2024-01-01..2026-01-15",
    "graph/mineral/gallium@2",
    "selection/firm?",
    "selection/measure?",
)


@pytest.mark.parametrize("is_full", [False, True])
def test_every_page_of_a_briefing_is_known(small_edition_path: Path, tmp_path: Path, *, is_full: bool) -> None:
    options = BriefingOptions(
        Paper.LETTER if is_full else Paper.A4,
        Names.BOTH,
        Cover.YES,
        is_full,
        classification="Internal 内部",
        organisation="Trade Office",
        author="Desk",
        is_draft=is_full,
    )
    job = BriefingJob(
        small_edition_path,
        tmp_path / "notebook.sqlite",
        PAGES[0],
        date(2026, 1, 15),
        tmp_path / "none.pdf",
        options=options,
        further=PAGES[1:],
    )
    file = PdfFile(preview(job).content)
    fonts = Fonts(file)

    read_pages = [read_page(file, leaf, fonts=fonts) for leaf in file.leaves]

    assert {name for page in read_pages for name in page.unknown} == set()
    assert all(any(isinstance(mark, TextMark) for mark in page.marks) for page in read_pages)
    assert len(read_pages) > len(PAGES)
