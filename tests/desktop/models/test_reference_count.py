"""Guards the pin of PySide6: some versions lose references to None on Python 3.11 until the process aborts."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from desktop.core.listing import Column, Listing
from desktop.models.record_table import RecordTableModel

CALLS = 1000
# Other things take and leave references to None meanwhile; a leak would be one a call.
SLACK = 100


class Emitter(QObject):
    """Has a signal."""

    sent = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal there")
def test_overridden_method_that_returns_none_loses_no_reference(qapp: object) -> None:
    model = RecordTableModel()
    model.set_listing(Listing((Column("name", "Name", 100),), ("mineral/gallium",), (("Gallium",),), ("",)))
    # Asked through the index, the call passes through C++ and back; model.data() would not.
    index = model.index(0, 0)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        index.data(Qt.ItemDataRole.FontRole)

    assert abs(sys.getrefcount(None) - before) < SLACK


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal there")
def test_emitting_loses_no_reference(qapp: object) -> None:
    emitter = Emitter()
    is_sent = emitter.blockSignals is not None
    before = sys.getrefcount(is_sent)

    for _ in range(CALLS):
        emitter.sent.emit()

    assert abs(sys.getrefcount(is_sent) - before) < SLACK
