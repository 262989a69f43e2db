"""Rules on the use of Qt: what is connected to what, and what is never used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.rules.source import Module, Rule, calls, dotted, last_name, outside, strings, under

GUI = under("desktop")
ANYWHERE = under("desktop", "tests")
FORBIDDEN_CLASSES = {
    "QSettings": "settings are our own typed file",
    "QTableWidget": "rows come from a model over tuples",
    "QTableWidgetItem": "rows come from a model over tuples",
    "QTreeWidget": "rows come from a model over tuples",
    "QTreeWidgetItem": "rows come from a model over tuples",
    "QSortFilterProxyModel": "SQL sorts and filters",
    "QIdentityProxyModel": "SQL sorts and filters",
    "QAbstractProxyModel": "SQL sorts and filters",
    "QSqlDatabase": "queries go through db",
    "QNetworkAccessManager": "the program has no network code",
}
_PLACE = frozenset({"setPath", "Format", "Scope"})
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\b(?:rgb|rgba|hsl|hsv)\(")
COLOUR_CLASSES = {"QColor", "HexColor", "Color", "CMYKColor"}


def _forbidden_classes(module: Module) -> Iterator[tuple[int, str]]:
    # To say where Qt's own settings go is no use of them: `QSettings.setPath` and the enums that it takes.
    spared = {
        id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Attribute) and node.attr in _PLACE
    }
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ImportFrom | ast.Attribute) or id(node) in spared:
            continue
        names = [node.attr] if isinstance(node, ast.Attribute) else [name.name for name in node.names]
        for name in names:
            if name in FORBIDDEN_CLASSES:
                yield node.lineno, f"{name}: {FORBIDDEN_CLASSES[name]}"
        if isinstance(node, ast.ImportFrom) and node.module == "__feature__":
            yield node.lineno, "__feature__ renames Qt's methods for everybody"


def _nested_loops(module: Module) -> Iterator[tuple[int, str]]:
    for call in calls(module.tree):
        name = last_name(call.func)
        is_method = isinstance(call.func, ast.Attribute)
        if name == "processEvents" or (is_method and name in {"exec", "exec_"}):
            yield call.lineno, f"{name}() runs a second event loop; use open() with finished, or a task"


def _is_fleeting(node: ast.expr) -> bool:
    if isinstance(node, ast.Lambda):
        return True
    return isinstance(node, ast.Call) and last_name(node.func) in {"partial", "partialmethod"}


def _fleeting_slots(module: Module) -> Iterator[tuple[int, str]]:
    for call in calls(module.tree):
        if last_name(call.func) not in {"connect", "singleShot"}:
            continue
        given = [*call.args, *(word.value for word in call.keywords)]
        if any(_is_fleeting(value) for value in given):
            yield call.lineno, "connect to a bound method; a lambda or partial keeps its widget alive"


def _undecorated_slots(module: Module) -> Iterator[tuple[int, str]]:
    for owner in ast.walk(module.tree):
        if not isinstance(owner, ast.ClassDef):
            continue
        methods = {node.name: node for node in owner.body if isinstance(node, ast.FunctionDef)}
        for call in calls(owner):
            if last_name(call.func) != "connect" or len(call.args) != 1:
                continue
            target = dotted(call.args[0])
            method = methods.get(target.removeprefix("self.")) if target.startswith("self.") else None
            if method is not None and "Slot" not in {_decorator(node) for node in method.decorator_list}:
                yield call.lineno, f"{owner.name}.{method.name} is connected and has no @Slot"


def _decorator(node: ast.expr) -> str:
    return last_name(node.func if isinstance(node, ast.Call) else node)


def _typed_signals(module: Module) -> Iterator[tuple[int, str]]:
    for call in calls(module.tree):
        if last_name(call.func) != "Signal":
            continue
        given = [dotted(value) for value in call.args]
        if given not in ([], ["object"]):
            yield call.lineno, f"Signal({', '.join(given)}): Qt converts; use Signal(object) with a dataclass, or none"


def _literal_looks(module: Module) -> Iterator[tuple[int, str]]:
    for line, text in strings(module.tree):
        if COLOUR.search(text):
            yield line, f"the colour {text!r} belongs into a theme"
    for call in calls(module.tree):
        literal = [value for value in call.args if isinstance(value, ast.Constant)]
        if last_name(call.func) in COLOUR_CLASSES and literal and len(literal) == len(call.args):
            yield call.lineno, "a colour belongs into a theme"
        if last_name(call.func) == "setStyleSheet" and literal and literal[0].value != "":
            yield call.lineno, "a style belongs into a theme"
    for node in ast.walk(module.tree):
        if dotted(node).endswith("GlobalColor.transparent"):
            continue
        if isinstance(node, ast.Attribute) and dotted(node.value).endswith("GlobalColor"):
            yield node.lineno, "a colour belongs into a theme"


CONNECTED = """class View:
    def __init__(self):
        self.button.clicked.connect(self.save)
        self.button.clicked.connect(self.close)
