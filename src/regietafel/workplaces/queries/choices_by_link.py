"""What there is to choose from in a form behind a signed link, where nobody is signed in: what the organisation itself has."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.organisations.models import Contact
from regietafel.workplaces.models import Measure, Offer, WorkForm, Workplace
from regietafel.workplaces.queries.register import codes_to_choose, places_to_choose, words_to_choose


def contacts_of(workplace: Workplace) -> list[Contact]:
    """The contacts of the organisation in this region, as who keeps its workplaces may choose them."""
    rows = Contact.objects.filter(region=workplace.region, organisation=workplace.organisation)
    return list(rows.filter(removed_at__isnull=True).order_by("name"))


def workplace_choices(workplace: Workplace) -> dict[str, Any]:
    """For the form of a workplace."""
    return {
        "organisations": [workplace.organisation],
        "places": places_to_choose(workplace.region),
        "contacts": contacts_of(workplace),
    }


def offer_choices(workplace: Workplace, offer: Offer, today: dt.date) -> dict[str, Any]:
    """For the form of an offer."""
    form = {offer.work_form_id} if offer.work_form_id else set()
    return {
        "work_forms": codes_to_choose(WorkForm, form, today),
        "measures": codes_to_choose(Measure, {one.pk for one in offer.measures.all()}, today),
        "terms": words_to_choose(),
        "contacts": contacts_of(workplace),
    }
