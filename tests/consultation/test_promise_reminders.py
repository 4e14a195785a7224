"""Reminders of action points: at most one a week to whoever carries them, and never of what is settled."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.attention.models import Rhythm, Wish
from regietafel.consultation.models import ActionPoint, PointState
from regietafel.consultation.operations.reminders import remind_points
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation import make

NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)
TODAY = NOW.date()
DAY = dt.timedelta(days=1)


def point(region: Region, due: int | None = -1, **fields: Any) -> ActionPoint:
    """A point that is due so many days from now."""
    due_on = None if due is None else TODAY + due * DAY
    return ActionPoint.objects.create(region=region, due_on=due_on, **{"what": "Lijst", **fields})


@pytest.fixture(autouse=True)
def without_the_mail_of_what_is_new(request: pytest.FixtureRequest) -> None:
    """Who gets no mail with what is new is reminded of action points by itself."""
    for name in {"director", "partner"} & set(request.fixturenames):
        Wish.objects.create(user=request.getfixturevalue(name), rhythm=Rhythm.OFF)


@pytest.mark.parametrize(("rhythm", "left_out", "mails"), [("weekly", [], 0), ("daily", ["point"], 1), ("off", [], 1)])
def test_who_is_told_by_the_mail_of_what_is_new_gets_no_reminder_beside_it(
    director: User, region: Region, rhythm: str, left_out: list[str], mails: int
) -> None:
    Wish.objects.filter(user=director).update(rhythm=rhythm, not_mailed=left_out)
    point(region, user=director)
    assert remind_points(actor=None, now=NOW) == mails


def test_one_mail_a_week_with_all_that_is_due(director: User, region: Region) -> None:
    for due in (-30, -1, 0, 3):
        point(region, due, what=f"over {due}", user=director)
    point(region, 4, what="later", user=director)
    point(region, None, what="ooit", user=director)
    assert remind_points(actor=None, now=NOW) == 1
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.subject, mail.region) == (director.email, "Herinnering: 4 afspraken", region)
    assert all(word in mail.body for word in ("over -30", "over -1", "over 0", "over 3", "?mine=1"))
    assert not any(word in mail.body for word in ("later", "ooit"))
    assert remind_points(actor=None, now=NOW) == 0


@pytest.mark.parametrize("days", range(1, 7))
def test_the_same_point_waits_a_week(director: User, region: Region, days: int) -> None:
    point(region, user=director)
    assert remind_points(actor=None, now=NOW) == 1
    assert remind_points(actor=None, now=NOW + days * DAY) == 0
    assert remind_points(actor=None, now=NOW + 7 * DAY) == 1


def test_who_gets_none(director: User, partner: User, region: Region, organisation: Organisation) -> None:
    point(region, user=director, state=PointState.DONE)
    point(region, user=director, state=PointState.DROPPED)
    point(region, user=director, removed_at=NOW)
    point(region, who="Iemand")
    point(region, organisation=organisation)
    point(region, user=partner)
    partner.roles.update(ended_at=NOW)
    assert remind_points(actor=None, now=NOW) == 0
    assert not OutboxMail.objects.exists()


def test_an_organisation_is_reminded_at_its_contact(
    region: Region, other_region: Region, organisation: Organisation
) -> None:
    make.make_contact(organisation, region, "Oud", confirmed_on=dt.date(2024, 1, 1))
    make.make_contact(organisation, region, "Onthaal", confirmed_on=dt.date(2026, 1, 1))
    make.make_contact(organisation, region, "Weg", confirmed_on=dt.date(2026, 2, 1), removed_at=NOW)
    make.make_contact(organisation, region, "Zonder adres", confirmed_on=dt.date(2026, 3, 1), email="")
    make.make_contact(organisation, other_region, "Elders", confirmed_on=dt.date(2026, 4, 1))
    point(region, organisation=organisation)
    assert remind_points(actor=None, now=NOW) == 1
    mail = OutboxMail.objects.get()
    assert mail.to == "onthaal@example.org"
    assert "?mine=1" not in mail.body


def test_what_an_organisation_has_to_do_is_not_lost_in_the_mail_of_somebody_with_the_same_address(
    director: User, region: Region, organisation: Organisation
) -> None:
    """The own point is told by the mail of what is new; that of the organisation stands in no such mail."""
    Wish.objects.filter(user=director).update(rhythm=Rhythm.WEEKLY)
    make.make_contact(organisation, region, email=director.email)
    point(region, user=director, what="eigen")
    point(region, organisation=organisation, what="van de organisatie")
    assert remind_points(actor=None, now=NOW) == 1
    body = OutboxMail.objects.get().body
    assert "van de organisatie" in body
    assert "eigen" not in body
