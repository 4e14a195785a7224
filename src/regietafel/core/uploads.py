"""What is sent as files is cut off at the limit while it arrives, so that nobody fills disk or memory with one form."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

TIMES_THE_LIMIT = 4
"""How many times the limit of one file is still listened to, so that the form can say what was too large."""


class Limit(FileUploadHandler):
    """Stands before the handlers that keep what arrives, and hands nothing on past the limit.

    What was too large comes to the form as a file without content that knows how large it was, so that the form can
    say so; the rest of the form arrives as it was typed. What is far too large, all files together, is not listened to
    any further: nobody sends that by mistake, and each byte of it costs.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.in_all = 0

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django calls it so by name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Refuse what says itself that it is far too large, before a byte of it is read."""
        self.insist_within(content_length)

    def insist_within(self, size: int) -> None:
        """Stop listening."""
        if size > TIMES_THE_LIMIT * settings.MAX_UPLOAD:
            raise RequestDataTooBig("the files of this form are far too large")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand a piece on as long as there is room."""
        self.arrived += len(raw_data)
        self.in_all += len(raw_data)
        self.insist_within(self.in_all)
        return raw_data if self.arrived <= settings.MAX_UPLOAD else None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Stand in for a file that was too large; leave every other to the handlers behind."""
        if self.arrived <= settings.MAX_UPLOAD:
            return None
        return UploadedFile(BytesIO(), self.file_name, self.content_type, self.arrived, self.charset)
