"""Agreements: made, described, with parties and goals, removed and put back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.agreements.forms.yearly import AgreementForm, GoalsForm, NewAgreementForm, PartiesForm
from regietafel.agreements.models import Agreement
from regietafel.agreements.operations import agreements as deeds
from regietafel.agreements.operations.agreements import AgreementData, GoalLine, PartyLine
from regietafel.agreements.queries.pacts import (
    agreements_to_restore,
    bodies_to_choose,
    local_governments_on,
    organisations_to_choose,
    to_follow,
)
from regietafel.agreements.queries.yearly import goals_of
from regietafel.agreements.views.pacts import at, get_agreement_or_404, list_crumbs, pact_crumbs, pact_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region


def before_in(request: HttpRequest, region: Region) -> Agreement | None:
    """The agreement that a new one follows, if the address names one that can be followed."""
    asked = request.GET.get("follows", "")
    return next((one for one in to_follow(request.user, region) if str(one.pk) == asked), None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Make an agreement; after another one it begins with what that said, and takes over its goals."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)
    before = before_in(request, region)
    governments = local_governments_on(region, timezone.localdate())

    def save(values: dict[str, Any]) -> Agreement:
        organisations = values.pop("organisations")
        return deeds.make_agreement(
            actor=person_of(request),
            region=region,
            data=AgreementData(**values),
            organisations=organisations,
            follows=before,
        )

    lead = _("It follows “%(title)s”: the goals come along with their numbers.") % {"title": before} if before else ""
    return add_with_form(
        request,
        form_of=lambda data: NewAgreementForm(
            data,
            bodies=bodies_to_choose(request.user, region),
            governments=governments,
            others=organisations_to_choose(region),
            before=before,
        ),
        save=save,
        saved=lambda made: at(request, pact_url(made), _("“%(title)s” was added.") % {"title": made}),
        template="agreements/form.html",
        context={
            "title": _("New agreement"),
            "lead": lead,
            "submit": _("Add the agreement"),
            "back": pact_url(before) if before else reverse("agreements:list", args=[region_slug]),
            "crumbs": list_crumbs(region),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what an agreement says of itself."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    bodies = bodies_to_choose(request.user, found.region)
    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: AgreementForm(data, bodies=bodies, agreement=row),
        save=lambda values, version: deeds.edit_agreement(
            actor=person_of(request), agreement=found, data=AgreementData(**values), version=version
        ),
        saved=lambda saved: at(request, pact_url(saved), _("Saved.")),
        template="agreements/form.html",
        context=form_context(found, _("Edit the agreement")),
    )


def form_context(found: Agreement, title: str) -> dict[str, Any]:
    """What a form page of an agreement says around the form."""
    return {
        "title": title,
        "caption": found.title,
        "submit": _("Save"),
        "back": pact_url(found),
        "crumbs": pact_crumbs(found),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def parties(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say who is a party, and as what."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    book = organisations_to_choose(found.region)

    def save(values: dict[str, Any], version: int) -> Agreement:
        lines = [
            PartyLine(given.row.organisation if given.row else given.values["organisation"], given.values["part"])
            for given in values["rows"]
        ]
        return deeds.set_parties(actor=person_of(request), agreement=found, parties=lines, version=version)

    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: PartiesForm(data, agreement=row, book=book),
        save=save,
        saved=lambda saved: at(request, after_rows(request, saved, "agreement-parties"), _("Saved.")),
        template="agreements/rows_form.html",
        context={**form_context(found, _("Parties")), "new": _("Add a party"), "layout": "ap-party"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def goals(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Write the goals of an agreement, each with its number."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)

    def save(values: dict[str, Any], version: int) -> Agreement:
        lines = [GoalLine(row=given.row, **given.values) for given in values["rows"]]
        return deeds.set_goals(
            actor=person_of(request),
            agreement=found,
            goals=lines,
            removed=values["removed"],
            version=version,
            now=timezone.now(),
        )

    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: GoalsForm(data, goals=goals_of(row)),
        save=save,
        saved=lambda saved: at(request, after_rows(request, saved, "agreement-goals"), _("Saved.")),
        template="agreements/rows_form.html",
        context={**form_context(found, _("Goals")), "new": _("Add a goal"), "layout": "ap-goal"},
    )


def after_rows(request: HttpRequest, found: Agreement, page: str) -> str:
    """Where one goes on: to the same list for more, or back to the agreement."""
    return pact_url(found, page) if "more" in request.POST else pact_url(found)


@require_POST
@permitted("agreements.keep")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put an agreement in the bin; the message carries the way back."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    there, undo = reverse("agreements:list", args=[region_slug]), pact_url(found, "agreement-restore")
    return act(
        request,
        do=lambda: deeds.remove_agreement(actor=person_of(request), agreement=found, now=timezone.now()),
        done=lambda gone: at(request, there, _("“%(title)s” was removed.") % {"title": gone}, undo=undo),
        otherwise=pact_url(found),
    )


@require_POST
@permitted("agreements.keep")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take an agreement out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)
    found = get_object_or_404(agreements_to_restore(request.user, region).select_related("region"), pk=pk)
    return act(
        request,
        do=lambda: deeds.restore_agreement(actor=person_of(request), agreement=found),
        done=lambda back: at(request, pact_url(back), _("“%(title)s” was put back.") % {"title": back}),
        otherwise=reverse("agreements:list", args=[region_slug]),
    )
