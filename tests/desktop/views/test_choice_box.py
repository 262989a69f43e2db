"""The box of choices: its name, its arrow, and the colours of the theme."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.views.choice_box import ChoiceBox
from desktop.views.style import Style


def test_arrow_is_painted_and_box_and_list_have_names(style: Style, host: QWidget) -> None:
    box = ChoiceBox(style, "paper", title="Paper", parent=host)
    box.addItems(["A4", "Letter"])
    box.resize(200, 30)

    image = box.grab(box.arrow()).toImage()

    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(colors) > 1
    assert box.view().accessibleName() == box.accessibleName() == "Paper"
    assert box.view().objectName() == "paper_choices"
