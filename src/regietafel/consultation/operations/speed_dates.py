"""Speed-dates of an event: who stands in which group, who wants to meet whom or must not, and the schedule as last made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import Encounter, Event, EventSide, PairWish, Registration
from regietafel.consultation.operations.events import standing
from regietafel.consultation.queries.speed_dates import groups_of
from regietafel.consultation.speed_dates import schedule
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation

MOST_IN_A_GROUP, MOST_ROUNDS = 60, 30


@operation
def set_groups(
    *, actor: Any, event: Event, names: Sequence[str], places: Mapping[int, int | None], version: int | None
) -> Event:
    """Name the two groups and say who stands in which; who stands in none does not take part."""
    fresh = standing(event, version)
    if len({name.strip().casefold() for name in names}) != len(names) or not all(name.strip() for name in names):
        raise Refusal(_("Give each group a name of its own."))
    sides = [
        EventSide.objects.update_or_create(event=fresh, order=order, defaults={"name": name.strip()})[0]
        for order, name in enumerate(names)
    ]
    for row in Registration.objects.filter(event=fresh, pk__in=list(places)):
        place = places[row.pk]
        side = None if place is None else sides[place]
        if row.side_id != (side.pk if side else None):
            row.side = side
            row.save_next("side")
    fresh.save_next()
    return fresh


@operation
def keep_pair(*, actor: Any, event: Event, first: Registration, second: Registration, wanted: bool) -> PairWish:
    """Say that two of different groups want to meet, or must not; said otherwise before, it is changed."""
    fresh = locked(event)
    if {first.event_id, second.event_id} != {fresh.pk}:
        raise Refusal(_("Both have to take part in this event."))
    groups = groups_of(fresh)
    if first.pk not in groups.first or second.pk not in groups.second:
        raise Refusal(_("Choose one of each group."))
    pair, _new = PairWish.objects.update_or_create(
        first=first, second=second, defaults={"event": fresh, "wanted": wanted}
    )
    return pair


@operation
def drop_pair(*, actor: Any, event: Event, pk: int) -> None:
    """Forget a wish or a no-go. Twice is once."""
    PairWish.objects.filter(event=locked(event), pk=pk).delete()


@operation
def make_schedule(*, actor: Any, event: Event, rounds: int, tables: int) -> int:
    """Make the schedule anew, and say how many pairs meet; the same question gives the same schedule."""
    fresh = locked(event)
    groups = groups_of(fresh)
    if not groups.first or not groups.second:
        raise Refusal(_("Put people in both groups first."))
    if max(len(groups.first), len(groups.second)) > MOST_IN_A_GROUP or rounds > MOST_ROUNDS:
        raise Refusal(
            _("At most %(people)s people in a group and %(rounds)s rounds.")
            % {"people": MOST_IN_A_GROUP, "rounds": MOST_ROUNDS}
        )
    pairs = {kind: set[tuple[int, int]]() for kind in (True, False)}
    for wish in PairWish.objects.filter(event=fresh):
        pairs[wish.wanted].add((wish.first_id, wish.second_id))
    dates = schedule(
        list(groups.first), list(groups.second), rounds=rounds, tables=tables, no_gos=pairs[False], wishes=pairs[True]
    )
    Encounter.objects.filter(event=fresh).delete()
    Encounter.objects.bulk_create(
        Encounter(event=fresh, round=one.round, table=one.table, first_id=one.first, second_id=one.second)
        for one in dates
    )
    return len(dates)
