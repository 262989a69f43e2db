"""The model of all commands serves its rows."""

from __future__ import annotations

from pytestqt.modeltest import ModelTester

from desktop.core.actions import UiContext, catalogue
from desktop.core.palette import palette_rows
from desktop.models.palette_list import PaletteListModel
from desktop.models.roles import Role

ROWS = palette_rows(catalogue(), UiContext(), text="")


def test_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = PaletteListModel()
    model.set_rows(ROWS)

    qtmodeltester.check(model)
    model.set_rows(ROWS[:2])


def test_row_is_read_whole() -> None:
    model = PaletteListModel()
    model.set_rows(tuple(row for row in ROWS if row.action_id == "go.back"))

    spoken = model.index(0).data(11)

    assert spoken == "Back. Alt+Left. cannot be used. There is nothing to go back to"
    assert model.index(0).data(Role.PALETTE_ROW) == model.row(0)
