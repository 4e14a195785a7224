"""A small plan as a document and as it is read, in words of our own, and rows of readings made directly."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from regietafel.intake.models import Reading, ReadingState
from regietafel.intake.operations.job import write_nodes
from regietafel.people.models import User
from regietafel.reading.blocks import Place, Warned
from regietafel.reading.plan_reading import Named, Node, Often, PlanReading
from regietafel.territories.models import Region

NOW = dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.UTC)
LINES = [
    "Actieplan regie sociale economie 2026-2028",
    "",
    "Prioriteit 1: De lokale regierol (WSE-LR1)",
    "1.1 Samen aan tafel",
    "Overleg met de maatwerkbedrijven",
    "Trekker: regisseur. Minstens 4 keer per jaar.",
    "Rondetafel werkgevers",
    "In 2027.",
    "1.2 Zichtbaar in de streek",
    "Open bedrijvendag",
    "Regelmatig, met de besturen.",
]


def as_read() -> PlanReading:
    """The reading of :data:`LINES`: one priority, two goals, three actions, one of them doubtful."""
    first = Node("p1", None, "priority", "De lokale regierol", Place(line=3), number="1", codes=["WSE-LR1"])
    goal = Node("g1", "p1", "goal", "Samen aan tafel", Place(line=4), number="1.1")
    talks = Node(
        "a1",
        "g1",
        "action",
        "Overleg met de maatwerkbedrijven",
        Place(line=5),
        leads=[Named("regisseur", "lead", Place(line=6))],
        frequency=Often(4, at_least=True),
        timing="Minstens 4 keer per jaar.",
        places={"leads": [Place(line=6)], "frequency": [Place(line=6)], "timing": [Place(line=6)]},
    )
    table = Node(
        "a2", "g1", "action", "Rondetafel werkgevers", Place(line=7), years=[2027], places={"years": [Place(line=8)]}
    )
    seen = Node("g2", "p1", "goal", "Zichtbaar in de streek", Place(line=9), number="1.2")
    day = Node(
        "a3",
        "g2",
        "action",
        "Open bedrijvendag",
        Place(line=10),
        timing="Regelmatig",
        partners=[Named("besturen", "partner", Place(line=11))],
        places={"timing": [Place(line=11)], "partners": [Place(line=11)]},
        doubts={"title": "no_actions"},
    )
    return PlanReading(
        kind="txt",
        title="Actieplan regie sociale economie",
        start=2026,
        end=2028,
        nodes=[first, goal, talks, table, seen, day],
        warnings=[Warned("no_actions", (), Place(line=11))],
        lines=list(LINES),
    )


def text_file(name: str = "plan.txt") -> SimpleUploadedFile:
    """The document as somebody sends it."""
    return SimpleUploadedFile(name, "\n".join(LINES).encode(), "text/plain")


def make_reading(
    region: Region, person: User | None = None, *, found: PlanReading | None = None, **fields: Any
) -> Reading:
    """A reading that is there to look through, without its original."""
    found = found or as_read()
    known = {"title": found.title, "start_year": found.start, "end_year": found.end, "result": found.as_json()}
    known |= {"file_name": "plan.txt", "kind": "txt", "state": ReadingState.READY, "progress": 100}
    reading = Reading.objects.create(region=region, asked_by=person, asked_at=NOW, read_at=NOW, **{**known, **fields})
    write_nodes(reading, found.nodes)
    return reading


def many_nodes(count: int) -> PlanReading:
    """A plan as long as plans get: one priority, and below it a goal for every ten actions."""
    nodes = [Node("p", None, "priority", "Prioriteit", Place(line=1))]
    for number in range(1, count):
        if number % 10 == 1:
            goal = Node(f"g{number}", "p", "goal", f"Doel {number}", Place(line=number + 1))
            nodes.append(goal)
        else:
            nodes.append(Node(f"a{number}", goal.id, "action", f"Actie {number}", Place(line=number + 1)))
    lines = [f"Regel {number}" for number in range(1, count + 1)]
    return PlanReading("txt", "Lang plan", 2026, 2028, nodes, lines=lines)
