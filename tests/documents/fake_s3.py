"""A store that speaks the handful of calls that we make, keeps objects in memory, and misbehaves when asked."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

BUCKET = "stukken"


class Store(ThreadingHTTPServer):
    """What lies there, and how the store is."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.objects: dict[str, bytes] = {}
        self.fault = ""
        """"refused", "hangs up half-way" or "keeps half"."""

    @property
    def options(self) -> dict[str, Any]:
        """What the settings would say."""
        return {
            "bucket_name": BUCKET,
            "access_key": "key",
            "secret_key": "secret",
            "endpoint_url": f"http://127.0.0.1:{self.server_address[1]}",
            "region_name": "nowhere",
            "location": "regietafel",
        }


class Talk(BaseHTTPRequestHandler):
    """One call."""

    protocol_version = "HTTP/1.1"
    server: Store

    def log_message(self, *_words: Any) -> None:
        """Quiet."""

    @property
    def key(self) -> str:
        """The object that is meant, with its prefix."""
        return unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}").lstrip("/")

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Say it, with or without the content."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refused(self) -> bool:
        """Whether the store has no wish to answer."""
        if self.server.fault == "refused":
            self.answer(403, b"<Error><Code>AccessDenied</Code></Error>")
        return self.server.fault == "refused"

    def do_PUT(self) -> None:
        size = int(self.headers["Content-Length"])
        if self.server.fault == "hangs up half-way":
            self.rfile.read(size // 2)
            self.close_connection = True
            self.connection.close()
            return
        content = self.unwrapped(self.rfile.read(size))
        if not self.refused():
            half = self.server.fault == "keeps half"
            self.server.objects[self.key] = content[: len(content) // 2] if half else content
            self.answer(200, ETag=f'"{hashlib.md5(content).hexdigest()}"')

    def unwrapped(self, body: bytes) -> bytes:
        """The content without the marks of a signed stream."""
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return body
        content = b""
        while body:
            head, _, body = body.partition(b"\r\n")
            size = int(head.split(b";")[0], 16)
            if not size:
                break
            content, body = content + body[:size], body[size + 2 :]
        return content

    def do_HEAD(self) -> None:
        if not self.refused():
            self.fetched()

    def do_GET(self) -> None:
        if self.refused():
            return
        if self.key:
            self.fetched()
        else:
            self.listed({name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()})

    def fetched(self) -> None:
        """An object, whole."""
        content = self.server.objects.get(self.key)
        if content is None:
            self.answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            etag = f'"{hashlib.md5(content).hexdigest()}"'
            self.answer(200, content, ETag=etag, Last_Modified=formatdate(1_714_550_000, usegmt=True))

    def listed(self, asked: dict[str, str]) -> None:
        """Names under a prefix, folders apart."""
        prefix = asked.get("prefix", "")
        rest = {key[len(prefix) :]: key for key in sorted(self.server.objects) if key.startswith(prefix)}
        folders = sorted({prefix + name.split("/")[0] + "/" for name in rest if "/" in name})
        body = "".join(f"<CommonPrefixes><Prefix>{one}</Prefix></CommonPrefixes>" for one in folders)
        body += "".join(
            f"<Contents><Key>{key}</Key><Size>1</Size></Contents>" for name, key in rest.items() if "/" not in name
        )
        self.answer(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{body}</ListBucketResult>".encode())

    def do_DELETE(self) -> None:
        if not self.refused():
            self.server.objects.pop(self.key, None)
            self.answer(204)


@contextmanager
def store() -> Iterator[Store]:
    """Listens until the test is over."""
    with Store() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
