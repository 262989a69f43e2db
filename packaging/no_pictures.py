"""Stands in for Pillow in the frozen program, where ReportLab asks for it when it is imported.

Briefings are text and lines: nothing in them is a picture but an organisation's logo, which a frozen copy refuses
with a sentence, since Pillow and its seven picture libraries take 6 MB. PyInstaller runs this before the program.
"""

import sys
from types import ModuleType


class Image:
    """What Pillow's pictures are; there are none."""


class DecompressionBombError(Exception):
    """What Pillow raises for a picture that is too large."""


def open_picture(*_given: object, **_named: object) -> Image:
    """Refuse to open a picture."""
    raise OSError("this copy of Monazite opens no pictures")


_package, _module = ModuleType("PIL"), ModuleType("PIL.Image")
vars(_module).update(Image=Image, open=open_picture, DecompressionBombError=DecompressionBombError)
vars(_package).update(Image=_module, __path__=[])
sys.modules.update({"PIL": _package, "PIL.Image": _module})
