"""The table model serves finished cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon, QPixmap
from pytestqt.modeltest import ModelTester

from desktop.core.browse_state import BrowseState
from desktop.models.record_table import RecordTableModel
from desktop.models.roles import Role
from tests.desktop.fakes import FakeReading

LISTING = FakeReading().listing(BrowseState(), date(2026, 1, 1))


@pytest.fixture
def model(qapp: object) -> RecordTableModel:
    made = RecordTableModel()
    made.set_listing(LISTING)
    return made


def test_model_keeps_qts_rules(model: RecordTableModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)

    model.set_listing(replace(LISTING, ids=(), cells=(), states=()))
    model.set_listing(LISTING)


def test_cell_is_its_text(model: RecordTableModel) -> None:
    assert model.index(1, 0).data() == "Gallium"
    assert model.index(1, 0).data(Role.RECORD_ID) == "mineral/gallium"
    assert model.index(1, 0).data(Role.STATE) == "suspended"


def test_first_cell_speaks_the_whole_row(model: RecordTableModel) -> None:
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Gallium, State Suspended, Acts in force 1"


def test_other_cells_speak_for_themselves(model: RecordTableModel) -> None:
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "State: Suspended"


def test_state_has_its_mark_and_other_cells_none(model: RecordTableModel) -> None:
    model.set_marks({"suspended": QIcon(QPixmap(4, 4))})

    assert isinstance(model.index(1, 1).data(Qt.ItemDataRole.DecorationRole), QIcon)
    assert model.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_heads_are_titles(model: RecordTableModel) -> None:
    heads = [model.headerData(section, Qt.Orientation.Horizontal) for section in range(model.columnCount())]

    assert heads == ["Name", "State", "Acts in force"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_row_of_an_entry(model: RecordTableModel) -> None:
    assert model.row_of("mineral/gallium") == 1
    assert model.row_of("mineral/gone") is None
    assert model.row_of(None) is None


def test_nothing_lies_below_a_row(model: RecordTableModel) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
