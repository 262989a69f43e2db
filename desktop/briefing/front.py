"""The pages before the first: the cover, and the contents with page numbers."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportlab.platypus import Flowable, Spacer

from db.errors import DataError
from desktop.briefing import styles
from desktop.briefing.boxes import Anchor, Rule, shaded
from desktop.briefing.fonts import FontSet
from desktop.briefing.inline import Inline
from desktop.briefing.leaf import TaggedCanvas
from desktop.briefing.sheet import Section, number_name
from desktop.briefing.structure import Element, Role
from desktop.briefing.styles import PaperSize, Styles
from desktop.briefing.tagged import TaggedParagraph
from desktop.core import formats
from desktop.core.briefing_options import LARGEST_LOGO, BriefingOptions
from desktop.core.texts import _, ngettext
from desktop.pages.blocks import Document, LinkSpan, Text

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

_LOGO_WIDTH, _LOGO_HEIGHT = 150.0, 70.0
_MOST_PIXELS = 4_000_000
_NUMBER_ROOM = 34.0


class FrontMatter:
    """Cover and contents of a briefing.

    Args:
        documents: What the briefing has, in order.
        title: Of the whole.
        options: How it is made.
        fonts: Where glyphs come from.
        look: The paragraph styles.
        size: The paper.
        root: The whole text as an element.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        *,
        title: str,
        options: BriefingOptions,
        fonts: FontSet,
        look: Styles,
        size: PaperSize,
        root: Element,
    ) -> None:
        self._documents = tuple(documents)
        self._title = title
        self._options = options
        self._look = look
        self._size = size
        self._root = root
        self._inline = Inline(fonts, prefix="front-", targets=frozenset(document.id for document in documents))

    def sections(self) -> tuple[Section, ...]:
        """Return the cover, and the contents where there is more than one page to list."""
        first = self._documents[0]
        cover = Section(self._title, first, self._in_section(self._cover), has_header=False)
        if len(self._documents) == 1:
            return (cover,)
        return (cover, Section(self._title, first, self._in_section(self._contents)))

    def _in_section(self, build: Callable[[], Iterator[Flowable]]) -> Callable[[], list[Flowable]]:
        section = self._root.child(Role.SECTION)

        def built() -> list[Flowable]:
            self._inline.parent = section
            return list(build())

        return built

    def _cover(self) -> Iterator[Flowable]:
        look, inline, first = self._look, self._inline, self._documents[0]
        inline.where = _("the cover")
        if self._options.logo is not None:
            alternative = _("Logo of {name}").format(name=self._options.organisation or _("the organisation"))
            yield Logo(self._options.logo, inline.parent.child(Role.FIGURE, alternative=alternative))
        yield Spacer(0, self._size.height * 0.16)
        if self._options.organisation:
            yield inline.text(self._options.organisation, look.badge)
        title = self._title
        yield Anchor(
            inline.frags((Text(title),), look.cover_title),
            look.cover_title,
            element=inline.parent.child(Role.HEADING_1),
            key="cover",
            title=_("Cover"),
        )
        yield Rule(width=2.0, color=styles.ACCENT, after=10)
        for line in self._lines():
            yield inline.text(line, look.lead)
        yield Spacer(0, 26)
        basis = _(
            "As of {day}, from the {edition}. What is said here is what the sources named at the end of each"
            " part say. It is a record for reading and filing, not legal advice."
        )
        words = basis.format(day=formats.long_day(first.as_of), edition=formats.edition_line(first.edition))
        yield shaded([inline.text(words, look.small)])

    def _lines(self) -> Iterator[str]:
        if len(self._documents) == 1:
            yield self._documents[0].subtitle
        else:
            # The summary is about the others.
            count = sum(document.id != "summary" for document in self._documents)
            yield ngettext("Briefing in {count} part", "Briefing in {count} parts", count).format(
                count=formats.number(count)
            )
        if self._options.author:
            yield _("By {author}").format(author=self._options.author)
        if self._options.is_draft:
            yield _("Draft, not for filing")

    def _contents(self) -> Iterator[Flowable]:
        look, inline = self._look, self._inline
        inline.where = _("the contents")
        words = _("Contents")
        yield Anchor(
            inline.frags((Text(words),), look.title),
            look.title,
            element=inline.parent.child(Role.HEADING_1),
            key="contents",
            title=words,
        )
        yield Spacer(0, 6)
        contents = inline.parent.child(Role.CONTENTS)
        for place, document in enumerate(self._documents):
            item = contents.child(Role.CONTENTS_ITEM)
            subtitle = f"  {document.subtitle}" if document.subtitle else ""
            spans = (LinkSpan(document.title, document.id), Text(subtitle))
            yield ContentsLine(inline.paragraph(spans, look.contents, element=item), number_name(str(place)))


class ContentsLine(Flowable):
    """A line of the contents, with the number of the page at its right; the number is known at the end."""

    def __init__(self, paragraph: TaggedParagraph, number: str) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._number = number

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return width and height."""
        self.width = available_width
        self.height = self._paragraph.wrap(available_width - _NUMBER_ROOM, available_height)[1] + 2.5
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line, and leave a place for the number on its first line."""
        canvas = cast(TaggedCanvas, self.canv)
        self._paragraph.drawOn(canvas, 0, 2.5)
        element = self._paragraph.element
        canvas.saveState()
        canvas.translate(self.width, self.height - self._paragraph.style.fontSize)
        if element is not None:
            with canvas.figure(element):
                canvas.doForm(self._number)
        canvas.restoreState()


class Logo(Flowable):
    """An image at the top of the cover, no larger than its room.

    Raises:
        DataError: The file is no image, or larger than is sensible.
    """

    def __init__(self, path: Path, element: Element) -> None:
        super().__init__()
        self._image = _image(path)
        self._element = element
        wide, high = self._image.getSize()
        scale = min(_LOGO_WIDTH / wide, _LOGO_HEIGHT / high)
        self.width, self.height = wide * scale, high * scale

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return width and height."""
        del available_width, available_height
        return self.width, self.height

    def draw(self) -> None:
        """Draw the image."""
        canvas = cast(TaggedCanvas, self.canv)
        self._element.box = (*canvas.absolutePosition(0, 0), *canvas.absolutePosition(self.width, self.height))
        with canvas.figure(self._element):
            canvas.drawImage(self._image, 0, 0, self.width, self.height)


def _image(path: Path) -> ImageReader:
    """Return the image on white: what shines through differs from reader to reader."""
    # Few briefings have a logo, and the library for it costs a tenth of a second.
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        if path.stat().st_size > LARGEST_LOGO:
            raise DataError(_("{path} is too large for a logo.").format(path=path), _("It may have 512 kB at most."))
        with warnings.catch_warnings(), Image.open(path, formats=("PNG", "JPEG")) as opened:
            warnings.simplefilter("error")
            if opened.width * opened.height > _MOST_PIXELS:
                raise DataError(
                    _("{path} is too large for a logo.").format(path=path), _("It may have 4 million pixels at most.")
                )
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise DataError(_("{path} cannot be read as an image.").format(path=path), _("Give a PNG or JPEG.")) from error
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ImageReader(ground)
