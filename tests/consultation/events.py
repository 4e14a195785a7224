"""Events and registrations for tests, made directly."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.text import slugify

from regietafel.consultation.models import Event, EventState, Registration, RegistrationState
from regietafel.territories.models import Region

DAY = dt.date(2026, 6, 16)
TODAY = dt.date(2026, 6, 1)
NOW = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)


def make_event(region: Region, title: str = "Ontmoeting", state: str = EventState.ANNOUNCED, **fields: Any) -> Event:
    """An event of ours on 16 June 2026, open for everybody unless said otherwise."""
    values = {"slug": slugify(title), "on": DAY, "is_public": True, "takes_registrations": True, **fields}
    if state == EventState.CANCELLED:
        values.setdefault("cancelled_because", "ziekte")
    return Event.objects.create(region=region, title=title, state=state, **values)


def make_registration(
    event: Event, name: str = "Onthaal", state: str = RegistrationState.CONFIRMED, **fields: Any
) -> Registration:
    """A registration under a functional name."""
    values = {"email": f"{slugify(name)}@example.org", **fields}
    if state in {RegistrationState.CONFIRMED, RegistrationState.WAITING}:
        values.setdefault("confirmed_at", NOW - dt.timedelta(days=1))
    row = Registration.objects.create(event=event, name=name, state=state, **values)
    Registration.objects.filter(pk=row.pk).update(asked_at=NOW - dt.timedelta(hours=1))
    row.refresh_from_db()
    return row
