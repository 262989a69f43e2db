"""``python -m tests.bench.big_edition FIRMS [FILE]``: an edition of so many firms, by the steps of the build.

What the YAML says is built as always. Generated firms are added to it in batches, so that memory stays bounded, and
their numbers run with the others' in the order of names. The same count gives the same rows.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

from db.build.api import check_sources, fill, manifest_of
from db.build.facets import words_of
from db.build.ground import Ground, ground_of
from db.build.material import Material
from db.build.tables import Tables
from db.build.write import add_hashes, derive, write
from db.countries import COUNTRIES
from db.records import Kind
from db.search.folding import fold
from desktop.core.paths import reference_dir
from tests.bench.big_names import name_of
from tests.bench.big_rounds import Round, rounds_of
from tests.bench.big_rows import LISTINGS_A_FIRM, FirmRows, Surroundings

CACHE_VARIABLE = "MONAZITE_BENCH_CACHE"
_BATCH = 4_000


def cached(firms: int) -> Path:
    """Return the edition of so many firms, made where there is none that the present code made."""
    from db.edition import is_stale

    folder = Path(os.environ.get(CACHE_VARIABLE) or Path(tempfile.gettempdir()) / "monazite-bench")
    target = folder / f"edition-{firms}.sqlite"
    source = reference_dir()
    if source is None:
        raise RuntimeError("only a checkout has what an edition is made from")
    if is_stale(source, target):
        print(f"making an edition of {firms:,} firms: {target}", file=sys.stderr, flush=True)
        make(firms, target, source=source)
    return target


def make(firms: int, target: Path, *, source: Path) -> None:
    """Write an edition of so many firms, those of the YAML among them."""
    material = check_sources(source)
    count = max(0, firms - len(material.firms))
    rounds, acts = rounds_of(material, int(count * LISTINGS_A_FIRM))
    material.measures.extend(acts)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.tmp")
    with (
        tempfile.TemporaryDirectory(prefix="monazite-bench-") as folder,
        closing(sqlite3.connect(Path(folder) / "order.sqlite", isolation_level=None)) as order,
    ):
        _put_in_order(order, material, count)
        ground = _numbered(ground_of(material), order)
        write(ground.tables, fill(ground), manifest=manifest_of(material, ground.tables), target=temporary)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            _extend(connection, order, ground, rounds=rounds)
    temporary.replace(target)


def _put_in_order(order: sqlite3.Connection, material: Material, count: int) -> None:
    """Fill a table of all firms with the names that they are sorted by; the generated ones have a seed."""
    order.execute("PRAGMA synchronous = OFF")
    order.execute("CREATE TABLE firm (sort_name TEXT, slug TEXT UNIQUE, seed INTEGER)")
    order.execute("BEGIN")
    insert = "INSERT OR IGNORE INTO firm VALUES (?, ?, ?)"
    order.executemany(insert, [(fold(item.row.name), item.row.id, None) for item in material.firms])
    for seed in range(count):
        named = name_of(Random(seed))
        row = fold(named.name), named.slug, seed
        if not order.execute(insert, row).rowcount:
            order.execute(insert, (row[0], f"{named.slug}-{seed}", seed))
    order.execute("COMMIT")
    order.execute("CREATE INDEX firm_order ON firm (sort_name, slug)")


def _in_order(order: sqlite3.Connection) -> Iterator[tuple[str, int | None]]:
    yield from order.execute("SELECT slug, seed FROM firm ORDER BY sort_name, slug")


def _numbered(ground: Ground, order: sqlite3.Connection) -> Ground:
    """Return the ground with room in its numbers for the generated firms."""
    firm_start = min(number for entry_id, number in ground.numbers.items() if entry_id.startswith("firm/"))
    added = order.execute("SELECT count(seed) FROM firm").fetchone()[0]
    numbers = {
        f"firm/{slug}": firm_start + place for place, (slug, seed) in enumerate(_in_order(order)) if seed is None
    }
    for entry_id, number in ground.numbers.items():
        if not entry_id.startswith("firm/"):
            numbers[entry_id] = number if number < firm_start else number + added
    return replace(ground, numbers=numbers)


def _extend(
    connection: sqlite3.Connection, order: sqlite3.Connection, ground: Ground, *, rounds: tuple[Round, ...]
) -> None:
    """Add the generated firms and derive anew what follows from all rows."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -300000", "temp_store = FILE"):
        connection.execute(f"PRAGMA {pragma}")
    indexes = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL").fetchall()
    for name, _sql in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.execute("BEGIN")
    collected = FirmRows(_surroundings(ground, rounds), next_subject=_next_subject(connection))
    start = min(number for entry_id, number in ground.numbers.items() if entry_id.startswith("firm/"))
    wanted = ((place, slug, seed) for place, (slug, seed) in enumerate(_in_order(order)) if seed is not None)
    while batch := list(itertools.islice(wanted, _BATCH)):
        for place, slug, seed in batch:
            random = Random(seed)
            collected.add(start + place, slug, named=name_of(random), random=random)
        _insert(connection, collected)
    labels = [
        (key, value, COUNTRIES[value] if key == "country" else words_of(value.replace("-", " ")))
        for key, value in sorted(collected.facets)
        if key in ("type", "country", "sector")
    ]
    connection.executemany("INSERT OR IGNORE INTO facet_label (key, value, label) VALUES (?, ?, ?)", labels)
    connection.execute(
        "INSERT OR REPLACE INTO round (list_id, measure_id, official_count, row_count, note, source_id)"
        " SELECT list_id, measure_id, count(*), count(*), NULL, min(c.source_id) FROM subject AS s"
        " JOIN citation AS c ON c.owner = s.key WHERE s.list_id NOT NULL AND measure_id LIKE '%-round-%' GROUP BY 1, 2"
    )
    connection.execute("COMMIT")
    for _name, sql in indexes:
        connection.execute(sql)
    connection.execute("DELETE FROM manifest WHERE key IN ('content_hash', 'index_hash')")
    for table in Tables().names:
        key = f"count.{table}"
        count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        connection.execute("UPDATE manifest SET value = ? WHERE key = ?", (str(count), key))
    for kind, count in connection.execute("SELECT subject_kind, count(*) FROM subject GROUP BY 1").fetchall():
        connection.execute("UPDATE manifest SET value = ? WHERE key = ?", (str(count), f"count.{kind}"))
    connection.execute("INSERT INTO fts (fts) VALUES ('optimize')")
    derive(connection)
    add_hashes(connection)


