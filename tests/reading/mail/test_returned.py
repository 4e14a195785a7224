"""What came back, and what a program wrote: told apart from what a person wrote, and delayed from failed."""

from __future__ import annotations

import pytest

from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import Bounce
from tests.reading.mail.make import FIXTURES, auto_reply, mail, plain
from tests.reading.mail.make_reports import FAILED, HEAD, REPORT


@pytest.mark.parametrize(
    ("name", "status", "action"),
    [
        ("terug.eml", "5.1.1", "failed"),
        ("vertraagd.eml", "4.4.1", "delayed"),
        ("exchange.eml", "5.1.10", "failed"),
        ("qmail.eml", "5.0.0", "failed"),
    ],
)
def test_each_shape_of_a_report(name: str, status: str, action: str) -> None:
    found = read_mail(FIXTURES[name]())
    (bounce,) = found.bounces
    assert (bounce.recipient, bounce.status, bounce.action) == ("weg@ocmw.example", status, action)
    assert bounce.message_id == "twee@regio.example"
    assert found.is_automatic
    assert not found.enclosed


def test_what_the_server_said_comes_along() -> None:
    assert read_mail(FAILED.encode()).bounces == (
        Bounce(
            "weg@ocmw.example", "5.1.1", "failed", "twee@regio.example", "550 5.1.1 <weg@ocmw.example>: user unknown"
        ),
    )


def test_a_report_for_addresses_in_other_letters_is_read() -> None:
    data = FAILED.replace("message/delivery-status", "message/global-delivery-status").encode()
    assert [(one.recipient, one.status) for one in read_mail(data).bounces] == [("weg@ocmw.example", "5.1.1")]


@pytest.mark.parametrize(
    ("action", "status", "found"),
    [
        ("Failed", "5.7.1", ("failed", "5.7.1")),
        ("delivered", "2.0.0", ("delivered", "2.0.0")),
        ("onbekend", "4.2.2", ("delayed", "4.2.2")),
        ("failed", "nonsens", ("failed", "5.0.0")),
        ("", "", ("failed", "5.0.0")),
    ],
)
def test_what_a_report_leaves_out_follows_from_the_rest(action: str, status: str, found: tuple[str, str]) -> None:
    report = REPORT.format(action=action, status=status, code="550 x", copy="message/rfc822", text="x")
    data = HEAD.format(sender="x@mx.example", subject="Terug", number=5) + report
    assert [(one.action, one.status) for one in read_mail(data.encode()).bounces] == [found]


def test_a_delay_without_a_report_is_no_failure() -> None:
    head = HEAD.format(sender="Mailer-Daemon@mx.example", subject="Warning: message 1x delayed 24 hours", number=6)
    text = (
        "A message that you sent has not yet been delivered to one or more of its recipients.\n\n  weg@ocmw.example\n"
    )
    assert [(one.recipient, one.action, one.status) for one in read_mail((head + "\n" + text).encode()).bounces] == [
        ("weg@ocmw.example", "delayed", "4.0.0")
    ]


def test_a_server_that_names_who_failed_is_believed() -> None:
    head = (
        HEAD.format(sender="Mailer-Daemon@mx.example", subject="x", number=7)
        + "X-Failed-Recipients: weg@ocmw.example, b@c.example\n"
    )
    assert [one.recipient for one in read_mail((head + "\n550 Unrouteable\n").encode()).bounces] == [
        "weg@ocmw.example",
        "b@c.example",
    ]


def test_a_person_who_writes_of_a_mail_that_failed_returns_nothing() -> None:
    body = "Mijn mail aan weg@ocmw.example kon niet worden bezorgd: 550 5.1.1 user unknown.\n"
    found = read_mail(mail(body, subject="Undeliverable: wat nu?"))
    assert found.bounces == ()
    assert not found.is_automatic


@pytest.mark.parametrize(
    ("headers", "is_automatic"),
    [
        (["Auto-Submitted: auto-generated"], True),
        (["Auto-Submitted: auto-replied (vacation)"], True),
        (["Auto-Submitted: no"], False),
        (["Precedence: bulk"], True),
        (["Precedence: list"], True),
        (["Precedence: first-class"], False),
        (["X-Autoreply: yes"], True),
        (["Content-Type: multipart/report; boundary=x"], True),
        ([], False),
    ],
)
def test_a_program_is_known_by_its_headers(headers: list[str], is_automatic: bool) -> None:
    assert read_mail(mail("x\n", *headers)).is_automatic is is_automatic


@pytest.mark.parametrize(
    ("subject", "is_automatic"),
    [
        ("Automatic reply: x", True),
        ("Réponse automatique : x", True),
        ("Afwezig: x", True),
        ("Out of office", True),
        ("Re: Afwezigheid van de regisseur", False),
        ("Automatisering", False),
    ],
)
def test_a_program_is_known_by_its_subject(subject: str, is_automatic: bool) -> None:
    assert read_mail(mail("x\n", subject=f"=?utf-8?Q?{subject.replace(' ', '_')}?=")).is_automatic is is_automatic


def test_a_mail_to_which_nothing_can_be_sent_back_is_of_a_program() -> None:
    data = plain().replace(b"Return-Path: <coordinator@arbeidszorg.example>", b"Return-Path: <>")
    assert read_mail(data).is_automatic


def test_an_answer_of_somebody_away_returns_nothing() -> None:
    found = read_mail(auto_reply())
    assert found.is_automatic
    assert found.bounces == ()
