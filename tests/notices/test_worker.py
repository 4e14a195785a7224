"""From the deed to the file through the real task queue and the real worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from regietafel.core.worker import SteadyWorker
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import post

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_file]


@pytest.fixture(autouse=True)
def _real_queue(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def test_a_deed_wakes_the_worker_and_the_worker_sends(mail_files: Path) -> None:
    with transaction.atomic():
        mail = post(to="a@b.example", subject="s", body="t")
        assert not DBTaskResult.objects.exists(), "nobody is woken before the deed is done"
    assert DBTaskResult.objects.count() == 1
    SteadyWorker(interval=0).round()
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert [path.name for path in mail_files.iterdir()] == [f"{mail.uuid}.eml"]


def test_calls_that_come_double_and_late_do_no_harm(mail_files: Path) -> None:
    mails = [post(to=f"{number}@b.example", subject="s", body="t") for number in range(3)]
    assert DBTaskResult.objects.count() == 3
    SteadyWorker(interval=0).round()
    assert OutboxMail.objects.filter(state=MailState.SENT, attempts=1).count() == len(mails)
    assert len(list(mail_files.iterdir())) == 3


def test_a_mail_that_must_wait_calls_for_its_own_time(mail_files: Path) -> None:
    mail_files.write_text("in the way", encoding="utf8")
    mail = post(to="a@b.example", subject="s", body="t")
    SteadyWorker(interval=0).round()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.QUEUED, 1)
    assert DBTaskResult.objects.count() == 2
    assert DBTaskResult.objects.order_by("run_after")[0].run_after == mail.next_try_at
