"""What participants of an event take on: each becomes an action point, which stands in the list of all of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.consultation.forms.follow_up import EngagementForm
from regietafel.consultation.models import ActionPoint
from regietafel.consultation.operations.points import PointData, add_point
from regietafel.consultation.queries.visible import action_points_visible_to
from regietafel.consultation.views.events import crumbs_to, get_event_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.messages import done
from regietafel.organisations.queries import organisations_of
from regietafel.people.queries import get_region_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def engagements(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """What was taken on so far, and one more."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    organisations = list(organisations_of(region))

    def save(values: dict[str, Any]) -> ActionPoint:
        return add_point(actor=request.user, region=region, data=PointData(**values), event=event)

    def saved(point: ActionPoint) -> HttpResponse:
        done(request, _("“%(what)s” stands in the list of action points.") % {"what": point})
        return redirect("consultation:engagements", region_slug, slug)

    points = action_points_visible_to(request.user).filter(event=event).select_related("user", "organisation")
    return add_with_form(
        request,
        form_of=lambda data: EngagementForm(data, organisations=organisations),
        save=save,
        saved=saved,
        template="consultation/engagements.html",
        context={"event": event, "points": list(points), "crumbs": crumbs_to(region, event)},
    )
