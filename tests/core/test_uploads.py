"""What is far too large is not listened to, and what is listened to fills no memory."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http.multipartparser import MultiPartParser
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from regietafel.core.uploads import TIMES_THE_LIMIT

MEGABYTE = 1024 * 1024
HEAD = b'--x\r\nContent-Disposition: form-data; name="file%d"; filename="a.pdf"\r\n\r\n'


class Endless(io.RawIOBase):
    """A body that is made while it is read, and counts what was asked of it."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest, self.given = pieces, b"", 0

    def read(self, asked: int | None = -1, /) -> bytes:
        """The next bytes."""
        size = -1 if asked is None else asked
        while size < 0 or len(self.rest) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self.rest += piece
        found, self.rest = self.rest[:size], self.rest[size:]
        self.given += len(found)
        return found


def parse(body: Endless, said: int) -> None:
    """Read a form as Django does, with our handlers."""
    request = RequestFactory().post("/")
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(said)}
    MultiPartParser(meta, body, request.upload_handlers, "utf8").parse()


def one_file(megabytes: int) -> Iterator[bytes]:
    yield HEAD % 0
    for _each in range(megabytes):
        yield bytes(MEGABYTE)
    yield b"\r\n--x--\r\n"


def many_files(count: int, megabytes: int) -> Iterator[bytes]:
    for number in range(count):
        yield HEAD % number
        for _each in range(megabytes):
            yield bytes(MEGABYTE)
        yield b"\r\n"
    yield b"--x--\r\n"


def test_what_says_that_it_is_a_gigabyte_is_not_read_at_all() -> None:
    body = Endless(one_file(1024))
    with pytest.raises(RequestDataTooBig):
        parse(body, 1024 * MEGABYTE)
    assert body.given == 0


@pytest.mark.parametrize("pieces", [one_file(1024), many_files(5, 200)])
def test_what_does_not_say_so_is_cut_off_with_flat_memory(pieces: Iterator[bytes], settings: Settings) -> None:
    settings.MAX_UPLOAD = 2 * MEGABYTE
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 5
    body = Endless(pieces)
    tracemalloc.start()
    with pytest.raises(RequestDataTooBig):
        parse(body, 1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert body.given < (TIMES_THE_LIMIT * 2 + 2) * MEGABYTE
    assert peak < 12 * MEGABYTE


def test_many_files_within_their_own_limit_are_too_large_together(settings: Settings) -> None:
    settings.MAX_UPLOAD = 2 * MEGABYTE
    with pytest.raises(RequestDataTooBig):
        parse(Endless(many_files(5, 2)), 1)


def test_what_is_a_little_too_large_still_comes_to_the_form(settings: Settings) -> None:
    settings.MAX_UPLOAD = MEGABYTE
    parse(Endless(one_file(3)), 1)
