"""Rows of frameworks and decisions, made directly: a test of an operation should not stand on that operation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from regietafel.agreements.models import Ask, Decision, FrameworkVersion, Organ, RegionalFramework, Subject
from regietafel.territories.models import Municipality, Region, RegionMunicipality

ASKED = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 6, 1, 9, 0, tzinfo=dt.UTC)
USUAL = (Organ.BUREAU, Organ.COUNCIL)


def make_towns(region: Region, count: int = 13) -> list[Municipality]:
    """So many municipalities more that the region serves, in the order of their names."""
    made = [
        Municipality.objects.create(nis=f"{region.pk % 8 + 1}{number:04}", name=f"Gemeente {number:02}")
        for number in range(count)
    ]
    RegionMunicipality.objects.bulk_create(RegionMunicipality(region=region, municipality=one) for one in made)
    return made


def make_framework(region: Region, title: str = "Fietsen", *texts: str, **fields: Any) -> RegionalFramework:
    """A framework with versions of its text."""
    row = RegionalFramework.objects.create(region=region, title=title, **fields)
    for number, text in enumerate(texts, start=1):
        FrameworkVersion.objects.create(framework=row, number=number, text=text, made_at=NOW)
    return row


def make_subject(
    region: Region,
    title: str = "Kader fietsen",
    *,
    towns: Iterable[Municipality] = (),
    organs: Iterable[str] = USUAL,
    **fields: Any,
) -> Subject:
    """A subject on which towns decide, of which none said anything yet."""
    fields.setdefault("asked_on", ASKED)
    subject = Subject.objects.create(region=region, title=title, **fields)
    rows = [Decision(subject=subject, municipality=town, organ=organ) for town in towns for organ in organs]
    Decision.objects.bulk_create(rows)
    return subject


def say(subject: Subject, town: Municipality | None, outcome: str, organ: str = "", **fields: Any) -> None:
    """Let an organ of a town have said something; every organ if none is named."""
    rows = subject.decisions.filter(municipality=town)
    rows = rows.filter(organ=organ) if organ else rows
    fields.setdefault("on", ASKED)
    fields.setdefault("words", "Met een lening." if outcome in ("conditions", "no") else "")
    rows.update(outcome=outcome, filled_at=NOW, **fields)


def make_ask(subject: Subject, town: Municipality, **fields: Any) -> Ask:
    """A town that was asked by mail."""
    fields.setdefault("email", "secretariaat@example.org")
    fields.setdefault("until", timezone.localdate() + dt.timedelta(days=30))
    fields.setdefault("sent_at", NOW)
    return Ask.objects.create(subject=subject, municipality=town, **fields)
