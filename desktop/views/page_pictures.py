"""Loads the pictures of the manual, from its folder and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.core.manual_files import manual_dir

# Narrower than the page in a window as it first opens.
PICTURE_WIDTH = 500


def picture(file: str, *, width: int, ratio: float) -> QImage:
    """Return the picture, no wider than that; an empty one for a file that is none of the manual's.

    Args:
        file: Its name within the folder of the manual.
        width: The room on the page.
        ratio: Pixels of the screen in one of the window.
    """
    folder = manual_dir().resolve()
    path = (folder / file).resolve()
    if not path.is_relative_to(folder) or path.suffix != ".png":
        return QImage()
    image = QImage(str(path))
    if image.isNull():
        return image
    scaled = image.scaledToWidth(round(min(PICTURE_WIDTH, width) * ratio), Qt.TransformationMode.SmoothTransformation)
    scaled.setDevicePixelRatio(ratio)
    return scaled
