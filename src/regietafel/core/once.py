"""The same form sent twice does one deed: a double click, an impatient reload, a network that repeats itself.

Each form for something new carries a random key. What is kept is a mark of all that was sent, key included, in the
same transaction as the deed itself: a second sending finds the first, waits for it if need be, and is shown what came
of it. A form that is changed and sent again from the browser's history has another mark and is a deed of its own.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from regietafel.core.models import SentForm

KEPT = dt.timedelta(days=7)


def new_key() -> str:
    """A key for a form that is about to be shown."""
    return uuid.uuid4().hex


def mark_of(request: HttpRequest) -> str:
    """The mark of what was sent, by whom and where to; empty for a form without a key, which is never the same twice."""
    if not request.POST.get("once"):
        return ""
    sent = sorted((name, request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken")
    sent += sorted((name, [mark_of_file(file) for file in request.FILES.getlist(name)]) for name in request.FILES)
    whole = json.dumps([request.user.pk, request.path, sent])
    return hashlib.sha256(whole.encode()).hexdigest()


def mark_of_file(file: UploadedFile[Any]) -> str:
    """The mark of a file: another content under the same name is another file."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return f"{file.name} {digest.hexdigest()}"


def sent_before(request: HttpRequest) -> HttpResponse | None:
    """The way to what came of the same form, if it was sent before."""
    mark = mark_of(request)
    first = SentForm.objects.filter(mark=mark).first() if mark else None
    return repeated(request, first) if first else None


def once(request: HttpRequest, deed: Callable[[], HttpResponse]) -> HttpResponse:
    """Do the deed, unless the same form did it already; the deed answers with a redirect, of HTTP or htmx, to what it made."""
    mark = mark_of(request)
    if not mark:
        return deed()
    with transaction.atomic():
        row, is_first = SentForm.objects.get_or_create(mark=mark)
        if not is_first:
            return repeated(request, row)
        response = deed()
        row.location = response.get("HX-Redirect") or response["Location"]
        row.save(update_fields=["location"])
        return response


def repeated(request: HttpRequest, first: SentForm) -> HttpResponse:
    """Lead to what the first sending made."""
    messages.info(request, _("This was saved already. Nothing was added twice."))
    return redirect(first.location)


def forget_sent_forms(now: dt.datetime) -> str:
    """Drop the marks of forms that nobody will send again; work for the clock."""
    gone, _rows = SentForm.objects.filter(sent_at__lt=now - KEPT).delete()
    return f"sent forms: {gone} forgotten"
