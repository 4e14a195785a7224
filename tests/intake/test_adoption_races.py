"""Two at the same moment: a reading becomes one plan, and is undone once."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.intake.models import Adoption, Reading
from regietafel.intake.operations.undoing import undo_adoption
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, Framework, Plan
from regietafel.territories.models import Region
from tests.intake import adopting
from tests.intake.adopting import NOW
from tests.plans import make
from tests.plans.test_chase_races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_file]


@pytest.fixture
def framework(db: None) -> Framework:
    """The framework of the years of the document."""
    return make.make_framework()


@pytest.fixture
def reading(region: Region, director: User, organisation: Organisation) -> Reading:
    """A reading of which the names were chosen."""
    reading = adopting.make_reading(region, director)
    adopting.choose(reading, director)
    return reading


def test_two_who_take_over_make_one_plan(reading: Reading, director: User, framework: Framework) -> None:
    deed = lambda: adopting.adopt(reading, director, framework)  # noqa: E731
    assert at_once(deed, deed) == ["done", "done"]
    assert (Plan.objects.count(), Action.objects.count(), Adoption.objects.count()) == (1, 3, 1)


def test_two_who_undo_undo_once(reading: Reading, director: User, framework: Framework) -> None:
    adoption = adopting.adopt(reading, director, framework)
    deed = lambda: undo_adoption(actor=director, adoption=adoption, now=NOW + dt.timedelta(days=1))  # noqa: E731
    assert at_once(deed, deed) == ["done", "done"]
    assert Entry.objects.filter(verb="adoption_undone").count() == 1
    assert not Plan.objects.exists()
