"""Rows and links for tests of what keeps the directory true, made directly."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone

from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Contact, Organisation
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import Change, Remark, SelfCheck, Workplace

TODAY = dt.date(2026, 11, 27)
NOW = timezone.make_aware(dt.datetime(2026, 11, 27, 10, 0))
MAILED = "werkplek@hetanker.example"


def make_contact(organisation: Organisation, email: str = MAILED, **fields: Any) -> Contact:
    """Whom an organisation is mailed at."""
    fields.setdefault("name", "Els Werkplek")
    assert organisation.region is not None
    return Contact.objects.create(region=organisation.region, organisation=organisation, email=email, **fields)


def make_check(organisation: Organisation, **fields: Any) -> SelfCheck:
    """A question that was mailed three days ago, to the contact if there is one."""
    today = timezone.localdate()
    fields.setdefault("contact", Contact.objects.filter(organisation=organisation).first())
    fields.setdefault("email", MAILED)
    fields.setdefault("asked_on", today - dt.timedelta(days=3))
    fields.setdefault("until", today + dt.timedelta(days=90))
    assert organisation.region is not None
    return SelfCheck.objects.create(region=organisation.region, organisation=organisation, **fields)


def make_change(workplace: Workplace, **fields: Any) -> Change:
    """Another bus line, proposed today."""
    fields.setdefault("before", {"by_bus": ""})
    fields.setdefault("after", {"by_bus": "lijn 5"})
    fields.setdefault("proposed_at", timezone.now())
    return Change.objects.create(workplace=workplace, **fields)


def make_remark(workplace: Workplace, **fields: Any) -> Remark:
    """A visitor says that a number is wrong."""
    fields.setdefault("text", "Het telefoonnummer klopt niet.")
    fields.setdefault("sent_at", timezone.now())
    return Remark.objects.create(workplace=workplace, **fields)


def check_url(check: SelfCheck, issue: int | None = None) -> str:
    """The page behind the link of a check."""
    token = care_tokens.token_for(care_tokens.CHECK, check.pk, issue or check.issue)
    return reverse("workplaces:check", args=[token])


def key_of(url: str) -> str:
    """What the form at the address of a link carries along."""
    token = next(part for part in url.split("/") if "." in part)
    return care_tokens.form_key(token)


def mails(prefix: str) -> list[OutboxMail]:
    """The mails of which the key begins so."""
    return list(OutboxMail.objects.filter(key__startswith=prefix).order_by("pk"))
