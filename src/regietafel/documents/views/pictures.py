"""Pages of a file as pictures. Whether somebody may see one is asked at each request, also of a browser that has it already."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.documents.inside import is_shown_by_page
from regietafel.documents.models import DocumentVersion
from regietafel.documents.previews import MOST_PAGES, Busy, NotDrawn, picture_of
from regietafel.documents.queries import version_of
from regietafel.documents.storage import StoreAway
from regietafel.documents.views.document import SAFE_TO_SAVE, get_document_or_404

log = logging.getLogger("regietafel.trouble")
SAFE_TO_SHOW = {**SAFE_TO_SAVE, "Cache-Control": "private, no-cache"}
"""A browser may keep a page for its own person, and asks before it shows it again."""


@require_safe
@permitted("documents.view_document")
def page_picture(request: HttpRequest, region_slug: str, pk: int, number: int, page: int) -> HttpResponse:
    """One page of one version."""
    document = get_document_or_404(request, region_slug, pk)
    require(request.user, "documents.view_document", document)
    version = version_of(document, number)
    if version is None or not is_shown_by_page(version) or not 1 <= page <= MOST_PAGES:
        raise Http404("no such page")
    tag = f'"{version.stored.sha256}-{page}"'
    if request.headers.get("If-None-Match") == tag and not version.stored.is_infected:
        return with_headers(HttpResponseNotModified(), tag)
    try:
        return with_headers(HttpResponse(picture_of(version.stored, page), content_type="image/webp"), tag)
    except (FileNotFoundError, NotDrawn):
        raise Http404("this page cannot be drawn") from None
    except (StoreAway, Busy) as why:
        return later(version, why)


def with_headers(response: HttpResponse, tag: str) -> HttpResponse:
    """What a browser may do with the picture: nothing but show it."""
    for name, value in {**SAFE_TO_SHOW, "ETag": tag}.items():
        response[name] = value
    return response


def later(version: DocumentVersion, why: Exception) -> HttpResponse:
    """Say that it works another time: the store does not answer, or everybody looks at pages."""
    log.warning("page not drawn", extra={"line": {"sha256": version.stored.sha256, "why": type(why).__name__}})
    text = _("This page cannot be drawn now. Try again in a minute.")
    return HttpResponse(text, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "10"})
