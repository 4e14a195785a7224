"""How often a body should meet and did: the block on its page, and what happens to its norms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.norm import CountForm, NormForm, ReplaceForm
from regietafel.consultation.models import Body, BodyNorm
from regietafel.consultation.norm_words import StandingTold
from regietafel.consultation.operations.body_norms import (
    NormData,
    add_norm,
    drop_count,
    drop_norm,
    edit_norm,
    replace_norm,
    set_count,
)
from regietafel.consultation.queries.bodies import bodies_in, is_over, knows_drafts
from regietafel.consultation.queries.norms import (
    BodyYear,
    actions_with_norms,
    counts_of,
    norm_rows,
    norms_over,
    years_known,
)
from regietafel.consultation.views.body_load import at_body, body_crumbs, body_url, get_body_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import person_of


@dataclass(frozen=True)
class YearTold:
    """One year of a body: its norms in words, and how often it met in all."""

    year: BodyYear
    norms: list[StandingTold]


def norms_block(request: HttpRequest, body: Body) -> dict[str, Any]:
    """This year on top, the years before below it."""
    today = timezone.localdate()
    years = years_known(body, today)
    found = norms_over([body], years, today, drafts=knows_drafts(request.user, body.region))
    told = [told_year(found[year][body.pk]) for year in years]
    changes = request.user.has_perm("consultation.change_body", body)
    return {
        "now": next(one for one in told if one.year.year == today.year),
        "earlier": [one for one in told if one.year.year < today.year and (one.norms or one.year.held)],
        "changes": changes,
        "plans": request.user.has_perm("consultation.add_body", body.region) and not is_over(body, today),
        "rows": norm_rows(body) if changes else [],
        "counts": counts_of(body) if changes else [],
    }


def told_year(year: BodyYear) -> YearTold:
    """A year in words."""
    return YearTold(year, [StandingTold(one) for one in year.standings])


def get_norm_or_404(body: Body, pk: int) -> BodyNorm:
    """A norm of the body."""
    norm = next((one for one in norm_rows(body) if one.pk == pk), None)
    if norm is None:
        raise Http404("no such norm")
    norm.body = body
    return norm


def form_for(user: Any, body: Body, norm: BodyNorm | None, data: QueryDict | None) -> NormForm:
    """The form, with the actions whose norm can be that of the body."""
    return NormForm(
        data,
        norm=norm,
        actions=actions_with_norms(user, body.region),
        others=bodies_in(user, body.region).exclude(pk=body.pk),
        today=timezone.localdate(),
    )


def norm_context(body: Body, **more: Any) -> dict[str, Any]:
    """What the pages of a norm share."""
    return {"body": body, "crumbs": body_crumbs(body), "cancel": body_url(body) + "#norms", **more}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def add(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say how often the body should meet."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    return add_with_form(
        request,
        form_of=lambda data: form_for(request.user, body, None, data),
        save=lambda values: add_norm(actor=person_of(request), body=body, data=NormData(**values)),
        saved=lambda _norm: at_body(request, body, _("Saved. Meetings that are held fill it."), anchor="norms"),
        template="consultation/norm_add.html",
        context=norm_context(body),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def edit(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Mend what was said of a norm."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    norm = get_norm_or_404(body, pk)
    return edit_with_form(
        request,
        row=norm,
        form_of=lambda row, data: form_for(request.user, body, row, data),
        save=lambda values, version: edit_norm(
            actor=person_of(request), norm=norm, data=NormData(**values), version=version
        ),
        saved=lambda _saved: at_body(request, body, _("Saved."), anchor="norms"),
        template="consultation/norm_edit.html",
        context=norm_context(body, norm=norm),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def replace(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Say until when a norm held, why it was replaced, and by what."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    norm = get_norm_or_404(body, pk)
    return edit_with_form(
        request,
        row=norm,
        form_of=lambda row, data: ReplaceForm(data, norm=row),
        save=lambda values, version: replace_norm(actor=person_of(request), norm=norm, version=version, **values),
        saved=lambda _saved: at_body(request, body, _("Saved. What was held until then stays."), anchor="norms"),
        template="consultation/norm_replace.html",
        context=norm_context(body, norm=norm),
    )


@require_POST
@permitted("consultation.change_body")
def drop(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Take away a norm that was a mistake."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    norm = get_norm_or_404(body, pk)
    return act(
        request,
        do=lambda: drop_norm(actor=person_of(request), norm=norm),
        done=lambda _none: at_body(
            request, body, _("The norm is gone. What happened tells what it said."), anchor="norms"
        ),
        otherwise=body_url(body),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.change_body")
def count(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say how often the body met in a year of which no dates are known; said again for a year, it is mended."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    return add_with_form(
        request,
        form_of=CountForm,
        save=lambda values: set_count(actor=person_of(request), body=body, today=timezone.localdate(), **values),
        saved=lambda _count: at_body(request, body, _("Saved."), anchor="norms"),
        template="consultation/norm_count.html",
        context=norm_context(body),
    )


@require_POST
@permitted("consultation.change_body")
def count_drop(request: HttpRequest, region_slug: str, slug: str, pk: int) -> HttpResponse:
    """Take away a number that was a mistake."""
    body = get_body_or_404(request.user, region_slug, slug)
    require(request.user, "consultation.change_body", body)
    row = next((one for one in counts_of(body) if one.pk == pk), None)
    if row is None:
        raise Http404("no such number")
    return act(
        request,
        do=lambda: drop_count(actor=person_of(request), count=row),
        done=lambda _none: at_body(request, body, _("The number is gone."), anchor="norms"),
        otherwise=body_url(body),
    )
