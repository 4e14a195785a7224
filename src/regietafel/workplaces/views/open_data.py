"""The public list of a region as open data: in pages, to be cached, the same for everybody, without a cookie."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.core.limits import is_read_too_often
from regietafel.core.tabular import CSV_TYPE, csv_text
from regietafel.territories.models import Region
from regietafel.workplaces.queries.export_choice import told_in_full
from regietafel.workplaces.queries.hsds import services
from regietafel.workplaces.queries.open_list import open_region, open_sheet, open_workplaces

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PAGE_SIZE = 100
KEPT = "public, max-age=900"
WAIT = 60
VISITOR = AnonymousUser()


@require_safe
@public
def open_data(request: HttpRequest, region_slug: str, format: str) -> HttpResponseBase:  # noqa: A002 - so says the address
    """A page of the public list as JSON (HSDS) or CSV. Whoever is signed in gets what everybody gets."""
    if format not in {"json", "csv"}:
        raise Http404("no such kind of data")
    if is_read_too_often(request, "open_data"):
        return refused()
    region = open_region(region_slug)
    if region is None:
        raise Http404("no open directory")
    with translation.override(settings.LANGUAGE_CODE):
        page = Paginator(open_workplaces(region, timezone.localdate()), PAGE_SIZE).get_page(request.GET.get("page"))
        content, kind = as_json(region, page) if format == "json" else as_csv(region, page)
    etag = quote_etag(hashlib.sha256(content.encode()).hexdigest()[:32])
    response = HttpResponse(content, content_type=kind)
    response.headers["ETag"] = etag
    response.headers["Content-Disposition"] = f'inline; filename="{region.slug}-workplaces.{format}"'
    answer = get_conditional_response(request, etag=etag, response=response) or response
    answer.headers["Cache-Control"] = KEPT
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Link"] = ", ".join(links(region, page, format))
    return answer


def refused() -> HttpResponse:
    """Too fast: when to come back, and how to ask for less."""
    words = _("Too many requests. Wait a minute, and send the ETag along: what did not change need not be sent again.")
    response = HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=429)
    response.headers["Retry-After"] = str(WAIT)
    response.headers["Cache-Control"] = "no-store"
    return response


def address(region: Region, kind: str, number: int) -> str:
    """A page of the data."""
    path = reverse("workplaces:open-data", args=[region.slug, kind])
    return f"{settings.BASE_URL}{path}?page={number}"


def links(region: Region, page: Page[Any], kind: str) -> list[str]:
    """The licence, and the pages around this one."""
    found = [f'<{LICENCE}>; rel="license"']
    if page.has_previous():
        found.append(f'<{address(region, kind, page.previous_page_number())}>; rel="prev"')
    if page.has_next():
        found.append(f'<{address(region, kind, page.next_page_number())}>; rel="next"')
    return found


def as_json(region: Region, page: Page[Any]) -> tuple[str, str]:
    """A page as HSDS pages are, with the source and the licence beside."""
    found = list(told_in_full(page.object_list))
    whole = {
        "total_items": page.paginator.count,
        "total_pages": page.paginator.num_pages,
        "page_number": page.number,
        "size": len(found),
        "first_page": not page.has_previous(),
        "last_page": not page.has_next(),
        "empty": not found,
        "next": address(region, "json", page.next_page_number()) if page.has_next() else None,
        "source": source_line(region),
        "license": LICENCE,
        "contents": services(VISITOR, found, timezone.localdate()),
    }
    return json.dumps(whole, ensure_ascii=False), "application/json; charset=utf-8"


def as_csv(region: Region, page: Page[Any]) -> tuple[str, str]:
    """A page as CSV; commas and points, whatever the language of the reader."""
    found = list(told_in_full(page.object_list))
    sheet = open_sheet(VISITOR, found, timezone.localdate(), (source_line(region), LICENCE))
    return csv_text(sheet, delimiter=",", decimal_comma=False), CSV_TYPE


def source_line(region: Region) -> str:
    """Who keeps the list, and on which day it stood so."""
    return _("Directory of %(region)s, %(day)s") % {"region": region, "day": timezone.localdate().isoformat()}
