"""The model of a briefing's parts holds Qt's rules, and says where parts are dropped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from desktop.core.brief_plan import Part
from desktop.models.part_list import PartListModel

PARTS = tuple(Part(f"mineral/{name}", name.capitalize(), "mineral") for name in ("gallium", "germanium", "antimony"))


def test_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PartListModel()
    qtmodeltester.check(model)

    model.set_parts(PARTS)
    model.set_parts(PARTS[:1])

    assert model.rowCount() == 1


def test_a_part_is_read_with_its_place() -> None:
    model = PartListModel()
    model.set_parts(PARTS)

    assert model.data(model.index(1)) == "2  Germanium"
    spoken = model.data(model.index(1), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "2 of 3: Germanium, mineral"


@pytest.mark.parametrize(("row", "before"), [(2, 2), (-1, 3)])
def test_a_drop_says_what_is_wished_for(row: int, before: int) -> None:
    model = PartListModel()
    model.set_parts(PARTS)
    asked: list[object] = []
    model.drop_asked.connect(asked.append)

    data = model.mimeData([model.index(0), model.index(2)])
    taken = model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())

    assert asked == [((0, 2), before)]
    assert not taken
