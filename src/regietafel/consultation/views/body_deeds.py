"""What becomes of a body: it stops, goes on after all, is removed and put back."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.body import EndForm
from regietafel.consultation.models import Body
from regietafel.consultation.operations.bodies import end_body, remove_body, restore_body, resume_body
from regietafel.consultation.queries.bodies import bodies_in, forerunners_of, removed_body_called
from regietafel.consultation.views.body_load import at_body, body_crumbs, body_url, get_body_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def end(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say that a body stops, why, and what follows it."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    others = bodies_in(request.user, body.region).exclude(pk__in=forerunners_of(body))

    def saved(ended: Body) -> HttpResponse:
        undo = body_url(ended, "body-resume")
        return at_body(request, ended, _("Saved: it stops in %(date)s.") % {"date": ended.ends}, undo=undo)

    return edit_with_form(
        request,
        row=body,
        form_of=lambda row, data: EndForm(data, body=row, others=others),
        save=lambda values, version: end_body(actor=person_of(request), body=body, version=version, **values),
        saved=saved,
        template="consultation/body_end.html",
        context={"body": body, "crumbs": body_crumbs(body), "cancel": body_url(body)},
    )


@require_POST
@permitted("consultation.change_body")
def resume(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say that a body goes on after all."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    return act(
        request,
        do=lambda: resume_body(actor=person_of(request), body=body),
        done=lambda there: at_body(request, there, _("It goes on.")),
        otherwise=body_url(body),
    )


@require_POST
@permitted("consultation.change_body")
def remove(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Put a body that never met in the bin; the message carries the way back."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)

    def removed(gone: Body) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        undo = body_url(body, "body-restore")
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=undo)
        return redirect("consultation:list", region_slug)

    return act(
        request,
        do=lambda: remove_body(actor=person_of(request), body=body, now=timezone.now()),
        done=removed,
        otherwise=body_url(body),
    )


@require_POST
@permitted("consultation.add_body", "consultation.change_body")
def restore(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Take a body out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    body = removed_body_called(region, slug)
    if body is None:
        raise Http404("no such body")
    require(request.user, "consultation.change_body", body)
    body.region = region
    return act(
        request,
        do=lambda: restore_body(actor=person_of(request), body=body),
        done=lambda there: at_body(request, there, _("“%(title)s” is there again.") % {"title": there}),
        otherwise=reverse("consultation:list", args=[region.slug]),
    )
