"""Two at the same moment: a round is sent once, a reminder goes out once, and of two answers one meets the other."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from regietafel.core.errors import Collision, Refusal
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.plans.models import Action, ChaseLetter, ChaseLine, ChaseRound, Plan, WorkingYear
from regietafel.plans.operations.chase import remind
from regietafel.plans.operations.chase_answers import answer_letter
from regietafel.plans.operations.reports import Report
from tests.plans.chase import letter_to, send_round

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_file]


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Do all at the same moment, each on a connection of its own; what came of them, sorted."""
    start, outcomes = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], Any]) -> None:
        try:
            start.wait()
            deed()
            outcomes.append("done")
        except (Refusal, Collision) as stopped:
            outcomes.append(type(stopped).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(outcomes)


def test_two_who_send_the_round_send_one(director: User, plan: Plan, lines: list[Action]) -> None:
    assert at_once(lambda: send_round(director, plan), lambda: send_round(director, plan)) == ["Refusal", "done"]
    assert (ChaseRound.objects.count(), OutboxMail.objects.count()) == (1, 2)


def test_two_who_remind_remind_once(director: User, plan: Plan, lines: list[Action]) -> None:
    chase, now = send_round(director, plan), timezone.now()
    ChaseLetter.objects.update(sent_at=now - dt.timedelta(days=2))
    deed = lambda: remind(actor=director, chase=chase, now=now)  # noqa: E731
    assert at_once(deed, deed) == ["done", "done"]
    assert OutboxMail.objects.count() == 4


def test_of_two_answers_to_one_line_the_second_sees_the_first(director: User, plan: Plan, lines: list[Action]) -> None:
    send_round(director, plan)
    letter = letter_to("partner@deklaver.example")

    def answer(sentence: str) -> Callable[[], Any]:
        row = ChaseLine.objects.select_related("letter__chase__plan", "line").get(letter=letter)
        now = timezone.now()
        return lambda: answer_letter(
            actor=None,
            row=row,
            issue=letter.issue,
            report=Report("done", sentence),
            name="Pia",
            now=now,
            today=timezone.localdate(now),
            version=row.line.version,
        )

    assert at_once(answer("Een."), answer("Twee.")) == ["Collision", "done"]
    assert WorkingYear.objects.get(action=lines[0]).sentence in {"Een.", "Twee."}
