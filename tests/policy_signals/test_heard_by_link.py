"""The page behind the link of a mail: the own words, the told story, and no more; and what its buttons do."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.membership.operations import close_account
from regietafel.notices.models import MailState, OutboxMail
from regietafel.people.models import User
from regietafel.policy_signals import links
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Signal, Step, Told, ToldBy, Voice
from regietafel.policy_signals.operations.news_clock import forget_voices
from regietafel.territories.models import Region
from tests.policy_signals.make import DAY, NOW, make_dossier, make_signal, make_step, make_voice


@pytest.fixture
def voice(region: Region) -> Voice:
    """Who reported a signal without an account, with a link that works."""
    signal = make_signal(
        region,
        "De vergoeding stopte",
        voice={"name": "Een jobcoach", "email": "coach@example.org", "until": far(), "note": "Al een jaar"},
    )
    make_voice(signal, name="Iemand anders", email="ander@example.org")
    dossier = make_dossier(region, "Vergoeding", signal, phase=Phase.SENT, summary="Binnenskamers")
    make_step(dossier, "We schreven een brief.")
    make_step(dossier, "Alleen voor het team.", is_told=False)
    return signal.voices.get(is_first=True)


def far(days: int = 100) -> dt.date:
    """A day from now."""
    return timezone.localdate() + dt.timedelta(days=days)


def address(voice: Voice, deed: str = "", token: str = "") -> str:
    """Where the page of a voice stands, or one of its deeds."""
    token = token or links.token_for(links.VOICE, voice.pk, voice.issue)
    return reverse(
        "policy_signals:heard-deed" if deed else "policy_signals:heard", args=[token, *([deed] if deed else [])]
    )


def press(voice: Voice, deed: str, **typed: str) -> int:
    """Press a button of the page as it is sent by our own form."""
    key = links.form_key(links.token_for(links.VOICE, voice.pk, voice.issue))
    return Client(enforce_csrf_checks=True).post(address(voice, deed), {"key": key, **typed}).status_code


def test_the_page_tells_the_own_words_and_the_story_and_no_more(voice: Voice) -> None:
    answer = Client().get(address(voice))
    text = answer.content.decode()
    for there in ("De vergoeding stopte", "Al een jaar", "We schreven een brief."):
        assert there in text
    for hidden in ("Alleen voor het team", "Binnenskamers", "Iemand anders", "ander@example.org", "coach@example.org"):
        assert hidden not in text
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"


def test_looking_writes_nothing(voice: Voice) -> None:
    before = Voice.objects.filter(pk=voice.pk).values().get()
    Client().get(address(voice))
    for deed in ("stop", "again", "remark", "renew", "forget"):
        Client().get(address(voice, deed))
    assert Voice.objects.filter(pk=voice.pk).values().get() == before
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize(
    ("change", "status"),
    [({"until": far(-1)}, 410), ({"until": None}, 410), ({"issue": 2}, 410)],
    ids=["expired", "withdrawn", "replaced"],
)
def test_a_link_that_ended_says_so_and_leaks_nothing(voice: Voice, change: dict[str, object], status: int) -> None:
    here = address(voice)
    Voice.objects.filter(pk=voice.pk).update(**change)
    answer = Client().get(here)
    assert answer.status_code == status
    assert "vergoeding" not in answer.content.decode().lower()
    assert "coach" not in answer.content.decode()


def test_what_was_forwarded_to_another_row_or_altered_opens_nothing(voice: Voice) -> None:
    good = links.token_for(links.VOICE, voice.pk)
    other = links.token_for("policy_signals.other", voice.pk)
    for wrong in (other, good[:-1] + ("A" if good[-1] != "A" else "B"), f"{voice.pk + 1}-1.{good.split('.')[1]}", "x"):
        assert Client().get(address(voice, token=wrong)).status_code == 404


def test_a_signal_in_the_bin_is_gone(voice: Voice) -> None:
    Signal.objects.update(removed_at=NOW)
    answer = Client().get(address(voice))
    assert answer.status_code == 410
    assert "vergoeding" not in answer.content.decode().lower()


def test_no_news_any_more_and_news_after_all(voice: Voice, region: Region) -> None:
    again = make_signal(region, "Ook hier", voice={"email": "COACH@example.org"}, dossier=voice.signal.dossier)
    assert press(voice, "stop") == 302
    assert not Voice.objects.filter(email__iexact="coach@example.org", wants_news=True).exists()
    assert press(voice, "again") == 302
    assert again.voices.get().wants_news
    assert Voice.objects.get(email="ander@example.org").wants_news


def test_a_remark_reaches_the_team_alone(voice: Voice) -> None:
    assert press(voice, "remark", text="Het gebeurt nu ook elders.") == 302
    voice.refresh_from_db()
    assert "elders" in voice.note
    step = Step.objects.get(said__contains="elders")
    assert not step.is_told
    assert step.dossier == voice.signal.dossier


@pytest.mark.parametrize("text", ["", "Het gaat om 85.07.30-033.28", "x" * 801])
def test_a_remark_that_cannot_be_kept_comes_back(voice: Voice, text: str) -> None:
    assert press(voice, "remark", text=text) == 422


def test_to_be_forgotten_is_asked_twice_and_leaves_nothing(voice: Voice) -> None:
    mail = OutboxMail.objects.create(
        key="signal-news-1",
        to="coach@example.org",
        subject="x",
        body="x",
        region=voice.signal.region,
        state=MailState.SENT,
        next_try_at=NOW,
    )
    step = Step.objects.get(is_told=True)
    Told.objects.create(voice=voice, step=step, by_way_of=ToldBy.MAIL, on=DAY, mail=mail)
    assert press(voice, "forget") == 422
    assert press(voice, "forget", sure="on") == 200
    voice.refresh_from_db()
    assert (voice.name, voice.email, voice.wants_news, voice.until) == ("", "", False, None)
    assert Signal.objects.filter(pk=voice.signal_id, what="De vergoeding stopte").exists()
    assert not OutboxMail.objects.exists()
    assert Told.objects.filter(voice=voice).exists()
    assert Client().get(address(voice)).status_code == 410


def test_an_account_is_not_forgotten_by_link(voice: Voice, partner: User) -> None:
    Voice.objects.filter(pk=voice.pk).update(user=partner)
    assert press(voice, "forget", sure="on") == 422


def test_a_new_link_goes_to_the_same_address_and_ends_the_old(voice: Voice) -> None:
    old = address(voice)
    Voice.objects.filter(pk=voice.pk).update(until=far(-1))
    answer = Client().get(old)
    assert "coach@example.org" not in answer.content.decode()
    assert press(voice, "renew") == 200
    mail = OutboxMail.objects.get()
    assert mail.to == "coach@example.org"
    voice.refresh_from_db()
    assert address(voice) in mail.body
    assert (Client().get(old).status_code, Client().get(address(voice)).status_code) == (410, 200)


def test_a_link_that_still_works_brings_no_new_one(voice: Voice) -> None:
    press(voice, "renew")
    assert not OutboxMail.objects.exists()


def test_a_form_that_is_not_ours_is_refused(voice: Voice) -> None:
    assert Client().post(address(voice, "stop"), {"key": "x"}).status_code == 403
    voice.refresh_from_db()
    assert voice.wants_news


def test_a_script_is_stopped(voice: Voice) -> None:
    assert [press(voice, "stop") for _ in range(32)][-1] == 429


@pytest.mark.parametrize(("closed", "kept"), [(364, True), (367, False)])
def test_addresses_are_forgotten_a_year_after_closing(region: Region, voice: Voice, closed: int, kept: bool) -> None:
    now = timezone.now()
    day = timezone.localdate(now) - dt.timedelta(days=closed)
    Dossier.objects.update(phase=Phase.FED_BACK, closed_on=day)
    for _ in range(2):
        forget_voices(actor=None, region=region, now=now)
    voice.refresh_from_db()
    assert bool(voice.email and voice.name) is kept


def test_a_closed_account_leaves_no_name_behind(region: Region, voice: Voice, partner: User) -> None:
    Voice.objects.filter(pk=voice.pk).update(user=partner)
    close_account(actor=partner, person=partner, now=timezone.now())
    forget_voices(actor=None, region=region, now=timezone.now())
    voice.refresh_from_db()
    assert (voice.name, voice.email, voice.wants_news) == ("", "", False)
