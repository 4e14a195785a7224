"""Speaks with clamd: content goes in by pieces, one line comes back."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

PIECE = 64 * 1024
LONGEST_ANSWER = 4096
PORT = 3310


class ScannerAway(Exception):
    """No answer, or one that says neither yes nor no; the message is for whoever runs the server."""


class Line:
    """A connection that is held to one moment by which all must be over, however slowly the other side talks."""

    def __init__(self, address: str, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        parts = urlsplit(address)
        if parts.scheme == "unix":
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.settimeout(seconds)
            self.socket.connect(parts.path)
        else:
            self.socket = socket.create_connection((parts.hostname or "", parts.port or PORT), timeout=seconds)

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_error: object) -> None:
        self.socket.close()

    def hurry(self) -> None:
        """Give the next step no more time than is left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.socket.settimeout(left)

    def say(self, data: bytes) -> None:
        """Send all of it."""
        self.hurry()
        self.socket.sendall(data)

    def hear(self) -> str:
        """The answer up to its closing sign."""
        answer = b""
        while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
            self.hurry()
            piece = self.socket.recv(LONGEST_ANSWER)
            if not piece:
                break
            answer += piece
        return answer.split(b"\0")[0].decode("utf8", "replace").strip()


def finds_in(pieces: Iterable[bytes], address: str, seconds: float) -> str:
    """The name of what was found, or an empty text if nothing was."""
    try:
        with Line(address, seconds) as line:
            answer = sent_and_heard(line, pieces)
    except OSError as error:
        raise ScannerAway(type(error).__name__) from error
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerAway(answer or "no answer")


def sent_and_heard(line: Line, pieces: Iterable[bytes]) -> str:
    """Send all pieces; a scanner that has enough of them says why before it hangs up."""
    try:
        line.say(b"zINSTREAM\0")
        for piece in pieces:
            for start in range(0, len(piece), PIECE):
                part = piece[start : start + PIECE]
                line.say(struct.pack("!I", len(part)) + part)
        line.say(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass
    return line.hear()


def answers(address: str, seconds: float) -> bool:
    """Whether it is there."""
    try:
        with Line(address, seconds) as line:
            line.say(b"zPING\0")
            return line.hear() == "PONG"
    except OSError:
        return False
