"""Confirming a workplace with an account, from its page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.messages import done
from regietafel.core.returning import own_page
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.workplaces.models import Workplace
from regietafel.workplaces.operations.confirming import confirm_workplace
from regietafel.workplaces.views.care_load import get_workplace_or_404


@require_POST
@permitted("workplaces.confirm_workplace")
def confirm(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say that everything about a workplace is still right."""
    region = get_region_or_404(request.user, region_slug)
    workplace = get_workplace_or_404(request.user, region, slug)
    require(request.user, "workplaces.confirm_workplace", workplace)
    there = came_from(request, region_slug, slug)

    def confirmed(row: Workplace) -> HttpResponse:
        done(request, _("“%(workplace)s” is confirmed today.") % {"workplace": row})
        return HttpResponseRedirect(there)

    person = person_of(request)
    return act(
        request,
        do=lambda: confirm_workplace(actor=person, workplace=workplace, by=str(person), now=timezone.now()),
        done=confirmed,
        otherwise=there,
    )


def came_from(request: HttpRequest, region_slug: str, slug: str) -> str:
    """The page on which the button stood, if it is one of ours."""
    return own_page(request, request.POST.get("next", ""), reverse("workplaces:places", args=[region_slug, slug]))