def _surroundings(ground: Ground, rounds: tuple[Round, ...]) -> Surroundings:
    by_list: dict[str, list[Round]] = {}
    for made in rounds:
        by_list.setdefault(made.blacklist, []).append(made)
    material = ground.material
    ties = [f"{Kind.MINERAL}/{item.row.id}" for item in material.minerals]
    ties += [f"{Kind.TECHNOLOGY}/{item.row.id}" for item in material.technologies]
    return Surroundings(
        rounds=by_list,
        labels=ground.names,
        numbers=ground.numbers,
        parents=[item.row.id for item in material.firms if item.row.country == "CN"],
        ties=ties,
        sources=[item.row.id for item in material.sources],
    )


def _next_subject(connection: sqlite3.Connection) -> int:
    return 1 + int(connection.execute("SELECT max(subject_no) FROM subject").fetchone()[0])


def _insert(connection: sqlite3.Connection, collected: FirmRows) -> None:
    rows, texts = collected.take()
    for table, values in rows.items():
        marks = ", ".join("?" * len(values[0]))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', values)
    connection.executemany("INSERT INTO fts (rowid, name, alias, code, body) VALUES (?, ?, ?, ?, ?)", texts)


if __name__ == "__main__":
    begin = time.perf_counter()
    wanted_firms = int(sys.argv[1])
    if len(sys.argv) > 2:
        make(wanted_firms, Path(sys.argv[2]), source=reference_dir() or Path())
    else:
        print(cached(wanted_firms))
    print(f"{time.perf_counter() - begin:.0f} s", file=sys.stderr)
