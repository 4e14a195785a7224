"""A scanner that knows one virus, the harmless one that all scanners know."""

from __future__ import annotations

import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

EICAR = b"X5O!P%@AP[4" + rb"\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
"""In pieces, so that no scanner takes this file for the thing itself."""


class Scanner(socketserver.ThreadingTCPServer):
    """What it was asked, and how it misbehaves."""

    allow_reuse_address = True
    daemon_threads = True
    most = 1 << 30
    silent = 0.0
    asked = 0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"tcp://127.0.0.1:{self.server_address[1]}"


class Talk(socketserver.StreamRequestHandler):
    """One question."""

    server: Scanner

    def handle(self) -> None:
        asked = b""
        while not asked.endswith(b"\0"):
            asked += self.rfile.read(1)
        if asked == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        self.server.asked += 1
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
            if len(content) > self.server.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        time.sleep(self.server.silent)
        self.wfile.write(b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


@contextmanager
def scanner() -> Iterator[Scanner]:
    """Listens until the test is over."""
    with Scanner(("127.0.0.1", 0), Talk) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
