"""One program at a time holds a claim."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.core.claim import Claim

HOLDER = """
import sys
from pathlib import Path
from desktop.core.claim import Claim
print(Claim(Path(sys.argv[1])).take(), flush=True)
sys.stdin.read()
"""


def test_claim_is_held_by_one_and_can_be_given_up(tmp_path: Path) -> None:
    first, second = Claim(tmp_path / "new" / "a.lock"), Claim(tmp_path / "new" / "a.lock")

    assert first.take()
    assert first.take()
    assert not second.take()
    assert not second.is_held

    first.give_up()
    assert second.take()
    second.give_up()


def test_program_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        claim = Claim(path)
        assert not claim.take()
        holder.kill()
        holder.wait(10)

    assert claim.take()
    claim.give_up()


def test_folder_that_cannot_be_made_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    claim = Claim(tmp_path / "file" / "a.lock")

    assert claim.take()
    assert not claim.is_held
