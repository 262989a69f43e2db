"""Turns the free words of a query into SQL that says which entries have them."""

from __future__ import annotations

from db.search.folding import digits_of, fold
from db.search.query import Query
from db.search.tokens import MAX_CHARACTERS, any_expression, match_expression
from db.search.values import Values

# Above every character that a folded text may go on with.
LAST = chr(0x10FFFF)


def folded_forms(query: Query) -> tuple[str, ...]:
    """Return the forms in which the free text as a whole may stand in the name table."""
    text = query.text[:MAX_CHARACTERS]
    folded = fold(text)
    if not folded:
        return ()
    forms = [folded]
    digits = digits_of(text)
    # "8112.92" is also kept without its dot.
    if any(letter.isdigit() for letter in digits):
        forms.append(digits)
    # Pinyin is kept by syllables and in one; people type it by words ("luokexide mading").
    elif folded.isascii():
        forms.append(folded.replace(" ", ""))
    return tuple(dict.fromkeys(forms))


def wanted_expression(query: Query) -> str | None:
    """Return the FTS5 expression for all words and phrases of the query; None where nothing can be asked for."""
    phrases = match_expression(query.phrases, is_prefix=False)
    words = match_expression(query.words)
    return " AND ".join(part for part in (phrases, words) if part) or None


def unwanted_expression(query: Query) -> str | None:
    """Return the FTS5 expression for any excluded word of the query; None where nothing can be asked for."""
    return any_expression(query.excluded)


def matching(query: Query, values: Values) -> str | None:
    """Return a table ``hit (entry_no)`` of the entries that have the free words; None where there are none.

    Either a name begins with the text as a whole, or the full text has every word. Entries with an excluded word
    are left out; a query of excluded words alone takes every other entry.
    """
    parts = [
        f"SELECT entry_no FROM name WHERE folded >= {values.bind(form)} AND folded < {values.bind(form + LAST)}"
        for form in folded_forms(query)
    ]
    expression = wanted_expression(query)
    if expression is not None:
        parts.append(f"SELECT rowid FROM fts WHERE fts MATCH {values.bind(expression)}")
    unwanted = unwanted_expression(query)
    if not parts and (query.words or query.phrases):
        parts.append("SELECT 0 AS entry_no WHERE 0")  # such as "++": nothing has that
    if not parts:
        if unwanted is None:
            return None
        parts.append("SELECT entry_no FROM entry")
    found = " UNION ".join(parts)
    if unwanted is not None:
        found += f" EXCEPT SELECT rowid FROM fts WHERE fts MATCH {values.bind(unwanted)}"
    return f"hit AS MATERIALIZED ({found})"
