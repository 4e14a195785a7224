"""The mail tells what is new, once, grouped, in the language of its reader, and never floods."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.attention.digest import MOST_LINES
from regietafel.attention.models import PutOff, Rhythm, Told, Wish
from regietafel.attention.operations.mailing import make_mail, people_due, tick
from regietafel.notices.delivery import message_of
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.attention.conftest import NOW, Desk

WEEK = dt.timedelta(days=7)


@pytest.fixture
def reader(director: User) -> User:
    """The director, whose account is there for a while."""
    User.objects.update(created_at=NOW - dt.timedelta(days=90))
    director.refresh_from_db()
    return director


def mails() -> list[OutboxMail]:
    return list(OutboxMail.objects.order_by("pk"))


def test_what_waits_is_told_once_and_what_comes_later_the_next_time(reader: User, desk: Desk) -> None:
    desk.put("one", "a", "b")
    assert make_mail(actor=None, person=reader, now=NOW)
    assert not make_mail(actor=None, person=reader, now=NOW + dt.timedelta(hours=1))
    desk.put("two", "c")
    assert make_mail(actor=None, person=reader, now=NOW + WEEK)
    first, second = mails()
    assert "Regel a" in first.body
    assert "Regel b" in first.body
    assert "Regel c" in second.body
    assert "Regel a" not in second.body
    assert "2 dingen" in second.body
    assert first.subject == "Nieuw voor jou: 2 dingen"


def test_nothing_new_is_no_mail(reader: User, desk: Desk) -> None:
    assert not make_mail(actor=None, person=reader, now=NOW)
    desk.put("one", "a")
    make_mail(actor=None, person=reader, now=NOW + WEEK)
    assert not make_mail(actor=None, person=reader, now=NOW + 2 * WEEK)
    assert len(mails()) == 1


def test_what_was_done_and_comes_back_is_new_again(reader: User, desk: Desk) -> None:
    desk.put("one", "a")
    make_mail(actor=None, person=reader, now=NOW)
    desk.take("one", "a")
    make_mail(actor=None, person=reader, now=NOW + WEEK)
    assert not Told.objects.exists()
    desk.put("one", "a")
    assert make_mail(actor=None, person=reader, now=NOW + 2 * WEEK)


def test_each_line_has_a_link_and_each_kind_a_heading(reader: User, desk: Desk) -> None:
    desk.put("one", "a", due=dt.date(2026, 10, 30))
    desk.put("two", "b")
    make_mail(actor=None, person=reader, now=NOW)
    body = mails()[0].body
    assert body.index("Eerste soort") < body.index("Regel a") < body.index("Tweede soort")
    assert "http://testserver/nl/a/" in body.replace("http://127.0.0.1:8000", "http://testserver")
    assert "te laat sinds 30 oktober 2026" in body


def test_a_long_list_says_how_many_more_and_never_tells_them_again(reader: User, desk: Desk) -> None:
    desk.put("one", *(f"r{number:03}" for number in range(500)))
    make_mail(actor=None, person=reader, now=NOW)
    body = mails()[0].body
    assert body.count("Regel r") == MOST_LINES
    assert f"en nog {500 - MOST_LINES}" in body
    assert not make_mail(actor=None, person=reader, now=NOW + WEEK)


def test_the_mail_is_in_the_language_of_its_reader(reader: User, desk: Desk) -> None:
    User.objects.filter(pk=reader.pk).update(language="en")
    desk.put("one", "a")
    make_mail(actor=None, person=reader, now=NOW)
    mail = mails()[0]
    assert mail.language == "en"
    assert mail.subject == "New for you: 1 thing"
    assert "/en/me/waiting/" in mail.body


def test_who_wants_none_gets_none_and_kinds_are_left_out(reader: User, desk: Desk) -> None:
    desk.put("one", "a")
    desk.put("two", "b")
    wish = Wish.objects.create(user=reader, rhythm=Rhythm.OFF)
    assert reader not in people_due(NOW)
    assert not make_mail(actor=None, person=reader, now=NOW)
    wish.rhythm, wish.not_mailed = Rhythm.DAILY, ["two"]
    wish.save()
    assert make_mail(actor=None, person=reader, now=NOW)
    assert "Regel a" in mails()[0].body
    assert "Regel b" not in mails()[0].body


def test_what_is_put_off_is_told_when_its_day_comes(reader: User, region: Region, desk: Desk) -> None:
    desk.put("one", "a")
    PutOff.objects.create(user=reader, key=f"{region.pk}/a", until=NOW.date() + dt.timedelta(days=3))
    assert not make_mail(actor=None, person=reader, now=NOW)
    assert make_mail(actor=None, person=reader, now=NOW + WEEK)


def test_the_clock_serves_everybody_with_a_seat_and_only_once(
    reader: User, colleague: User, partner: User, editor: User, admin: User, desk: Desk
) -> None:
    User.objects.update(created_at=NOW - dt.timedelta(days=90))
    desk.put("one", "a")
    tick(NOW)
    told = {mail.to for mail in mails()}
    assert told == {one.email for one in (reader, colleague, partner, editor)}
    assert admin.email not in told
    tick(NOW + dt.timedelta(minutes=5))
    assert len(mails()) == 4


def test_a_mail_program_can_offer_to_turn_it_off(reader: User, desk: Desk) -> None:
    desk.put("one", "a")
    make_mail(actor=None, person=reader, now=NOW)
    header = message_of(mails()[0]).message()["List-Unsubscribe"]
    assert header.startswith("<http")
    assert "/mail-off/" in header
    assert header.endswith(">")


def test_a_closed_account_hears_nothing(reader: User, desk: Desk) -> None:
    desk.put("one", "a")
    User.objects.update(is_active=False)
    assert people_due(NOW) == []
