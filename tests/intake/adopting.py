"""A reading that is ready to become a plan, with names of every kind, for the tests of taking it over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from regietafel.intake.models import Adoption, NameChoice, Reading, ReadingState
from regietafel.intake.operations.adopting import AdoptionData, adopt_as_plan
from regietafel.intake.operations.job import write_nodes
from regietafel.intake.operations.naming import Meaning, choose_names
from regietafel.people.models import User
from regietafel.plans.levels import LevelName
from regietafel.plans.models import Framework
from regietafel.reading.blocks import Place
from regietafel.reading.plan_reading import Named, Node, Often, Phase, PlanReading
from regietafel.territories.models import Region

NOW = dt.datetime(2026, 11, 2, 10, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
LINES = [
    "Actieplan 2023-2025",
    "1. Regierol (WSE-LR1)",
    "1.1 Samen sterk",
    "1.1.1 Overleg met de begeleiders",
    "Vier keer per jaar, minstens",
    "1.1.2 Bezoek aan bedrijven",
    "1.1.3 Nieuwsbrief",
]


def nodes() -> list[Node]:
    """One priority, one goal, three actions: with norm, years, phases, indicators, names and references."""
    return [
        Node("p1", None, "priority", "Regierol", Place(line=2), "1", codes=["WSE-LR1"]),
        Node("g1", "p1", "goal", "Samen sterk", Place(line=3), "1.1", "Wat we samen doen."),
        Node(
            "a1",
            "g1",
            "action",
            "Overleg met de begeleiders",
            Place(line=4, page=4),
            "1.1.1",
            leads=[Named("Werkhuis De Klaver", "lead"), Named("besturen", "participant")],
            partners=[Named("nog te bepalen partners", "partner")],
            timing="minstens 4 keer per jaar",
            frequency=Often(4.0, at_least=True),
            years=[2023, 2024],
            indicators=["aantal deelnemers", "tevredenheid"],
            see_also=["1.1.2"],
        ),
        Node(
            "a2",
            "g1",
            "action",
            "Bezoek aan bedrijven",
            Place(line=6),
            "1.1.2",
            leads=[Named("Nieuwe Dienst", "lead")],
            phases=[Phase("eerste helft 2023", "bedrijven kiezen", 2023, 2023), Phase("later", "bezoeken")],
            years=[2024, 2030],
        ),
        Node("a3", "g1", "action", "Nieuwsbrief", Place(line=7), "1.1.3", codes=["WSE-LR9"]),
    ]


def make_reading(
    region: Region, director: User, found: Sequence[Node] | None = None, name: str = "plan.docx"
) -> Reading:
    """A reading that was looked through."""
    reading = Reading.objects.create(
        region=region,
        file_name=name,
        kind="docx",
        state=ReadingState.READY,
        title="Actieplan 2023-2025",
        start_year=2023,
        end_year=2025,
        result=PlanReading("docx", lines=LINES).as_json(),
        asked_by=director,
        asked_at=NOW,
    )
    write_nodes(reading, list(nodes() if found is None else found))
    return reading


def many_nodes(count: int) -> list[Node]:
    """A long plan: one goal for each ten actions."""
    found = []
    for number in range(count):
        if number % 10 == 0:
            found.append(Node(f"g{number}", None, "goal", f"Doelstelling {number}", Place(line=3), codes=["WSE-LR1"]))
        found.append(
            Node(
                f"a{number}",
                f"g{number // 10 * 10}",
                "action",
                f"Actie {number}",
                Place(line=4),
                leads=[Named("Werkhuis De Klaver", "lead")],
                partners=[Named(f"Dienst {number % 7}", "partner")],
                timing="4 keer per jaar",
                frequency=Often(4.0),
                indicators=["aantal"],
            )
        )
    return found


def choose(reading: Reading, director: User, **extra: Any) -> None:
    """Whom the three names mean: somebody known, somebody new, nobody."""
    organisation = reading.region.organisations.get(name="Werkhuis De Klaver")
    known = {one.name: one.version for one in NameChoice.objects.filter(region=reading.region)}
    meanings = [
        Meaning("Werkhuis De Klaver", [f"o{organisation.pk}"]),
        Meaning("besturen", make={"kind": "group", "name": "besturen"}),
        Meaning("nog te bepalen partners"),
        Meaning("Nieuwe Dienst", make={"kind": "organisation", "name": "Nieuwe Dienst"}),
    ]
    seen = [replace(one, seen=known.get(one.name, 0)) for one in meanings]
    choose_names(actor=director, reading=reading, meanings=seen, now=NOW, **extra)


def data(framework: Framework, **changed: Any) -> AdoptionData:
    """A plan of the years of the framework."""
    given = AdoptionData(
        "Actieplan 2023-2025",
        framework,
        2023,
        2025,
        (LevelName("prioriteit", "prioriteiten"), LevelName("doelstelling", "doelstellingen")),
    )
    return replace(given, **changed)


def adopt(reading: Reading, director: User, framework: Framework, **changed: Any) -> Adoption:
    """Take the reading over."""
    return adopt_as_plan(actor=director, reading=reading, data=data(framework, **changed), version=None, now=NOW)
