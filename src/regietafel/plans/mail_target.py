"""Actions as what a mail that came in can be filed on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regietafel.mail_in.targets import MOST, About, Row, Target, register
from regietafel.plans.models import Action
from regietafel.plans.queries.visible import actions_visible_to
from regietafel.territories.models import Region

KIND = "plans.action"


def actions(user: Any, region: Region) -> QuerySet[Action]:
    """The actions of a region that a person sees, those of the latest plan first."""
    found = actions_visible_to(user).filter(plan__region=region, goal__removed_at__isnull=True)
    return found.select_related("plan").order_by("-plan__start_year", "-plan", "goal__order", "order", "pk")


def rows(found: Iterable[Action]) -> list[Row]:
    """Actions as they can be chosen."""
    return [Row(action.pk, str(action), action.plan.title) for action in found]


def choices(user: Any, region: Region, words: str) -> list[Row]:
    """The actions whose number or title has all the words."""
    found = actions(user, region)
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(number__iexact=word))
    return rows(found[:MOST])


def suggested(user: Any, region: Region, about: About) -> list[Row]:
    """The actions of the year of the mail in which an organisation of the sender takes part."""
    year = about.on.year
    found = actions(user, region).filter(plan__start_year__lte=year, plan__end_year__gte=year)
    theirs = Q(parties__organisation__in=about.organisations) | Q(
        parties__function__organisation__in=about.organisations
    )
    return rows(found.filter(theirs).distinct()[:MOST]) if about.organisations else []


def page(user: Any, region: Region, pk: int) -> tuple[str, str] | None:
    """The page of an action, unless it lies in the bin."""
    found = actions(user, region).filter(pk=pk).first()
    return (str(found), reverse("plans:action", args=[region.slug, found.plan.slug, pk])) if found else None


def there(keys: Iterable[int]) -> set[int]:
    """The keys of actions that still exist."""
    return set(Action.objects.filter(pk__in=keys).values_list("pk", flat=True))


def hand_over() -> None:
    """Put actions among what a mail can be filed on."""
    register(Target(KIND, _("Action"), 20, choices, suggested, page, there))
