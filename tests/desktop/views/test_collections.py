"""Collections in the window: made of what is chosen, put in order, emptied, shown in the table, undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.views.collection_dialog import CollectionDialog
from desktop.views.main_window import MainWindow
from tests.desktop.gui import flush_deleted


def opened(window: MainWindow) -> CollectionDialog:
    """Choose every mineral and open the dialog."""
    window.list.table.view.selectAll()
    window.actions_by_id.trigger("notebook.collections")
    dialog = window.findChild(CollectionDialog)
    assert dialog is not None
    return dialog


def members(window: MainWindow) -> list[list[str]]:
    """Return the entries of the collections that the file has."""
    return [[entry.id for entry in known.entries] for known in window.context.notebook.collections()]


def test_collection_is_made_ordered_and_emptied_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    ids = list(window.list.table.chosen_ids)
    assert len(ids) > 1

    dialog.name.setText("Portfolio")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert members(window) == [ids]
    dialog.members.choose([ids[0]])
    qtbot.keyClick(dialog.members, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert members(window) == [[ids[1], ids[0], *ids[2:]]]
    assert dialog.members.chosen_ids == (ids[0],)
    qtbot.keyClick(dialog.members, Qt.Key.Key_Delete)
    assert members(window) == [ids[1:]]

    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert members(window) == [[*ids[1:], ids[0]]]
    dialog.reject()
    window.actions_by_id.trigger("notebook.undo")
    assert members(window) == [ids[1:]]


def test_collection_is_shown_in_the_table_and_deleted(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    dialog.name.setText('The "first" one')
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    with qtbot.assertNotEmitted(window.browser.query_faulty):
        qtbot.mouseClick(dialog.show_all, Qt.MouseButton.LeftButton)
    assert window.browser.state.text.startswith("collection:")
    assert window.list.table.model.rowCount() == len(members(window)[0])
    flush_deleted()
    dialog = opened(window)
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)

    assert members(window) == []
    dialog.reject()
