"""Events of a region for :mod:`tests.world`: a draft, one that was announced, one for everybody, one held, one in the bin."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.consultation import event_tokens
from regietafel.consultation.models import Event, EventSide, EventState, PairWish, Registration, RegistrationState
from regietafel.territories.models import Region


def add_events(region: Region, base: int, secret: str) -> dict[str, int | str]:
    """Events all of whose words say who may read them; those of the other region are for nobody but its team."""
    day, word = timezone.localdate() + dt.timedelta(days=30), secret.strip()
    specs = {
        "event": (word or "zqdecided", EventState.ANNOUNCED, False, None),
        "draft_event": (word or "zqdraft", EventState.DRAFT, False, None),
        "open_event": (word or "zqpublished", EventState.ANNOUNCED, not secret, None),
        "held_event": (word or "zqdecided", EventState.HELD, False, None),
        "removed_event": (word or "zqremoved", EventState.DRAFT, False, timezone.now()),
    }
    rows: dict[str, int | str] = {}
    for place, (name, (marker, state, is_public, removed)) in enumerate(specs.items(), start=1):
        rows[name] = f"{name.replace('_', '-')}-{base}"
        Event.objects.create(
            pk=base + place,
            region=region,
            slug=rows[name],
            title=f"{marker} ontmoeting",
            description=f"{marker} voor iedereen",
            place=f"{marker} zaal",
            state=state,
            on=dt.date(2023, 5, 12) if state == EventState.HELD else day,
            is_public=is_public,
            takes_registrations=is_public,
            capacity=20,
            head_count=30 if state == EventState.HELD else None,
            removed_at=removed,
        )
    rows |= add_registrations(base, word or "zqdraft")
    return rows


def add_registrations(base: int, word: str) -> dict[str, int | str]:
    """Somebody who still has to confirm and somebody who comes, both for the event that is open to everybody."""
    states = {base + 1: RegistrationState.PENDING, base + 2: RegistrationState.CONFIRMED}
    for pk, state in states.items():
        Registration.objects.create(
            pk=pk,
            event_id=base + 3,
            name=f"{word} deelnemer",
            email=f"deelnemer{pk}@{word}.example",
            organisation_name=f"{word} organisatie",
            needs=f"{word} noden",
            state=state,
            confirmed_at=timezone.now() if state == RegistrationState.CONFIRMED else None,
        )
    add_speed_dates(base, word)
    return {
        "registration": base + 2,
        "wish": base + 1,
        "confirm_token": event_tokens.token_for(event_tokens.CONFIRM, base + 1),
        "manage_token": event_tokens.token_for(event_tokens.MANAGE, base + 2),
    }


def add_speed_dates(base: int, word: str) -> None:
    """Two groups with one in each, who want to meet; the second of them comes for no other page."""
    sides = [
        EventSide.objects.create(pk=base + order, event_id=base + 3, order=order - 1, name=f"{word} groep {order}")
        for order in (1, 2)
    ]
    other = Registration.objects.create(
        pk=base + 3, event_id=base + 3, name=f"{word} tweede", side=sides[1], state=RegistrationState.CONFIRMED
    )
    Registration.objects.filter(pk=base + 2).update(side=sides[0])
    PairWish.objects.create(pk=base + 1, event_id=base + 3, first_id=base + 2, second=other, wanted=True)
