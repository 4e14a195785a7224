"""The participants of an event for the team: found by letters, on paper, and as a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from regietafel.consultation.models import Event, Registration, RegistrationState
from regietafel.consultation.queries.registrations import registrations_of
from regietafel.core.tabular import Column, Sheet, Value
from regietafel.organisations.queries.directory import plain

AT_THE_DOOR = (RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.PENDING)


def of_state(rows: QuerySet[Registration], state: str) -> QuerySet[Registration]:
    """Only those of a state, by name; those who wait in the order in which they wait."""
    if state:
        rows = rows.filter(state=state)
    return rows.order_by("confirmed_at", "pk") if state == RegistrationState.WAITING else rows.order_by("name", "pk")


def at_the_door(event: Event, typed: str) -> list[Registration]:
    """Who may come in, by the letters that were typed, whatever capitals and accents; who is here already comes last."""
    words = plain(typed).split()
    rows = registrations_of(event).filter(state__in=AT_THE_DOOR).order_by("name", "pk")
    found = [one for one in rows if all(word in plain(f"{one.name} {one.organisation_name}") for word in words)]
    return sorted(found, key=lambda one: (one.checked_in_at is not None, plain(one.name), one.pk))


def participants_sheet(event: Event) -> Sheet:
    """All who registered, as a sheet; what people need stands in it until it is deleted."""
    columns = [
        Column(gettext("Name"), 28),
        Column(gettext("Organisation"), 30),
        Column(gettext("E-mail address"), 30),
        Column(gettext("State"), 20),
        Column(gettext("Food or access needs"), 40),
        Column(gettext("Here since"), 18),
    ]
    rows: Iterator[list[Value]] = (
        [
            one.name,
            one.organisation_name,
            one.email,
            str(one.get_state_display()),
            one.needs,
            date_format(timezone.localtime(one.checked_in_at), "G.i") if one.checked_in_at else "",
        ]
        for one in registrations_of(event).order_by("name", "pk")
    )
    return Sheet(event.title, columns, rows)
