"""A file of sorted keys with values, in which everything is protected by checksums.

First come records, each with its checksum; then blocks of keys and values; then the directory with the
first key, place and checksum of each block; and finally the place and checksum of the directory. So all
that is read is checked, and a key that is missing in its block is not in the file. Files are written only
once.
"""

from __future__ import annotations

import errno
import os
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import accumulate, pairwise
from operator import add
from struct import Struct
from threading import Lock
from typing import BinaryIO, NoReturn
from weakref import finalize
from zlib import crc32

from ..errors import DamagedIndex

PRIVATE = 0o600  # an index has the content of its base, which may be private
_MAGIC = b"xhl\0\r\n1\n"
_FOOTER = Struct("<QII8s")  # place, size and checksum of the directory
_COUNTS = Struct("<II")  # the number of keys in a block, and their bytes
_END, _ENDS = Struct("<I"), Struct("<II")  # of a value, and of that before it
_CHECKSUM = 4  # bytes before a record
_BLOCK = 1 << 14  # bytes of keys and values in a block, unless one is longer
_MOST = 1 << 32  # bytes of records; a segment has some 64 MiB of files, or one of 512
_RECORDS = 1024  # records whose places are in one value
_AT_ONCE = 1 << 20  # bytes of records read at once
_PLACES = "\0"  # the prefix of keys for places of records
_KEPT = 3  # blocks kept in memory
_NEAR = 1 << 12  # bytes that are read with a record to read it together with the next


