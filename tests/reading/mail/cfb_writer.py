"""Writes compound files, the kind of file that Outlook's .msg is: small, by the book (MS-CFB, version 3), for tests only."""

from __future__ import annotations

import struct
from dataclasses import dataclass

Tree = dict[str, "bytes | Tree"]
SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT_SECTOR, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


@dataclass
class Entry:
    """One row of the directory."""

    name: str
    kind: int
    right: int = NONE
    child: int = NONE
    start: int = END
    size: int = 0
    data: bytes = b""

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le")
        head = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2 if name else 0, self.kind, 1)
        links = struct.pack("<III", NONE, self.right, self.child) + bytes(16 + 4 + 8 + 8)
        return head + links + struct.pack("<IQ", self.start, self.size)


def compound(tree: Tree) -> bytes:
    """A file with these streams (bytes) and storages (trees)."""
    entries = [Entry("Root Entry", 5)]
    entries[0].child = listed(tree, entries)
    mini, minifat = bytearray(), list[int]()
    sectors, fat = list[bytes](), list[int]()
    for entry in entries[1:]:
        entry.size = len(entry.data)
        if entry.kind == 2 and 0 < entry.size < CUTOFF:
            entry.start = chained(minifat, -(-entry.size // MINI))
            mini += entry.data.ljust(-(-entry.size // MINI) * MINI, b"\0")
        elif entry.kind == 2 and entry.size:
            entry.start = placed(entry.data, sectors, fat)
    root = entries[0]
    root.size = len(mini)
    root.start = placed(bytes(mini), sectors, fat) if mini else END
    minifat_count = -(-len(minifat) * 4 // SECTOR)
    minifat_start = placed(numbers(minifat), sectors, fat) if minifat else END
    directory_start = placed(b"".join(entry.packed() for entry in entries), sectors, fat, Entry("", 0).packed())
    return headed(sectors, fat, directory_start, minifat_start, minifat_count)


def listed(tree: Tree, entries: list[Entry]) -> int:
    """Put what a storage holds in the directory, as a chain in the order that the format asks for."""
    first = last = NONE
    for name in sorted(tree, key=lambda one: (len(one), one.upper())):
        held = tree[name]
        number = len(entries)
        entries.append(Entry(name, 2, data=held) if isinstance(held, bytes) else Entry(name, 1))
        if isinstance(held, dict):
            entries[number].child = listed(held, entries)
        if last == NONE:
            first = number
        else:
            entries[last].right = number
        last = number
    return first


def chained(fat: list[int], count: int) -> int:
    """Add a chain of so many, and say where it starts."""
    start = len(fat)
    fat.extend([*range(start + 1, start + count), END])
    return start


def placed(data: bytes, sectors: list[bytes], fat: list[int], filler: bytes = b"\0") -> int:
    """Put bytes in sectors of their own."""
    size = -(-len(data) // SECTOR) * SECTOR
    data = data + (filler * (size // len(filler)))[: size - len(data)]
    sectors.extend(data[at : at + SECTOR] for at in range(0, len(data), SECTOR))
    return chained(fat, size // SECTOR)


def numbers(values: list[int]) -> bytes:
    """A table of sectors, filled up with free ones."""
    filled = values + [FREE] * (-len(values) % (SECTOR // 4))
    return struct.pack(f"<{len(filled)}I", *filled)


def headed(sectors: list[bytes], fat: list[int], directory: int, minifat: int, minifat_count: int) -> bytes:
    """The whole file: head, sectors, and the table of sectors behind them (which fits in the head up to 7 MB)."""
    count = 1
    while count * (SECTOR // 4) < len(fat) + count:
        count += 1
    assert count <= 109
    first = len(fat)
    table = numbers(fat + [FAT_SECTOR] * count)
    places = [*range(first, first + count)] + [FREE] * (109 - count)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, count, directory, 0, CUTOFF, minifat, minifat_count, END, 0)
    return head + struct.pack("<109I", *places) + b"".join(sectors) + table
