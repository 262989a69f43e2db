"""Every entry of the edition briefed on three days, each read by another library; and a portfolio of 300 entries."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench.figures import Figure, child_environment, latency, percentile

DAYS = (date(2024, 6, 1), date(2025, 8, 15), date(2026, 11, 25))
PORTFOLIO = 300
LONGEST_SECONDS = 3000


def measure() -> Iterator[Figure]:
    """Yield times and pages of all briefings, then of the portfolio, which is made in a process of its own.

    ``MONAZITE_BENCH_EVERY`` of 10 takes each tenth entry.
    """
    yield from _every_entry(int(os.environ.get("MONAZITE_BENCH_EVERY", "1")))
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.briefings"],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    seconds, memory, pages, size = done.stdout.split()
    detail = f"{pages} pages, {float(size) / 1e6:.1f} MB"
    yield Figure(f"portfolio of {PORTFOLIO} entries", float(seconds) * 1000, "ms", None, detail)
    yield Figure(f"portfolio of {PORTFOLIO} entries, most memory", float(memory), "MB", 600, detail)


def _every_entry(step: int) -> Iterator[Figure]:
    from pypdf import PdfReader

    from desktop.core.edition_file import ensure
    from desktop.core.paths import resolve
    from desktop.tasks.briefing import BriefingJob, preview

    edition = ensure(resolve())
    taken: list[float] = []
    processor: list[float] = []
    longest: list[tuple[int, str]] = []
    for day in DAYS:
        for entry_id in _ids(edition)[::step]:
            start, busy = time.perf_counter(), time.process_time()
            made = preview(BriefingJob(edition, Path(os.devnull), entry_id, day, Path(os.devnull)))
            taken.append((time.perf_counter() - start) * 1000)
            processor.append((time.process_time() - busy) * 1000)
            longest.append((made.pages, entry_id))
            reader = PdfReader(io.BytesIO(made.content))
            if len(reader.pages) != made.pages or "Method" not in reader.pages[-1].extract_text():
                raise AssertionError(f"the briefing on {entry_id} does not read as it was made")
    yield latency("briefing of any entry, warm", taken)
    yield latency("  of it on the processor", processor)
    pages = [count for count, _entry in longest]
    over = sum(count > 2 for count in pages)
    most = ", ".join(f"{entry_id} ({count})" for count, entry_id in sorted(set(longest), reverse=True)[:4])
    yield Figure(
        "pages of a briefing, p95", percentile(pages, 0.95), "pages", 2, f"{over} of {len(pages)} over two: {most}"
    )


def _ids(edition: Path) -> list[str]:
    from contextlib import closing

    from db.edition import open_edition
    from db.queries.browse import Browser, BrowseRequest
    from db.records import Kind
    from db.search.query import parse

    with closing(open_edition(edition)) as connection:
        browser = Browser(connection)
        results = [browser.browse(BrowseRequest(kind, parse(""), DAYS[-1])) for kind in Kind]
    return [entry_id for result in results for entry_id in result.ids]


def _portfolio() -> None:
    """Write a portfolio of every so manieth entry, and print seconds, megabytes, pages and bytes."""
    from desktop.core.edition_file import ensure
    from desktop.core.paths import resolve
    from desktop.tasks.briefing import BriefingJob, write

    edition = ensure(resolve())
    ids = _ids(edition)
    first, *further = ids[:: max(1, len(ids) // PORTFOLIO)][:PORTFOLIO]
    with tempfile.TemporaryDirectory(prefix="monazite-bench-") as folder:
        target = Path(folder) / "portfolio.pdf"
        start = time.perf_counter()
        done = write(BriefingJob(edition, Path(os.devnull), first, DAYS[-1], target, further=tuple(further)))
        seconds = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(f"{seconds:.2f} {memory:.0f} {done.pages} {target.stat().st_size}")


if __name__ == "__main__":
    _portfolio()
