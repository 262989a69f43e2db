"""Faults become sentences, bugs become reports."""

from __future__ import annotations

from db.errors import DataError
from desktop.core.errors import Message, Tone, crash_report, error_message


def test_fault_of_the_world_is_a_sentence_with_a_hint() -> None:
    assert error_message(DataError("The disk is full.", "Make room.")) == Message(
        Tone.ERROR, "The disk is full.", "Make room."
    )


def test_report_has_versions_traceback_and_log() -> None:
    try:
        raise KeyError("state_lost")
    except KeyError as error:
        report = crash_report(error, edition="edition of 2026-11-22, abababab", log_lines=["one", "two"])

    assert "Monazite" in report
    assert "KeyError: 'state_lost'" in report
    assert "edition of 2026-11-22" in report
    assert report.endswith("one\ntwo\n")
