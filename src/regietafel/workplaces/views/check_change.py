"""Changing what is known of a workplace, or of what it offers, by the link of a self-check: the same fields as an editor has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.core.access import public
from regietafel.core.editing import version_in
from regietafel.core.errors import Collision, Refusal
from regietafel.core.forms import Form
from regietafel.core.link_forms import secretly
from regietafel.workplaces import care_tokens
from regietafel.workplaces.forms.offer import OfferForm
from regietafel.workplaces.forms.workplace import WorkplaceForm
from regietafel.workplaces.models import Change, ChangeState, FieldsAsked, Offer, SelfCheck, Workplace
from regietafel.workplaces.operations.by_check import propose_by_check
from regietafel.workplaces.queries.checks import check_behind
from regietafel.workplaces.queries.choices_by_link import offer_choices, workplace_choices
from regietafel.workplaces.queries.free_places import offers_now
from regietafel.workplaces.views.by_link import refused_post
from regietafel.workplaces.views.check import over
from regietafel.workplaces.views.check_deeds import by_of, not_right, told_back, workplace_of

NOT_BY_LINK = ("listing", "check_every_months", "since", "until")
"""Fields with a form of their own behind the link, or that nobody mistakes who looks a workplace through."""


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def workplace(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Change what is known of a workplace itself."""
    if refused := refused_post(request, token, "answer_check"):
        return refused
    found = check_behind(token, timezone.localdate())
    if found.check is None or found.problem:
        return over(request, found)
    row = workplace_of(found.check, pk)
    if row is None:
        return not_right(request)

    def form_of(data: QueryDict | None) -> WorkplaceForm:
        form = WorkplaceForm(data, workplace=row, keeps_all=False, **workplace_choices(row))
        for name in NOT_BY_LINK:
            form.fields.pop(name, None)
        return form

    return changed(request, token, found.check, row, None, form_of)


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def offer(request: HttpRequest, token: str, pk: int, offer: int) -> HttpResponse:
    """Change what is known of one offer."""
    if refused := refused_post(request, token, "answer_check"):
        return refused
    found = check_behind(token, timezone.localdate())
    if found.check is None or found.problem:
        return over(request, found)
    row = workplace_of(found.check, pk)
    one = offers_now(row, timezone.localdate()).filter(pk=offer).first() if row else None
    if row is None or one is None:
        return not_right(request)

    def form_of(data: QueryDict | None) -> OfferForm:
        return OfferForm(data, offer=one, **offer_choices(row, one, timezone.localdate()))

    return changed(request, token, found.check, row, one, form_of)


def changed(
    request: HttpRequest,
    token: str,
    check: SelfCheck,
    row: Workplace,
    offer: Offer | None,
    form_of: Callable[[QueryDict | None], Form],
) -> HttpResponse:
    """Show the form, or propose what was filled in. If somebody saved meanwhile, it is shown beside what stands there."""
    about: Workplace | Offer = offer or row
    version, collided = about.version, False
    form = form_of(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            change = proposed(check, row, offer, dict(form.cleaned_data), version_in(request.POST))
            return told_back(token, outcome(change))
        except Refusal as refusal:
            form.refuse(refusal)
        except Collision as collision:
            version, collided = collision.current.version, True
    elif form.is_bound:
        version = version_in(request.POST)
    context = {
        "check": check,
        "region": check.region,
        "workplace": row,
        "offer": offer,
        "form": form,
        "collided": collided,
        "now": form_of(None) if collided else None,
        "hidden": {"key": care_tokens.form_key(token), "version": version},
        "back": reverse("workplaces:check", args=[token]),
    }
    status = 409 if collided else 422 if form.errors else 200
    return render(request, "workplaces/care/check_change.html", context, status=status)


def proposed(
    check: SelfCheck, row: Workplace, offer: Offer | None, values: dict[str, Any], version: int
) -> Change | None:
    """Hand over what was filled in."""
    typing_error = bool(values.pop("typing_error", False))
    values.pop("organisation", None)
    return propose_by_check(
        actor=None,
        check=check,
        issue=check.issue,
        workplace=row,
        kind=FieldsAsked.WORKPLACE if offer is None else FieldsAsked.OFFER,
        offer=offer,
        values=values,
        by=by_of(check),
        now=timezone.now(),
        version=version,
        was_typing_error=typing_error,
    )


def outcome(change: Change | None) -> str:
    """What became of it, as the page of the check says it."""
    if change is None:
        return "same"
    return "live" if change.state == ChangeState.APPLIED else "waits"
