"""What comes of a try follows from one question: may the mail have left?"""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import deliver_due, post
from tests.notices.smtp_server import Behaviour

Start = Callable[[Behaviour], Behaviour]

OUTCOMES: list[tuple[Behaviour, MailState, int]] = [
    (Behaviour(), MailState.SENT, 1),
    (Behaviour(hang_up="quit"), MailState.SENT, 1),
    (Behaviour(hang_up="greeting"), MailState.QUEUED, 0),
    (Behaviour(hang_up="rcpt"), MailState.QUEUED, 0),
    (Behaviour(refuse={"mail": "451 later"}), MailState.QUEUED, 0),
    (Behaviour(refuse={"rcpt": "450 later"}), MailState.QUEUED, 0),
    (Behaviour(refuse={"rcpt": "550 nobody here"}), MailState.FAILED, 0),
    (Behaviour(refuse={"mail": "553 not you"}), MailState.FAILED, 0),
    (Behaviour(refuse={"text": "452 full"}), MailState.QUEUED, 0),
    (Behaviour(refuse={"text": "554 no"}), MailState.FAILED, 0),
    (Behaviour(hang_up="data"), MailState.UNCERTAIN, 0),
    (Behaviour(hang_up="text"), MailState.UNCERTAIN, 1),
]


@pytest.mark.parametrize(
    ("behaviour", "state", "taken"), OUTCOMES, ids=lambda value: repr(value) if isinstance(value, Behaviour) else None
)
def test_each_answer_of_a_server_has_its_outcome(
    behaviour: Behaviour, state: MailState, taken: int, mail: OutboxMail, server: Start
) -> None:
    behaviour = server(Behaviour(refuse=behaviour.refuse, hang_up=behaviour.hang_up))
    assert deliver_due(now=timezone.now()) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (state, 1)
    assert behaviour.message_ids() == [mail.message_id] * taken
    assert bool(mail.last_error) is (state != MailState.SENT)
    assert (mail.sent_at is not None) is (state == MailState.SENT)


def test_a_server_that_is_away_means_later(mail: OutboxMail, settings: Settings) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = unused.getsockname()
        deliver_due(now=timezone.now())
    mail.refresh_from_db()
    assert mail.state == MailState.QUEUED
    assert mail.next_try_at > timezone.now() + dt.timedelta(seconds=50)


def test_nothing_is_resent_in_silence(mail: OutboxMail, server: Start) -> None:
    behaviour = server(Behaviour(hang_up="text"))
    deliver_due(now=timezone.now())
    behaviour.hang_up = ""
    for days in range(5):
        deliver_due(now=timezone.now() + dt.timedelta(days=days))
    assert len(behaviour.accepted) == 1


def test_tries_grow_apart_and_end(mail: OutboxMail, server: Start) -> None:
    server(Behaviour(refuse={"rcpt": "450 later"}))
    waits = []
    for _ in range(12):
        mail.refresh_from_db()
        if mail.state != MailState.QUEUED:
            break
        before = timezone.now()
        deliver_due(now=mail.next_try_at)
        mail.refresh_from_db()
        waits.append(round((mail.next_try_at - before) / dt.timedelta(minutes=1)))
    assert mail.state == MailState.FAILED
    assert waits[:-1] == [1, 4, 16, 64, 256, 720, 720, 720]
    assert mail.attempts == 9


def test_a_mail_is_not_tried_before_its_time(mail: OutboxMail, server: Start) -> None:
    behaviour = server(Behaviour(refuse={"rcpt": "450 later"}))
    deliver_due(now=timezone.now())
    behaviour.refuse.clear()
    assert deliver_due(now=timezone.now()) == 0
    assert deliver_due(now=timezone.now() + dt.timedelta(minutes=2)) == 1
    assert behaviour.message_ids() == [mail.message_id]


def test_a_mail_that_no_server_can_carry_fails_at_once(db: None, server: Start) -> None:
    server(Behaviour())
    mail = post(to="a@b.example", subject="s", body="t")
    OutboxMail.objects.filter(pk=mail.pk).update(to="a\nBcc: all@b.example")
    deliver_due(now=timezone.now())
    mail.refresh_from_db()
    assert mail.state == MailState.FAILED


def test_the_longest_waiting_goes_first_and_no_more_than_asked(db: None, server: Start) -> None:
    behaviour = server(Behaviour())
    mails = [post(to=f"p{number}@b.example", subject=str(number), body="t") for number in range(3)]
    assert deliver_due(now=timezone.now(), limit=2) == 2
    assert behaviour.message_ids() == [one.message_id for one in mails[:2]]


def test_a_subject_never_becomes_a_header(db: None, server: Start) -> None:
    behaviour = server(Behaviour())
    post(to="a@b.example", subject="Dag\r\nBcc: all@b.example", body="t")
    deliver_due(now=timezone.now())
    assert "\nBcc:" not in behaviour.accepted[0]


def test_what_a_mail_carries(mail: OutboxMail, server: Start) -> None:
    behaviour = server(Behaviour())
    deliver_due(now=timezone.now())
    text = behaviour.accepted[0]
    for line in ("Auto-Submitted: auto-generated", "Content-Language: nl", f"To: {mail.to}", "Subject: Uitnodiging"):
        assert line in text
