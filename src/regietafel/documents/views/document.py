"""A document, its versions and its content, each looked up among what the person may read at the moment of asking."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.documents.forms import DetailsForm, VersionForm
from regietafel.documents.holders import holder_of
from regietafel.documents.inside import inside
from regietafel.documents.keeping import content_of
from regietafel.documents.models import Document, DocumentVersion
from regietafel.documents.operations import (
    Details,
    add_version,
    edit_document,
    remove_document,
    restore_document,
)
from regietafel.documents.queries import document_of, version_of
from regietafel.documents.storage import StoreAway
from regietafel.journal.queries import history_visible_to
from regietafel.people.queries import get_region_or_404

log = logging.getLogger("regietafel.trouble")
SAFE_TO_SAVE = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Beside "attachment": whatever is inside, a browser runs nothing of it, guesses nothing and keeps nothing."""


def get_document_or_404(request: HttpRequest, region_slug: str, pk: int, *, in_bin: bool = False) -> Document:
    """A document of the region that the person may read; the same 404 for all the rest."""
    region = get_region_or_404(request.user, region_slug)
    document = document_of(request.user, region, pk, in_bin=in_bin)
    if document is None:
        raise Http404("no such document")
    return document


def address(name: str, document: Document, *more: int) -> str:
    """The address of one of the pages of a document."""
    return reverse(f"documents:{name}", args=[document.region.slug, document.pk, *more])


def crumbs_to(document: Document, *, inside: bool) -> list[tuple[str, str]]:
    """The way back: to where the document hangs, and to its page from the pages below."""
    way = [
        (_("Start"), reverse("home:start", args=[document.region.slug])),
        holder_of(document.holder_kind).page(document.holder_pk),
    ]
    return [*way, (document.title, address("document", document))] if inside else way


@require_safe
@permitted("documents.view_document")
def document_page(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """What is known about a document, and all its versions."""
    document = get_document_or_404(request, region_slug, pk)
    require(request.user, "documents.view_document", document)
    return render(
        request,
        "documents/document.html",
        {
            "document": document,
            "inside": inside(document, request.GET.get("page")),
            "may_change": request.user.has_perm("documents.change_document", document),
            "history": history_visible_to(request.user, document),
            "crumbs": crumbs_to(document, inside=False),
        },
    )


@require_safe
@permitted("documents.view_document")
def download(request: HttpRequest, region_slug: str, pk: int, number: int) -> HttpResponseBase:
    """Hand over the content of one version, to be saved and never to be shown in the page."""
    document = get_document_or_404(request, region_slug, pk)
    require(request.user, "documents.view_document", document)
    version = version_of(document, number)
    if version is None:
        raise Http404("no such version")
    try:
        content = content_of(version.stored)
    except FileNotFoundError:
        return content_is_lost(request, document, version)
    except StoreAway:
        return content_is_lost(request, document, version, is_away=True)
    response = FileResponse(content, as_attachment=True, filename=version.file_name, content_type=version.media_type)
    for name, value in SAFE_TO_SAVE.items():
        response[name] = value
    return response


def content_is_lost(
    request: HttpRequest, document: Document, version: DocumentVersion, *, is_away: bool = False
) -> HttpResponse:
    """Say that we know the file and do not have it: whoever runs the server can look for it in a backup."""
    log.error(
        "store of files away" if is_away else "file not handed out", extra={"line": {"sha256": version.stored.sha256}}
    )
    context = {"document": document, "version": version, "is_away": is_away, "crumbs": crumbs_to(document, inside=True)}
    return render(request, "documents/lost.html", context, status=503 if is_away else 404)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("documents.change_document")
def renew(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Give a document a newer file."""
    document = get_document_or_404(request, region_slug, pk)
    require(request.user, "documents.change_document", document)

    def saved(version: DocumentVersion) -> HttpResponse:
        done(request, _("Version %(number)s is saved. The older ones stay.") % {"number": version.number})
        return redirect(address("document", document))

    return add_with_form(
        request,
        form_of=lambda data: VersionForm(data, None if data is None else request.FILES),
        save=lambda values: add_version(actor=request.user, document=document, now=timezone.now(), **values),
        saved=saved,
        template="documents/renew.html",
        context={"document": document, "crumbs": crumbs_to(document, inside=True)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("documents.change_document")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what is known about a document."""
    document = get_document_or_404(request, region_slug, pk)
    require(request.user, "documents.change_document", document)

    def save(values: dict[str, Any], version: int) -> Document:
        return edit_document(actor=request.user, document=document, details=Details(**values), version=version)

    def saved(_saved: Document) -> HttpResponse:
        done(request, _("Saved."))
        return redirect(address("document", document))

    return edit_with_form(
        request,
        row=document,
        form_of=lambda row, data: DetailsForm(data, document=row),
        save=save,
        saved=saved,
        template="documents/edit.html",
        context={"document": document, "crumbs": crumbs_to(document, inside=True)},
    )


@require_POST
@permitted("documents.change_document")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a document in the bin; the message carries the way back."""
    document = get_document_or_404(request, region_slug, pk, in_bin=True)
    require(request.user, "documents.change_document", document)
    back = holder_of(document.holder_kind).page(document.holder_pk)[1]

    def removed(gone: Document) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=address("restore", document))
        return redirect(back)

    return act(
        request,
        do=lambda: remove_document(actor=request.user, document=document, now=timezone.now()),
        done=removed,
        otherwise=address("document", document),
    )


@require_POST
@permitted("documents.change_document")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a document out of the bin."""
    document = get_document_or_404(request, region_slug, pk, in_bin=True)
    require(request.user, "documents.change_document", document)
    back = holder_of(document.holder_kind).page(document.holder_pk)[1]

    def restored(there: Document) -> HttpResponse:
        done(request, _("“%(title)s” is there again.") % {"title": there})
        return redirect(address("document", document))

    return act(
        request,
        do=lambda: restore_document(actor=request.user, document=document),
        done=restored,
        otherwise=back,
    )
