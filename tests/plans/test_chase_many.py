"""Two hundred leads: one mail each, only their own lines in it, and a link that opens those and no others."""

from __future__ import annotations

import email
import email.policy
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from regietafel.membership.models import Affiliation
from regietafel.notices.models import OutboxMail
from regietafel.notices.operations import deliver_due
from regietafel.organisations.models import Organisation
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.plans.models import Action, ActionParty, Goal, Plan, WorkingYear
from regietafel.plans.operations.chase import remind
from tests.plans.chase import LINK, send_round
from tests.plans.screen import text

pytestmark = pytest.mark.django_db
LEADS = 200
TITLE = re.compile(r"Taak \d+-\d")


def titles_of(number: int) -> list[str]:
    """One to three actions for each lead."""
    return [f"Taak {number:03}-{place}" for place in range(1 + number % 3)]


@pytest.fixture
def many(plan: Plan, goal: Goal) -> Plan:
    """A plan with two hundred leads, each with a seat for an organisation of its own."""
    region, numbers = plan.region, range(LEADS)
    bodies = Organisation.objects.bulk_create(Organisation(region=region, name=f"Huis {n:03}") for n in numbers)
    people = User.objects.bulk_create(User(email=f"lead{n:03}@huis.example", name=f"Lezer {n:03}") for n in numbers)
    roles = RegionRole.objects.bulk_create(RegionRole(user=one, region=region, kind=RoleKind.PARTNER) for one in people)
    Affiliation.objects.bulk_create(
        Affiliation(role=role, organisation=body) for role, body in zip(roles, bodies, strict=True)
    )
    actions = Action.objects.bulk_create(
        Action(plan=plan, goal=goal, title=title, order=n) for n in numbers for title in titles_of(n)
    )
    WorkingYear.objects.bulk_create(WorkingYear(action=action, year=2024) for action in actions)
    ActionParty.objects.bulk_create(
        ActionParty(action=action, role="lead", organisation=bodies[int(action.title[5:8])]) for action in actions
    )
    return plan


def mails_in(folder: Path) -> dict[str, str]:
    """The text of each mail by its reader; two mails to one reader are a fault."""
    found: dict[str, str] = {}
    for path in folder.glob("*.eml"):
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert isinstance(mail, email.message.EmailMessage)
        assert str(mail["To"]) not in found
        found[str(mail["To"])] = mail.get_content()
    return found


def deliver_all() -> None:
    """What the worker does until nothing is due."""
    while OutboxMail.objects.filter(state="queued").exists():
        deliver_due(now=timezone.now())


def test_two_hundred_leads_get_one_mail_each_with_links_for_their_own_lines(
    director: User, many: Plan, mail_files: Path
) -> None:
    chase = send_round(director, many)
    deliver_all()
    mails = mails_in(mail_files)
    assert sorted(mails) == [f"lead{n:03}@huis.example" for n in range(LEADS)]
    for number in range(LEADS):
        assert TITLE.findall(mails[f"lead{number:03}@huis.example"]) == titles_of(number)

    links = {to: found[0] for to, body in mails.items() if (found := LINK.search(body))}
    assert len(set(links.values())) == LEADS
    for number in (0, 1, 2, 99, 199):
        page = text(Client().get(urlsplit(links[f"lead{number:03}@huis.example"]).path))
        assert list(dict.fromkeys(TITLE.findall(page))) == titles_of(number)

    remind(actor=director, chase=chase, now=timezone.now())
    deliver_all()
    assert len(list(mail_files.glob("*.eml"))) == LEADS


def test_the_page_of_a_large_round_asks_as_much_as_that_of_a_small_one(
    browser: Client, director: User, many: Plan
) -> None:
    chase = send_round(director, many)
    url = reverse("plans:chase-round", args=[many.region.slug, many.slug, chase.pk])
    browser.get(url)
    with CaptureQueriesContext(connection) as large:
        page = text(browser.get(url))
    assert page.count("lead") >= LEADS
    chase.letters.exclude(pk=chase.letters.order_by("pk")[0].pk).delete()
    with CaptureQueriesContext(connection) as small:
        browser.get(url)
    assert len(large) == len(small)
