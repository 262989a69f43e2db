"""Sets of entries as whole numbers: an entry is a bit, so that a million of them are met, joined and counted at once.

The bit of an entry in a mask of its kind is its number less the first number of the kind; in a mask of all kinds it is
its number. Numbers run by kind and within a kind in the order of names, so the lowest bit is the first by name.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

_FLAGS = bytes.maketrans(b"01", b"\x00\x01")
_BLOCK = 1 << 15
# A mask below this is not worth packing.
_SHORT = 64


def mask_of(numbers: Iterable[int], *, start: int = 0) -> int:
    """Return the mask of some entry numbers, of which the start has the lowest bit."""
    found = numbers if isinstance(numbers, Sequence) else tuple(numbers)
    if not found:
        return 0
    bits = bytearray((max(found) - start) // 8 + 1)
    for number in found:
        bit = number - start
        bits[bit >> 3] |= 1 << (bit & 7)
    return int.from_bytes(bits, "little")


def numbers_of(mask: int, *, start: int = 0) -> Iterator[int]:
    """Yield the entry numbers of a mask, the lowest first."""
    flags = bin(mask)[:1:-1].encode().translate(_FLAGS)
    return compress(range(start, start + len(flags)), flags)


def flags_of(mask: int, count: int) -> bytes:
    """Return a byte for each of so many bits, the lowest first: 1 where the bit is set."""
    return bin(mask)[:1:-1].encode().translate(_FLAGS).ljust(count, b"\x00")


def packed(mask: int) -> bytes:
    """Return the mask as a column holds it."""
    plain = mask.to_bytes((mask.bit_length() + 7) // 8, "little")
    if len(plain) < _SHORT:
        return b"\x00" + plain
    thin = zlib.compress(plain, 6)
    return b"\x01" + thin if len(thin) < len(plain) else b"\x00" + plain


def unpacked(column: bytes) -> int:
    """Return the mask that a column holds."""
    return int.from_bytes(zlib.decompress(column[1:]) if column[:1] == b"\x01" else column[1:], "little")


class Places:
    """Where the bits of one mask stand: the number at a place, and the place of a number, without a list of them."""

    def __init__(self, mask: int, *, start: int = 0) -> None:
        self._start = start
        self._mask = mask
        plain = mask.to_bytes((mask.bit_length() + 7) // 8, "little")
        step = _BLOCK // 8
        self._blocks = [int.from_bytes(plain[at : at + step], "little") for at in range(0, len(plain), step)]
        self._before = array("L", [0])
        for block in self._blocks:
            self._before.append(self._before[-1] + block.bit_count())

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return self._before[-1]

    def window(self, first: int, end: int) -> list[int]:
        """Return the numbers at the places from the first to before the end."""
        found: list[int] = []
        for place, block in enumerate(self._blocks):
            before, after = self._before[place], self._before[place + 1]
            if after <= first:
                continue
            if before >= end:
                break
            numbers = list(numbers_of(block, start=self._start + place * _BLOCK))
            found += numbers[max(0, first - before) : end - before]
        return found

    def place_of(self, number: int) -> int | None:
        """Return the place of a number; None where it is not among them."""
        bit = number - self._start
        if bit < 0 or not self._mask >> bit & 1:
            return None
        block, rest = divmod(bit, _BLOCK)
        return self._before[block] + (self._blocks[block] & ((1 << rest) - 1)).bit_count()
