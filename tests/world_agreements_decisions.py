"""What :mod:`tests.world` knows of frameworks and decisions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.agreements import links
from regietafel.agreements.models import Organ
from regietafel.territories.models import Municipality, Region
from tests.agreements.tracked import make_ask, make_framework, make_subject, say


def add_decisions(region: Region, base: int, secret: str) -> dict[str, Any]:
    """A framework with a text and a subject about it, on which one town said something; one of each in the bin."""
    first, word, now = base + 1, secret or "zqtable ", timezone.now()
    towns = list(Municipality.objects.filter(regions=region).order_by("pk"))
    framework = make_framework(region, f"{word}fietsen", f"{word}tekst", pk=first, summary=f"{word}samengevat")
    make_framework(region, f"{secret or 'zqremoved '}kader", pk=first + 1, removed_at=now)
    subject = make_subject(
        region,
        f"{word}overname",
        towns=towns,
        pk=first,
        framework=framework,
        framework_version=framework.versions.get(),
        decide_by=timezone.localdate() + dt.timedelta(days=5),
    )
    subject.decisions.create(organ=Organ.BOARD)
    say(subject, towns[0], "conditions", Organ.BUREAU, words=f"{word}lening")
    make_subject(region, f"{secret or 'zqremoved '}onderwerp", towns=towns, pk=first + 1, removed_at=now)
    ask = make_ask(subject, towns[0], pk=first)
    return {
        "regional_framework": first,
        "removed_regional_framework": first + 1,
        "subject": first,
        "removed_subject": first + 1,
        "subject_town": towns[0].nis,
        "decide_token": links.token_for(ask.pk, ask.issue),
    }
