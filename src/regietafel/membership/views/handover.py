"""How a director hands the region over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.limits import too_often
from regietafel.core.messages import done
from regietafel.membership import operations
from regietafel.membership.forms.seats import HandOverForm
from regietafel.membership.views.place import people_crumbs
from regietafel.people.queries import get_region_or_404, people_of, person_of
from regietafel.territories.models import Region


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("membership.hand_over")
def hand_over(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Hand the region to somebody at the table, or to somebody by mail."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "membership.hand_over", region)
    if request.method == "POST" and (refused := too_often(request, "invite")):
        return refused
    others = people_of(region).exclude(pk=person_of(request).pk)

    def form_of(data: QueryDict | None) -> HandOverForm:
        return HandOverForm(data, people=others)

    def saved(told: str) -> HttpResponse:
        done(request, told)
        return redirect("home:index")

    return add_with_form(
        request,
        form_of=form_of,
        save=lambda values: handed(request, region, values),
        saved=saved,
        template="membership/hand_over.html",
        context={"crumbs": people_crumbs(region)},
    )


def handed(request: HttpRequest, region: Region, values: dict[str, Any]) -> str:
    """Hand over in the way that was chosen, and say what happens now."""
    actor, now = person_of(request), timezone.now()
    if values["successor"] is not None:
        operations.hand_over(
            actor=actor, region=region, successor=values["successor"], stays_as=values["stays_as"], now=now
        )
        return _("%(person)s is director of %(region)s now.") % {
            "person": values["successor"],
            "region": region.name,
        }
    operations.hand_over_by_invitation(
        actor=actor,
        region=region,
        email=values["email"],
        name=values["name"],
        stays_as=values["stays_as"],
        now=now,
        language=translation.get_language() or "nl",
    )
    return _("%(email)s gets a mail. The region passes on when they accept.") % {"email": values["email"]}
