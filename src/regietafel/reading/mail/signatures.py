"""What S/MIME says of a part: whether it is encrypted, and what stands inside a signature that wraps its text.

No signature is checked.
"""

from __future__ import annotations

OBJECT = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
"""How the names of all kinds of content begin."""

DATA, SIGNED, ENVELOPED = OBJECT + b"\x01", OBJECT + b"\x02", OBJECT + b"\x03"
MOST_PIECES = 100_000


def is_enveloped(said: str, data: bytes) -> bool:
    """Whether a part is encrypted, by what it says or else by what it begins with."""
    if said:
        return "envelope" in said.lower()
    return SIGNED not in data[:60]


def in_signature(data: bytes) -> bytes:
    """The mail that a signature wraps; nothing if there is none, or if it is not written as usual."""
    if SIGNED not in data[:60] or (at := data.find(DATA, 0, 400)) < 0:
        return b""
    at += len(DATA)
    if data[at : at + 1] != b"\xa0":
        return b""
    at, _end = opened(data, at)
    if data[at : at + 1] == b"\x04":
        start, end = opened(data, at)
        return data[start:end]
    if data[at : at + 1] != b"\x24":
        return b""
    at, end = opened(data, at)
    out: list[bytes] = []
    while data[at : at + 1] == b"\x04" and at < end and len(out) < MOST_PIECES:
        start, at = opened(data, at)
        out.append(data[start:at])
    return b"".join(out)


def opened(data: bytes, at: int) -> tuple[int, int]:
    """Where the content of the value at this place starts and ends; one without a length goes to the end."""
    first = data[at + 1] if at + 1 < len(data) else 0
    if first == 0x80:
        return at + 2, len(data)
    if first < 0x80:
        return at + 2, min(at + 2 + first, len(data))
    count = first & 0x7F
    start = at + 2 + count
    return start, min(start + int.from_bytes(data[at + 2 : start], "big"), len(data))
