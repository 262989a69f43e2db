"""Rules on the shape of modules, functions and values."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.rules.source import Module, Rule, calls, dotted, last_name, outside, under

MOST_LINES = 400
MOST_POSITIONAL = 2
GIVEN = {"paint", "ngettext"}
ANYWHERE = under("db", "desktop", "scripts", "tests")
PROGRAM = under("db", "desktop")


def _too_long(module: Module) -> Iterator[tuple[int, str]]:
    lines = module.text.count("\n")
    if lines > MOST_LINES:
        yield lines, f"{lines} lines; split it by duty (at most {MOST_LINES})"


def _undescribed(module: Module) -> Iterator[tuple[int, str]]:
    documentation = ast.get_docstring(module.tree) or ""
    first = documentation.split("\n\n")[0]
    if module.text.strip() and not first.endswith("."):
        yield 1, "the module does not begin with a sentence on what it does"


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef, *, is_method: bool) -> list[ast.arg]:
    parameters = [*node.args.posonlyargs, *node.args.args]
    is_static = any(last_name(decorator) == "staticmethod" for decorator in node.decorator_list)
    return parameters[1:] if is_method and not is_static else parameters


def _functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, bool]]:
    for node in ast.walk(tree):
        is_private = isinstance(node, ast.ClassDef) and node.name.startswith("_")
        if isinstance(node, ast.Module | ast.ClassDef) and not is_private:
            for child in node.body:
                if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield child, isinstance(node, ast.ClassDef)


def _is_given_by_others(name: str) -> bool:
    """Return whether Qt, Python or gettext says what the parameters are."""
    return name != name.lower() or (name.startswith("__") and name != "__init__") or name in GIVEN


def _many_positional(module: Module) -> Iterator[tuple[int, str]]:
    for node, is_method in _functions(module.tree):
        if node.name.startswith("_") and node.name != "__init__":
            continue
        if _is_given_by_others(node.name):
            continue
        parameters = _parameters(node, is_method=is_method)
        if parameters and parameters[-1].arg == "parent":  # last and by position, as in all of Qt
            parameters = parameters[:-1]
        if len(parameters) > MOST_POSITIONAL:
            third = parameters[MOST_POSITIONAL].arg
            yield node.lineno, f"{node.name}: from '{third}' on, parameters are keyword-only"
        if node.args.vararg is not None:
            yield node.lineno, f"{node.name}: no *{node.args.vararg.arg} in our own functions"


def _loose_dataclasses(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):  # a module's own tally may change
            continue
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            if last_name(call.func if call else decorator) != "dataclass":
                continue
            given = {word.arg for word in call.keywords} if call else set()
            if not {"frozen", "slots"} <= given:
                yield node.lineno, f"{node.name}: a value is @dataclass(frozen=True, slots=True)"


def _sleeps(module: Module) -> Iterator[tuple[int, str]]:
    imported = any(
        isinstance(node, ast.ImportFrom) and node.module == "time" and any(name.name == "sleep" for name in node.names)
        for node in ast.walk(module.tree)
    )
    for call in calls(module.tree):
        name = dotted(call.func)
        if name == "time.sleep" or (imported and name == "sleep"):
            yield call.lineno, "time.sleep: wait for the thing itself"


def _caught_all(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        is_broad = any(kind is None or last_name(kind) in {"Exception", "BaseException"} for kind in caught)
        passes_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
        if is_broad and not passes_on:
            yield node.lineno, "catches everything; that is for the runner, the crash hook and the self-test"


RULES = (
    Rule(
        f"a module has at most {MOST_LINES} lines",
        ANYWHERE,
        _too_long,
        bad=(("db/sample.py", '"""Long."""\n' + "x = 1\n" * MOST_LINES),),
        good=(("db/sample.py", '"""Short."""\n' + "x = 1\n" * (MOST_LINES - 1)),),
    ),
    Rule(
        "a module says in a sentence what it does",
        ANYWHERE,
        _undescribed,
        bad=(("db/sample.py", "x = 1\n"), ("db/sample.py", '"""helpers"""\nx = 1\n')),
        good=(("db/sample.py", '"""Fold events into\nintervals.\n\nMore."""\n'), ("tests/data/__init__.py", "")),
    ),
    Rule(
        "parameters are keyword-only from the third on",
        PROGRAM,
        _many_positional,
        bad=(
            ("db/sample.py", "def find(connection, query, limit): ...\n"),
            ("db/sample.py", "def find(*words): ...\n"),
            ("db/sample.py", "class Reader:\n    def find(self, connection, query, limit): ...\n"),
        ),
        good=(
            ("db/sample.py", "def find(connection, query, *, limit=1): ...\n"),
            ("db/sample.py", "class Reader:\n    def find(self, connection, query): ...\n"),
            ("desktop/models/sample.py", "class Rows:\n    def headerData(self, section, orientation, role): ...\n"),
            ("desktop/views/sample.py", "class Bar:\n    def __init__(self, theme, actions, parent=None): ...\n"),
        ),
    ),
    Rule(
        "a dataclass is frozen and has slots",
        PROGRAM,
        _loose_dataclasses,
        bad=(
            ("db/sample.py", "@dataclass\nclass A: ...\n"),
            ("db/sample.py", "@dataclass(frozen=True)\nclass A: ...\n"),
        ),
        good=(
            ("db/sample.py", "@dataclass(frozen=True, slots=True)\nclass A: ...\n"),
            ("db/sample.py", "@dataclass(slots=True)\nclass _Tally: ...\n"),
        ),
    ),
    Rule(
        "nothing sleeps",
        ANYWHERE,
        _sleeps,
        bad=(
            ("tests/sample.py", "import time\ntime.sleep(1)\n"),
            ("db/sample.py", "from time import sleep\nsleep(1)\n"),
        ),
        good=(("db/sample.py", "import time\ntime.monotonic()\n"),),
    ),
    Rule(
        "only the runner, the crash hook and the self-test catch everything",
        outside("desktop/tasks/runner.py", "desktop/core/crash.py", "desktop/views/crash.py", "desktop/cli/check.py"),
        _caught_all,
        bad=(
            ("db/sample.py", "try:\n    f()\nexcept Exception:\n    pass\n"),
            ("db/sample.py", "try:\n    f()\nexcept:\n    pass\n"),
            ("db/sample.py", "try:\n    f()\nexcept (OSError, BaseException):\n    pass\n"),
        ),
        good=(
            ("db/sample.py", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise\n"),
            ("db/sample.py", "try:\n    f()\nexcept OSError:\n    pass\n"),
            ("desktop/tasks/runner.py", "try:\n    f()\nexcept Exception as error:\n    report(error)\n"),
        ),
    ),
)
