"""Work goes to other threads and comes back to this one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from db.errors import DataError
from desktop.tasks.outcome import LatestOnly, Outcome
from desktop.tasks.runner import InlineRunner, TaskRunner


class Receiver(QObject):
    """Keeps what is delivered, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: list[Outcome] = []
        self.threads: list[int] = []

    @Slot(object)
    def take(self, outcome: Outcome) -> None:
        """Take one outcome."""
        self.outcomes.append(outcome)
        self.threads.append(threading.get_ident())


def fail() -> object:
    raise DataError("The disk is full.")


def break_down() -> object:
    raise KeyError("a bug")


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.finish(5000)
    made.deleteLater()


@pytest.fixture
def receiver(qapp: object) -> Receiver:
    return Receiver()


def test_result_arrives_on_this_thread(runner: TaskRunner, receiver: Receiver, qtbot: QtBot) -> None:
    runner.query(threading.get_ident, receiver.take, token=7)

    def arrived() -> None:
        assert len(receiver.outcomes) == 1

    qtbot.waitUntil(arrived)
    assert receiver.outcomes[0].token == 7
    assert receiver.outcomes[0].value != threading.get_ident()
    assert receiver.threads == [threading.get_ident()]


def test_fault_of_the_world_arrives_as_an_outcome(runner: TaskRunner, receiver: Receiver, qtbot: QtBot) -> None:
    runner.change(fail, receiver.take)

    assert runner.finish(5000)
    assert receiver.outcomes[0].error is not None
    assert receiver.outcomes[0].error.text == "The disk is full."


def test_bug_goes_to_the_crash_hook(runner: TaskRunner, receiver: Receiver, qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        runner.query(break_down, receiver.take)
        runner.finish(5000)

    assert [kind for kind, _error, _trace in caught] == [KeyError]
    assert receiver.outcomes == []


def test_changes_run_one_after_the_other(runner: TaskRunner, receiver: Receiver, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(20):
        runner.change(partial(order.append, number), receiver.take, token=number)

    assert runner.finish(5000)
    assert order == list(range(20))
    assert [outcome.token for outcome in receiver.outcomes] == order


def test_inline_runner_delivers_at_once(receiver: Receiver) -> None:
    runner = InlineRunner()

    runner.query(int, receiver.take, token=1)
    runner.change(fail, receiver.take, token=2)

    assert [outcome.token for outcome in receiver.outcomes] == [1, 2]
    assert runner.finish(0)


def test_only_the_latest_result_counts() -> None:
    latest = LatestOnly()
    first = latest.next()
    second = latest.next()

    assert not latest.is_latest(Outcome(first))
    assert latest.is_latest(Outcome(second))
