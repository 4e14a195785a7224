"""Documents from which a plan was read, for :mod:`tests.world`: one to look through, one that failed, one that waits, one dropped."""

from __future__ import annotations

from django.utils import timezone

from regietafel.intake.models import Adoption, AdoptionKind, Reading, ReadingState
from regietafel.intake.operations.job import row_of
from regietafel.reading.blocks import Place
from regietafel.reading.plan_reading import Named, Node, PlanReading
from regietafel.territories.models import Region
from tests.documents import files


def add_readings(region: Region, base: int, word: str) -> dict[str, int]:
    """Readings of a region, all of whose words say who may read them."""
    states = {
        base + 1: ReadingState.READY,
        base + 2: ReadingState.FAILED,
        base + 3: ReadingState.WAITING,
        base + 4: ReadingState.READY,
    }
    for pk, state in states.items():
        found = plan_with(word)
        reading = Reading.objects.create(
            pk=pk,
            region=region,
            file_name=f"{word} plan.txt",
            kind="txt",
            state=state,
            title=f"{word} gelezen plan" if state == ReadingState.READY else "",
            result=found.as_json() if state == ReadingState.READY else {},
            failure="empty" if state == ReadingState.FAILED else "",
            asked_at=timezone.now(),
            removed_at=timezone.now() if pk == base + 4 else None,
        )
        if state == ReadingState.READY:
            add_nodes(reading, found.nodes)
    original = files.make_document(
        region, base + 1, f"{word} plan".encode(), name=f"{word} plan.txt", pk=base + 40, title=f"{word} plan.txt"
    )
    original.holder_kind = "intake.reading"
    original.save()
    Reading.objects.filter(pk=base + 1).update(document=original)
    add_adoption(region, base + 1, word)
    return {
        "reading": base + 1,
        "adoption": base + 1,
        "failed_reading": base + 2,
        "waiting_reading": base + 3,
        "removed_reading": base + 4,
        "read_node": 10 * (base + 1) + 1,
    }


def add_adoption(region: Region, pk: int, word: str) -> None:
    """A time that the reading was taken over into a plan that is gone."""
    Adoption.objects.create(
        pk=pk,
        region=region,
        reading_id=pk,
        kind=AdoptionKind.DIFFERENCE,
        plan_title=f"{word} plan",
        file_name=f"{word} plan.txt",
        at=timezone.now(),
    )


def add_nodes(reading: Reading, nodes: list[Node]) -> None:
    """A goal with an action below it, under known keys."""
    for order, node in enumerate(nodes, start=1):
        row = row_of(reading, node, order)
        row.pk = 10 * reading.pk + order
        row.parent_id = 10 * reading.pk + 1 if node.parent else None
        row.save(force_insert=True)


def plan_with(word: str) -> PlanReading:
    """A goal with an action and a doubt."""
    goal = Node("g", None, "goal", f"{word} gelezen doelstelling", Place(line=1))
    action = Node(
        "a",
        "g",
        "action",
        f"{word} gelezen actie",
        Place(line=2),
        leads=[Named(f"{word} trekker", "lead", Place(line=2))],
        doubts={"leads": "no_actions"},
    )
    return PlanReading("txt", f"{word} gelezen plan", 2026, 2028, [goal, action], lines=[f"{word} een", f"{word} twee"])
