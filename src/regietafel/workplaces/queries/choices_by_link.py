"""What there is to choose from in a form behind a signed link, where nobody is signed in: what the organisation itself has."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q

from regietafel.organisations.models import Contact, ContactVisibility
from regietafel.workplaces.models import Measure, Offer, WorkForm, Workplace
from regietafel.workplaces.queries.register import codes_to_choose, places_to_choose, words_to_choose


def contacts_of(workplace: Workplace, chosen: int | None) -> list[Contact]:
    """The contacts of the organisation that more than the team may read, for a link can be passed on; and the chosen one."""
    rows = Contact.objects.filter(region=workplace.region, organisation=workplace.organisation)
    open_ones = Q(removed_at__isnull=True) & ~Q(visibility=ContactVisibility.TEAM)
    return list(rows.filter(open_ones | Q(pk=chosen)).order_by("name"))


def workplace_choices(workplace: Workplace) -> dict[str, Any]:
    """For the form of a workplace."""
    return {
        "organisations": [workplace.organisation],
        "places": places_to_choose(workplace.region),
        "contacts": contacts_of(workplace, workplace.contact_id),
    }


def offer_choices(workplace: Workplace, offer: Offer, today: dt.date) -> dict[str, Any]:
    """For the form of an offer."""
    form = {offer.work_form_id} if offer.work_form_id else set()
    return {
        "work_forms": codes_to_choose(WorkForm, form, today),
        "measures": codes_to_choose(Measure, {one.pk for one in offer.measures.all()}, today),
        "terms": words_to_choose(),
        "contacts": contacts_of(workplace, offer.contact_id),
    }