"""

RULES = (
    Rule(
        "what Qt offers and we do not use stays unused",
        ANYWHERE,
        _forbidden_classes,
        bad=(
            ("desktop/views/sample.py", "from PySide6.QtWidgets import QTableWidget\n"),
            ("desktop/views/sample.py", "from PySide6 import QtCore\nQtCore.QSettings()\n"),
            ("desktop/views/sample.py", "from __feature__ import snake_case\n"),
        ),
        good=(("desktop/views/sample.py", "from PySide6.QtWidgets import QTableView\n"),),
    ),
    Rule(
        "there is one event loop",
        outside("desktop/app.py", "tests/bench", within=("desktop", "tests")),
        _nested_loops,
        bad=(
            ("desktop/views/sample.py", "dialog.exec()\n"),
            ("tests/desktop/sample.py", "qapp.processEvents()\n"),
        ),
        good=(("desktop/views/sample.py", "dialog.open()\n"), ("desktop/app.py", "application.exec()\n")),
    ),
    Rule(
        "signals are connected to bound methods",
        ANYWHERE,
        _fleeting_slots,
        bad=(
            ("desktop/views/sample.py", "button.clicked.connect(lambda: self.save())\n"),
            ("desktop/views/sample.py", "button.clicked.connect(partial(self.save, 1))\n"),
            ("desktop/views/sample.py", "button.clicked.connect(functools.partial(self.save))\n"),
            ("desktop/views/sample.py", "QTimer.singleShot(0, lambda: self.save())\n"),
        ),
        good=(("desktop/views/sample.py", "button.clicked.connect(self.save)\n"),),
    ),
    Rule(
        "a connected method is a @Slot",
        GUI,
        _undecorated_slots,
        bad=(("desktop/views/sample.py", CONNECTED + "    def save(self): ...\n"),),
        good=(("desktop/views/sample.py", CONNECTED + "    @Slot()\n    def save(self): ...\n"),),
    ),
    Rule(
        "a signal carries one object or nothing",
        GUI,
        _typed_signals,
        bad=(
            ("desktop/views/sample.py", "class V:\n    chosen = Signal(int)\n"),
            ("desktop/views/sample.py", "class V:\n    chosen = Signal(object, object)\n"),
        ),
        good=(("desktop/views/sample.py", "class V:\n    chosen = Signal(object)\n    closed = Signal()\n"),),
    ),
    Rule(
        "colours and styles stand in themes",
        outside("desktop/briefing/styles.py", within=("desktop",)),  # paper has one look
        _literal_looks,
        bad=(
            ("desktop/views/sample.py", "PEN = '#ff0000'\n"),
            ("desktop/views/sample.py", "html = f'<b style=\"color:#fff\">{name}</b>'\n"),
            ("desktop/views/sample.py", "brush = QColor(1, 2, 3)\n"),
            ("desktop/views/sample.py", "brush = QColor('red')\n"),
            ("desktop/views/sample.py", "brush = Qt.GlobalColor.red\n"),
            ("desktop/views/sample.py", "label.setStyleSheet('font-weight: bold')\n"),
        ),
        good=(
            ("desktop/views/sample.py", "brush = QColor(theme.accent)\nlabel.setText('No. #1 of 46')\n"),
            ("desktop/views/sample.py", "label.setStyleSheet(theme.sheet)\n"),
        ),
    ),
)
