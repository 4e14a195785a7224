"""What was decided, read as tables: one subject by towns and organs, all subjects by towns, one town by subjects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet

from regietafel.agreements.models import Ask, Decision, Organ, Subject
from regietafel.agreements.queries.visible import subjects_visible_to
from regietafel.agreements.tracking import Standing, Tally, standing_of, tally_of
from regietafel.documents.models import Document
from regietafel.people.queries import team_regions
from regietafel.territories.models import Municipality, Region

UNDECIDED = (Standing.OPEN, Standing.UNDER_WAY, Standing.POSTPONED)


@dataclass
class TownRow:
    """A town on the page of a subject: what each organ said, how that adds up, who was asked to fill it in."""

    town: Municipality | None
    cells: list[Decision | None]
    standing: Standing
    left_on: dt.date | None = None
    ask: Ask | None = None

    @property
    def filled(self) -> list[Decision]:
        """The organs that are asked."""
        return [cell for cell in self.cells if cell is not None]


@dataclass
class SubjectTable:
    """One subject: a row for each town, a column for each organ."""

    subject: Subject
    organs: list[Organ]
    rows: list[TownRow]
    board: Decision | None
    tally: Tally


@dataclass
class Overview:
    """Subjects as rows and towns as columns; a cell is how the town stands, or None where it is not asked."""

    towns: list[Municipality]
    rows: list[tuple[Subject, Tally, Decision | None, list[Standing | None]]] = field(default_factory=list)


def subjects_of(user: Any, region: Region, *, words: str = "", state: str = "open") -> QuerySet[Subject]:
    """The subjects of a region, those asked last first; open ones, closed ones or all."""
    rows = subjects_visible_to(user).filter(region=region)
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(question__icontains=word))
    if state in ("open", "closed"):
        rows = rows.filter(closed_on__isnull=state == "open")
    return rows.select_related("framework", "agreement", "declaration")


def subjects_to_restore(user: Any, region: Region) -> QuerySet[Subject]:
    """The subjects of a region where one works, those in the bin too."""
    return Subject.objects.filter(region=region, region__in=team_regions(user))


def left_region(region: Region, today: dt.date) -> dict[int, dt.date]:
    """Towns that a region serves no longer, with their last day."""
    left: dict[int, dt.date] = {}
    served = set()
    for town, until in region.memberships.values_list("municipality", "until"):
        if until is None or until >= today:
            served.add(town)
        else:
            left[town] = max(until, left.get(town, until))
    return {town: day for town, day in left.items() if town not in served}


def counts(town: Municipality | int | None, standing: Standing, left: Collection[int]) -> bool:
    """Whether a town counts in a total: not one that left before it decided."""
    key = town if isinstance(town, int) else town.pk if town else None
    return key is not None and (key not in left or standing not in UNDECIDED)


def table_of(subject: Subject, today: dt.date) -> SubjectTable:
    """A subject by towns and organs, in three questions however many towns there are."""
    decisions = list(
        subject.decisions.select_related("municipality", "document", "filled_by").order_by("municipality__name")
    )
    organs = [organ for organ in Organ if any(one.organ == organ and one.municipality_id for one in decisions)]
    asks = {ask.municipality_id: ask for ask in subject.asks.all()}
    left = left_region(subject.region, today)
    by_town: dict[int, dict[str, Decision]] = {}
    towns: dict[int, Municipality] = {}
    for one in decisions:
        if one.municipality is not None:
            towns[one.municipality.pk] = one.municipality
            by_town.setdefault(one.municipality.pk, {})[one.organ] = one
    rows = [
        TownRow(
            towns[pk],
            [said.get(organ) for organ in organs],
            standing_of(one.outcome for one in said.values()),
            left.get(pk),
            asks.get(pk),
        )
        for pk, said in by_town.items()
    ]
    tally = tally_of(row.standing for row in rows if counts(row.town, row.standing, left))
    board = next((one for one in decisions if one.municipality_id is None), None)
    return SubjectTable(subject, organs, rows, board, tally)


def standings_of(subjects: Iterable[int]) -> dict[int, dict[int, Standing]]:
    """Subject → town → how it stands; one question."""
    said: dict[int, dict[int, list[str]]] = {}
    rows = Decision.objects.filter(subject__in=list(subjects), municipality__isnull=False)
    for subject, town, outcome in rows.values_list("subject", "municipality", "outcome"):
        said.setdefault(subject, {}).setdefault(town, []).append(outcome)
    return {
        subject: {town: standing_of(outcomes) for town, outcomes in towns.items()} for subject, towns in said.items()
    }


def tallies_of(region: Region, subjects: Collection[int], today: dt.date) -> dict[int, Tally]:
    """How the towns stand on each of these subjects."""
    left = left_region(region, today)
    return {
        subject: tally_of(one for town, one in towns.items() if counts(town, one, left))
        for subject, towns in standings_of(subjects).items()
    }


def overview_of(region: Region, subjects: list[Subject], today: dt.date) -> Overview:
    """Subjects by towns on one screen, in three questions however many they are."""
    standings = standings_of(one.pk for one in subjects)
    left = left_region(region, today)
    asked = {town for towns in standings.values() for town in towns}
    towns = sorted(Municipality.objects.filter(pk__in=asked), key=lambda town: town.name)
    boards = {one.subject_id: one for one in Decision.objects.filter(subject__in=subjects, municipality__isnull=True)}
    found = Overview(towns)
    for subject in subjects:
        mine = standings.get(subject.pk, {})
        tally = tally_of(one for town, one in mine.items() if counts(town, one, left))
        found.rows.append((subject, tally, boards.get(subject.pk), [mine.get(town.pk) for town in towns]))
    return found


def town_page(user: Any, region: Region, town: Municipality, *, state: str = "") -> list[tuple[Subject, TownRow]]:
    """All subjects on which a town decides, those asked last first."""
    subjects = subjects_of(user, region, state=state).filter(decisions__municipality=town).distinct()
    said: dict[int, list[Decision]] = {}
    for one in Decision.objects.filter(subject__in=subjects, municipality=town).select_related("document"):
        said.setdefault(one.subject_id, []).append(one)
    order = list(Organ)
    found = []
    for subject in subjects:
        rows: list[Decision | None] = [*sorted(said[subject.pk], key=lambda one: order.index(Organ(one.organ)))]
        found.append((subject, TownRow(town, rows, standing_of(one.outcome for one in said[subject.pk]))))
    return found


def town_of(region: Region, nis: str) -> Municipality | None:
    """A municipality that the region serves, or once served."""
    return Municipality.objects.filter(memberships__region=region, nis=nis).distinct().first()


def decisions_to_fill(subject: Subject, town: Municipality | None) -> list[Decision]:
    """The rows of a town, or of the board, in the order in which the organs decide."""
    rows = {one.organ: one for one in subject.decisions.filter(municipality=town).select_related("document")}
    return [rows[organ] for organ in Organ if organ in rows]


def towns_asked(subject: Subject, today: dt.date) -> list[Municipality]:
    """The towns that are asked about a subject and that the region still serves, by name."""
    left = left_region(subject.region, today)
    asked = Municipality.objects.filter(decisions__subject=subject).exclude(pk__in=left)
    return sorted(set(asked), key=lambda town: town.name)


def documents_of(subject: Subject) -> list[Document]:
    """What hangs on a subject and can be named at a decision."""
    found = Document.objects.filter(holder_kind="agreements.subject", holder_pk=subject.pk, removed_at__isnull=True)
    return list(found.order_by("title", "pk"))


def overdue_subjects(user: Any, region: Region, today: dt.date) -> list[tuple[Subject, Tally]]:
    """Open subjects of which the day is past, or within two weeks, while towns still have to decide."""
    near = today + dt.timedelta(days=14)
    rows = list(subjects_of(user, region).filter(decide_by__lte=near).order_by(F("decide_by"), "pk"))
    tallies = tallies_of(region, [one.pk for one in rows], today)
    return [(one, tallies[one.pk]) for one in rows if one.pk in tallies and waiting_in(tallies[one.pk])]


def waiting_in(tally: Tally) -> int:
    """How many towns did not decide yet."""
    return sum(tally.counts.get(one, 0) for one in UNDECIDED)
