"""A bucket of an S3-compatible store as the place of documents, with one error for all that can be wrong there.

A store shows an object only when all of it has arrived, so what breaks off half-way leaves nothing under the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from regietafel.documents.storage import StoreAway

MEGABYTE = 1024 * 1024
ONE_PIECE = 64 * MEGABYTE
"""Up to this size content goes in one call, of which a store keeps all or nothing."""


@contextmanager
def told() -> Iterator[None]:
    """Say what a store says in our own error; what it quotes of keys and addresses stays behind."""
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "?"))
        raise StoreAway(f"the store of files refuses: {code}") from error
    except (BotoCoreError, Boto3Error) as error:
        raise StoreAway(f"the store of files does not answer: {type(error).__name__}") from error


class WholeObjects(S3Storage):  # type: ignore[misc]
    """Objects by their checksum, reached through us only: they have no address."""

    def __init__(self, **options: Any) -> None:
        path_style = {"addressing_style": "path"} if options.get("endpoint_url") else {}
        config = Config(
            signature_version="s3v4",
            s3=path_style,
            connect_timeout=5,
            read_timeout=30,
            retries={"total_max_attempts": 2},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        transfer = TransferConfig(multipart_threshold=ONE_PIECE, multipart_chunksize=ONE_PIECE, use_threads=False)
        fixed = {"file_overwrite": True, "default_acl": None, "gzip": False, "max_memory_size": MEGABYTE}
        super().__init__(client_config=config, transfer_config=transfer, **fixed, **options)

    def _save(self, name: str, content: Any) -> str:
        with told():
            return str(super()._save(name, content))

    def _open(self, name: str, mode: str = "rb") -> Any:
        """Fetched whole before a byte is handed out, so that no download breaks off because the store does."""
        with told():
            found = super()._open(name, mode)
            _ = found.file
            return found

    def delete(self, name: str) -> None:
        with told():
            super().delete(name)

    def size(self, name: str) -> int:
        with told():
            return int(super().size(name))

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with told():
            folders, files = super().listdir(name)
            return folders, files

    def get_modified_time(self, name: str) -> Any:
        with told():
            return super().get_modified_time(name)

    def url(self, *_args: Any, **_more: Any) -> NoReturn:
        """Nobody gets at a file past the question whether they may read it."""
        raise NotImplementedError("files have no address of their own")
