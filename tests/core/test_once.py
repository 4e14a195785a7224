"""The same form sent twice does one deed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from regietafel.core.models import SentForm
from regietafel.core.once import KEPT, forget_sent_forms
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.core.story import create
from tests.submitted import form_with

pytestmark = pytest.mark.django_db


def test_the_same_new_form_twice_makes_one_row(director: User, region: Region) -> None:
    data = form_with(create(director, region), "once").data(name="Een keer")
    first, second = create(director, region, data), create(director, region, data)
    assert first["Location"] == second["Location"]
    assert Organisation.objects.filter(name="Een keer").count() == 1


def test_a_new_form_that_was_changed_before_it_was_sent_again_is_another_deed(director: User, region: Region) -> None:
    form = form_with(create(director, region), "once")
    for name in ("Eerste", "Tweede"):
        create(director, region, form.data(name=name))
    assert Organisation.objects.filter(name__in=["Eerste", "Tweede"]).count() == 2


def test_two_people_may_send_the_same(director: User, colleague: User, region: Region) -> None:
    """The mark belongs to a person: what one of them made is never shown to the other."""
    data = {"once": "same", "name": "Dubbel", "short_name": ""}
    create(director, region, data)
    Organisation.objects.update(name="Eerste")
    create(colleague, region, data)
    assert Organisation.objects.filter(region=region).count() == 2


def test_what_was_refused_may_be_sent_again(director: User, region: Region) -> None:
    form = form_with(create(director, region), "once")
    refused = create(director, region, form.data(name="verboden"))
    assert refused.status_code == 422
    assert not SentForm.objects.exists()
    again = form_with(refused, "once").data(name="toegelaten")
    assert create(director, region, again).status_code == 302


def test_a_form_without_a_key_is_taken_as_it_comes(director: User, region: Region) -> None:
    assert create(director, region, {"name": "Zonder", "short_name": ""}).status_code == 302
    assert not SentForm.objects.exists()


def test_marks_are_forgotten_after_a_week(director: User, region: Region) -> None:
    create(director, region, form_with(create(director, region), "once").data(name="Oud"))
    now = timezone.now()
    forget_sent_forms(now)
    assert SentForm.objects.count() == 1
    forget_sent_forms(now + KEPT + dt.timedelta(minutes=1))
    assert SentForm.objects.count() == 0
