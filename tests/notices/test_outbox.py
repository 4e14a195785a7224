"""The outbox row is the truth: posted with the deed, moved only by permitted steps, decided on by people."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import default_task_backend
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.notices import operations, tasks
from regietafel.notices.delivery import Answer
from regietafel.notices.lifecycle import MAIL_MOVES, PERSON_MOVES
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations.sending import claim, settle
from regietafel.people.models import User
from regietafel.territories.models import Region

NOW = timezone.now


def put(mail: OutboxMail, state: MailState, **values: object) -> OutboxMail:
    OutboxMail.objects.filter(pk=mail.pk).update(state=state, **values)
    mail.refresh_from_db()
    return mail


def state_of(mail: OutboxMail) -> str:
    mail.refresh_from_db()
    return mail.state


def test_a_mail_goes_down_with_the_deed_that_caused_it(region: Region) -> None:
    class Broken(Exception):
        pass

    @transaction.atomic
    def deed() -> None:
        operations.post(to="a@b.example", subject="s", body="t", region=region)
        raise Broken

    with pytest.raises(Broken):
        deed()
    assert not OutboxMail.objects.exists()


def test_the_same_deed_twice_posts_one_mail(region: Region) -> None:
    first = operations.post(to="a@b.example", subject="s", body="t", region=region, key="invite-1")
    second = operations.post(to="a@b.example", subject="other", body="t", region=region, key="invite-1")
    assert first == second
    assert OutboxMail.objects.get().subject == "s"


def test_the_worker_is_woken_after_the_deed_and_not_by_a_double(
    region: Region, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]
    with django_capture_on_commit_callbacks(execute=True):
        operations.post(to="a@b.example", subject="s", body="t", region=region, key="k")
        operations.post(to="a@b.example", subject="s", body="t", region=region, key="k")
        assert default_task_backend.results == []  # type: ignore[attr-defined]
    assert len(default_task_backend.results) == 1  # type: ignore[attr-defined]


def test_the_task_does_no_harm_twice_or_for_nothing(mail: OutboxMail, mail_files: Path) -> None:
    assert [tasks.deliver.call() for _ in range(3)] == [1, 0, 0]
    assert [path.name for path in mail_files.iterdir()] == [f"{mail.uuid}.eml"]


def test_files_hold_each_mail_once(mail: OutboxMail, mail_files: Path) -> None:
    for _ in range(2):
        operations.deliver_due(now=NOW())
        put(mail, MailState.QUEUED)
    files = list(mail_files.iterdir())
    assert [path.name for path in files] == [f"{mail.uuid}.eml"]
    assert "Dag Pia" in files[0].read_text(encoding="utf8")


def test_files_that_cannot_be_written_mean_later(mail: OutboxMail, mail_files: Path) -> None:
    mail_files.write_text("a file where the folder should be", encoding="utf8")
    operations.deliver_due(now=NOW())
    assert state_of(mail) == MailState.QUEUED


def test_a_claim_is_won_once(mail: OutboxMail) -> None:
    first = claim(NOW())
    assert first == mail
    assert claim(NOW()) is None
    assert state_of(mail) == MailState.SENDING


def test_what_a_silent_worker_took_becomes_uncertain_and_only_that(mail: OutboxMail, region: Region) -> None:
    waiting = operations.post(to="b@b.example", subject="s", body="t", region=region)
    put(mail, MailState.SENDING, claimed_at=NOW(), attempts=1)
    assert operations.reclaim(NOW() + dt.timedelta(minutes=9)) == 0
    assert operations.reclaim(NOW() + dt.timedelta(minutes=11)) == 1
    assert operations.reclaim(NOW() + dt.timedelta(minutes=11)) == 0
    assert (state_of(mail), state_of(waiting)) == (MailState.UNCERTAIN, MailState.QUEUED)


def test_a_late_yes_still_counts(mail: OutboxMail) -> None:
    held = claim(NOW())
    assert held is not None
    put(mail, MailState.UNCERTAIN)
    settle(held, Answer(MailState.SENT))
    assert state_of(mail) == MailState.SENT


def test_a_late_no_changes_nothing(mail: OutboxMail) -> None:
    held = claim(NOW())
    assert held is not None
    put(mail, MailState.UNCERTAIN)
    settle(held, Answer(MailState.QUEUED, "away"))
    assert state_of(mail) == MailState.UNCERTAIN


def test_the_answer_to_an_earlier_try_does_not_settle_a_later_one(mail: OutboxMail) -> None:
    held = claim(NOW())
    assert held is not None
    put(mail, MailState.SENDING, attempts=2)
    settle(held, Answer(MailState.FAILED, "no"))
    assert state_of(mail) == MailState.SENDING


RESENT = {MailState.UNCERTAIN, MailState.FAILED}
WRITTEN_OFF = {MailState.UNCERTAIN, MailState.FAILED, MailState.QUEUED}


@pytest.mark.parametrize("state", MailState)
def test_a_person_resends_only_what_did_not_leave_for_certain(
    state: MailState, mail: OutboxMail, director: User
) -> None:
    put(mail, state)
    if state in RESENT:
        operations.resend(actor=director, mail=mail, now=NOW())
        assert state_of(mail) == MailState.QUEUED
        assert Entry.objects.get().verb == "mail_resent"
    else:
        with pytest.raises(Refusal):
            operations.resend(actor=director, mail=mail, now=NOW())
        assert state_of(mail) == state


@pytest.mark.parametrize("state", MailState)
def test_a_person_writes_off_what_did_not_leave(state: MailState, mail: OutboxMail, director: User) -> None:
    put(mail, state)
    if state in WRITTEN_OFF:
        operations.write_off(actor=director, mail=mail)
        assert state_of(mail) == MailState.CANCELLED
        assert Entry.objects.get().verb == "mail_written_off"
    else:
        with pytest.raises(Refusal):
            operations.write_off(actor=director, mail=mail)
        assert state_of(mail) == state


MOVES = {
    ("queued", "sending"),
    ("queued", "cancelled"),
    ("sending", "sent"),
    ("sending", "queued"),
    ("sending", "uncertain"),
    ("sending", "failed"),
    ("uncertain", "sent"),
    ("uncertain", "queued"),
    ("uncertain", "cancelled"),
    ("failed", "queued"),
    ("failed", "cancelled"),
}


def test_the_moves_pair_by_pair() -> None:
    found = {(str(start), str(end)) for start in MailState for end in MailState if end in MAIL_MOVES[start]}
    assert found == MOVES


def test_a_person_takes_no_step_that_a_mail_may_not_take() -> None:
    assert all(steps <= MAIL_MOVES[start] for start, steps in PERSON_MOVES.items())


def test_tick_wakes_reclaims_and_forgets(mail: OutboxMail, region: Region) -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]
    old = put(operations.post(to="o@b.example", subject="s", body="t", region=region), MailState.SENT)
    code = put(operations.post(to="c@b.example", subject="s", body="t"), MailState.SENT)
    OutboxMail.objects.filter(pk=old.pk).update(created_at=NOW() - dt.timedelta(days=181))
    OutboxMail.objects.filter(pk=code.pk).update(created_at=NOW() - dt.timedelta(days=8))
    kept = put(operations.post(to="k@b.example", subject="s", body="t", region=region), MailState.UNCERTAIN)
    OutboxMail.objects.filter(pk=kept.pk).update(created_at=NOW() - dt.timedelta(days=400))
    assert operations.tick(NOW()) == "1 mails due, 0 given up as uncertain, 2 forgotten"
    assert set(OutboxMail.objects.values_list("pk", flat=True)) == {mail.pk, kept.pk}
    assert len(default_task_backend.results) == 1  # type: ignore[attr-defined]
    assert operations.tick(NOW()) == "1 mails due, 0 given up as uncertain, 0 forgotten"
