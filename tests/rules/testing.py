"""Rules on tests: how they wait, what they fake, and which clock they see."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.rules.source import Module, Rule, calls, dotted, last_name, outside, under

TESTS = outside("tests/bench", within=("tests",))
WAITS = {"waitSignal", "waitSignals", "waitCallback"}
CLOCKS = {"date.today", "datetime.now", "datetime.utcnow", "datetime.today", "time.time"}
MOCKS = {"Mock", "MagicMock", "AsyncMock"}


def _bare_waits(module: Module) -> Iterator[tuple[int, str]]:
    managed = {
        id(item.context_expr) for node in ast.walk(module.tree) if isinstance(node, ast.With) for item in node.items
    }
    for call in calls(module.tree):
        name = last_name(call.func)
        if name in WAITS and id(call) not in managed:
            yield call.lineno, f"{name} waits for nothing without 'with'"
        if dotted(call.func) in {"qtbot.wait", "qtbot.waitForWindowShown"}:
            yield call.lineno, "wait for the thing, not for a time"


def _loose_mocks(module: Module) -> Iterator[tuple[int, str]]:
    for call in calls(module.tree):
        if last_name(call.func) in MOCKS and not {word.arg for word in call.keywords} & {"spec", "spec_set"}:
            yield call.lineno, "a mock without spec accepts everything; write a small fake"


def _real_clocks(module: Module) -> Iterator[tuple[int, str]]:
    for call in calls(module.tree):
        name = ".".join(dotted(call.func).split(".")[-2:])
        if name in CLOCKS:
            yield call.lineno, f"{name}() makes the test depend on the day; give it a fixed one"


RULES = (
    Rule(
        "a test waits for the thing itself",
        under("tests"),
        _bare_waits,
        bad=(
            ("tests/sample.py", "qtbot.waitSignal(done)\n"),
            ("tests/sample.py", "waiter = qtbot.waitSignal(done)\n"),
            ("tests/sample.py", "qtbot.wait(100)\n"),
        ),
        good=(("tests/sample.py", "with qtbot.waitSignal(done, timeout=2000):\n    act()\n"),),
    ),
    Rule(
        "a mock has a spec",
        under("tests"),
        _loose_mocks,
        bad=(("tests/sample.py", "mock.Mock()\n"), ("tests/sample.py", "MagicMock(return_value=1)\n")),
        good=(("tests/sample.py", "mock.Mock(spec=Runner)\n"),),
    ),
    Rule(
        "a test knows its day",
        TESTS,
        _real_clocks,
        bad=(("tests/sample.py", "date.today()\n"), ("tests/sample.py", "datetime.datetime.now()\n")),
        good=(("tests/sample.py", "date(2026, 9, 30)\n"), ("tests/bench/sample.py", "time.time()\n")),
    ),
)
