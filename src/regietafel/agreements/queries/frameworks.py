"""Regional frameworks as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from regietafel.agreements.models import FrameworkVersion, RegionalFramework, Subject
from regietafel.agreements.queries.tracker import tallies_of
from regietafel.agreements.queries.visible import frameworks_visible_to, subjects_visible_to
from regietafel.agreements.tracking import Tally
from regietafel.people.queries import team_regions
from regietafel.plans.models import Action
from regietafel.plans.queries import actions_visible_to
from regietafel.territories.models import Region


@dataclass(frozen=True)
class FrameworkRow:
    """A framework in the list, with the last subject about it and how the towns stand there."""

    framework: RegionalFramework
    version: FrameworkVersion | None
    subject: Subject | None
    tally: Tally | None


def frameworks_of(user: Any, region: Region, words: str = "") -> QuerySet[RegionalFramework]:
    """The frameworks of a region, by title; those with all these words."""
    rows = frameworks_visible_to(user).filter(region=region)
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word))
    return rows.prefetch_related("versions")


def framework_rows(user: Any, region: Region, frameworks: list[RegionalFramework]) -> list[FrameworkRow]:
    """Frameworks with how they are adopted, in a few questions however many they are."""
    last: dict[int, Subject] = {}
    for subject in subjects_visible_to(user).filter(framework__in=frameworks).order_by("asked_on", "pk"):
        last[subject.framework_id or 0] = subject
    tallies = tallies_of(region, [one.pk for one in last.values()], timezone.localdate())
    found = []
    for one in frameworks:
        asked = last.get(one.pk)
        versions = list(one.versions.all())
        tally = tallies.get(asked.pk) if asked is not None else None
        found.append(FrameworkRow(one, versions[0] if versions else None, asked, tally))
    return found


def frameworks_to_restore(user: Any, region: Region) -> QuerySet[RegionalFramework]:
    """The frameworks of a region where one works, those in the bin too."""
    return RegionalFramework.objects.filter(region=region, region__in=team_regions(user))


def actions_to_choose(user: Any, region: Region) -> list[Action]:
    """The actions of the region's plans that a framework can belong to; the newest plan first."""
    found = actions_visible_to(user).filter(plan__region=region)
    return list(found.select_related("plan").order_by("-plan__start_year", "goal__order", "order", "pk"))
