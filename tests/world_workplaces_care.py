"""What :mod:`tests.world` knows of workplaces: self-checks, free places, changes, remarks, the worklist."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import Change, Remark, RemarkState, SelfCheck, Workplace

FIRST = 86


def add_care(region: Region, base: int, secret: str) -> dict[str, Any]:
    """A question to the first organisation, a change of its public workplace that waits, and two remarks on it."""
    first = base + FIRST
    workplace = Workplace.objects.get(pk=base + 70)
    today, now = timezone.localdate(), timezone.now()
    SelfCheck.objects.create(
        pk=first,
        region=region,
        organisation=Organisation.objects.get(pk=base + 1),
        email=f"{secret or 'zqletter'}check@example.org".replace(" ", ""),
        asked_on=today - dt.timedelta(days=3),
        until=today + dt.timedelta(days=90),
    )
    Change.objects.create(
        pk=first,
        workplace=workplace,
        before={"by_bus": ""},
        after={"by_bus": f"{secret or 'zqletter '}lijn 5"},
        proposed_at=now,
        proposed_by="Klaver",
    )
    Remark.objects.create(pk=first, workplace=workplace, text=f"{secret or 'zqletter '}nummer", sent_at=now)
    Remark.objects.create(
        pk=first + 1, workplace=workplace, text="Koop nu", sent_at=now, state=RemarkState.SPAM, answered_at=now
    )
    return {
        "self_check": first,
        "workplace_change": first,
        "workplace_remark": first,
        "spam_remark": first + 1,
        "workplace_pk": workplace.pk,
        "check_token": care_tokens.token_for(care_tokens.CHECK, first),
        "places_token": care_tokens.token_for(care_tokens.PLACES, workplace.pk),
        "remark_token": care_tokens.token_for(care_tokens.REMARK, first),
    }
