"""A plan with leads of every kind, and what a test does with a round: send it, read the mail, open the link."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.plans.models import Action, ChaseLetter, ChaseRound, Goal, Plan
from regietafel.plans.operations.chase import Question, open_round
from regietafel.plans.queries.recipients import mailing_of
from tests.plans import make
from tests.submitted import forms_on

LINK = re.compile(r"https?://\S+/answer/\S+")


def led(goal: Goal, title: str, *leads: Any, **fields: Any) -> Action:
    """An action in 2024 with these leads."""
    action = make.make_action(goal, title, years=(2024,), **fields)
    for lead in leads:
        make.make_party(action, lead)
    return action


def question(**changes: Any) -> Question:
    """What the director asks about 2024."""
    given: dict[str, Any] = {
        "year": 2024,
        "period": "year",
        "subject": "Hoe ging het in 2024?",
        "text": "Beste [naam], u trekt [aantal]. Graag antwoord tegen [datum].",
        "answer_by": timezone.localdate() + dt.timedelta(days=14),
    }
    return Question(**{**given, **changes})


def send_round(actor: User, plan: Plan, **changes: Any) -> ChaseRound:
    """Send a round of the plan as it stands."""
    asked = question(**changes)
    mark = mailing_of(plan, asked.year, with_finished=asked.with_finished).mark
    now = timezone.now()
    return open_round(actor=actor, plan=plan, question=asked, mark=mark, now=now, today=timezone.localdate(now))


def letter_to(address: str) -> ChaseLetter:
    """The letter to an address."""
    return ChaseLetter.objects.get(address=address)


def link_to(address: str) -> str:
    """The path of the link in the last mail to an address."""
    mail = OutboxMail.objects.filter(to=address).order_by("pk").last()
    assert mail is not None, f"no mail to {address}"
    found = LINK.search(mail.body)
    assert found is not None, mail.body
    return urlsplit(found[0]).path


def fill(browser: Client, path: str, said: dict[int, dict[str, str]], **more: str) -> Any:
    """Open the page behind a link, fill in some lines, and send it."""
    form = next(form for form in forms_on(browser.get(path)) if "key" in dict(form.pairs))
    data = form.data()
    for line, values in said.items():
        data |= {f"line{line}-{name}": [value] for name, value in values.items()}
    return browser.post(path, {**data, **more})
