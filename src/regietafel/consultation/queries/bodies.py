"""The bodies of a region as a list, and one body with what its page tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from regietafel.consultation.models import Body, BodyLevel
from regietafel.consultation.norm_words import StandingTold
from regietafel.consultation.queries.norms import BodyYear, norms_of
from regietafel.consultation.queries.visible import bodies_visible_to
from regietafel.organisations.queries.directory import plain
from regietafel.people.models import TEAM
from regietafel.people.queries import role_kinds
from regietafel.plans.models import Tag, TagKind
from regietafel.territories.models import Region


@dataclass(frozen=True)
class BodiesWanted:
    """Which bodies somebody looks for; empty is everything that still exists."""

    q: str = ""
    stance: str = ""
    kind: str = ""
    level: str = ""
    theme: str = ""
    ended: bool = False


@dataclass(frozen=True)
class BodyLine:
    """One line of the list: the body, what this year holds for it, and its main norm in words."""

    body: Body
    year: BodyYear
    norm: StandingTold | None
    is_over: bool


@dataclass(frozen=True)
class LevelGroup:
    """The bodies of one level."""

    level: str
    label: str
    lines: list[BodyLine]


def bodies_in(user: Any, region: Region) -> QuerySet[Body]:
    """The bodies of a region that a person sees, by name."""
    return bodies_visible_to(user).filter(region=region).order_by("name", "pk")


def knows_drafts(user: Any, region: Region) -> bool:
    """Whether somebody knows of meetings to which nobody was convened yet."""
    return bool(role_kinds(user, region).intersection(TEAM))


def bodies_narrowed(bodies: QuerySet[Body], wanted: BodiesWanted, today: dt.date) -> list[Body]:
    """Only the bodies that are looked for; capitals and accents make no difference to the words."""
    for name in ("stance", "kind", "level"):
        if value := getattr(wanted, name):
            bodies = bodies.filter(**{name: value})
    if wanted.theme.isdigit():
        bodies = bodies.filter(themes=int(wanted.theme))
    words = plain(wanted.q).split()
    return [
        body
        for body in bodies
        if (wanted.ended or not is_over(body, today))
        and all(word in plain(f"{body.name}\n{body.short_name}\n{body.mandate}") for word in words)
    ]


def is_over(body: Body, today: dt.date) -> bool:
    """Whether the body stopped."""
    return body.ends is not None and body.ends.last < today


def grouped_by_level(user: Any, region: Region, bodies: list[Body], today: dt.date) -> list[LevelGroup]:
    """The bodies with their year, the levels in their own order; those that stopped come last within theirs."""
    years = norms_of(bodies, today.year, today, drafts=knows_drafts(user, region))
    groups = []
    for level in BodyLevel:
        lines = [line_of(body, years[body.pk], today) for body in bodies if body.level == level]
        if lines:
            lines.sort(key=lambda line: line.is_over)
            groups.append(LevelGroup(level.value, str(level.label), lines))
    return groups


def line_of(body: Body, year: BodyYear, today: dt.date) -> BodyLine:
    """One body as the list shows it."""
    return BodyLine(body, year, StandingTold(year.main) if year.main else None, is_over(body, today))


def themes_of(bodies: QuerySet[Body]) -> list[Tag]:
    """The themes that bodies bear, to choose from."""
    found = Tag.objects.filter(pk__in=bodies.order_by().values("themes"))
    return sorted(found, key=lambda tag: str(tag).casefold())


def themes_for(region: Region) -> list[Tag]:
    """The themes that a body of the region can bear."""
    found = Tag.objects.filter(Q(region=region) | Q(region__isnull=True), kind=TagKind.THEME)
    return sorted(found, key=lambda tag: str(tag).casefold())


def body_called(user: Any, region: Region, slug: str) -> Body | None:
    """One body that a person sees, with what stands around it."""
    rows = bodies_in(user, region).select_related("organiser", "parent", "group", "successor")
    return rows.filter(slug=slug).first()


def removed_body_called(region: Region, slug: str) -> Body | None:
    """A body of the region, in the bin or not; who may know of it is asked before."""
    return Body.objects.filter(region=region, slug=slug).first()


def bodies_in_bin(region: Region) -> QuerySet[Body]:
    """The bodies of a region that were removed."""
    return Body.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by")


def below(body: Body) -> set[int]:
    """The keys of a body and of all below it: none of them can stand above it."""
    children: dict[int, list[int]] = {}
    for above, pk in Body.objects.filter(region=body.region_id, parent__isnull=False).values_list("parent", "pk"):
        children.setdefault(above or 0, []).append(pk)
    found, waiting = {body.pk}, [body.pk]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def forerunners_of(body: Body) -> set[int]:
    """The keys of a body and of all that it came from: none of them can follow it."""
    earlier: dict[int, list[int]] = {}
    rows = Body.objects.filter(region=body.region_id, successor__isnull=False)
    for successor, pk in rows.values_list("successor", "pk"):
        earlier.setdefault(successor or 0, []).append(pk)
    found, waiting = {body.pk}, [body.pk]
    while waiting:
        for one in earlier.get(waiting.pop(), []):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found
