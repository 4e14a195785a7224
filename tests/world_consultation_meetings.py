"""Meetings for :mod:`tests.world`: one that the partner was asked to, one that only the team knows of, one in the bin."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.consultation.answer_tokens import token_for
from regietafel.consultation.models import (
    AgendaItem,
    Body,
    Invitee,
    Meeting,
    MeetingSeries,
    MeetingState,
    ProposalState,
    Seat,
)
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region


def add_meetings(region: Region, base: int, secret: str) -> dict[str, Any]:
    """A body at whose table the first organisation of the region sits, and its meetings."""
    body = Body.objects.create(
        pk=base + 41,
        region=region,
        slug=f"overlegtafel-{base}",
        name=f"{secret}Overlegtafel",
        place=f"{secret}Kleizaal",
    )
    Seat.objects.create(pk=base + 41, body=body, organisation=Organisation.objects.get(pk=base + 1))
    common: dict[str, Any] = {"body": body, "starts_at": dt.time(9, 30), "ends_at": dt.time(11, 30)}
    asked = Meeting.objects.create(
        pk=base + 41,
        on=dt.date(2026, 6, 16),
        state=MeetingState.CONVENED,
        title=f"{secret}Voorjaarsoverleg",
        place=f"{secret}Kleizaal",
        convened_at=timezone.now(),
        **common,
    )
    word = secret or "zqdraft "
    Meeting.objects.create(
        pk=base + 42, on=dt.date(2026, 9, 15), title=f"{word}najaarsoverleg", note=f"{word}nota", **common
    )
    Meeting.objects.create(
        pk=base + 45,
        on=dt.date(2026, 3, 3),
        title=f"{secret or 'zqremoved '}winteroverleg",
        removed_at=timezone.now(),
        **common,
    )
    add_agenda(body, asked, base, secret)
    add_asked(body, asked, base, word)
    own = dict.fromkeys(("agenda_item", "series"), base + 41)
    waiting = {"proposed_item": base + 42, "removed_agenda_item": base + 45, "meeting_token": token_for(base + 41)}
    return {**own, **waiting, "meeting": asked.pk, "draft_meeting": base + 42, "removed_meeting": base + 45}


def add_asked(body: Body, meeting: Meeting, base: int, word: str) -> None:
    """Somebody who is asked, and a series, of which only the team reads."""
    Invitee.objects.create(pk=base + 41, meeting=meeting, name=f"{word}gast", email=f"gast{base}@example.org")
    rule = "FREQ=MONTHLY;BYDAY=2TU;BYMONTH=3,9"
    MeetingSeries.objects.create(pk=base + 41, body=body, rule=rule, first_on=dt.date(2026, 1, 1), place=f"{word}zaal")


def add_agenda(body: Body, meeting: Meeting, base: int, secret: str) -> None:
    """An item that the table reads, a proposal and something in the backlog that only the team reads, one in the bin."""
    word, gone = secret or "zqdraft ", secret or "zqremoved "
    AgendaItem.objects.create(
        pk=base + 41, body=body, meeting=meeting, order=1, title=f"{secret}Stand van zaken", minutes_planned=20
    )
    AgendaItem.objects.create(
        pk=base + 42, body=body, meeting=meeting, order=2, title=f"{word}voorstel", proposal=ProposalState.PROPOSED
    )
    AgendaItem.objects.create(pk=base + 43, body=body, order=1, title=f"{word}voor later")
    AgendaItem.objects.create(
        pk=base + 45, body=body, meeting=meeting, order=3, title=f"{gone}punt", removed_at=timezone.now()
    )
