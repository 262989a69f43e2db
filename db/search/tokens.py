"""Makes the text that the full-text index stores, and the expression that asks it, from plain text.

What a user types never reaches the index as syntax: every word becomes a quoted phrase of folded tokens.
"""

from __future__ import annotations

from collections.abc import Iterable

from db.search.folding import cjk_spaced, fold

# Nobody types more; a pasted page must cost no more than a long query.
MAX_CHARACTERS = 1000
MAX_TOKENS = 64


def index_text(text: str) -> str:
    """Return the text as a column of the full-text index holds it: folded, each CJK character a token."""
    return cjk_spaced(fold(text))


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens that the index knows the text by, in order."""
    return tuple(index_text(text[:MAX_CHARACTERS]).split())


def phrases(words: Iterable[str]) -> list[str]:
    """Return the tokens of each word that has any, apart by spaces, as far as a query may be long."""
    found: list[str] = []
    left = MAX_TOKENS
    for word in words:
        folded = tokens(word)[:left]
        left -= len(folded)
        if folded:
            found.append(" ".join(folded))
        if left <= 0:
            break
    return found


def match_expression(words: Iterable[str], *, is_prefix: bool = True) -> str | None:
    """Return the FTS5 expression that asks for all of the words; None where nothing in them can be asked for.

    A word that folds to several tokens ("No. 46", "稀土") is asked for as a phrase.

    Args:
        words: Words or phrases, as typed.
        is_prefix: Whether the last word may go on, as while it is being typed.
    """
    quoted = [f'"{phrase}"' for phrase in phrases(words)]
    return " AND ".join(quoted) + (" *" if is_prefix else "") if quoted else None


def any_expression(words: Iterable[str]) -> str | None:
    """Return the FTS5 expression that asks for any of the words, complete; None where nothing can be asked for."""
    return " OR ".join(f'"{phrase}"' for phrase in phrases(words)) or None
