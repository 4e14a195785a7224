"""The speed-dates of an event as they are shown: the groups, the wishes, the schedule by table and by person."""

from __future__ import annotations

from dataclasses import dataclass, field

from regietafel.consultation.models import Encounter, Event, EventSide, PairWish, Registration, RegistrationState


@dataclass
class Groups:
    """The two groups with their people by key, in the order of the alphabet; only who comes."""

    names: list[str]
    first: dict[int, Registration]
    second: dict[int, Registration]


@dataclass
class Program:
    """What stands on one sheet: for a table or a person, what happens in each round (None: a break)."""

    title: str
    group: str
    rounds: list[tuple[int, str | None]] = field(default_factory=list)

    @property
    def breaks(self) -> int:
        """In how many rounds there is nothing."""
        return sum(what is None for _number, what in self.rounds)


@dataclass
class Timetable:
    """The schedule as it was last made."""

    rounds: int
    pairs: int
    tables: list[Program]
    people: list[Program]
    gone: int
    """How many in the schedule do not come any more, or stand in another group by now."""


def groups_of(event: Event) -> Groups:
    """The two groups of an event; a third one that was named at the end takes no part."""
    sides = list(EventSide.objects.filter(event=event, order__lt=2).order_by("order"))
    found: list[dict[int, Registration]] = [{}, {}]
    rows = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED, side__in=sides)
    places = {side.pk: place for place, side in enumerate(sides)}
    for row in rows.exclude(name="").order_by("organisation_name", "name", "pk"):
        assert row.side_id is not None, "only rows of a group were asked for"
        found[places[row.side_id]][row.pk] = row
    return Groups([side.name for side in sides], *found)


def said(row: Registration) -> str:
    """Somebody as they stand on a sheet: the organisation, and who comes for it."""
    return f"{row.organisation_name} ({row.name})" if row.organisation_name else row.name


def wishes_of(event: Event) -> list[PairWish]:
    """Who wants to meet whom, and who must not; wishes first."""
    rows = PairWish.objects.filter(event=event).select_related("first", "second")
    return list(rows.order_by("-wanted", "first__name", "second__name", "pk"))


def timetable_of(event: Event, groups: Groups) -> Timetable:
    """The schedule by table and by person."""
    dates = list(Encounter.objects.filter(event=event).select_related("first", "second").order_by("round", "table"))
    rounds = max((one.round for one in dates), default=0)
    tables = max((one.table for one in dates), default=0)
    at_table = {(one.table, one.round): f"{said(one.first)} – {said(one.second)}" for one in dates}
    meets: dict[tuple[int, int], str] = {}
    for one in dates:
        meets[one.first_id, one.round] = f"{one.table}: {said(one.second)}"
        meets[one.second_id, one.round] = f"{one.table}: {said(one.first)}"
    numbers = range(1, rounds + 1)
    people = [
        Program(said(row), name, [(number, meets.get((row.pk, number))) for number in numbers])
        for name, side in zip(groups.names, (groups.first, groups.second), strict=False)
        for row in side.values()
    ]
    gone = {one.first_id for one in dates} - set(groups.first) | {one.second_id for one in dates} - set(groups.second)
    return Timetable(
        rounds=rounds,
        pairs=len(dates),
        tables=[
            Program(str(table), "", [(number, at_table.get((table, number))) for number in numbers])
            for table in range(1, tables + 1)
        ],
        people=people if dates else [],
        gone=len(gone),
    )
