"""A call becomes a project with its history."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.consultation.models import Body
from regietafel.core.errors import Refusal
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action
from regietafel.projects.models import Call, Project
from regietafel.projects.operations.calls import Decided, begin_project, move_call
from regietafel.projects.operations.keeping import purge, remove, restore
from regietafel.territories.models import Region
from tests.cast import make_organisation
from tests.projects.make import make_call

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 5, 4)


@pytest.fixture
def partner_organisation(region: Region) -> Organisation:
    """Who sent a letter of intent."""
    return make_organisation(region, "De Springplank")


@pytest.fixture
def won(region: Region, director: User, partner_organisation: Organisation) -> Call:
    """A call that went the whole way."""
    call = make_call(region, programme="ESF+", asks="Begeleid wie ver van werk staat.")
    body = Body.objects.create(region=region, slug="raad", name="Raad van bestuur")
    call.letters.create(organisation=partner_organisation, received_on=TODAY)
    go = Decided(dt.date(2026, 4, 1), reason="Past bij het plan.", body=body)
    for to, decided in (("go", go), ("submitted", Decided(dt.date(2026, 4, 20))), ("won", Decided(TODAY))):
        call = move_call(actor=director, call=call, to=to, decided=decided, now=NOW)
    return call


def become(actor: User, call: Call) -> Project:
    """Make it a project."""
    return begin_project(actor=actor, call=call, title="'T PACT", role="pen_holder", now=NOW)


def test_what_is_known_goes_along(
    won: Call, director: User, partner_organisation: Organisation, action: Action
) -> None:
    won.fits.create(action=action, why="zelfde doelgroep")
    project = become(director, won)
    assert (project.title, project.role, project.programme) == ("'T PACT", "pen_holder", "ESF+")
    assert project.summary == won.asks
    assert list(project.actions.all()) == [action]
    assert [one.organisation for one in project.partners.all()] == [partner_organisation]


def test_the_page_of_the_project_tells_how_the_call_went(won: Call, director: User, as_director: Client) -> None:
    project = become(director, won)
    text = as_director.get(reverse("projects:project", args=[won.region.slug, project.pk])).content.decode()
    steps = ["In het oog", "Go", "beslist in Raad van bestuur", "Past bij het plan.", "Ingediend", "Gewonnen"]
    places = [text.index(step) for step in steps]
    assert places == sorted(places)


def test_twice_is_once(won: Call, director: User) -> None:
    assert become(director, won) == become(director, won)
    assert Project.objects.count() == 1


def test_only_a_won_call_becomes_one(region: Region, director: User) -> None:
    with pytest.raises(Refusal):
        become(director, make_call(region, state="submitted"))


def test_a_call_that_became_a_project_stays_won(won: Call, director: User) -> None:
    project = become(director, won)
    back = Decided(TODAY, reason="Vergissing")
    with pytest.raises(Refusal):
        move_call(actor=director, call=won, to="submitted", decided=back, now=NOW)
    remove(actor=director, row=project, now=NOW)
    assert move_call(actor=director, call=won, to="submitted", decided=back, now=NOW).state == "submitted"


def test_the_project_outlives_the_call(won: Call, director: User) -> None:
    project = become(director, won)
    remove(actor=director, row=won, now=NOW)
    assert purge(actor=None, model=Call, before=NOW + dt.timedelta(days=1)) == 1
    project.refresh_from_db()
    assert project.call is None


def test_a_removed_call_comes_back_with_its_history(won: Call, director: User) -> None:
    remove(actor=director, row=won, now=NOW)
    assert restore(actor=director, row=won).steps.count() == 4
