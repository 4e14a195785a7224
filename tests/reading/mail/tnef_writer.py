"""Writes winmail.dat (MS-OXTNEF), as far as it takes for a text and files; for tests only."""

from __future__ import annotations

import struct

MESSAGE, FILE = 1, 2
VERSION, CODEPAGE, BODY = 0x00089006, 0x00069007, 0x0002800C
RENDERED, TITLE, DATA, PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005


def tnef(files: dict[str, bytes], body: str = "") -> bytes:
    """A file with these files in it, each under its long name; the short one is what Windows once made of it."""
    out = struct.pack("<IH", 0x223E9F78, 1) + attribute(MESSAGE, VERSION, struct.pack("<I", 0x10000))
    out += attribute(MESSAGE, CODEPAGE, struct.pack("<II", 1252, 0))
    if body:
        out += attribute(MESSAGE, BODY, body.encode("cp1252") + b"\0")
    for name, data in files.items():
        out += attribute(FILE, RENDERED, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 0, 0, 0))
        out += attribute(FILE, TITLE, name[:6].upper().encode("cp1252", "replace") + b"~1\0")
        out += attribute(FILE, DATA, data)
        out += attribute(FILE, PROPERTIES, struct.pack("<I", 1) + long_name(name))
    return out


def attribute(level: int, kind: int, data: bytes) -> bytes:
    """One object of the file."""
    return struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def long_name(name: str) -> bytes:
    """The property with the long name of a file."""
    data = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<HHII", 0x001F, 0x3707, 1, len(data)) + data + bytes(-len(data) % 4)
