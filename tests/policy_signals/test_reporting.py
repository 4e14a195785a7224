"""Reporting a signal with an account, for somebody else, or through the short form; and that nobody's client is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Signal, Voice, Way
from regietafel.policy_signals.operations.reporting import (
    SignalData,
    VoiceData,
    drop_voice,
    move_signal,
    purge_signals,
    remove_signal,
    report_signal,
    restore_signal,
    see_too,
)
from regietafel.policy_signals.queries.signals import signals_of, similar
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import WorkForm
from tests.cast import Person
from tests.policy_signals.make import NOW, make_dossier, make_signal, make_voice

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def reported(actor: User, region: Region) -> Signal:
    """A signal, through the deed."""
    data = SignalData("De bus rijdt niet meer")
    return report_signal(actor=actor, region=region, data=data, voice=VoiceData(user=actor), now=NOW)


def test_an_account_reports_and_sees_only_its_own(
    partner: User, editor: User, director: User, region: Region, client_of: ClientOf
) -> None:
    for person in (partner, editor):
        client_of(person).post(
            reverse("policy_signals:report", args=[region.slug]), {"what": f"Gemerkt door {person.name}", "once": "a"}
        )
    assert [one.what for one in signals_of(partner, region)] == [f"Gemerkt door {partner.name}"]
    assert signals_of(director, region).count() == 2
    voice = Voice.objects.get(user=partner)
    assert (voice.is_first, voice.way) == (True, Way.ACCOUNT)


def test_the_team_notes_it_for_somebody_else(director: User, region: Region, client_of: ClientOf) -> None:
    client_of(director).post(
        reverse("policy_signals:report", args=[region.slug]),
        {"what": "Aan de telefoon", "organisation_said": "Een werkvloer", "name": "begeleider", "once": "a"},
    )
    voice = Voice.objects.get()
    assert (str(voice), voice.way, voice.user, voice.wants_news) == (
        "begeleider (Een werkvloer)",
        Way.TEAM,
        None,
        True,
    )


def test_the_same_form_twice_is_one_signal(director: User, region: Region, client_of: ClientOf) -> None:
    client, address = client_of(director), reverse("policy_signals:report", args=[region.slug])
    for _again in range(2):
        client.post(address, {"what": "Eén keer", "once": "dezelfde"})
    assert Signal.objects.count() == 1


@pytest.mark.parametrize(
    ("what", "asks"),
    [
        ("Mijn cliënt Jan Peeters kan er niet heen", True),
        ("Bel hem op 0475 12 34 56", True),
        ("In 2025 waren het er 40", False),
    ],
)
def test_a_name_or_number_is_asked_about_once(
    what: str, asks: bool, director: User, region: Region, client_of: ClientOf
) -> None:
    client, address = client_of(director), reverse("policy_signals:report", args=[region.slug])
    answer = client.post(address, {"what": what, "once": "a"})
    assert (answer.status_code == 422) == asks
    if asks:
        assert what.replace("'", "&#x27;") in answer.content.decode()
        client.post(address, {"what": what, "anyway": "on", "once": "a"})
    assert Signal.objects.get().what == what


@pytest.mark.parametrize("anyway", ["", "on"])
def test_a_national_number_is_refused(anyway: str, director: User, region: Region, client_of: ClientOf) -> None:
    address = reverse("policy_signals:report", args=[region.slug])
    answer = client_of(director).post(address, {"what": "85.07.30-033.28", "anyway": anyway, "once": "a"})
    assert answer.status_code == 422
    assert not Signal.objects.exists()


def test_what_cannot_be_is_refused(director: User, region: Region, other_region: Region) -> None:
    elsewhere = list(Municipality.objects.filter(regions=other_region).exclude(regions=region)[:1])
    for data in (SignalData(" "), SignalData("x", municipalities=elsewhere)):
        with pytest.raises(Refusal):
            report_signal(actor=director, region=region, data=data, voice=VoiceData(user=director), now=NOW)


class TestSimilar:
    """What resembles the text, among what the person may read."""

    def test_words_in_another_order_and_with_accents(self, director: User, region: Region) -> None:
        make_signal(region, "De vergoeding van doelgroepmedewerkers stopte")
        make_signal(region, "De bus komt te laat")
        found = similar(director, region, "vergoeding doelgroepmedewerkers stopte")
        assert [str(one.signal) for one in found] == ["De vergoeding van doelgroepmedewerkers stopte"]

    def test_a_partner_sees_shared_dossiers_and_nobody_elses_words(self, partner: User, region: Region) -> None:
        make_signal(region, "De vergoeding stopte helemaal")
        make_dossier(region, "De vergoeding stopte helemaal", is_shared=False)
        shared = make_dossier(region, "Vergoeding stopte helemaal")
        found = similar(partner, region, "de vergoeding stopte helemaal")
        assert [one.dossier for one in found] == [shared]

    def test_a_few_letters_resemble_nothing(self, director: User, region: Region) -> None:
        make_signal(region, "bus")
        assert similar(director, region, "bus") == []


class TestSeeingToo:
    """Another voice for what is known already."""

    def test_a_partner_sees_it_too_once_and_takes_it_back(
        self, partner: User, region: Region, client_of: ClientOf
    ) -> None:
        dossier = make_dossier(region, "Vergoeding", make_signal(region))
        client, args = client_of(partner), [region.slug, dossier.pk]
        for key in ("a", "b"):
            client.post(reverse("policy_signals:see-too", args=args), {"note": "Bij ons ook", "once": key})
        assert Voice.objects.filter(user=partner).count() == 1
        client.post(reverse("policy_signals:see-too-undo", args=args))
        assert not Voice.objects.filter(user=partner).exists()

    def test_seeing_it_too_opens_nobody_elses_words(self, partner: User, region: Region, client_of: ClientOf) -> None:
        signal = make_signal(region, "Iets", suggestion="Geheim voorstel")
        dossier = make_dossier(region, "Vergoeding", signal)
        see_too(actor=partner, dossier=dossier, voice=VoiceData(user=partner), now=NOW)
        address = reverse("policy_signals:signal", args=[region.slug, signal.pk])
        assert client_of(partner).get(address).status_code == 404
        assert not signals_of(partner, region).exists()

    def test_one_person_is_one_voice_in_a_dossier(self, partner: User, region: Region) -> None:
        own = make_signal(region, "Tweede", user=partner)
        dossier = make_dossier(region, "Vergoeding", make_signal(region), own)
        voice = see_too(actor=partner, dossier=dossier, voice=VoiceData(user=partner), now=NOW)
        assert (voice.signal, Voice.objects.filter(user=partner).count()) == (own, 1)

    def test_the_signal_that_was_made_for_it_goes_with_it(self, partner: User, region: Region) -> None:
        dossier = make_dossier(region, "Contingenten", summary="Minder contingenten")
        voice = see_too(actor=partner, dossier=dossier, voice=VoiceData(user=partner), now=NOW)
        drop_voice(actor=partner, voice=voice)
        assert not Signal.objects.exists()

    def test_a_dossier_without_signals_gets_one(self, partner: User, region: Region) -> None:
        dossier = make_dossier(region, "Contingenten", summary="Minder contingenten")
        voice = see_too(actor=partner, dossier=dossier, voice=VoiceData(user=partner), now=NOW)
        assert (voice.signal.what, voice.signal.dossier) == ("Minder contingenten", dossier)

    def test_who_reported_it_first_stays(self, director: User, region: Region) -> None:
        signal = make_signal(region, user=director)
        make_voice(signal, name="Distel")
        with pytest.raises(Refusal):
            drop_voice(actor=director, voice=signal.voices.get(is_first=True))


class TestAlone:
    """A signal that stands alone is parked, withdrawn, taken up again, removed and put back."""

    def test_there_and_back_with_a_reason(self, director: User, region: Region) -> None:
        signal = reported(director, region)
        with pytest.raises(Refusal):
            move_signal(actor=director, signal=signal, to=Phase.PARKED, reason=" ")
        with pytest.raises(Refusal):
            move_signal(actor=director, signal=signal, to=Phase.PARKED, reason="85.07.30-033.28")
        assert move_signal(actor=director, signal=signal, to=Phase.PARKED, reason="later").phase == Phase.PARKED
        assert move_signal(actor=director, signal=signal, to=Phase.REPORTED, reason="").reason == ""

    def test_in_a_dossier_it_goes_where_the_dossier_goes(self, director: User, region: Region) -> None:
        signal = make_signal(region)
        make_dossier(region, "Vergoeding", signal)
        with pytest.raises(Refusal):
            move_signal(actor=director, signal=signal, to=Phase.PARKED, reason="later")
        with pytest.raises(Refusal):
            remove_signal(actor=director, signal=signal, now=NOW)

    def test_into_the_bin_and_back(self, director: User, region: Region) -> None:
        signal = reported(director, region)
        assert remove_signal(actor=director, signal=signal, now=NOW).is_removed
        assert not restore_signal(actor=director, signal=signal).is_removed
        remove_signal(actor=director, signal=signal, now=NOW)
        assert purge_signals(actor=None, before=NOW + dt.timedelta(days=1)) == 1


def test_an_edit_keeps_a_work_form_that_ended(director: User, region: Region, client_of: ClientOf) -> None:
    signal, form = make_signal(region, "Iets"), WorkForm.objects.create(code="oud", until=dt.date(2020, 1, 1))
    signal.work_forms.add(form)
    address = reverse("policy_signals:signal-edit", args=[region.slug, signal.pk])
    sent = {"what": "Iets anders", "work_forms": [str(form.pk)], "version": str(signal.version)}
    assert client_of(director).post(address, sent).status_code == 302
    assert list(signal.work_forms.all()) == [form]


def test_a_partner_takes_back_a_removal(partner: User, region: Region, client_of: ClientOf) -> None:
    signal, client = make_signal(region, "Iets", user=partner), client_of(partner)
    client.post(reverse("policy_signals:signal-remove", args=[region.slug, signal.pk]))
    signal.refresh_from_db()
    assert signal.is_removed
    client.post(reverse("policy_signals:signal-restore", args=[region.slug, signal.pk]))
    signal.refresh_from_db()
    assert not signal.is_removed


def test_few_people_are_told_to_the_team_alone(
    partner: User, director: User, region: Region, client_of: ClientOf
) -> None:
    signal = make_signal(region, "Iets", user=partner, people=3)
    address = reverse("policy_signals:signal", args=[region.slug, signal.pk])
    assert "minder dan 5" in client_of(partner).get(address).content.decode()
    assert "minder dan 5" not in client_of(director).get(address).content.decode()
