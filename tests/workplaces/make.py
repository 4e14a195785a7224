"""Rows of the directory, made directly: a test of an operation should not stand on that operation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.models import DirectorySettings, Offer, OfferRung, WorkForm, Workplace

ADDED = dt.date(2026, 1, 5)


def open_directory(region: Region, **fields: Any) -> DirectorySettings:
    """The directory of a region, open to everybody."""
    fields.setdefault("is_public", True)
    return DirectorySettings.objects.update_or_create(region=region, defaults=fields)[0]


def make_workplace(organisation: Organisation, name: str = "Fietspunt", **fields: Any) -> Workplace:
    """A workplace of an organisation of a region, confirmed on the day that it was added."""
    fields.setdefault("region", organisation.region)
    fields.setdefault("slug", slugify(name))
    fields.setdefault("added_on", ADDED)
    fields.setdefault("verified_on", ADDED)
    return Workplace.objects.create(organisation=organisation, name=name, **fields)


def make_work_form(code: str = "arbeidszorg", **fields: Any) -> WorkForm:
    """A work form, the same one if it is there already."""
    fields.setdefault("names", {"nl": code.replace("-", " ").capitalize(), "en": code})
    return WorkForm.objects.get_or_create(code=code, defaults=fields)[0]


def make_offer(
    workplace: Workplace, work_form: str | None = "arbeidszorg", rungs: Iterable[int] = (3,), **fields: Any
) -> Offer:
    """What a workplace offers, on these rungs."""
    form = make_work_form(work_form) if work_form else None
    offer = Offer.objects.create(workplace=workplace, work_form=form, **fields)
    OfferRung.objects.bulk_create(OfferRung(offer=offer, rung=rung) for rung in rungs)
    return offer