class TableWriter:
    """Writes a table: first records, then keys in order."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """``name`` is the name of the file; a renamed file is rejected."""
        self._file = file
        self._name = name
        self._at = 0
        self._places = array("I", [0])
        self._keys: list[str] = []  # of the next block
        self._values: list[bytes | bytearray] = []
        self._blocks: list[tuple[str, int, int]] = []

    def records(self, records: Sequence[bytes]) -> None:
        """Add records, which are numbered from 0. Raises `OSError` if all would be longer than a table can tell."""
        checked = [crc32(record).to_bytes(_CHECKSUM, "little") + record for record in records]
        ends = [*accumulate(map(len, checked), initial=self._at)]
        if ends[-1] >= _MOST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        self._write(b"".join(checked))
        self._places.extend(ends[1:])

    def add(self, keys: Sequence[str], values: Sequence[bytes | bytearray]) -> None:
        """Add keys without line breaks, greater than those before, with their values."""
        if not self._blocks and not self._keys:
            self._add_places()
        self._keys += keys
        self._values += values
        sizes = map(add, map(len, map(str.encode, self._keys)), map(len, self._values))
        ends = list(accumulate(sizes))
        start = size = 0
        while ends and ends[-1] - size >= _BLOCK:
            end = bisect_left(ends, size + _BLOCK) + 1
            self._block(start, end)
            start, size = end, ends[end - 1]
        del self._keys[:start], self._values[:start]

    def _add_places(self) -> None:
        starts = range(0, len(self._places) - 1, _RECORDS)
        self._keys += map(_place_key, starts)
        self._values += [packed(self._places[start : start + _RECORDS + 1]) for start in starts]

    def end_block(self) -> None:
        """End the block, so that the next key begins one: see `Table.first`."""
        if self._keys:
            self._block(0, len(self._keys))
            self._keys, self._values = [], []

    def close(self) -> None:
        self.add((), ())
        self.end_block()
        places = array("Q", [*(place for _, place, _ in self._blocks), self._at])
        checksums = array("I", [checksum for _, _, checksum in self._blocks])
        keys = "\n".join(key for key, _, _ in self._blocks).encode()
        directory = packed(array("I", [len(checksums)])) + packed(places) + packed(checksums) + keys
        at = self._at
        self._write(directory)
        self._write(_FOOTER.pack(at, len(directory), _checksum(self._name, directory), _MAGIC))

    def _block(self, start: int, end: int) -> None:
        """Write some of the keys with their values as a block."""
        keys, values = self._keys[start:end], self._values[start:end]
        joined = "\n".join(keys).encode()
        ends = packed(array("I", accumulate(map(len, values))))
        block = b"".join((_COUNTS.pack(len(keys), len(joined)), joined, ends, *values))
        self._blocks.append((keys[0], self._at, crc32(block)))
        self._write(block)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)


class _Block:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._count, length = _COUNTS.unpack_from(data)
        self._after = _COUNTS.size + length
        self._joined = b"\n%b\n" % data[_COUNTS.size : self._after]

    @cached_property
    def _ends(self) -> array[int]:
        """The ends of the values."""
        return unpacked("I", self._data[self._after : self._after + 4 * self._count])

    def find(self, key: str) -> bytes:
        """The value of a key, without decoding the others; empty if there is none."""
        at = self._joined.find(b"\n%b\n" % key.encode(errors="surrogatepass"))
        return self.value(self._joined.count(b"\n", 0, at)) if at >= 0 else b""

    def value(self, i: int) -> bytes:
        """One value; its end alone is decoded, and that before it."""
        at = self._after + 4 * i
        start, end = (
            _ENDS.unpack_from(self._data, at - 4) if i else (0, *_END.unpack_from(self._data, at))
        )
        values = self._after + 4 * self._count
        return self._data[values + start : values + end]

    def part(self, start: str, end: str) -> tuple[Sequence[str], Sequence[int], bytes]:
        """The keys from one on, up to another, the ends of their values, and the values; the other keys are not
        decoded.
        """
        first, last = self._place(start), self._place(end)
        if first >= last:
            return [], [], b""
        keys = self._joined[first + 1 : last].decode().split("\n")
        low = self._joined.count(b"\n", 0, first)
        at = self._ends[low - 1] if low else 0
        ends: Sequence[int] = self._ends[low : low + len(keys)]
        values = self._after + 4 * self._count
        found = self._data[values + at : values + ends[-1]]
        return keys, [end - at for end in ends] if at else ends, found

    def _place(self, key: str) -> int:
        """Where the line break before the first key is that is not less."""
        sought, joined = key.encode(errors="surrogatepass"), self._joined
        low, high = 0, len(joined) - 1  # line breaks; all keys before the first are less
        while low < high:
            middle = joined.rfind(b"\n", low, (low + high) // 2 + 1)
            after = joined.index(b"\n", middle + 1)
            if joined[middle + 1 : after] < sought:
                low = after
            else:
                high = middle
        return low


class Table:
    """Reads a table. A method that finds damage removes the file and raises `DamagedIndex`."""

    def __init__(self, path: str) -> None:
        """Raises `OSError` if the file does not exist, or belongs to another user."""
        self.path = path
        self._file = open(path, "rb", buffering=0)  # noqa: SIM115 (it stays open)
        self._lock = Lock()
        finalize(self, self._file.close)
        status = os.fstat(self._file.fileno())
        if sys.platform != "win32" and status.st_uid != os.geteuid():
            raise PermissionError(path)  # other users may have written anything
        self._blocks: dict[int, _Block] = {}
        self._record_places: dict[int, Sequence[int]] = {}
        try:
            self._read_directory(status.st_size)
        except ValueError:  # too few bytes, or not UTF-8
            self.damaged()

    def _read_directory(self, size: int) -> None:
        footer = self._read(max(0, size - _FOOTER.size), _FOOTER.size)
        at, length, checksum, magic = _FOOTER.unpack(footer)
        if magic != _MAGIC or at + length + _FOOTER.size != size:
            self.damaged()
        directory = self._read(at, length)
        if _checksum(os.path.basename(self.path), directory) != checksum:
            self.damaged()
        [count] = unpacked("I", directory[:4])
        after = 4 + 8 * (count + 1)
        self._places = unpacked("Q", directory[4:after])
        self._checksums = unpacked("I", directory[after : after + 4 * count])
        self._first_keys = directory[after + 4 * count :].decode().split("\n") if count else []

    def value(self, key: str) -> bytes:
        """The value of a key; empty if there is none."""
        number = bisect_right(self._first_keys, key) - 1
        if number < 0:
            return b""
        return self._block(number).find(key)

    def first(self, start: str, end: str) -> str:
        """The first key from one on, up to another, that begins a block, without reading this; empty if none does."""
        number = bisect_left(self._first_keys, start)
        found = self._first_keys[number : number + 1]
        return found[0] if found and found[0] < end else ""

    def blocks(
        self, start: str, end: str, *, backwards: bool = False
    ) -> Iterator[tuple[Sequence[str], Sequence[int], bytes]]:
        """The keys from one on, up to another, block by block: keys in order, the ends of their values, and
        the values. Only the blocks come backwards.
        """
        first = max(0, bisect_right(self._first_keys, start) - 1)
        numbers = range(first, bisect_left(self._first_keys, end))
        for number in reversed(numbers) if backwards else numbers:
            yield self._block(number).part(start, end)

    def records(self, start: int, end: int) -> Iterator[bytes]:
        """A range of records."""
        while start < end:
            places = self._places_of(start // _RECORDS)
            first = start % _RECORDS
            last = min(len(places) - 1, first + end - start)
            stop = bisect_right(places, places[first] + _AT_ONCE, first + 1, last + 1) - 1
            stop = max(stop, first + 1)
            data = self._read(places[first], places[stop] - places[first])
            for begin, close in pairwise(places[first : stop + 1]):
                yield self._checked(data[begin - places[first] : close - places[first]])
            start += stop - first

    def some(self, numbers: Sequence[int]) -> Iterator[bytes]:
        """Records given by numbers in order; those near each other are read together."""
        start = 0
        while start < len(numbers):
            first = numbers[start] // _RECORDS * _RECORDS
            end = bisect_left(numbers, first + _RECORDS, start)
            places = self._places_of(first // _RECORDS)
            spans = [(places[n - first], places[n - first + 1]) for n in numbers[start:end]]
            low, high = spans[0][0], spans[-1][1]
            if high - low > _NEAR * len(spans):
                yield from (self._checked(self._read(at, to - at)) for at, to in spans)
            else:
                data = self._read(low, high - low)
                yield from (self._checked(data[at - low : to - low]) for at, to in spans)
            start = end

    def damaged(self, *, is_gone: bool = False) -> NoReturn:
        """Remove the file because it is damaged."""
        with suppress(OSError):
            os.unlink(self.path)
        raise DamagedIndex(is_gone=is_gone)

    def _places_of(self, number: int) -> Sequence[int]:
        places = self._record_places.get(number)
        if places is None:
            value = self.value(_place_key(number * _RECORDS))
            if not value:
                raise IndexError(number)
            places = self._record_places[number] = unpacked("I", value)
        return places

    def _checked(self, data: bytes) -> bytes:
        record = data[_CHECKSUM:]
        if int.from_bytes(data[:_CHECKSUM], "little") != crc32(record):
            self.damaged()
        return record

    def _block(self, number: int) -> _Block:
        block = self._blocks.get(number)
        if block is None:
            at = self._places[number]
            data = self._read(at, self._places[number + 1] - at)
            if crc32(data) != self._checksums[number]:
                self.damaged()
            block = _Block(data)
            while len(self._blocks) >= _KEPT:
                self._blocks.pop(next(iter(self._blocks)), None)
            self._blocks[number] = block
        return block

    def _read(self, at: int, size: int) -> bytes:
        try:
            if sys.platform != "win32":
                data = os.pread(self._file.fileno(), size, at)
            else:
                with self._lock:
                    self._file.seek(at)
                    data = self._file.read(size) or b""
        except OSError:
            self.damaged()
        if len(data) != size:
            self.damaged()
        return data


def packed(numbers: array[int] | array[float]) -> bytes:
    r"""Numbers encoded for a table, the same on every machine.

    >>> packed(array("H", [1, 256]))
    b'\x01\x00\x00\x01'
    """
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(kind: str, data: bytes | bytearray) -> array[int]:
    """Decoded numbers.

    >>> list(unpacked("H", packed(array("H", [1, 256]))))
    [1, 256]
    """
    numbers = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def packed_lists(kind: str, numbers: array[int], counts: Iterable[int]) -> list[bytes]:
    r"""Lists with so many of some numbers of four bytes each, encoded as numbers of another type.

    >>> packed_lists("H", array("I", [1, 256, 2]), [2, 1])
    [b'\x01\x00\x00\x01', b'\x02\x00']
    """
    if kind == "H":  # the lower halves
        numbers = array("H", numbers.tobytes())[sys.byteorder == "big" :: 2]
    data, each = packed(numbers), numbers.itemsize
    ends = accumulate((each * count for count in counts), initial=0)
    return [data[start:end] for start, end in pairwise(ends)]


def _place_key(first: int) -> str:
    return f"{_PLACES}{first:010}"


def _checksum(name: str, directory: bytes) -> int:
    return crc32(directory, crc32(name.encode()))
