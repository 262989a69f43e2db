"""Copies and saves figures, each with its title, its sources and the page that it comes from."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.errors import DataError
from desktop.core.texts import _
from desktop.views.figure_deeds import FigureDeed, FigureRequest

if TYPE_CHECKING:
    from desktop.core.theme import Theme
    from desktop.figures.figure import Figure
    from desktop.views.action_set import Handler
    from desktop.views.main_window import MainWindow

# Figures leave the program in one size and in the colours of paper, whatever the window looks like.
WIDTH = 720.0
RATIO = 2.0
_log = logging.getLogger("monazite.ui")


class FigureCommands(QObject):
    """One method an action; acts on the window that owns it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked: FigureRequest | None = None
        self._last_folder: Path | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            FigureDeed.TABLE: self._table,
            FigureDeed.COPY: self._copy_current,
            FigureDeed.SVG: self._save_svg,
            FigureDeed.PNG: self._save_png,
        }

    @Slot(object)
    def do(self, request: FigureRequest) -> None:
        """Copy or save the figure."""
        if request.deed is FigureDeed.COPY:
            self._copy(request)
        elif request.deed in (FigureDeed.SVG, FigureDeed.PNG):
            self._ask(request)

    def save_to(self, target: Path) -> None:
        """Write the figure that was asked for into the file, as its ending says."""
        from desktop.core.atomic import write_bytes
        from desktop.core.errors import Message, Tone

        if self._asked is None:
            return
        self._last_folder = target.parent
        is_svg = self._asked.deed is FigureDeed.SVG
        try:
            write_bytes(target, self._svg(self._asked) if is_svg else self._png(self._asked))
        except DataError as error:
            self._window.fail(error)
            return
        _log.info("figure %s written", self._asked.block.figure.key)
        self._window.say(Message(Tone.DONE, _("Figure saved as {path}.").format(path=target)))

    @Slot()
    def _table(self) -> None:
        self._window.pane.page.text.do_with_figure(FigureDeed.TABLE)

    @Slot()
    def _copy_current(self) -> None:
        self._window.pane.page.text.do_with_figure(FigureDeed.COPY)

    @Slot()
    def _save_svg(self) -> None:
        self._window.pane.page.text.do_with_figure(FigureDeed.SVG)

    @Slot()
    def _save_png(self) -> None:
        self._window.pane.page.text.do_with_figure(FigureDeed.PNG)

    def _copy(self, request: FigureRequest) -> None:
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication, QImage

        from desktop.core.errors import Message, Tone

        mime = QMimeData()
        mime.setImageData(QImage.fromData(self._png(request)))
        mime.setData("image/svg+xml", self._svg(request))
        QGuiApplication.clipboard().setMimeData(mime)
        title = request.block.figure.title
        self._window.say(Message(Tone.DONE, _("Figure copied: {title}.").format(title=title)))

    def _ask(self, request: FigureRequest) -> None:
        from desktop.core.file_names import file_stem

        self._asked = request
        day = request.document.as_of.isoformat()
        ending = "svg" if request.deed is FigureDeed.SVG else "png"
        name = f"{file_stem(request.document.id)}-{request.block.figure.key}-{day}.{ending}"
        folder = self._last_folder or _pictures()
        self._window.services.dialogs.ask_image(self._window, folder / name, answer=self.save_to)

    def _svg(self, request: FigureRequest) -> bytes:
        from desktop.figures.svg import figure_svg
        from desktop.views.figure_paint import measure

        return figure_svg(_plate(request), _paper(), width=WIDTH, measure=measure).encode()

    def _png(self, request: FigureRequest) -> bytes:
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice
        from PySide6.QtGui import QImageWriter

        from desktop.views.figure_paint import image_of, measure

        figure = _plate(request)
        image = image_of(figure.draw(width=WIDTH, measure=measure), _paper(), ratio=RATIO)
        image.setText("Title", figure.title)
        image.setText("Description", figure.alternative)
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(content.data())


def _plate(request: FigureRequest) -> Figure:
    from desktop.figures.plate import plate
    from desktop.pages.origin import figure_origin

    return plate(request.block.figure, figure_origin(request.block, request.document))


def _paper() -> Theme:
    from desktop.core.paths import resources_dir
    from desktop.core.theme import load_theme

    return load_theme(resources_dir() / "themes", "light")


def _pictures() -> Path:
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation) or Path.home())
