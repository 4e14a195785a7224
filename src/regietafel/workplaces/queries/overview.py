"""All workplaces of a region on a day with what they offered then, one by one: for a list that leaves the house."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from regietafel.territories.models import Region
from regietafel.workplaces.models import Offer, WorkForm, Workplace
from regietafel.workplaces.queries.as_of import existing_on, offered_on
from regietafel.workplaces.queries.ladder import all_workplaces, named_on, rungs_of


@dataclass(frozen=True)
class Listed:
    """A workplace with its forms of work as they were called on the day, its rungs, and its places as far as counted."""

    workplace: Workplace
    forms: list[WorkForm]
    rungs: list[int]
    places: int | None
    uncounted: int


def listed_on(region: Region, day: dt.date) -> list[Listed]:
    """Every workplace that existed on a day, by number and then by name."""
    rows = existing_on(all_workplaces(region), day).select_related("organisation", "municipality")
    offered = offered_on(Offer.objects.filter(workplace__in=existing_on(all_workplaces(region), day)), day)
    forms = {form.pk: form for form in WorkForm.objects.all()}
    rungs = rungs_of(offered)
    by_workplace: dict[int, list[Offer]] = {}
    for offer in offered:
        by_workplace.setdefault(offer.workplace_id, []).append(offer)
    found = [listed(row, by_workplace.get(row.pk, []), forms, rungs, day) for row in rows]
    return sorted(found, key=lambda one: in_order(one.workplace))


def listed(
    row: Workplace, offers: list[Offer], forms: dict[int, WorkForm], rungs: dict[int, list[int]], day: dt.date
) -> Listed:
    """One workplace; what two offers share is named once."""
    named = {named_on(forms, one.work_form_id, day).pk: None for one in offers if one.work_form_id is not None}
    counted = [getattr(one, "places_then") for one in offers]
    known = [places for places in counted if places is not None]
    return Listed(
        row,
        [forms[pk] for pk in named],
        sorted({rung for one in offers for rung in rungs.get(one.pk, ())}),
        sum(known) if known else None,
        len(counted) - len(known),
    )


def in_order(row: Workplace) -> tuple[bool, list[tuple[int, str]], str, int]:
    """Numbers as people count: 2 before 10, and what has none at the end."""
    parts = [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", row.number)]
    return not row.number, parts, row.name.lower(), row.pk
