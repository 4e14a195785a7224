"""The demo plans on their public pages: whoever knows no abbreviation reads each of them explained, or as the plan wrote it."""

from __future__ import annotations

import pytest

from regietafel.plans.models import Plan
from regietafel.plans.queries.public import read_public
from tests.demo.conftest import load
from tests.plans.test_public_words import rendered, unexplained

pytestmark = pytest.mark.django_db
UNKNOWN = {"2014-2019": ["BW"], "2020-2025": ["DS", "MW", "RASE", "RWA"], "2023-2025": ["WWIN"]}
"""What neither the plan, the address book nor the list of abbreviations explains; the director sees it before publishing."""


def test_each_abbreviation_of_a_demo_plan_is_explained_at_its_first_use() -> None:
    load()
    for slug, unknown in UNKNOWN.items():
        plan = Plan.objects.get(region__slug="zuid-west-vlaanderen", slug=slug)
        page = read_public(plan)
        assert page.unknown == unknown, slug
        assert unexplained(rendered(plan), dict(page.words)) == [], slug
