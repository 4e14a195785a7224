"""What is sent as a file is cut off at the limit while it arrives, so that nobody fills the disk with one form."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class Limit(FileUploadHandler):
    """Stands before the handlers that keep what arrives, and hands nothing on past the limit.

    What was too large comes to the form as a file without content that knows how large it was, so that the form can
    say so; the rest of the form arrives as it was typed.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand a piece on as long as there is room."""
        self.arrived += len(raw_data)
        return raw_data if self.arrived <= settings.MAX_UPLOAD else None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Stand in for a file that was too large; leave every other to the handlers behind."""
        if self.arrived <= settings.MAX_UPLOAD:
            return None
        return UploadedFile(BytesIO(), self.file_name, self.content_type, self.arrived, self.charset)
