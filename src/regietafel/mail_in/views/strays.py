"""Mail in the mailbox for no region that we know, for a platform administrator: from outside only."""

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
from regietafel.mail_in.forms import StrayForm
from regietafel.mail_in.models import StrayMail
from regietafel.mail_in.operations.strays import drop_stray, give_stray, keep_stray
from regietafel.mail_in.queries.mailbox import (
    away_since,
    mailbox_now,
    regions_to_choose,
    strays_visible_to,
    strays_waiting,
)
from regietafel.people.queries import person_of


def get_stray_or_404(user: Any, pk: int) -> StrayMail:
    """A mail for no region, for who may decide about it."""
    return get_object_or_404(strays_visible_to(user), pk=pk)


@require_safe
@permitted("mail_in.sort_strays")
def stray_list(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, and how the mailbox answers."""
    require(request.user, "mail_in.sort_strays")
    context = {
        "page": page_of(request, strays_waiting(request.user)),
        "form": StrayForm(regions=regions_to_choose()),
        "mailbox": mailbox_now(),
        "away_since": away_since(timezone.now()),
        "crumbs": [(_("Administration"), reverse("membership:platform"))],
    }
    return render(request, "mail_in/strays.html", context)


@require_POST
@permitted("mail_in.sort_strays")
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mail to a region."""
    require(request.user, "mail_in.sort_strays")
    stray = get_stray_or_404(request.user, pk)
    form = StrayForm(request.POST, regions=regions_to_choose())
    if not form.is_valid():
        return redirect("mail_in:strays")

    def said(row: StrayMail) -> HttpResponse:
        text = _("This mail goes to %(region)s the next time the mailbox is fetched.") % {"region": row.region}
        done(request, text, undo=reverse("mail_in:stray-keep", args=[row.pk]))
        return redirect("mail_in:strays")

    return act(
        request,
        do=lambda: give_stray(actor=person_of(request), stray=stray, region=form.cleaned_data["region"]),
        done=said,
        otherwise=reverse("mail_in:strays"),
    )


@require_POST
@permitted("mail_in.sort_strays")
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that nobody needs a mail."""
    require(request.user, "mail_in.sort_strays")
    stray = get_stray_or_404(request.user, pk)

    def said(row: StrayMail) -> HttpResponse:
        undo = reverse("mail_in:stray-keep", args=[row.pk])
        done(request, _("This mail goes out of the way the next time the mailbox is fetched."), undo=undo)
        return redirect("mail_in:strays")

    return act(
        request,
        do=lambda: drop_stray(actor=person_of(request), stray=stray),
        done=said,
        otherwise=reverse("mail_in:strays"),
    )


@require_POST
@permitted("mail_in.sort_strays")
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision back."""
    require(request.user, "mail_in.sort_strays")
    stray = get_stray_or_404(request.user, pk)

    def said(_row: StrayMail) -> HttpResponse:
        done(request, _("This mail waits for a decision again."))
        return redirect("mail_in:strays")

    return act(
        request,
        do=lambda: keep_stray(actor=person_of(request), stray=stray),
        done=said,
        otherwise=reverse("mail_in:strays"),
    )
