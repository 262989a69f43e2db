"""The order of states as SQL, apart from the filters because the first table of the window needs only this of them."""

from __future__ import annotations

RANK_OF_STATE = (
    "CASE {state} WHEN 'in-force' THEN 0 WHEN 'suspended' THEN 1 WHEN 'unconfirmed' THEN 2"
    " WHEN 'announced' THEN 3 WHEN 'proposed' THEN 4 WHEN 'ended' THEN 5 ELSE 6 END"
)
