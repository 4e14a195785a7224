"""Everyone who reported hears each step: by one mail a person, after a quiet while, in the own language, and never twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.core.errors import Refusal
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import post
from regietafel.people.models import User
from regietafel.policy_signals.models import Dossier, Signal, Step, StepKind, Told
from regietafel.policy_signals.operations import news
from regietafel.policy_signals.operations.news_clock import tell_dossier, tick
from regietafel.policy_signals.operations.steps import add_step
from regietafel.policy_signals.operations.telling import hold_step, mend_step, release_step
from regietafel.territories.models import Region
from tests.policy_signals.make import NOW, make_dossier, make_signal, make_voice

LATER = NOW + dt.timedelta(minutes=16)
TOMORROW = NOW + dt.timedelta(days=1)


@pytest.fixture
def signal(region: Region) -> Signal:
    """A signal of somebody without an account who left an address."""
    return make_signal(region, "De vergoeding stopte", voice={"name": "Een jobcoach", "email": "coach@example.org"})


@pytest.fixture
def dossier(region: Region, signal: Signal) -> Dossier:
    """The dossier of that signal."""
    return make_dossier(region, "Vergoeding", signal)


def step_in(dossier: Dossier, said: str, now: dt.datetime = NOW, kind: StepKind = StepKind.OTHER) -> Step:
    """A step, as a deed adds it."""
    return add_step(actor=None, dossier=dossier, kind=kind, said=said, now=now)


def test_a_mail_leaves_after_a_quiet_while_and_says_what_happened(dossier: Dossier) -> None:
    step_in(dossier, "We schreven een brief.")
    tick(NOW + dt.timedelta(minutes=14))
    assert not OutboxMail.objects.exists()
    tick(LATER)
    mail = OutboxMail.objects.get()
    assert mail.to == "coach@example.org"
    for words in ("De vergoeding stopte", "We schreven een brief.", "/nl/heard/", "Een jobcoach"):
        assert words in mail.body


def test_the_clock_twice_is_one_mail(dossier: Dossier) -> None:
    step_in(dossier, "We schreven een brief.")
    for now in (LATER, LATER, TOMORROW, TOMORROW + dt.timedelta(days=1)):
        tick(now)
    assert OutboxMail.objects.count() == 1


def test_steps_of_one_day_stand_together(dossier: Dossier) -> None:
    step_in(dossier, "Eerste stap.")
    step_in(dossier, "Tweede stap.", NOW + dt.timedelta(minutes=10))
    tick(LATER)
    assert not OutboxMail.objects.exists()
    tick(NOW + dt.timedelta(minutes=26))
    body = OutboxMail.objects.get().body
    assert "Eerste stap." in body
    assert "Tweede stap." in body


def test_nobody_gets_two_mails_a_day_about_one_dossier(dossier: Dossier) -> None:
    step_in(dossier, "Eerste stap.")
    tick(LATER)
    step_in(dossier, "Tweede stap.", LATER)
    tick(NOW + dt.timedelta(hours=3))
    assert OutboxMail.objects.count() == 1
    tick(TOMORROW)
    assert OutboxMail.objects.filter(body__contains="Tweede stap.").exclude(body__contains="Eerste").count() == 1


def test_one_person_with_several_voices_gets_one_mail(region: Region, dossier: Dossier) -> None:
    other = make_signal(region, "Ook hier", voice={"email": "Coach@example.org"}, dossier=dossier)
    step = step_in(dossier, "We schreven een brief.")
    tick(LATER)
    assert OutboxMail.objects.count() == 1
    assert set(Told.objects.filter(step=step).values_list("voice__signal", flat=True)) == {
        other.pk,
        dossier.signals.exclude(pk=other.pk).get().pk,
    }


def test_who_wants_no_news_or_has_no_address_gets_no_mail(dossier: Dossier, signal: Signal) -> None:
    make_voice(signal, email="stil@example.org", wants_news=False)
    make_voice(signal, name="Iemand zonder adres")
    step_in(dossier, "We schreven een brief.")
    tick(LATER)
    assert [mail.to for mail in OutboxMail.objects.all()] == ["coach@example.org"]


def test_an_account_is_mailed_at_its_address_and_not_once_it_is_closed(
    dossier: Dossier, signal: Signal, partner: User
) -> None:
    make_voice(signal, user=partner)
    step_in(dossier, "Eerste stap.")
    tick(LATER)
    assert OutboxMail.objects.filter(to=partner.email, person=partner).count() == 1
    User.objects.filter(pk=partner.pk).update(is_active=False)
    step_in(dossier, "Tweede stap.", TOMORROW)
    tick(TOMORROW + dt.timedelta(hours=1))
    assert OutboxMail.objects.filter(to=partner.email).count() == 1


def test_the_mail_speaks_the_language_of_who_reported(dossier: Dossier, signal: Signal) -> None:
    signal.voices.update(language="en")
    step_in(dossier, "We schreven een brief.")
    tick(LATER)
    mail = OutboxMail.objects.get()
    assert mail.language == "en"
    assert "/en/heard/" in mail.body
    assert "You told us" in mail.body


def test_what_is_for_the_team_is_never_mailed(dossier: Dossier) -> None:
    add_step(actor=None, dossier=dossier, kind=StepKind.OTHER, said="Intern.", now=NOW, is_told=False)
    tick(TOMORROW)
    assert not OutboxMail.objects.exists()


def test_a_step_is_held_back_and_let_go(dossier: Dossier, director: User) -> None:
    step = step_in(dossier, "We schreven een brief.")
    hold_step(actor=director, step=step)
    tick(TOMORROW)
    assert not OutboxMail.objects.exists()
    release_step(actor=director, step=step, now=TOMORROW)
    tick(TOMORROW + dt.timedelta(minutes=16))
    assert OutboxMail.objects.count() == 1


def test_words_are_put_right_before_they_leave_and_not_after(dossier: Dossier, director: User) -> None:
    step = step_in(dossier, "We schreven een breif.")
    mend_step(actor=director, step=step, said="We schreven een brief.", seen=step.said, now=NOW)
    tick(LATER)
    assert "breif" not in OutboxMail.objects.get().body
    with pytest.raises(Refusal):
        mend_step(actor=director, step=step, said="Anders.", seen="We schreven een brief.", now=LATER)


def test_the_second_who_puts_words_right_is_told(dossier: Dossier, director: User) -> None:
    step = step_in(dossier, "Een.")
    mend_step(actor=director, step=step, said="Twee.", seen="Een.", now=NOW)
    with pytest.raises(Refusal, match=r"Twee\."):
        mend_step(actor=director, step=step, said="Drie.", seen="Een.", now=NOW)


def test_the_button_sends_at_once_and_once(dossier: Dossier, director: User) -> None:
    step_in(dossier, "We schreven een brief.")
    assert tell_dossier(actor=director, dossier=dossier, now=NOW, at_once=True) == 1
    assert tell_dossier(actor=director, dossier=dossier, now=NOW, at_once=True) == 0


def test_who_joins_later_hears_the_story_so_far_in_one_mail(dossier: Dossier, signal: Signal) -> None:
    step_in(dossier, "Eerste stap.")
    tick(LATER)
    step_in(dossier, "Tweede stap.", TOMORROW)
    tick(TOMORROW + dt.timedelta(hours=1))
    make_voice(signal, email="later@example.org")
    tick(TOMORROW + dt.timedelta(days=2))
    body = OutboxMail.objects.get(to="later@example.org").body
    assert "Eerste stap." in body
    assert "Tweede stap." in body


@pytest.mark.parametrize("where", ["dossier", "signal"])
def test_nothing_leaves_about_what_lies_in_the_bin(dossier: Dossier, signal: Signal, where: str) -> None:
    step_in(dossier, "We schreven een brief.")
    (dossier if where == "dossier" else signal).__class__.objects.update(removed_at=NOW)
    tick(LATER)
    assert not OutboxMail.objects.exists()


def test_a_mail_that_left_is_certain_and_stays_told_when_it_is_forgotten(dossier: Dossier) -> None:
    step = step_in(dossier, "We schreven een brief.")
    tick(LATER)
    OutboxMail.objects.update(state=MailState.SENT)
    tick(LATER)
    OutboxMail.objects.all().delete()
    assert Told.objects.get(step=step).mail is None


def test_a_clock_that_dies_half_way_tells_everyone_once(
    dossier: Dossier, signal: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        make_voice(signal, email=f"{number}@example.org")
    step_in(dossier, "We schreven een brief.")
    posted: list[str] = []

    def dies(**words: Any) -> OutboxMail:
        posted.append(words["to"])
        if len(posted) == 3:
            raise KeyboardInterrupt
        return post(**words)

    monkeypatch.setattr(news, "post", dies)
    with pytest.raises(KeyboardInterrupt):
        tick(LATER)
    assert OutboxMail.objects.count() == Told.objects.count() == 0
    tick(LATER)
    assert sorted(mail.to for mail in OutboxMail.objects.all()) == [
        "0@example.org",
        "1@example.org",
        "2@example.org",
        "coach@example.org",
    ]
