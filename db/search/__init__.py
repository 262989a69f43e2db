"""Finding entries: folding of text, tokens, the query language, look-up and suggestions."""
