"""Rules on what may stand where: SQL, libraries that are slow to import, words for the user."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.rules.source import Module, Rule, calls, last_name, outside, strings, under

SQL = re.compile(
    r"\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s+\w"
    r"|(?:CREATE|DROP|ALTER)\s+(?:TEMP\w*\s+|VIRTUAL\s+|UNIQUE\s+)*(?:TABLE|INDEX|VIEW|TRIGGER)\s"
    r"|ATTACH\s+(?:DATABASE\s|\?|')|WITH\s+(?:RECURSIVE\s+)?\w+(?:\s*\([\w\s,]*\))?\s+AS\s"
    r"|BEGIN(?:\s+\w+)?\s*$|VACUUM\b)"
    # Small letters at the start: no sentence for the user begins so, a careless statement may.
    r"|\s*(?:select\s.*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+table\s|with\s+\w+\s+as\s)",
    re.DOTALL,
)
EVERY_COLUMN = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(?:\w+\.)?\*", re.IGNORECASE)
LOWER_CASE_KEY_WORD = re.compile(
    r"^\s*(?:select|insert|update|delete|create|drop|alter|with|pragma|attach)\s|"
    r"\s(?:from|where|join|group by|order by|limit)\s+\w",
    re.MULTILINE,
)

# What costs time or memory at start: imported where it is used, by the modules whose business it is.
SLOW = {"sqlmodel", "sqlalchemy", "pydantic", "reportlab", "xlsxwriter", "yaml", "rapidfuzz", "pypinyin"}
SLOW_OWN = ("db.schema", "db.build", "db.notebook.writer", "db.notebook.writing", "desktop.briefing")
SLOW_PLACES = ("db/schema", "db/build", "db/notebook/writer.py", "db/notebook/writing", "desktop/briefing")
TRANSLATORS = {"_", "gettext", "ngettext", "pgettext"}


def _sql(module: Module) -> Iterator[tuple[int, str]]:
    for line, text in strings(module.tree):
        if SQL.match(text):
            yield line, f"SQL stands under db: {text.strip()[:40]!r}"


def _sql_form(module: Module) -> Iterator[tuple[int, str]]:
    for line, text in strings(module.tree):
        if not SQL.match(text):
            continue
        if EVERY_COLUMN.search(text):
            yield line, "columns are named, no *"
        if LOWER_CASE_KEY_WORD.search(text):
            yield line, f"SQL key words are upper-case: {text.strip()[:40]!r}"


def _at_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield what is imported when the module is: not in functions, not for the type checker alone."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and last_name(node.test) == "TYPE_CHECKING":
            yield from _at_import(node.orelse)
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from _at_import(getattr(node, part, []))
            for handler in getattr(node, "handlers", []):
                yield from _at_import(handler.body)


def _imported_names(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names)
    elif node.module is not None:
        yield node.module
        yield from (f"{node.module}.{name.name}" for name in node.names)


def _is_slow(name: str) -> bool:
    return name.partition(".")[0] in SLOW or any(name == own or name.startswith(f"{own}.") for own in SLOW_OWN)


def _slow_imports(module: Module) -> Iterator[tuple[int, str]]:
    for node in _at_import(module.tree.body):
        slow = next((name for name in _imported_names(node) if _is_slow(name)), None)
        if slow is not None:
            yield node.lineno, f"import {slow} in the function that needs it, not on the way to the first window"


def _texts(module: Module) -> Iterator[tuple[int, str]]:
    for call in calls(module.tree):
        if last_name(call.func) not in TRANSLATORS:
            continue
        for value in call.args:
            if isinstance(value, ast.JoinedStr):
                yield call.lineno, "an f-string cannot be translated; use placeholders"
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and "!" in value.value:
                yield call.lineno, f"no exclamation mark in {value.value!r}"


RULES = (
    Rule(
        "SQL stands under db",
        under("desktop", "scripts"),
        _sql,
        bad=(
            ("desktop/core/sample.py", "q = 'SELECT name FROM firm'\n"),
            ("desktop/core/sample.py", "q = f'UPDATE note SET {column} = ?'\n"),
            ("desktop/core/sample.py", "q = 'PRAGMA user_version'\n"),
            ("desktop/core/sample.py", "q = 'with a as (select 1) select 2'\n"),
        ),
        good=(
            (
                "desktop/core/sample.py",
                "t = ('Select a firm from the list', 'Update the edition', 'With Chinese names', 'begin')\n",
            ),
            ("db/queries/sample.py", "q = 'SELECT name FROM firm'\n"),
        ),
    ),
    Rule(
        "SQL names its columns and writes key words in capitals",
        under("db"),
        _sql_form,
        bad=(
            ("db/sample.py", "q = 'SELECT * FROM firm'\n"),
            ("db/sample.py", "q = 'SELECT f.* FROM firm f'\n"),
            ("db/sample.py", "q = 'select name from firm'\n"),
            ("db/sample.py", "q = 'SELECT name from firm'\n"),
        ),
        good=(("db/sample.py", "q = 'SELECT count(*) FROM firm WHERE name = ?'\n"),),
    ),
    Rule(
        "nothing slow is imported on the way to the first window",
        outside(*SLOW_PLACES),
        _slow_imports,
        bad=(
            ("db/queries/sample.py", "import sqlmodel\n"),
            ("db/queries/sample.py", "from rapidfuzz import fuzz\n"),
            ("desktop/cli/sample.py", "try:\n    import yaml\nexcept ImportError:\n    yaml = None\n"),
            ("desktop/cli/sample.py", "from db.build.api import build\n"),
            ("desktop/app.py", "from db.notebook import writer\n"),
            ("desktop/app.py", "from desktop.briefing.render import write_briefing\n"),
        ),
        good=(
            ("desktop/cli/sample.py", "def brief():\n    from desktop.briefing.render import write_briefing\n"),
            ("desktop/cli/sample.py", "if TYPE_CHECKING:\n    from db.notebook.writer import NotebookWriter\n"),
            ("db/build/sample.py", "import yaml\n"),
        ),
    ),
    Rule(
        "texts for the user are plain and can be translated",
        under("db", "desktop"),
        _texts,
        bad=(
            ("desktop/views/sample.py", "_('Saved!')\n"),
            ("desktop/views/sample.py", "_(f'{count} entries')\n"),
        ),
        good=(("desktop/views/sample.py", "_('{count} entries').format(count=count)\n"),),
    ),
)
