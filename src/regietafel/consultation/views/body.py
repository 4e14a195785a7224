"""Bodies: the list with which consultation begins, the page of one, and the forms in which it is added and changed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.consultation.forms.body import BodyFilterForm, BodyForm
from regietafel.consultation.models import Body
from regietafel.consultation.operations.bodies import BodyData, add_body, edit_body
from regietafel.consultation.queries.bodies import (
    below,
    bodies_in,
    bodies_narrowed,
    grouped_by_level,
    is_over,
    themes_for,
    themes_of,
)
from regietafel.consultation.views.body_blocks import blocks_of
from regietafel.consultation.views.body_load import at_body, body_crumbs, body_url, get_body_or_404, list_crumbs
from regietafel.core import registry
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.journal.queries import history_visible_to
from regietafel.organisations.queries import groups_visible_to, organisations_visible_to
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region


@require_safe
@permitted("consultation.view_bodies")
def body_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The bodies of the region by level, each with its norm of this year and the next date."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_bodies", region)
    everything = bodies_in(request.user, region)
    form = BodyFilterForm(request.GET, themes=themes_of(everything))
    today = timezone.localdate()
    found = bodies_narrowed(everything, form.wanted(), today)
    total = everything.count()
    return render(
        request,
        "consultation/body_list.html",
        {
            "groups": grouped_by_level(request.user, region, found, today),
            "filter_form": form,
            "shown": shown(len(found), total),
            "total": total,
            "year": today.year,
            "may_add": request.user.has_perm("consultation.add_body", region),
            "crumbs": list_crumbs(region)[:1],
        },
    )


def shown(count: int, total: int) -> str:
    """How many bodies are on the screen."""
    if count == total:
        return ngettext("%(total)s body", "%(total)s bodies", total) % {"total": total}
    return ngettext("%(count)s of %(total)s body", "%(count)s of %(total)s bodies", total) % {
        "count": count,
        "total": total,
    }


@require_safe
@permitted("consultation.view_bodies")
def body_page(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """One body: what it is for, how often it meets against its norm, who sits in it."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.view_bodies", body)
    visible = bodies_in(request.user, body.region)
    return render(
        request,
        "consultation/body.html",
        {
            "body": body,
            "is_over": is_over(body, timezone.localdate()),
            "parent": visible.filter(pk=body.parent_id or 0).first(),
            "successor": visible.filter(pk=body.successor_id or 0).first(),
            "children": visible.filter(parent=body),
            "predecessors": visible.filter(successor=body),
            "themes": body.themes.all(),
            "changes": request.user.has_perm("consultation.change_body", body),
            "blocks": list(blocks_of(request, body)),
            "beside": [block for provider in registry.beside for block in provider(request.user, body)],
            "history": history_visible_to(request.user, body),
            "crumbs": list_crumbs(body.region),
        },
    )


def form_for(user: Any, region: Region, body: Body | None, data: QueryDict | None) -> BodyForm:
    """The form, with what the region has to choose from; what stands below a body cannot stand above it."""
    parents = bodies_in(user, region)
    return BodyForm(
        data,
        body=body,
        organisations=organisations_visible_to(user, region),
        groups=groups_visible_to(user, region),
        parents=parents.exclude(pk__in=below(body)) if body else parents,
        themes=themes_for(region),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.add_body")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Add a body."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    return add_with_form(
        request,
        form_of=lambda data: form_for(request.user, region, None, data),
        save=lambda values: add_body(actor=person_of(request), region=region, data=BodyData(**values)),
        saved=lambda body: at_body(request, body, _("Added. Say now who sits in it and how often it meets.")),
        template="consultation/body_add.html",
        context={"crumbs": list_crumbs(region), "cancel": reverse("consultation:list", args=[region.slug])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def edit(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Change what is said of a body."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    return edit_with_form(
        request,
        row=body,
        form_of=lambda row, data: form_for(request.user, body.region, row, data),
        save=lambda values, version: edit_body(
            actor=person_of(request), body=body, data=BodyData(**values), version=version
        ),
        saved=lambda saved: at_body(request, saved, _("Saved.")),
        template="consultation/body_edit.html",
        context={"body": body, "crumbs": body_crumbs(body), "cancel": body_url(body)},
    )
