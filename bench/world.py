"""The rows that are measured with: regions, each with plans of the same size, and people to look at them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from regietafel.consultation.models import Attendance, Body, Meeting, MeetingState, Seat
from regietafel.organisations.models import Organisation
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.plans.models import (
    Action,
    ActionParty,
    Framework,
    FrequencyNorm,
    Goal,
    Indicator,
    PartyRole,
    Plan,
    PlanLevel,
    PlanStatus,
    Priority,
    WorkingYear,
    YearBasis,
    YearState,
)
from regietafel.territories.models import Region

ACTIONS = 300
PLANS = ((2014, 2019), (2020, 2025), (2026, 2031))
GOALS, ORGANISATIONS, BATCH = 30, 25, 2000
NOW = dt.datetime(2026, 6, 16, 9, 0, tzinfo=dt.UTC)
SAID = (YearState.PLANNED, YearState.UNDER_WAY, YearState.DONE, YearState.PARTLY)
WORDS = [
    "overleg",
    "werkplek",
    "fietsen",
    "activering",
    "netwerk",
    "taal",
    "lokale",
    "besturen",
    "arbeidszorg",
    "maatwerk",
    "buurt",
    "kringloop",
    "opleiding",
    "begeleiding",
    "ondernemers",
    "zorg",
    "groen",
    "digitale",
    "vaardigheden",
    "samenwerking",
    "doorstroom",
    "wijk",
    "jongeren",
    "bezoek",
    "studiedag",
]
DIRECTOR = "director@bench.example"


@dataclass(frozen=True)
class Size:
    """How much is made."""

    regions: int
    actions: int = ACTIONS
    plans: tuple[tuple[int, int], ...] = PLANS

    @property
    def bodies(self) -> int:
        """Sixty beside three hundred actions."""
        return max(2, self.actions // 5)

    @property
    def seated(self) -> int:
        """Two hundred beside three hundred actions."""
        return max(8, self.actions * 2 // 3)


def build(size: Size) -> None:
    """Make the regions, all alike but for their words; the first has a plan of one action besides."""
    chance = random.Random(39)
    frameworks = [make_framework(*years) for years in size.plans]
    for number in range(1, size.regions + 1):
        region = Region.objects.create(slug=f"region-{number}", name=f"Streek {number}")
        director = User.objects.create_user(DIRECTOR if number == 1 else f"director-{number}@bench.example")
        RegionRole.objects.create(user=director, region=region, kind=RoleKind.DIRECTOR)
        organisations = Organisation.objects.bulk_create(
            Organisation(region=region, name=f"Organisatie {letter} van streek {number}")
            for letter in range(1, ORGANISATIONS + 1)
        )
        for framework in frameworks:
            fill(make_plan(region, framework), size.actions, organisations, director, chance)
        if number == 1:
            single = make_plan(region, frameworks[1], slug="one", title="Plan van een actie")
            fill(single, 1, organisations, director, chance)
            seat(size, chance)


def seat(size: Size, chance: random.Random) -> None:
    """A region of its own for the overlegmatrix, with as many bodies and organisations as the size allows."""
    region = Region.objects.create(slug="matrix", name="Streek van de matrix")
    RegionRole.objects.create(user=User.objects.get(email=DIRECTOR), region=region, kind=RoleKind.DIRECTOR)
    organisations = Organisation.objects.bulk_create(
        Organisation(region=region, name=f"Organisatie {number} van de matrix") for number in range(size.seated)
    )
    bodies = Body.objects.bulk_create(
        Body(region=region, slug=f"overleg-{n}", name=f"Overleg {n}", level="regional" if n else "local")
        for n in range(size.bodies)
    )
    for body in bodies:
        sitting = chance.sample(organisations, len(organisations) // 8)
        Seat.objects.bulk_create(Seat(body=body, organisation=one) for one in sitting)
        day = timezone.localdate() - dt.timedelta(20)
        met = Meeting.objects.create(body=body, on=day, state=MeetingState.HELD)
        Attendance.objects.bulk_create(Attendance(meeting=met, organisation=one) for one in sitting[::2])


def make_framework(first: int, last: int) -> Framework:
    """A framework with four priorities."""
    framework = Framework.objects.create(
        code=f"bench-{first}", titles={"nl": f"Kader {first}"}, start_year=first, end_year=last
    )
    for order in range(1, 5):
        code = f"LR{order}"
        Priority.objects.create(framework=framework, code=code, order=order, titles={"nl": code}, shorts={"nl": code})
    return framework


def make_plan(region: Region, framework: Framework, slug: str = "", title: str = "") -> Plan:
    """A running plan that the public may read."""
    years = f"{framework.start_year}-{framework.end_year}"
    plan = Plan.objects.create(
        region=region,
        framework=framework,
        slug=slug or years,
        title=title or f"Actieplan {years}",
        start_year=framework.start_year,
        end_year=framework.end_year,
        status=PlanStatus.RUNNING,
        published_at=timezone.now(),
    )
    PlanLevel.objects.create(plan=plan, depth=1, singular="prioriteit", plural="prioriteiten")
    PlanLevel.objects.create(plan=plan, depth=2, singular="doelstelling", plural="doelstellingen")
    return plan


def fill(plan: Plan, actions: int, organisations: list[Organisation], said_by: User, chance: random.Random) -> None:
    """Give a plan its goals and actions, each with a lead, two partners, a norm, an indicator and a line a year."""
    goals = make_goals(plan, min(GOALS, actions))
    made = Action.objects.bulk_create(
        (
            Action(plan=plan, goal=goals[index % len(goals)], order=index, number=f"{index + 1}", title=title(chance))
            for index in range(actions)
        ),
        batch_size=BATCH,
    )
    ActionParty.objects.bulk_create(parties(made, organisations, chance), batch_size=BATCH)
    FrequencyNorm.objects.bulk_create(
        (FrequencyNorm(action=action, text="minstens 4 keer per jaar", times=4, at_least=True) for action in made),
        batch_size=BATCH,
    )
    Indicator.objects.bulk_create((Indicator(action=action, title="Aantal deelnemers") for action in made), BATCH)
    WorkingYear.objects.bulk_create(lines(made, plan.years, said_by, chance), batch_size=BATCH)


def make_goals(plan: Plan, count: int) -> list[Goal]:
    """Four goals on top, one a priority, and the others spread under them; the lower ones in order."""
    tops = []
    for order, priority in enumerate(Priority.objects.filter(framework=plan.framework), start=1):
        top = Goal.objects.create(plan=plan, order=order, number=f"{order}", title=f"Doel {order}", depth=1)
        top.priorities.add(priority)
        tops.append(top)
    return Goal.objects.bulk_create(
        Goal(
            plan=plan,
            parent=tops[index % len(tops)],
            depth=2,
            order=index,
            number=f"{index % len(tops) + 1}.{index + 1}",
            title=f"Doelstelling {index + 1}",
        )
        for index in range(count)
    )


def title(chance: random.Random) -> str:
    """A title of a usual length."""
    return " ".join(chance.choices(WORDS, k=7)).capitalize()


def parties(actions: list[Action], organisations: list[Organisation], chance: random.Random) -> Iterator[ActionParty]:
    """A lead and two partners at each action."""
    for action in actions:
        for order, organisation in enumerate(chance.sample(organisations, k=3)):
            role = PartyRole.PARTNER if order else PartyRole.LEAD
            yield ActionParty(action=action, organisation=organisation, role=role, order=order)


def lines(actions: list[Action], years: list[int], said_by: User, chance: random.Random) -> Iterator[WorkingYear]:
    """A line a year at each action, half of them with a sentence."""
    for action in actions:
        for year in years:
            state = chance.choice(SAID)
            spoken = state != YearState.PLANNED
            yield WorkingYear(
                action=action,
                year=year,
                basis=YearBasis.STATED,
                state=state,
                sentence=f"{title(chance)}." if spoken else "",
                said_by=said_by if spoken else None,
                said_at=NOW - dt.timedelta(minutes=chance.randrange(500_000)) if spoken else None,
            )
