"""The mail of a region, the mail about accounts, and all mail of a demo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from regietafel.core.access import permitted, public, require
from regietafel.core.editing import act
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.journal.records import record_crumbs, record_tabs
from regietafel.notices import lifecycle, operations, queries
from regietafel.notices.forms import MailFilters
from regietafel.notices.models import MailState, OutboxMail
from regietafel.territories.access import get_region_or_404
from regietafel.territories.models import Region


@require_safe
@permitted("notices.view_outbox")
def outbox(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The mail that left, or must leave, on behalf of a region."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "notices.view_outbox", region)
    context = {"tabs": record_tabs(region, "notices:outbox"), "crumbs": record_crumbs(region)}
    return render(request, "notices/outbox.html", {**context, **list_of(request, region)})


@require_safe
@permitted("notices.view_outbox")
def mail(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One mail of a region: its text, and what became of it."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "notices.view_outbox", region)
    found = get_object_or_404(queries.outbox_visible_to(request.user, region), pk=pk)
    crumbs = [*record_crumbs(region), (_("Mail sent"), reverse("notices:outbox", args=[region.slug]))]
    return render(request, "notices/mail.html", {"crumbs": crumbs, **details(found, region)})


@require_POST
@permitted("notices.settle_mail")
def resend(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a mail of a region in line again."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "notices.settle_mail", region)
    return send_again(request, region, pk)


@require_POST
@permitted("notices.settle_mail")
def write_off(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Leave a mail of a region as it is."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "notices.settle_mail", region)
    return leave(request, region, pk)


@require_safe
@permitted("people.administer_platform")
def platform_outbox(request: HttpRequest) -> HttpResponse:
    """Mail about accounts, and in which regions mail is stuck: how much, not what."""
    require(request.user, "people.administer_platform")
    context = {
        "crumbs": [(_("Administration"), reverse("membership:platform"))],
        "stuck": queries.stuck_by_region(),
        **list_of(request, None),
    }
    return render(request, "notices/platform_outbox.html", context)


@require_safe
@permitted("people.administer_platform")
def platform_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail about an account: what became of it. Its text may carry a code, so it is not shown."""
    require(request.user, "people.administer_platform")
    found = get_object_or_404(queries.outbox_visible_to(request.user, None), pk=pk)
    crumbs = [
        (_("Administration"), reverse("membership:platform")),
        (_("Mail about accounts"), reverse("notices:platform-outbox")),
    ]
    return render(request, "notices/mail.html", {"crumbs": crumbs, **details(found, None)})


@require_POST
@permitted("people.administer_platform")
def platform_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a mail about an account in line again."""
    require(request.user, "people.administer_platform")
    return send_again(request, None, pk)


@require_POST
@permitted("people.administer_platform")
def platform_write_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a mail about an account as it is."""
    require(request.user, "people.administer_platform")
    return leave(request, None, pk)


@never_cache
@require_safe
@public
def demo_mail(request: HttpRequest) -> HttpResponse:
    """All mail of a demo with its links, for whoever tries it out; outside a demo there is no such page."""
    mails = queries.demo_mails()
    if not queries.is_demo():
        raise Http404("only in a demo")
    return render(request, "notices/demo_mail.html", {"page": page_of(request, mails, 20)})


def list_of(request: HttpRequest, region: Region | None) -> dict[str, Any]:
    """The filters and the page of an outbox."""
    filters = MailFilters(request.GET or None)
    mails = queries.outbox_visible_to(request.user, region)
    page = page_of(request, queries.narrowed(mails, *filters.asked()))
    return {"filters": filters, "page": page, "unsettled": queries.unsettled(mails).count()}


def details(found: OutboxMail, region: Region | None) -> dict[str, Any]:
    """A mail as it is shown, with the steps that a person may take."""
    moves = lifecycle.PERSON_MOVES.get(found.state, frozenset())
    return {
        "mail": found,
        "body": queries.body_shown(found) if region else "",
        "may_resend": MailState.QUEUED in moves,
        "may_write_off": MailState.CANCELLED in moves,
        "resend_url": address("resend", region, found.pk),
        "write_off_url": address("write-off", region, found.pk),
    }


def address(name: str, region: Region | None, pk: int) -> str:
    """The page of a mail or of a step with it, in the region or on the platform."""
    if region is None:
        return reverse(f"notices:platform-{name}", args=[pk])
    return reverse(f"notices:{name}", args=[region.slug, pk])


def send_again(request: HttpRequest, region: Region | None, pk: int) -> HttpResponse:
    """Put a mail in line again and say so."""
    found = get_object_or_404(queries.outbox_visible_to(request.user, region), pk=pk)
    text = _("The mail is in line again. It leaves within a minute.")
    return settled(
        request, region, pk, text, lambda: operations.resend(actor=request.user, mail=found, now=timezone.now())
    )


def leave(request: HttpRequest, region: Region | None, pk: int) -> HttpResponse:
    """Write a mail off and say so."""
    found = get_object_or_404(queries.outbox_visible_to(request.user, region), pk=pk)
    text = _("Written off. This mail is not sent any more.")
    return settled(request, region, pk, text, lambda: operations.write_off(actor=request.user, mail=found))


def settled(
    request: HttpRequest, region: Region | None, pk: int, text: str, do: Callable[[], OutboxMail]
) -> HttpResponse:
    """Take a step with a mail and go back to its page."""
    back = address("mail", region, pk)

    def said(_mail: OutboxMail) -> HttpResponse:
        done(request, text)
        return redirect(back)

    return act(request, do=do, done=said, otherwise=back)
