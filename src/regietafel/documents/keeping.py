"""How content gets into the storage and out of it again, so that neither a crash nor a race loses any.

Whoever sends content and whoever sweeps it away both hold the lock on its row while they touch the storage.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.documents.following import let_documents_follow
from regietafel.documents.models import StoredFile
from regietafel.documents.scanning import Verdict, insist_harmless, verdict_on
from regietafel.documents.storage import INCOMING, StoreAway, all_names, is_whole, name_of, place
from regietafel.documents.tasks import wake

KEPT_UNUSED = dt.timedelta(days=7)
INTERRUPTED = dt.timedelta(days=1)
CONTENT = re.compile(r"[0-9a-f]{2}/(?P<sha256>[0-9a-f]{64})")


def keep(file: UploadedFile[Any], now: dt.datetime) -> StoredFile:
    """The content of a file, kept once; works inside the transaction of the deed that wants it."""
    insist_harmless(file)
    digest, size = hashlib.sha256(), 0
    for piece in file.chunks():
        digest.update(piece)
        size += len(piece)
    stored = claim(digest.hexdigest(), size, now)
    try:
        put_there(stored, file)
    except StoreAway:
        raise Refusal(
            _("The place where files are kept does not answer now. Nothing was saved: try again in a few minutes."),
            field="file",
        ) from None
    if verdict_on(file) is Verdict.CLEAN:
        was_withheld, stored.scanned_at, stored.is_infected = stored.is_infected, now, False
        stored.save(update_fields=["scanned_at", "is_infected"])
        if was_withheld:
            let_documents_follow(stored.pk)
    transaction.on_commit(wake)
    return stored


def put_there(stored: StoredFile, file: UploadedFile[Any]) -> None:
    """Save content that does not lie there yet, and look whether all of it arrived."""
    if is_whole(stored.sha256, stored.size):
        return
    place().save(name_of(stored.sha256), file)
    if not is_whole(stored.sha256, stored.size):
        raise StoreAway("what was saved is not whole")


class Withheld(FileNotFoundError):
    """The content is there, and a virus is in it."""


def content_of(stored: StoredFile) -> File[bytes]:
    """The content, to be read; the only door out."""
    if stored.is_infected:
        raise Withheld(stored.sha256)
    return place().open(name_of(stored.sha256))


def claim(sha256: str, size: int, now: dt.datetime) -> StoredFile:
    """The row of that content, locked; made anew if it is swept away at this very moment."""
    while True:
        StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size, "sent_at": now})
        stored = StoredFile.objects.select_for_update().filter(sha256=sha256).first()
        if stored is not None:
            stored.sent_at = now
            stored.save(update_fields=["sent_at"])
            return stored


def sweep(now: dt.datetime) -> str:
    """Throw away what no document has had for a while; work for the clock."""
    found = adopt_strays(now=now)
    unused = StoredFile.objects.filter(versions=None, sent_at__lt=now - KEPT_UNUSED)
    gone = sum(forget(stored=stored, before=now - KEPT_UNUSED) for stored in unused)
    return f"files: {gone} without document thrown away, {found} found without row"


@operation
def forget(*, stored: StoredFile, before: dt.datetime) -> bool:
    """Delete content that no document has; the file first, for a row without file does no harm to who sends it again."""
    fresh = StoredFile.objects.select_for_update().filter(pk=stored.pk, sent_at__lt=before).first()
    if fresh is None or fresh.versions.exists():
        return False
    place().delete(name_of(fresh.sha256))
    fresh.delete()
    return True


@operation
def adopt_strays(*, now: dt.datetime) -> int:
    """Give what an interrupted deed left behind a row, so that it is swept away in time like all that nobody uses."""
    known = set(StoredFile.objects.values_list("sha256", flat=True))
    found = 0
    for name in all_names():
        content = CONTENT.fullmatch(name)
        if content and content["sha256"] not in known:
            claim(content["sha256"], place().size(name), now)
            found += 1
        elif f"/{INCOMING}" in name and place().get_modified_time(name) < now - INTERRUPTED:
            place().delete(name)
    return found
