"""The list of hits keeps the model's contract, and the cursor passes over heads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.core.hit_rows import HitRow
from desktop.models.hit_list import HitListModel
from desktop.models.roles import Role

ROWS = (
    HitRow("", "Minerals"),
    HitRow("mineral/gallium", "Gallium", "HS code: 8112.92", "in-force", "Gallium, mineral"),
    HitRow("", "Firms"),
    HitRow("firm/acme", "Acme"),
)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> HitListModel:
    made = HitListModel()
    qtmodeltester.check(made)
    made.set_rows(ROWS)
    return made


def test_heads_cannot_be_chosen(model: HitListModel) -> None:
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(("place", "step", "found"), [(0, 1, 1), (2, 1, 3), (2, -1, 1), (0, -1, None), (9, 1, None)])
def test_the_cursor_passes_over_heads(model: HitListModel, place: int, step: int, found: int | None) -> None:
    assert model.next_choice(place, step) == found


def test_a_row_shows_is_read_and_explains_itself(model: HitListModel) -> None:
    index = model.index(1)

    assert model.data(index) == "Gallium"
    assert model.data(index, int(Qt.ItemDataRole.AccessibleTextRole)) == "Gallium, mineral"
    assert model.data(index, int(Qt.ItemDataRole.ToolTipRole)) == "Gallium (HS code: 8112.92)"
    assert model.data(index, int(Role.HIT_ROW)) is ROWS[1]
    assert model.data(index, int(Qt.ItemDataRole.FontRole)) is None
