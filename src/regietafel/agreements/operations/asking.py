"""Asking local governments by mail to fill in their own row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from regietafel.agreements import links
from regietafel.agreements.answers import Town
from regietafel.agreements.models import Ask, Subject
from regietafel.agreements.operations.subjects import insist_is_open
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.notices.operations import post

LINK_WORKS = dt.timedelta(days=90)


@operation
def ask_towns(*, actor: Any, subject: Subject, towns: Collection[Town], now: dt.datetime) -> list[Ask]:
    """Mail each a link to its own row. Who was asked before gets a new link, and the old one ends."""
    fresh = locked(subject)
    insist_is_open(fresh)
    if not towns:
        raise Refusal(_("Choose at least one municipality."), field="towns")
    asked = set(fresh.decisions.filter(municipality__isnull=False).values_list("municipality", flat=True))
    if any(town.municipality.pk not in asked for town in towns):
        raise Refusal(_("One of these municipalities is not asked about this subject."), field="towns")
    return [ask_town(actor, fresh, town, now) for town in towns]


def ask_town(actor: Any, subject: Subject, town: Town, now: dt.datetime) -> Ask:
    """Write the question and its mail."""
    until = timezone.localdate(now) + LINK_WORKS
    values = {
        "email": town.email,
        "name": town.name.strip(),
        "until": until,
        "sent_at": now,
        "withdrawn_at": None,
        "answered_at": None,
    }
    ask = Ask.objects.select_for_update().filter(subject=subject, municipality=town.municipality).first()
    if ask is None:
        ask = Ask.objects.create(subject=subject, municipality=town.municipality, **values)
    else:
        for name, value in values.items():
            setattr(ask, name, value)
        ask.issue += 1
        ask.save()
    link = f"{settings.BASE_URL}{reverse('agreements:decide', args=[links.token_for(ask.pk, ask.issue)])}"
    with translation.override("nl"):
        words = {"ask": ask, "subject": subject, "region": subject.region, "link": link}
        post(
            to=ask.email,
            subject=render_to_string("agreements/mail/ask_subject.txt", words),
            body=render_to_string("agreements/mail/ask.txt", words).strip() + "\n",
            language="nl",
            region=subject.region,
            key=f"decide-{ask.pk}-{ask.issue}",
        )
    record(actor=actor, verb="town_asked", on=subject, region=subject.region, after={"who": str(ask.municipality)})
    return ask


@operation
def withdraw_ask(*, actor: Any, ask: Ask, now: dt.datetime) -> Ask:
    """Let a link end. Twice is once."""
    fresh = locked(ask)
    if fresh.withdrawn_at is None:
        fresh.withdrawn_at = now
        fresh.save()
        subject = fresh.subject
        record(
            actor=actor,
            verb="link_withdrawn",
            on=subject,
            region=subject.region,
            after={"who": str(fresh.municipality)},
        )
    return fresh
