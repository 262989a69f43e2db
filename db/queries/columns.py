"""The columns of the table of each kind, as data: what they are called, and the SQL that reads and sorts them."""

from __future__ import annotations

from dataclasses import dataclass

from db.search.ranks import RANK_OF_STATE
from db.words import Kind


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of the table of a kind.

    Attributes:
        key: Its stable name, by which a request sorts.
        is_numeric: True for a number, which is compared by size and stands at the right edge.
    """

    key: str
    title: str
    is_numeric: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its SQL.

    Attributes:
        value: What is shown, of the entry ``e``, its row ``x``, its ``standing`` and the day ``{day}``.
        order: What it is sorted by, where that is not the value.
    """

    spec: ColumnSpec
    value: str
    order: str = ""

    @property
    def sort(self) -> str:
        """Return the SQL to sort by."""
        return self.order or self.value


# The tables of the kinds; each row is called x.
TABLES: dict[Kind, str] = {
    Kind.MINERAL: "mineral",
    Kind.TECHNOLOGY: "technology",
    Kind.FIRM: "firm",
    Kind.MEASURE: "measure",
    Kind.LIST: "list",
}
STANDING = ("state", "since", "until")


def columns(kind: Kind) -> tuple[ColumnSpec, ...]:
    """Return the columns of the kind's table, in the order in which a row has them."""
    return tuple(column.spec for column in COLUMNS[kind])


def _label(key: str, value: str) -> str:
    """Return the words for a facet's value; the value itself where there are none."""
    label = f"SELECT w.label FROM facet_label AS w WHERE w.key = '{key}' AND w.value = {value}"
    return f"coalesce(({label}), {value})"


def _facet(key: str) -> str:
    """Return the words for the entry's one value of a facet."""
    return (
        "(SELECT w.label FROM facet AS f JOIN facet_label AS w ON w.key = f.key AND w.value = f.value"
        f" WHERE f.entry_no = e.entry_no AND f.key = '{key}')"
    )


_NAME = Column(ColumnSpec("name", "Name"), "e.name", "e.sort_name")
_CHINESE = Column(ColumnSpec("name_zh", "Chinese name"), "e.name_zh")
_STATE = Column(ColumnSpec("state", "State"), "standing.state", RANK_OF_STATE.format(state="standing.state"))
_SINCE = Column(ColumnSpec("since", "Since"), "standing.since")
_UNTIL = Column(ColumnSpec("until", "Until"), "standing.until")
_COUNTRY = Column(ColumnSpec("country", "Country"), "x.country", _label("country", "x.country"))
_ISSUER = Column(ColumnSpec("issuer", "Issuer"), "x.issuer")
_IN_FORCE = Column(
    ColumnSpec("in_force", "Acts in force", is_numeric=True),
    "(SELECT count(DISTINCT s.measure_id) FROM entry_subject AS es"
    " JOIN subject AS s ON s.subject_no = es.subject_no"
    " JOIN subject_interval AS si ON si.subject_no = es.subject_no"
    " WHERE es.entry_no = e.entry_no AND es.is_deciding = 1 AND si.state = 'in-force'"
    " AND si.first <= {day} AND {day} < si.end_day)",
)
_LISTINGS = Column(
    ColumnSpec("firms", "Firms listed", is_numeric=True),
    "(SELECT count(DISTINCT s.firm_id) FROM subject AS s"
    " JOIN subject_interval AS si ON si.subject_no = s.subject_no"
    " WHERE s.list_id = x.id AND si.state <> 'ended' AND si.first <= {day} AND {day} < si.end_day)",
)
_LISTS = Column(
    ColumnSpec("lists", "Lists"),
    "(SELECT group_concat(o.name, '; ') FROM (SELECT DISTINCT l.name FROM subject AS s"
    " JOIN subject_interval AS si ON si.subject_no = s.subject_no"
    " JOIN entry AS l ON l.id = 'list/' || s.list_id"
    " WHERE s.firm_id = x.id AND si.state <> 'ended' AND si.first <= {day} AND {day} < si.end_day"
    " ORDER BY l.sort_name) AS o)",
)

COLUMNS: dict[Kind, tuple[Column, ...]] = {
    Kind.MINERAL: (
        _NAME,
        _CHINESE,
        Column(ColumnSpec("symbol", "Symbol"), "x.symbol"),
        Column(ColumnSpec("group", "Group"), _facet("group")),
        _STATE,
        _SINCE,
        _UNTIL,
        _IN_FORCE,
    ),
    Kind.TECHNOLOGY: (
        _NAME,
        _CHINESE,
        Column(ColumnSpec("type", "Type"), _label("type", "x.technology_kind")),
        Column(ColumnSpec("sector", "Sector"), _label("sector", "x.sector")),
        _STATE,
        _SINCE,
        _UNTIL,
        _IN_FORCE,
    ),
    Kind.FIRM: (
        _NAME,
        _CHINESE,
        _COUNTRY,
        Column(ColumnSpec("type", "Type"), _label("type", "x.firm_kind")),
        Column(ColumnSpec("sector", "Sector"), _facet("sector")),
        _LISTS,
        _STATE,
        _SINCE,
        _UNTIL,
    ),
    Kind.MEASURE: (
        Column(ColumnSpec("number", "Number"), "x.number"),
        _NAME,
        _COUNTRY,
        _ISSUER,
        Column(ColumnSpec("type", "Type"), _label("type", "x.measure_kind")),
        Column(ColumnSpec("announced", "Announced"), "x.announced"),
        Column(ColumnSpec("effective", "Effective"), "x.effective"),
        _STATE,
        _SINCE,
        _UNTIL,
    ),
    Kind.LIST: (
        _NAME,
        _CHINESE,
        _COUNTRY,
        _ISSUER,
        Column(ColumnSpec("type", "Type"), _label("type", "x.list_kind")),
        _LISTINGS,
        _STATE,
        _SINCE,
        _UNTIL,
    ),
}
# The order of a table that nobody has sorted: acts newest first, everything else by name.
DEFAULT_ORDER: dict[Kind, str] = dict.fromkeys(Kind, "e.sort_name, e.entry_no") | {
    Kind.MEASURE: "x.announced DESC, e.sort_name, e.entry_no"
}


def order_of(kind: Kind, key: str, *, is_descending: bool) -> str:
    """Return the SQL that the kind's table is sorted by, with the day still open; what is missing stands last.

    Raises:
        DataError: The table has no such column.
    """
    known = {column.spec.key: column for column in COLUMNS[kind]}
    column = known.get(key)
    if column is None:
        # Imported here: the first table of the window is never wrong.
        from db.errors import DataError
        from db.search.keys import did_you_mean

        raise DataError(
            f"There is no column '{key}' to sort by.{did_you_mean(key, known)}", f"Columns are {', '.join(known)}."
        )
    direction = "DESC" if is_descending else "ASC"
    return f"{column.value} IS NULL, {column.sort} {direction}, e.sort_name, e.entry_no"
