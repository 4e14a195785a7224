"""The board narrowed by lead and by policy priority, all in the address; and a late letter that was answered in part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.people.models import User
from regietafel.plans.models import PlanStatus, Priority
from regietafel.policy_signals.models import Extent
from regietafel.policy_signals.queries.letters import letters_in
from regietafel.territories.models import Region
from tests.cast import Person
from tests.plans.make import make_action, make_framework, make_goal, make_plan
from tests.policy_signals.make import make_dossier, make_letter, make_reply

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def shown(client: Client, region: Region, **query: str) -> str:
    """The board with filters."""
    return client.get(reverse("policy_signals:board", args=[region.slug]), query).content.decode()


def test_by_lead_with_or_without_an_account(region: Region, director: User, client_of: ClientOf) -> None:
    make_dossier(region, "Van Dirk", lead=director)
    make_dossier(region, "Van de voorzitter", lead_said="voorzitter actiegroep")
    client = client_of(director)
    mine = shown(client, region, lead=str(director.pk))
    assert "Van Dirk" in mine
    assert "Van de voorzitter" not in mine
    chair = shown(client, region, lead="said:voorzitter actiegroep")
    assert "Van de voorzitter" in chair
    assert "Van Dirk" not in chair
    assert "Van Dirk" in shown(client, region, lead="said:niemand")


def test_by_priority_as_the_plan_counts_it(region: Region, director: User, client_of: ClientOf) -> None:
    framework = make_framework()
    first, second = Priority.objects.filter(framework=framework).order_by("order")[:2]
    plan = make_plan(region, framework)
    goal = make_goal(plan, "1", counts_for=[first.code])
    through_goal, by_itself = make_action(goal, "1.1"), make_action(make_goal(plan, "2"), "2.1")
    by_itself.priorities.add(second)
    for title, action in (("Onder een", through_goal), ("Onder twee", by_itself)):
        make_dossier(region, title).actions.add(action)
    client = client_of(director)
    found = shown(client, region, priority=str(first.pk))
    assert "Onder een" in found
    assert "Onder twee" not in found
    assert "Onder twee" in shown(client, region, priority=str(second.pk))


def test_who_does_not_read_the_plan_filters_by_none_of_its_priorities(
    region: Region, partner: User, client_of: ClientOf
) -> None:
    framework = make_framework()
    plan = make_plan(region, framework, status=PlanStatus.DRAFT)
    first = Priority.objects.filter(framework=framework).order_by("order")[0]
    make_dossier(region, "Gedeeld").actions.add(make_action(make_goal(plan, "1", counts_for=[first.code]), "1.1"))
    page = shown(client_of(partner), region)
    assert "Gedeeld" in page
    assert str(first) not in page


def test_the_rest_of_a_column_keeps_the_other_filters(region: Region, director: User, client_of: ClientOf) -> None:
    for number in range(22):
        make_dossier(region, f"Van Dirk {number}", lead=director)
    assert f"lead={director.pk}&amp;phase=bundled" in shown(client_of(director), region, lead=str(director.pk))


def test_a_late_letter_that_was_answered_in_part_says_both(region: Region, director: User, client_of: ClientOf) -> None:
    today = timezone.localdate()
    dossier = make_dossier(region, phase="sent")
    sent, due = today - dt.timedelta(days=40), today - dt.timedelta(days=3)
    letter = make_letter(dossier, sent_on=sent, answer_by=due)
    make_reply(letter, on=sent, extent=Extent.PARTIAL)
    words = "Deels beantwoord; de rest is 3 dagen te laat."
    client = client_of(director)
    assert words in client.get(reverse("policy_signals:dossier", args=[region.slug, dossier.pk])).content.decode()
    assert words in client.get(reverse("policy_signals:letters", args=[region.slug])).content.decode()
    assert "deels beantwoord" in shown(client, region)
    for state in ("overdue", "partly"):
        assert len(letters_in(director, region, today, state)) == 1
