"""The annexes of a note as a version keeps them, and in words on a page and on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from regietafel.documents.models import Document

Frozen = dict[str, Any]


def frozen(document: Document) -> Frozen:
    """A document as it is now: what stays true of a version when the document gets another name, file, or goes."""
    newest = document.newest
    return {
        "document": document.pk,
        "version": newest.number,
        "title": document.title,
        "dated": document.dated.isoformat() if document.dated else "",
        "added": timezone.localdate(newest.uploaded_at).isoformat(),
        "file": newest.file_name,
        "sha256": newest.stored.sha256,
    }


def annex_in_words(annex: Frozen) -> str:
    """Title and date of an annex; one that bears no date of its own says when it was added."""
    title = str(annex.get("title", ""))
    if day := day_in(annex, "dated"):
        return _("%(title)s, %(day)s") % {"title": title, "day": day}
    if day := day_in(annex, "added"):
        return _("%(title)s (added on %(day)s)") % {"title": title, "day": day}
    return title


def day_in(annex: Frozen, name: str) -> str:
    """A day of an annex as people read it."""
    kept = str(annex.get(name, ""))
    return date_format(dt.date.fromisoformat(kept), "j F Y") if kept else ""


def annexes_in_words(annexes: Iterable[Frozen]) -> list[str]:
    """The annexes in order, one a line."""
    return [annex_in_words(one) for one in annexes if one.get("title")]
