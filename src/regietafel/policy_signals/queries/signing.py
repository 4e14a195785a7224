"""What the link to sign a note opens, and why it opens nothing."""

from __future__ import annotations

import datetime as dt

from regietafel.policy_signals import links
from regietafel.policy_signals.models import CoSignatory, NoteVersion

Behind = tuple[CoSignatory | None, NoteVersion | None, str]


def row_behind(token: str, today: dt.date) -> Behind:
    """Who is asked, the version that is signed now, and what is wrong with the link: unknown, withdrawn or expired."""
    read = links.read(links.SIGN, token)
    if read is None:
        return None, None, "unknown"
    pk, issue = read
    rows = CoSignatory.objects.select_related("note__dossier__region", "municipality", "organisation", "signed_version")
    row = rows.filter(pk=pk, note__dossier__removed_at__isnull=True).first()
    if row is None or row.until is None:
        return None, None, "unknown"
    if row.issue != issue:
        return row, None, "withdrawn"
    if today > row.until:
        return row, None, "expired"
    version = row.note.versions.order_by("-number").first()
    return row, version, "" if version else "unknown"
