"""Pages with a list on them: with nothing to show yet, and with five hundred rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.axe.conftest import WindowOf
from tests.axe.crowds import make_crowded_region, make_empty_region
from tests.axe.looking import Look
from tests.pages import PAGES
from tests.walk.walker import Walker
from tests.world import Place

pytestmark = pytest.mark.django_db

LISTS = (
    "home:start",
    "plans:list",
    "plans:work",
    "membership:members",
    "membership:invitations",
    "membership:functions",
    "organisations:list",
    "organisations:groups",
    "organisations:functions",
    "organisations:contacts-to-review",
    "journal:list",
    "journal:bin",
    "notices:outbox",
    "plans:plan",
    "plans:grid",
    "plans:grid-print",
    "plans:coverage",
    "plans:print",
    "plans:versions",
    "plans:public-region",
    "plans:public-plan",
    "plans:years-confirm",
    "plans:timeline",
    "plans:years-overview",
    "plans:still",
    "plans:unmeasured",
    "plans:chase-rounds",
    "intake:list",
    "consultation:list",
    "consultation:meetings",
    "consultation:points",
    "consultation:report-backs",
    "consultation:events",
    "consultation:calendar",
    "consultation:matrix",
    "workplaces:search",
    "workplaces:register",
    "workplaces:worklist",
    "workplaces:worklist-organisations",
    "workplaces:worklist-telephone",
    "workplaces:checks",
    "workplaces:changes",
    "workplaces:remarks",
    "workplaces:marks",
    "workplaces:imports",
    "workplaces:ladder",
    "policy_signals:board",
    "policy_signals:letters",
    "policy_signals:years",
    "policy_signals:bundle",
    "mail_in:list",
    "mail_in:bounces",
    "agreements:list",
    "agreements:declarations",
    "agreements:declarations#intent",
    "agreements:agreement-add",
    "policy_signals:signals",
)
"""Pages with a list on them, which may be empty or long."""


@pytest.fixture(scope="module")
def crowded(walker: Walker) -> Iterator[Place]:
    """A region in which five hundred of everything happened."""
    with transaction.atomic():
        yield make_crowded_region(walker.world)
        transaction.set_rollback(True)


@pytest.mark.parametrize("key", LISTS)
def test_a_list_with_nothing_in_it(key: str, walker: Walker, window_of: WindowOf) -> None:
    place = make_empty_region(walker.world, published=key.startswith("plans:public"))
    url = PAGES[key].url(place)
    with Look(window_of("director")) as look:
        faults = look.faults_at_both(lambda: look.open(url))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("key", LISTS)
def test_a_list_of_five_hundred_rows(key: str, crowded: Place, window_of: WindowOf) -> None:
    url = PAGES[key].url(crowded)
    with Look(window_of("director")) as look:
        faults = look.faults_at_both(lambda: look.open(url))
    assert not faults, "\n".join(faults)
