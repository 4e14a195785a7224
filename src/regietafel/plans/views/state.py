"""The state of an action according to its lead, where the years do not tell it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, edit_with_form
from regietafel.core.messages import done
from regietafel.plans.forms.year import OverrideForm
from regietafel.plans.lifecycle import derive_state
from regietafel.plans.models import Action
from regietafel.plans.operations.reports import override_state, take_back_override
from regietafel.plans.queries.lines import lines_of
from regietafel.plans.views.frame import action_crumbs, address
from regietafel.plans.views.load import get_action_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.override_state")
def override(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Set the state by hand, with a reason."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.override_state", action)

    def save(values: dict[str, Any], version: int) -> Action:
        said = {"state": values["state"], "reason": values["reason"]}
        return override_state(actor=request.user, action=action, **said, now=timezone.now(), version=version)

    def saved(changed: Action) -> HttpResponse:
        done(
            request,
            _("The state is now “%(state)s”, whatever the years say.")
            % {"state": changed.get_state_override_display()},
        )
        return redirect(address("action", action))

    lines = lines_of(action)
    return edit_with_form(
        request,
        row=action,
        form_of=lambda row, data: OverrideForm(data, action=row),
        save=save,
        saved=saved,
        template="plans/override.html",
        context={
            "action": action,
            "plan": action.plan,
            "lines": lines,
            "derived": derive_state(line.state for line in lines),
            "crumbs": action_crumbs(action),
        },
    )


@require_POST
@permitted("plans.override_state")
def take_back(request: HttpRequest, region_slug: str, plan_slug: str, pk: int) -> HttpResponse:
    """Let the years speak again."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.override_state", action)
    back = address("action", action)

    def taken(_action: Action) -> HttpResponse:
        done(request, _("The state follows from the working years again."))
        return redirect(back)

    return act(
        request,
        do=lambda: take_back_override(actor=request.user, action=action, now=timezone.now(), version=None),
        done=taken,
        otherwise=back,
    )
