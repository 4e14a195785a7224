"""The addresses that bounce, until somebody looked at each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.mail_in.models import AddressBounce
from regietafel.mail_in.operations.bouncing import settle_bounce, unsettle_bounce
from regietafel.mail_in.queries.bounces import bounces_to_settle, bounces_visible_to, with_contacts
from regietafel.mail_in.views.load import list_crumbs
from regietafel.people.queries import get_region_or_404, person_of


def get_bounce_or_404(user: Any, region_slug: str, pk: int) -> AddressBounce:
    """An address that bounced, of a region for which the person works."""
    region = get_region_or_404(user, region_slug)
    found = get_object_or_404(bounces_visible_to(user), region=region, pk=pk)
    found.region = region
    return found


@require_safe
@permitted("mail_in.settle_bounce")
def bounce_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The addresses at which mail came back twice or more."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "mail_in.settle_bounce", region)
    page = page_of(request, bounces_to_settle(request.user, region))
    rows = with_contacts(request.user, region, page.object_list)
    return render(request, "mail_in/bounces.html", {"page": page, "rows": rows, "crumbs": list_crumbs(region)})


@require_POST
@permitted("mail_in.settle_bounce")
def settle(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that somebody looked at the address."""
    bounce = get_bounce_or_404(request.user, region_slug, pk)
    require(request.user, "mail_in.settle_bounce", bounce)
    back = reverse("mail_in:bounces", args=[region_slug])

    def said(row: AddressBounce) -> HttpResponse:
        undo = reverse("mail_in:bounce-unsettle", args=[region_slug, row.pk])
        done(
            request,
            _("%(address)s is off the list. If mail comes back again, it is counted anew.") % {"address": row},
            undo=undo,
        )
        return redirect(back)

    return act(
        request,
        do=lambda: settle_bounce(actor=person_of(request), bounce=bounce, now=timezone.now()),
        done=said,
        otherwise=back,
    )


@require_POST
@permitted("mail_in.settle_bounce")
def unsettle(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put the address on the list again."""
    bounce = get_bounce_or_404(request.user, region_slug, pk)
    require(request.user, "mail_in.settle_bounce", bounce)
    back = reverse("mail_in:bounces", args=[region_slug])

    def said(row: AddressBounce) -> HttpResponse:
        done(request, _("%(address)s is on the list again.") % {"address": row})
        return redirect(back)

    return act(request, do=lambda: unsettle_bounce(actor=person_of(request), bounce=bounce), done=said, otherwise=back)
