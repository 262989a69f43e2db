"""The model of the filter panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from db.records import Facet, FacetValue
from desktop.core.facet_rows import facet_rows
from desktop.models.facet_list import FacetListModel
from desktop.models.roles import Role

ROWS = facet_rows([Facet("state", "State", (FacetValue("suspended", "Suspended", 3),))], {})


def test_model_keeps_qts_rules(qapp: object, qtmodeltester: ModelTester) -> None:
    model = FacetListModel()
    qtmodeltester.check(model)

    model.set_rows(ROWS)


def test_row_is_served_whole(qapp: object) -> None:
    model = FacetListModel()
    model.set_rows(ROWS)

    assert model.index(1).data(Role.FACET_ROW) == ROWS[1]
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "State: Suspended, 3"
    assert model.place_of("state", "suspended") == 1
    assert model.place_of("state", "ended") is None


def test_head_cannot_be_chosen(qapp: object) -> None:
    model = FacetListModel()
    model.set_rows(ROWS)

    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsEnabled
