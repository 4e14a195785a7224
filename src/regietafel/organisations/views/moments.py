"""What was said to an organisation: noted in one row on its page, mended, taken away and put back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.once import new_key
from regietafel.organisations.forms.moments import MomentForm
from regietafel.organisations.models import ContactMoment, Organisation
from regietafel.organisations.operations import moments
from regietafel.organisations.operations.moments import MomentData
from regietafel.organisations.queries import Entry
from regietafel.organisations.queries.moments import moment_to_restore, moments_visible_to, moments_with
from regietafel.organisations.views.frame import entry_crumbs, get_entry_or_404
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

SHOWN = 8
"""So many stand open on the page; older ones are folded away."""


def moments_block(user: Any, region: Region, row: Entry) -> dict[str, Any]:
    """What the team reads of what was said, with the row in which the next line is typed."""
    if not isinstance(row, Organisation) or not user.has_perm("organisations.keep_moments", region):
        return {}
    found = list(moments_with(user, region, row))
    return {
        "moments": found[:SHOWN],
        "older_moments": found[SHOWN:],
        "moment_form": MomentForm(today=timezone.localdate()),
        "moment_once": new_key(),
        "may_keep_moments": True,
    }


def get_moment_or_404(user: Any, region_slug: str, pk: int) -> tuple[Region, ContactMoment]:
    """A moment that the person may read, or the same 404 for all the rest."""
    region = get_region_or_404(user, region_slug)
    found = moments_visible_to(user).filter(region=region).select_related("organisation", "region")
    moment = found.filter(pk=pk).first()
    if moment is None:
        raise Http404("no such moment")
    return region, moment


def page_address(moment: ContactMoment) -> str:
    """The place of a moment on the page of its organisation."""
    page = reverse("organisations:entry", args=[moment.region.slug, "organisation", moment.organisation_id])
    return f"{page}#moments"


def back_with(request: HttpRequest, moment: ContactMoment, text: str, undo: str = "") -> HttpResponse:
    """Say what happened, and go to the organisation."""
    done(request, text, undo=undo)
    return redirect(page_address(moment))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.keep_moments")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Note what was said; the row on the page of the organisation comes here too."""
    region, organisation = get_entry_or_404(request.user, region_slug, "organisation", pk)
    assert isinstance(organisation, Organisation), "the address says so"
    require(request.user, "organisations.keep_moments", region)
    crumbs = entry_crumbs(region, organisation)
    return add_with_form(
        request,
        form_of=lambda data: MomentForm(data, today=timezone.localdate()),
        save=lambda values: moments.add_moment(
            actor=request.user, region=region, organisation=organisation, data=MomentData(**values)
        ),
        saved=lambda moment: back_with(
            request,
            moment,
            _("Noted."),
            reverse("organisations:moment-remove", args=[region.slug, moment.pk]),
        ),
        template="organisations/add.html",
        context={"heading": _("Note a contact"), "crumbs": crumbs, "cancel": crumbs[-1][1]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.keep_moments")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Mend what was noted."""
    region, moment = get_moment_or_404(request.user, region_slug, pk)
    require(request.user, "organisations.keep_moments", region)

    def save(values: dict[str, Any], version: int) -> ContactMoment:
        return moments.edit_moment(actor=request.user, moment=moment, data=MomentData(**values), version=version)

    return edit_with_form(
        request,
        row=moment,
        form_of=lambda row, data: MomentForm(data, moment=row, today=timezone.localdate()),
        save=save,
        saved=lambda _saved: back_with(request, moment, _("Saved.")),
        template="organisations/moment_edit.html",
        context={
            "moment": moment,
            "crumbs": entry_crumbs(region, moment.organisation),
            "cancel": page_address(moment),
        },
    )


@require_POST
@permitted("organisations.keep_moments")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put what was noted in the bin, with a button to take it out again."""
    region, moment = get_moment_or_404(request.user, region_slug, pk)
    require(request.user, "organisations.keep_moments", region)
    undo = reverse("organisations:moment-restore", args=[region.slug, pk])
    return act(
        request,
        do=lambda: moments.remove_moment(actor=request.user, moment=moment, now=timezone.now()),
        done=lambda _gone: back_with(request, moment, _("What was noted is removed."), undo),
        otherwise=page_address(moment),
    )


@require_POST
@permitted("organisations.keep_moments")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take what was noted out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    moment = moment_to_restore(request.user, region, pk)
    if moment is None:
        raise Http404("no such moment")
    require(request.user, "organisations.keep_moments", region)
    return act(
        request,
        do=lambda: moments.restore_moment(actor=request.user, region=region, pk=pk),
        done=lambda _back: back_with(request, moment, _("What was noted is back.")),
        otherwise=page_address(moment),
    )
