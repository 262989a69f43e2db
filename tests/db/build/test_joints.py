"""In the bundled edition acts, firms, lists, minerals and technologies agree with each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.search.folding import fold

# The register of the list gives both as other names of the firm, beside rows of their own on another list.
SHARED_NAMES = {"firm/avic-xian-aircraft"}
# What it extends, the exclusions from duties, has no entry of its own.
SUSPENDS_NO_ENTRY = {"ustr-301-exclusions-2025"}


@pytest.fixture(scope="module")
def connection(edition_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(edition_path)
    yield opened
    opened.close()


def _column(connection: sqlite3.Connection, statement: str) -> list[str]:
    return [row[0] for row in connection.execute(statement)]


def test_no_plain_label_names_what_has_an_entry(connection: sqlite3.Connection) -> None:
    names = set(
        _column(
            connection,
            "SELECT n.folded FROM name AS n JOIN entry AS e ON e.entry_no = n.entry_no"
            " WHERE e.kind IN ('mineral', 'technology') AND n.field IN ('name', 'alias', 'Chinese name')",
        )
    )
    labels = _column(
        connection,
        "SELECT label FROM subject_item WHERE coalesce(mineral_id, technology_id, firm_id) IS NULL"
        " UNION SELECT label FROM mineral_use WHERE technology_id IS NULL",
    )

    assert [label for label in labels if fold(label) in names] == []


def test_every_control_says_what_of_a_mineral_or_technology_it_means(connection: sqlite3.Connection) -> None:
    # A quota or a register of exporters means the whole of the metal.
    vague = _column(
        connection,
        "SELECT s.key || ': ' || i.label FROM subject_item AS i JOIN subject AS s ON s.subject_no = i.subject_no"
        " JOIN measure_link AS l ON l.measure_id = s.measure_id AND l.relation = 'legal-basis'"
        " AND l.other_id = 'cn-export-control-law' WHERE i.firm_id IS NULL AND i.scope IS NULL"
        " AND s.act_kind IN ('export-ban', 'export-licence', 'technology-control')",
    )

    assert vague == []


def test_every_mineral_under_chinese_export_control_has_its_codes(connection: sqlite3.Connection) -> None:
    without = _column(
        connection,
        "SELECT DISTINCT i.mineral_id FROM subject_item AS i JOIN subject AS s ON s.subject_no = i.subject_no"
        " JOIN measure_link AS l ON l.measure_id = s.measure_id AND l.relation = 'legal-basis'"
        " AND l.other_id = 'cn-export-control-law'"
        " WHERE i.mineral_id IS NOT NULL AND s.act_kind IN ('export-ban', 'export-licence') AND NOT EXISTS ("
        " SELECT 1 FROM subject_item AS j JOIN subject_code AS c ON c.subject_no = j.subject_no"
        " AND c.item_position = j.position WHERE j.mineral_id = i.mineral_id AND c.scheme = 'control')"
        " AND 'mineral/' || i.mineral_id NOT IN (SELECT owner FROM not_known)",
    )

    assert without == []


def test_no_act_answers_what_came_after_it(connection: sqlite3.Connection) -> None:
    # What officials said to each other can cross on the way.
    early = connection.execute(
        "SELECT a.id, b.id FROM measure_link AS l JOIN measure AS a ON a.id = l.measure_id"
        " JOIN measure AS b ON b.id = l.other_id WHERE l.relation = 'responds-to' AND a.basis = 'act'"
        " AND a.announced < b.announced"
    ).fetchall()

    assert early == []


def test_no_act_rests_on_a_law_that_came_after_it(connection: sqlite3.Connection) -> None:
    early = connection.execute(
        "SELECT a.id, b.id FROM measure_link AS l JOIN measure AS a ON a.id = l.measure_id"
        " JOIN measure AS b ON b.id = l.other_id WHERE l.relation = 'legal-basis'"
        " AND coalesce(a.effective, a.announced) < b.announced"
    ).fetchall()

    assert early == []


@pytest.mark.parametrize("relation", ["responds-to", "legal-basis", "amends", "suspends", "extends", "resumes", "ends"])
def test_ties_between_acts_are_read_from_both_ends(connection: sqlite3.Connection, relation: str) -> None:
    links = connection.execute(
        "SELECT 'measure/' || measure_id, 'measure/' || other_id FROM measure_link WHERE relation = ?", (relation,)
    ).fetchall()
    ties = connection.execute(
        "SELECT f.id, t.id FROM relation AS r JOIN entry AS f ON f.entry_no = r.from_no"
        " JOIN entry AS t ON t.entry_no = r.to_no WHERE r.relation = ? AND f.kind = 'measure'",
        (relation,),
    ).fetchall()

    assert set(links) == set(ties)
    assert not any((other, one) in set(links) for one, other in links)


def test_every_act_of_suspension_suspends_something(connection: sqlite3.Connection) -> None:
    idle = _column(
        connection,
        "SELECT m.id FROM measure AS m WHERE m.measure_kind = 'suspension' AND m.basis = 'act' AND m.id NOT IN ("
        " SELECT v.by_measure_id FROM event AS v JOIN subject AS s ON s.subject_no = v.subject_no"
        " WHERE v.by_measure_id IS NOT NULL AND v.by_measure_id IS NOT s.measure_id)",
    )

    assert set(idle) <= SUSPENDS_NO_ENTRY


def test_every_event_by_another_act_is_a_tie_to_it(connection: sqlite3.Connection) -> None:
    untied = connection.execute(
        "SELECT DISTINCT v.by_measure_id, s.measure_id FROM event AS v JOIN subject AS s ON s.subject_no = v.subject_no"
        " WHERE v.basis = 'act' AND v.type IN ('suspended', 'extended', 'resumed', 'amended', 'repealed', 'superseded')"
        " AND v.by_measure_id IS NOT s.measure_id AND v.by_measure_id IS NOT NULL AND s.measure_id IS NOT NULL"
        " EXCEPT SELECT measure_id, other_id FROM measure_link"
    ).fetchall()

    assert untied == []


def test_every_technology_names_a_mineral_or_says_that_none_is_known(connection: sqlite3.Connection) -> None:
    without = _column(
        connection,
        "SELECT id FROM technology WHERE id NOT IN (SELECT technology_id FROM dependence)"
        " AND 'technology/' || id NOT IN (SELECT owner FROM not_known)",
    )

    assert without == []


def test_every_firm_says_what_it_does_or_that_it_is_not_known(connection: sqlite3.Connection) -> None:
    silent = _column(
        connection,
        "SELECT f.id FROM firm AS f JOIN entry AS e ON e.id = 'firm/' || f.id WHERE f.sector IS NULL"
        " AND e.summary IS NULL AND f.id NOT IN (SELECT firm_id FROM firm_role)"
        " AND e.id NOT IN (SELECT owner FROM not_known)",
    )

    assert silent == []


def test_every_firm_is_here_for_a_reason(connection: sqlite3.Connection) -> None:
    untied = _column(
        connection,
        "SELECT id FROM firm WHERE id NOT IN (SELECT firm_id FROM subject WHERE firm_id IS NOT NULL)"
        " AND id NOT IN (SELECT firm_id FROM firm_role)"
        " AND id NOT IN (SELECT parent_id FROM firm WHERE parent_id IS NOT NULL)"
        " AND id NOT IN (SELECT firm_id FROM subject_item WHERE firm_id IS NOT NULL)"
        " AND 'firm/' || id NOT IN (SELECT e.id FROM relation AS r JOIN entry AS e ON e.entry_no = r.to_no"
        " WHERE r.relation = 'used-by')",
    )

    assert untied == []


def test_firm_named_after_another_belongs_to_it(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT f.id, e.name, f.parent_id FROM firm AS f JOIN entry AS e ON e.id = 'firm/' || f.id"
    ).fetchall()
    firms = {name: firm for firm, name, _ in rows}
    parents = {firm: parent for firm, _, parent in rows}
    strangers = []
    for firm, name, _ in rows:
        words = name.split()
        heads = (" ".join(words[:length]) for length in range(len(words) - 1, 1, -1))
        group = next((firms[head] for head in heads if head in firms), None)
        if group is not None and group not in _above(parents, firm):
            strangers.append((firm, group))

    assert strangers == []


def _above(parents: dict[str, str | None], firm: str) -> list[str]:
    found: list[str] = []
    upper = parents.get(firm)
    while upper is not None:
        found.append(upper)
        upper = parents.get(upper)
    return found


def test_no_entry_is_also_called_by_the_name_of_another_of_its_kind(connection: sqlite3.Connection) -> None:
    confused = _column(
        connection,
        "SELECT e.id FROM name AS a JOIN entry AS e ON e.entry_no = a.entry_no"
        " JOIN name AS b ON b.folded = a.folded AND b.field = 'name' AND b.entry_no <> a.entry_no"
        " JOIN entry AS o ON o.entry_no = b.entry_no AND o.kind = e.kind"
        " WHERE a.field IN ('name', 'alias', 'Chinese name') AND e.kind <> 'measure'",
    )

    assert set(confused) <= SHARED_NAMES


def test_every_list_holds_something_or_says_what_is_missing(connection: sqlite3.Connection) -> None:
    empty = _column(
        connection,
        "SELECT id FROM list WHERE id NOT IN (SELECT list_id FROM subject WHERE list_id IS NOT NULL)"
        " AND id NOT IN (SELECT list_id FROM designation WHERE list_id IS NOT NULL)"
        " AND 'list/' || id NOT IN (SELECT owner FROM not_known)",
    )

    assert empty == []


def test_every_round_has_its_listings_and_its_act(connection: sqlite3.Connection) -> None:
    odd = connection.execute(
        "SELECT list_id, measure_id FROM round WHERE row_count = 0 OR (row_count <> official_count AND note IS NULL)"
    ).fetchall()

    assert odd == []


def test_every_member_of_a_group_is_shown_what_bears_on_the_group(connection: sqlite3.Connection) -> None:
    missed = connection.execute(
        "SELECT m.id, s.key FROM mineral AS m JOIN subject_item AS i ON i.mineral_id = m.part_of_id"
        " JOIN subject AS s ON s.subject_no = i.subject_no JOIN entry AS e ON e.id = 'mineral/' || m.id"
        " WHERE NOT EXISTS (SELECT 1 FROM entry_subject AS es WHERE es.entry_no = e.entry_no"
        " AND es.subject_no = s.subject_no) AND s.measure_id NOT IN"
        " ('cn-rare-earth-general-licences-2025', 'mofcom-2026-1')"
    ).fetchall()

    assert missed == []
