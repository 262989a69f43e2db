"""What is written: briefings, notes, the edition."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from db.edition import describe, open_edition
from db.queries.entries import entry
from db.records import EntryRef, Kind
from desktop.core.paths import default_edition
from desktop.pages.build import entry_page
from tests.bench.figures import Figure, child_environment, latency, median, timed

DAY = date(2026, 9, 30)
SHORT = "measure/mofcom-2024-46"  # two pages, which the budget is for
LONG = "mineral/gallium"
FRESH_ROUNDS = 5
WARM_ROUNDS = 20
NOTES = 100


def measure() -> Iterator[Figure]:
    """Yield medians and percentiles."""
    with tempfile.TemporaryDirectory(prefix="monazite-bench-") as name:
        folder = Path(name)
        yield from _briefings(folder)
        yield from _notes(folder)
        yield from _builds(folder)


def _briefings(folder: Path) -> Iterator[Figure]:
    from desktop.briefing.render import write_briefing

    target = folder / "briefing.pdf"
    with closing(open_edition(default_edition())) as connection:
        edition = describe(connection)
        for entry_id, budget in ((SHORT, 150), (LONG, None)):
            page = entry_page(entry(connection, entry_id, as_of=DAY), edition)
            result = write_briefing([page], target)
            warm = [timed(partial(write_briefing, [page], target)) for _round in range(WARM_ROUNDS)]
            detail = f"{result.pages} pages, worst {max(warm):.0f}"
            yield Figure(f"briefing of {entry_id}, warm, p50", median(warm), "ms", budget, detail)
    command = [sys.executable, "-m", "desktop", "brief", SHORT, "-o", str(target), "--force", "--data-dir", str(folder)]
    fresh = [timed(partial(_run, command)) for _round in range(FRESH_ROUNDS)]
    yield Figure(f"briefing of {SHORT}, fresh, p50", median(fresh), "ms", 700, f"worst {max(fresh):.0f}")


def _notes(folder: Path) -> Iterator[Figure]:
    from db.notebook.writer import NotebookWriter

    with NotebookWriter(folder / "notebook.sqlite") as writer:
        subject = EntryRef(LONG, Kind.MINERAL, "Gallium", "镓")
        note = writer.add_note(subject, "first")
        samples = []
        for number in range(NOTES):
            revision = note.revision

            def save(text: str = f"text {number}", revision: int = revision) -> None:
                nonlocal note
                note = writer.save_note(note.id, text, expected_revision=revision)

            samples.append(timed(save))
    yield latency("a note saved, durable", samples, budget=30)


def _builds(folder: Path) -> Iterator[Figure]:
    command = [sys.executable, "-m", "db.build", "--output", str(folder / "edition.sqlite")]
    builds = [timed(partial(_run, command)) for _round in range(3)]
    yield Figure("building the edition, fresh process, p50", median(builds), "ms", 5000, f"worst {max(builds):.0f}")


def _run(command: list[str]) -> None:
    subprocess.run(command, env=child_environment(), check=True, capture_output=True)
