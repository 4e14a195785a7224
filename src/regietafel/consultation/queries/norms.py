"""How many bodies stand against their norms in a year, in a number of queries that does not grow with the bodies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Min, Q, QuerySet

from regietafel.consultation.models import TOOK_PLACE, Body, BodyNorm, HeldCount, Meeting, MeetingState
from regietafel.consultation.norms import Norm, Occasion, Standing, standings
from regietafel.plans.models import Action, NormOwner, PlanStatus
from regietafel.plans.queries.visible import actions_visible_to
from regietafel.territories.models import Region

MOST_YEARS = 15
"""How far back the page of a body looks."""


@dataclass(frozen=True)
class BodyYear:
    """What a year holds for one body.

    ``standings`` are its norms of that year, those of its own meetings first; ``held`` is how often it met in the
    whole year, jointly or not, whatever the norms say; ``planned`` and ``next_on`` look ahead from today; ``source``
    is filled in when the number comes without dates.
    """

    body: int
    year: int
    standings: list[Standing] = field(default_factory=list)
    held: int = 0
    planned: int = 0
    next_on: dt.date | None = None
    source: str = ""

    @property
    def main(self) -> Standing | None:
        """The norm of its own meetings that holds last in the year; without one, that of joint meetings."""
        own = [one for one in self.standings if one.norm.partner is None]
        found = own or self.standings
        return max(found, key=lambda one: one.span.last) if found else None


def norms_of(bodies: Iterable[Body], year: int, today: dt.date, *, drafts: bool = True) -> dict[int, BodyYear]:
    """For each body, by its key, what the year holds: norms with what was held, and what is planned.

    Four queries, however many bodies. ``drafts=False`` is for readers who do not know of meetings that nobody was
    convened to: they count neither as planned nor as the next one. A norm of an action counts while the action is
    there and its plan is decided, in the words and with the number that the action has now.
    """
    return norms_over(bodies, [year], today, drafts=drafts)[year]


def norms_over(
    bodies: Iterable[Body], years: Sequence[int], today: dt.date, *, drafts: bool = True
) -> dict[int, dict[int, BodyYear]]:
    """The same for several years at once, by year and key of the body; in as many queries as one year needs."""
    rows = {body.pk: body for body in bodies}
    norms = norms_by_body(rows)
    first = min((norm.years_judged(year)[0] for found in norms.values() for norm in found for year in years), default=0)
    states = [*TOOK_PLACE, MeetingState.CONVENED, *([MeetingState.DRAFT] if drafts else [])]
    meetings = meetings_with(rows, states, min([*years, first] if norms else years))
    bare = HeldCount.objects.filter(body__in=rows, year__in=years)
    counts = {(one.body_id, one.year): one for one in bare}
    ahead = occasions_ahead(meetings, today)
    by_body: dict[int, list[Occasion]] = {pk: [] for pk in rows}
    for occasion in meetings:
        for pk in occasion.bodies & rows.keys():
            by_body[pk].append(occasion)
    return {
        year: {
            pk: body_year(body, norms.get(pk, []), by_body[pk], counts.get((pk, year)), year, today, ahead.get(pk))
            for pk, body in rows.items()
        }
        for year in years
    }


def body_year(
    body: Body,
    norms: list[Norm],
    occasions: Sequence[Occasion],
    count: HeldCount | None,
    year: int,
    today: dt.date,
    next_on: dt.date | None,
) -> BodyYear:
    """One body: a count without dates serves only where no meeting of that year is known."""
    in_year = [one for one in occasions if one.when.first.year == year]
    dated = sum(one.is_held for one in in_year)
    bare = count.held if count is not None and not dated else None
    return BodyYear(
        body=body.pk,
        year=year,
        standings=standings(
            body=body.pk,
            norms=norms,
            occasions=occasions,
            year=year,
            today=today,
            exists=existence(body),
            bare_count=bare,
        ),
        held=dated if bare is None else bare,
        planned=sum(not one.is_held and one.when.last >= today for one in in_year),
        next_on=next_on,
        source=count.source if count is not None and bare is not None else "",
    )


def existence(body: Body) -> tuple[dt.date | None, dt.date | None]:
    """From when to when a body existed, for all that is known."""
    return (body.starts.first if body.starts else None, body.ends.last if body.ends else None)


def norms_in_force() -> QuerySet[BodyNorm]:
    """Norms that count: in words of their own, or of an action that is there, in a plan that was decided."""
    of_action = Q(action__removed_at__isnull=True, action__plan__removed_at__isnull=True)
    decided = Q(action__isnull=True) | of_action & ~Q(action__plan__status=PlanStatus.DRAFT)
    return BodyNorm.objects.filter(decided).select_related("action__norm", "action__plan", "with_body")


def norms_by_body(bodies: dict[int, Body]) -> dict[int, list[Norm]]:
    """The norms of bodies, by their key; a norm of joint meetings is one of both."""
    found: dict[int, list[Norm]] = {}
    rows = norms_in_force().filter(Q(body__in=bodies) | Q(with_body__in=bodies), body__removed_at__isnull=True)
    for row in rows.order_by("with_body", "since", "pk"):
        sides = [(row.body_id, row.with_body_id)]
        if row.with_body_id is not None:
            sides.append((row.with_body_id, row.body_id))
        for body, partner in sides:
            if body in bodies:
                found.setdefault(body, []).append(as_norm(row, partner))
    for norms in found.values():
        norms.sort(key=lambda norm: (norm.partner is not None, norm.since))
    return found


def as_norm(row: BodyNorm, partner: int | None) -> Norm:
    """A norm as it is judged; words and number of an action are those that it has now."""
    own: Any = getattr(row.action, "norm", None) if row.action else row
    organiser = row.by_organiser or getattr(own, "owner", "") == NormOwner.ORGANISER
    return Norm(
        words=own.text if own else "",
        times=own.times if own else None,
        since=row.since,
        until=row.until,
        at_least=bool(own and own.at_least),
        about=bool(own and own.about),
        by_organiser=organiser,
        replaced_on=row.replaced_on,
        replaced_because=row.replaced_because,
        partner=partner,
    )


def meetings_with(bodies: dict[int, Body], states: list[MeetingState], first_year: int) -> list[Occasion]:
    """The meetings at which any of the bodies sits, from a year on, each with all who sit together."""
    joint = Meeting.joint_with.through.objects
    there = Meeting.objects.filter(removed_at__isnull=True, body__removed_at__isnull=True, on__year__gte=first_year)
    mine = Q(body__in=bodies) | Q(pk__in=joint.filter(body__in=bodies).values("meeting"))
    found = list(there.filter(mine, state__in=states).only("body", "on", "precision", "state"))
    together: dict[int, set[int]] = {one.pk: {one.body_id} for one in found}
    pairs = joint.filter(meeting__in=there.filter(mine, state__in=states))
    for meeting, body in pairs.values_list("meeting", "body"):
        together.setdefault(meeting, set()).add(body)
    return [Occasion(one.when, one.state in TOOK_PLACE, frozenset(together[one.pk])) for one in found]


def occasions_ahead(occasions: Sequence[Occasion], today: dt.date) -> dict[int, dt.date]:
    """The next date of each body that has one."""
    ahead: dict[int, dt.date] = {}
    for one in sorted(occasions, key=lambda one: one.when.first):
        if not one.is_held and one.when.first >= today:
            for body in one.bodies:
                ahead.setdefault(body, one.when.first)
    return ahead


def reported_years(region: Region, year: int, today: dt.date) -> list[tuple[Body, BodyYear]]:
    """The bodies that a report of the year names, each with its year: those with a norm in it, and those that met.

    A body that had neither, or that met before it existed, has nothing to report. Bodies whose norm has a number come
    first, in the order of their actions in the plan; of the others those that met most.
    """
    bodies = {body.pk: body for body in Body.objects.filter(region=region, removed_at__isnull=True)}
    found = norms_of(bodies.values(), year, today)
    told = [(bodies[pk], one) for pk, one in found.items() if one.standings or one.held]
    places = places_in_plans(bodies)

    def place(pair: tuple[Body, BodyYear]) -> tuple[Any, ...]:
        body, one = pair
        if one.main is None or not one.main.expected:
            return (1, (), -one.held, body.name)
        return (0, places.get((body.pk, one.main.norm.since), (9999,)), 0, body.name)

    return sorted(told, key=place)


def places_in_plans(bodies: Iterable[int]) -> dict[tuple[int, dt.date], tuple[int, ...]]:
    """Where the action of a norm stands in its plan, by body and the day from which the norm holds."""
    rows = norms_in_force().filter(body__in=bodies, action__isnull=False).select_related("action__goal")
    return {(row.body_id, row.since): (row.action.goal.order, row.action.order) for row in rows if row.action}


def years_known(body: Body, today: dt.date) -> list[int]:
    """The years of which something is known of a body, the latest first, this year always; so many at most."""
    starts = [
        BodyNorm.objects.filter(Q(body=body) | Q(with_body=body)).aggregate(day=Min("since"))["day"],
        Meeting.objects.filter(Q(body=body) | Q(joint_with=body), removed_at__isnull=True).aggregate(day=Min("on"))[
            "day"
        ],
    ]
    counted = HeldCount.objects.filter(body=body).aggregate(year=Min("year"))["year"]
    first = min([day.year for day in starts if day] + [year for year in [counted] if year] + [today.year])
    return list(range(today.year, max(first, today.year - MOST_YEARS) - 1, -1))


def norm_rows(body: Body) -> list[BodyNorm]:
    """The norms of a body as who keeps them sees them, those of plans that are still a draft too, the latest first."""
    rows = BodyNorm.objects.filter(body=body).select_related("action__norm", "action__plan", "with_body")
    return list(rows.order_by("-since", "-pk"))


def counts_of(body: Body) -> list[HeldCount]:
    """The years of which only a number is known, the latest first."""
    return list(HeldCount.objects.filter(body=body).order_by("-year"))


def actions_with_norms(user: Any, region: Region) -> list[Action]:
    """The actions that say how often, of the decided plans of a region that a person sees, the latest plan first."""
    rows = (
        actions_visible_to(user).filter(plan__region=region, norm__isnull=False).exclude(plan__status=PlanStatus.DRAFT)
    )
    return list(rows.select_related("plan").order_by("-plan__start_year", "goal__order", "order", "pk"))
