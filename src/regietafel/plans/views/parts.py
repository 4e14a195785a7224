"""What hangs on an action as a list: who takes part, its phases, and how it refers to others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import edit_with_form
from regietafel.core.messages import done
from regietafel.plans.forms.links import KINDS, LinksForm
from regietafel.plans.forms.party import PartiesForm
from regietafel.plans.forms.phase import PhasesForm
from regietafel.plans.models import Action
from regietafel.plans.operations.links import Links, set_links
from regietafel.plans.operations.parties import Named, PartyRow, set_parties
from regietafel.plans.operations.phases import PhaseRow, set_phases
from regietafel.plans.queries.choices import names_to_choose
from regietafel.plans.views.frame import action_crumbs, address
from regietafel.plans.views.guard import watched
from regietafel.plans.views.load import get_action_or_404


def after_saving(request: HttpRequest, action: Action, page: str) -> HttpResponse:
    """Say that it was saved; "more" and the buttons that move a row stay on the page, the main button leaves it."""
    done(request, _("Saved."))
    stays = {"more", "move"} & request.POST.keys()
    return redirect(address(page if stays else "action", action))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def parties(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Who takes part, as what, in which order."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    return edit_with_form(
        request,
        row=action,
        form_of=lambda row, data: PartiesForm(data, action=at_hand(row, action)),
        save=lambda values, version: set_parties(
            actor=request.user,
            action=action,
            rows=[party_row(given.row, given.values) for given in values["rows"]],
            removed=[row.pk for row in values["removed"]],
            version=version,
        ),
        saved=lambda _saved: after_saving(request, action, "action-parties"),
        template="plans/parties.html",
        context={
            "action": action,
            "plan": action.plan,
            "names": names_to_choose(action.plan.region),
            "crumbs": action_crumbs(action),
        },
    )


def at_hand(row: Action, loaded: Action) -> Action:
    """The action as it stands, with the plan and region that were loaded with the page."""
    row.plan = loaded.plan
    return row


def party_row(row: Any, values: dict[str, Any]) -> PartyRow:
    """One row of the form, as the operation takes it."""
    named = None if row else Named(*values["who"])
    return PartyRow(role=values["role"], note=values["note"], party=row, named=named)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def phases(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """From when to when, and what happens."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)
    return edit_with_form(
        request,
        row=action,
        form_of=lambda row, data: PhasesForm(data, action=at_hand(row, action)),
        save=lambda values, version: set_phases(
            actor=request.user,
            action=action,
            rows=[PhaseRow(**given.values, pk=given.row.pk if given.row else None) for given in values["rows"]],
            version=version,
        ),
        saved=lambda _saved: after_saving(request, action, "phases"),
        template="plans/phases.html",
        context={"action": action, "plan": action.plan, "crumbs": action_crumbs(action)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.change_action")
def links(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """For what else the action counts, who carries it out, what to see, and where it comes from."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.change_action", action)

    def save(values: dict[str, Any], version: int) -> Action:
        given = Links(also_goals=values["also_goals"], **{kind: values[kind] for kind in KINDS})
        return watched(
            request,
            action.plan,
            lambda: set_links(actor=request.user, action=action, links=given, version=version),
        )

    return edit_with_form(
        request,
        row=action,
        form_of=lambda row, data: LinksForm(data, action=at_hand(row, action)),
        save=save,
        saved=lambda _saved: after_saving(request, action, "action-links"),
        template="plans/links.html",
        context={"action": action, "plan": action.plan, "crumbs": action_crumbs(action)},
    )
