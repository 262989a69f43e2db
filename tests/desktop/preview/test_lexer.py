"""What a PDF is written in comes back as the values that were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DataError
from desktop.preview.lexer import Name, Ref, Value, Word, values


def read(content: bytes) -> list[Value]:
    return [value for value, _end in values(content)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"1 -2 .5 -.25 3. +4", [1, -2, 0.5, -0.25, 3.0, 4]),
        (b"/Name /A#20B /", [Name("Name"), Name("A B"), Name("")]),
        (b"(plain) (a\\(b\\)c) (two (deep (er)) ends)", [b"plain", b"a(b)c", b"two (deep (er)) ends"]),
        (b"(\\101\\12\\n\\\\) <48 65 6C6> <>", [b"A\n\n\\", b"Hel`", b""]),
        (b"true false null", [True, False, None]),
        (b"[ 1 2 0 R [ (x) ] ]", [[1, Ref(2), [b"x"]]]),
        (b"<< /A 1 /B << /C [ ] >> /D 3 0 R >>", [{"A": 1, "B": {"C": []}, "D": Ref(3)}]),
        (b"% a remark (not) read\n7 T* f*", [7, Word("T*"), Word("f*")]),
        (b"(one line\\\nmore)", [b"one linemore"]),
    ],
)
def test_values(written: bytes, meant: list[Value]) -> None:
    assert read(written) == meant


@pytest.mark.parametrize("written", [b"(never ends", b"[ 1 2", b"<< /A", b"<< 1 2 >>", b"<< /A >>", b"{"])
def test_what_is_broken_is_a_sentence(written: bytes) -> None:
    with pytest.raises(DataError, match="cannot be shown"):
        read(written)


@given(st.binary())
def test_a_string_comes_back_as_it_was(text: bytes) -> None:
    escaped = b"".join(b"\\%03o" % byte for byte in text)

    assert read(b"(" + escaped + b")") == [text]
    assert read(b"<" + text.hex().encode() + b">") == [text]


@given(st.binary(max_size=200))
def test_whatever_it_is_it_is_read_or_refused(content: bytes) -> None:
    try:
        found = list(values(content))
    except DataError:
        return

    ends = [end for _value, end in found]
    assert ends == sorted(ends)
