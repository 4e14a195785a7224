"""Writes messages as Outlook keeps them (MS-OXMSG), on compound files; for tests only."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.reading.mail.cfb_writer import Tree, compound

TEXT, NARROW, BYTES, NUMBER, TIME, OBJECT = 0x1F, 0x1E, 0x102, 0x3, 0x40, 0xD
Value = str | bytes | int | datetime


@dataclass
class Msg:
    """A message: its properties by number, to whom it went, what came along."""

    properties: dict[int, Value]
    recipients: list[dict[int, Value]] = field(default_factory=list)
    attachments: list[dict[int, Value] | Msg] = field(default_factory=list)
    narrow: bool = False

    def tree(self, head: int) -> Tree:
        counts = struct.pack("<8xIIII", *[len(self.recipients), len(self.attachments)] * 2)
        tree = stored(self.properties, counts.ljust(head, b"\0"), self.narrow)
        for at, one in enumerate(self.recipients):
            tree[f"__recip_version1.0_#{at:08X}"] = stored(one, bytes(8), self.narrow)
        for at, held in enumerate(self.attachments):
            tree[f"__attach_version1.0_#{at:08X}"] = attached(held)
        return tree


def msg(message: Msg) -> bytes:
    """The bytes of the file."""
    named: Tree = {f"__substg1.0_{number}0102": b"" for number in ("0002", "0003", "0004")}
    return compound(message.tree(32) | {"__nameid_version1.0": named})


def attached(held: dict[int, Value] | Msg) -> Tree:
    """A file that came along, or a message."""
    if isinstance(held, dict):
        return stored({0x3705: 1} | held, bytes(8))
    tree = stored({0x3705: 5, 0x3001: str(held.properties.get(0x0037, ""))}, bytes(8))
    tree["__substg1.0_3701000D"] = held.tree(24)
    return tree


def stored(properties: dict[int, Value], head: bytes, narrow: bool = False) -> Tree:
    """Properties as streams, and the list of them."""
    tree: Tree = {}
    rows = [head]
    for number, value in sorted(properties.items()):
        if isinstance(value, int):
            rows.append(struct.pack("<HHIQ", NUMBER, number, 6, value))
            continue
        if isinstance(value, datetime):
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            rows.append(struct.pack("<HHIQ", TIME, number, 6, ticks))
            continue
        kind = BYTES if isinstance(value, bytes) else NARROW if narrow else TEXT
        data = value if isinstance(value, bytes) else value.encode("cp1252" if narrow else "utf-16-le")
        tree[f"__substg1.0_{number:04X}{kind:04X}"] = data
        rows.append(struct.pack("<HHIII", kind, number, 6, len(data), 0))
    tree["__properties_version1.0"] = b"".join(rows)
    return tree
