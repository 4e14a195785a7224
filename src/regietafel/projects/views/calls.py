"""What can be done with a call: noted, described, moved, made a project, removed and put back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.projects.forms.calls import BecomeForm, CallForm, CallMoveForm
from regietafel.projects.models import Call, Project
from regietafel.projects.operations import calls as deeds
from regietafel.projects.operations import keeping
from regietafel.projects.operations.calls import CallData, Decided
from regietafel.projects.queries.choices import agreements_for, bodies_for, meetings_for
from regietafel.projects.queries.visible import in_bin
from regietafel.projects.views.load import (
    at_row,
    crumbs_of,
    get_call_or_404,
    get_removed_or_404,
    gone,
    list_url,
    row_url,
)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Watch a call from now on."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.keep", region)

    def save(values: dict[str, Any]) -> Call:
        return deeds.add_call(actor=person_of(request), region=region, data=CallData(**values), now=timezone.now())

    back = reverse("projects:calls", args=[region.slug])
    return add_with_form(
        request,
        form_of=lambda data: CallForm(data, agreements=agreements_for(request.user, region)),
        save=save,
        saved=lambda made: at_row(request, made, _("“%(title)s” is watched.") % {"title": made}),
        template="projects/form.html",
        context={
            "heading": _("New call"),
            "cancel": back,
            "crumbs": [*crumbs_of(region), (_("Calls"), back)],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what is known of a call."""
    call = get_call_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", call)
    return edit_with_form(
        request,
        row=call,
        form_of=lambda row, data: CallForm(data, agreements=agreements_for(request.user, call.region), call=row),
        save=lambda values, version: deeds.edit_call(
            actor=person_of(request), call=call, data=CallData(**values), version=version
        ),
        saved=lambda saved: at_row(request, saved, _("Saved.")),
        template="projects/form.html",
        context=form_context(call, _("Edit the call")),
    )


def form_context(call: Call, heading: str) -> dict[str, Any]:
    """What the forms of a call share."""
    return {
        "heading": heading,
        "about": call,
        "cancel": row_url(call),
        "crumbs": crumbs_of(call.region, call, inside=True),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def move(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a call to its next state; go and no go with the body that decided."""
    call = get_call_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", call)
    user = request.user

    def form_of(row: Call, data: QueryDict | None) -> CallMoveForm:
        bodies, meetings = bodies_for(user, call.region), meetings_for(user, call.region)
        return CallMoveForm(data, call=row, bodies=bodies, meetings=meetings, today=timezone.localdate())

    def save(values: dict[str, Any], version: int) -> Call:
        to = values.pop("to")
        decided = Decided(**values)
        return deeds.move_call(
            actor=person_of(request), call=call, to=to, decided=decided, now=timezone.now(), version=version
        )

    def moved(after: Call) -> HttpResponse:
        return at_row(request, after, _("The call is “%(state)s” now.") % {"state": after.get_state_display()})

    return edit_with_form(
        request,
        row=call,
        form_of=form_of,
        save=save,
        saved=moved,
        template="projects/form.html",
        context=form_context(call, _("Next state of the call")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def become(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Make a won call a project."""
    call = get_call_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", call)

    def save(values: dict[str, Any]) -> Project:
        return deeds.begin_project(actor=person_of(request), call=call, now=timezone.now(), **values)

    return add_with_form(
        request,
        form_of=lambda data: BecomeForm(data, call=call),
        save=save,
        saved=lambda made: at_row(request, made, _("The call became a project. Its history stands below.")),
        template="projects/form.html",
        context=form_context(call, _("Make it a project")),
    )


@require_POST
@permitted("projects.keep")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a call in the bin."""
    call = get_call_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", call)
    return act(
        request,
        do=lambda: keeping.remove(actor=person_of(request), row=call, now=timezone.now()),
        done=lambda row: gone(request, row),
        otherwise=row_url(call),
    )


@require_POST
@permitted("projects.keep")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a call out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "projects.keep", region)
    call: Call = get_removed_or_404(in_bin(request.user, region, Call), pk)
    return act(
        request,
        do=lambda: keeping.restore(actor=person_of(request), row=call),
        done=lambda row: at_row(request, row, _("“%(title)s” was put back.") % {"title": row}),
        otherwise=list_url(call),
    )
