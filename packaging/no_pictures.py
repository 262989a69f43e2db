"""Stands in for Pillow in the frozen program, where ReportLab asks for it when it is imported.

Briefings are text and lines: nothing in them is a picture, so Pillow and its seven picture libraries (6 MB) would
only lie there. PyInstaller runs this before the program.
"""

import sys
from types import ModuleType


class Image:
    """What Pillow's pictures are; there are none."""


def open_picture(*_given: object) -> Image:
    """Refuse to open a picture."""
    raise OSError("this copy of Monazite opens no pictures")


_package, _module = ModuleType("PIL"), ModuleType("PIL.Image")
vars(_module).update(Image=Image, open=open_picture)
vars(_package).update(Image=_module, __path__=[])
sys.modules.update({"PIL": _package, "PIL.Image": _module})
