"""The item roles of this program, in one place."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """Roles beside Qt's own.

    Attributes:
        RECORD_ID: Entry id of a row.
        STATE: Value of the state that a row shows, empty for none.
        FACET_ROW: The `desktop.core.facet_rows.FacetRow` of a row.
        HIT_ROW: The `desktop.core.hit_rows.HitRow` of a row.
        PALETTE_ROW: The `desktop.core.palette.PaletteRow` of a row.
    """

    RECORD_ID = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2
    FACET_ROW = Qt.ItemDataRole.UserRole + 3
    HIT_ROW = Qt.ItemDataRole.UserRole + 4
    PALETTE_ROW = Qt.ItemDataRole.UserRole + 5
