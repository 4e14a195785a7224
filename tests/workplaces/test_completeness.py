"""What is missing of a workplace: counted by hand, and counted by the database in the same way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.completeness import OF_OFFER, OF_WORKPLACE, completeness
from regietafel.workplaces.models import Capacity, Term, Workplace
from regietafel.workplaces.queries.complete import completeness_of, incomplete
from tests.workplaces.make import make_offer, make_workplace

DAY = dt.date(2026, 6, 1)
WHOLE = {"municipality": 1, "street": "Kaai 1", "contact": 2}
OFFER = dict.fromkeys(OF_OFFER, "x")


@pytest.mark.parametrize(
    ("workplace", "offers", "missing", "percent"),
    [
        (WHOLE, [OFFER], (), 100),
        ({**WHOLE, "street": ""}, [OFFER], ("street",), 91),
        (WHOLE, [{**OFFER, "dutch": ""}, {**OFFER, "dutch": ""}], ("dutch",), 89),
        (WHOLE, [OFFER, {**OFFER, "rungs": [], "capacity": False}], ("rungs", "capacity"), 89),
        ({}, [], ("municipality", "street", "contact", "offers"), 0),
    ],
)
def test_what_is_missing(workplace: Any, offers: Any, missing: Any, percent: int) -> None:
    found = completeness(workplace, offers)
    assert (found.missing, found.percent) == (missing, percent)


def test_no_dutch_needed_is_known() -> None:
    assert completeness(WHOLE, [{**OFFER, "dutch": "none"}]).missing == ()


class CountedAlike(TestCase):
    """The page counts in Python, the filter in the database: both say the same of any workplace."""

    @given(
        st.sets(st.sampled_from([*OF_WORKPLACE, "summary"])),
        st.lists(st.tuples(st.sets(st.sampled_from(list(OF_OFFER))), st.booleans()), max_size=2),
    )
    def test_alike(self, known: set[str], offers: list[tuple[set[str], bool]]) -> None:
        workplace = made(known)
        for says, ended in offers:
            add_offer(workplace, says, ended=ended)
        found = completeness_of([workplace], DAY)[workplace.pk]
        assert Workplace.objects.filter(incomplete(DAY), pk=workplace.pk).exists() == bool(found.missing)


def made(known: set[str]) -> Workplace:
    """A workplace that says some things."""
    region = Region.objects.create(slug="r", name="R")
    organisation = Organisation.objects.create(region=region, name="O")
    values: dict[str, Any] = {}
    if "municipality" in known:
        values["municipality"] = Municipality.objects.create(nis="90099", name="M")
    if "contact" in known:
        values["contact"] = Contact.objects.create(region=region, organisation=organisation, name="C", email="c@c.be")
    values |= {name: "x" for name in ("street", "summary") if name in known}
    return make_workplace(organisation, **values)


def add_offer(workplace: Workplace, says: set[str], *, ended: bool) -> None:
    """An offer that says some things, and maybe holds no more."""
    texts = {name: "x" for name in ("summary", "dutch", "hours", "referral") if name in says}
    until = dt.date(2026, 5, 31) if ended else None
    form = "arbeidszorg" if "work_form" in says else None
    offer = make_offer(workplace, form, (3,) if "rungs" in says else (), until=until, **texts)
    if "target_groups" in says:
        offer.terms.add(Term.objects.get_or_create(kind="target_group", code="young")[0])
    if "capacity" in says:
        Capacity.objects.create(offer=offer, on=dt.date(2026, 1, 1), places=3)
