"""Signals come into one dossier and out of it again; what cannot be bundled says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import CoSignatory, Dossier, Signal, StepKind
from regietafel.policy_signals.operations.bundling import bundle, take_out
from regietafel.policy_signals.operations.dossiers import (
    DossierData,
    note_step,
    open_dossier,
    purge_dossiers,
    remove_dossier,
    restore_dossier,
)
from regietafel.territories.models import Municipality, Region
from tests.cast import Person
from tests.policy_signals.make import (
    DAY,
    NOW,
    make_dossier,
    make_letter,
    make_note,
    make_reply,
    make_signal,
)

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def test_two_signals_begin_a_dossier_and_its_story(director: User, region: Region) -> None:
    one, two = make_signal(region, "De vergoeding stopte"), make_signal(region, "Niemand mag nog iets geven")
    dossier = open_dossier(
        actor=director, region=region, data=DossierData("Vergoeding", lead=director), signals=[one, two], now=NOW
    )
    assert set(dossier.signals.all()) == {one, two}
    one.refresh_from_db()
    assert (one.stands, dossier.phase) == (Phase.BUNDLED, Phase.BUNDLED)
    assert [step.kind for step in dossier.steps.all()] == [StepKind.OPENED]


def test_the_same_signal_twice_is_once(director: User, region: Region) -> None:
    dossier, signal = make_dossier(region), make_signal(region)
    bundle(actor=director, dossier=dossier, signals=[signal], now=NOW)
    bundle(actor=director, dossier=dossier, signals=[signal], now=NOW)
    assert dossier.steps.filter(kind=StepKind.JOINED).count() == 1


@pytest.mark.parametrize("why", ["elsewhere", "removed", "another dossier", "withdrawn"])
def test_what_cannot_be_bundled(why: str, director: User, region: Region, other_region: Region) -> None:
    dossier = make_dossier(region)
    if why == "elsewhere":
        signal = make_signal(other_region)
    elif why == "removed":
        signal = make_signal(region, removed_at=NOW)
    elif why == "withdrawn":
        signal = make_signal(region, phase=Phase.WITHDRAWN, reason="dubbel")
    else:
        signal = make_signal(region)
        make_dossier(region, "Een ander", signal)
    with pytest.raises(Refusal) as refused:
        bundle(actor=director, dossier=dossier, signals=[signal], now=NOW)
    assert refused.value.field == "signals"
    assert not dossier.signals.exists()


def test_a_closed_dossier_takes_nothing_more(director: User, region: Region) -> None:
    dossier = make_dossier(region, phase=Phase.FED_BACK, closed_on=dt.date(2026, 4, 1))
    with pytest.raises(Refusal):
        bundle(actor=director, dossier=dossier, signals=[make_signal(region)], now=NOW)


def test_out_of_the_dossier_it_stands_alone_again_until_it_was_sent(director: User, region: Region) -> None:
    signal = make_signal(region)
    dossier = make_dossier(region, "Vergoeding", signal)
    assert take_out(actor=director, signal=signal).stands == Phase.REPORTED
    bundle(actor=director, dossier=dossier, signals=[signal], now=NOW)
    Dossier.objects.update(phase=Phase.SENT)
    with pytest.raises(Refusal):
        take_out(actor=director, signal=Signal.objects.get(pk=signal.pk))


def test_a_dossier_goes_into_the_bin_with_its_signals_and_comes_back_with_them(director: User, region: Region) -> None:
    signal = make_signal(region)
    dossier = make_dossier(region, "Vergoeding", signal)
    remove_dossier(actor=director, dossier=dossier, now=NOW)
    assert restore_dossier(actor=director, dossier=dossier).signals.get() == signal
    remove_dossier(actor=director, dossier=dossier, now=NOW)
    assert purge_dossiers(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    signal.refresh_from_db()
    assert (signal.dossier, signal.stands) == (None, Phase.REPORTED)


def test_a_dossier_with_letters_and_signatures_goes_for_good_too(director: User, region: Region) -> None:
    dossier = make_dossier(region)
    version = make_note(dossier, "tekst").versions.get()
    make_reply(make_letter(dossier, note_version=version, sent_on=DAY))
    town = Municipality.objects.filter(regions=region).order_by("pk")[0]
    CoSignatory.objects.create(note=version.note, municipality=town, signed_on=DAY, signed_version=version)
    remove_dossier(actor=director, dossier=dossier, now=NOW)
    assert purge_dossiers(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    assert not Dossier.objects.exists()


def test_nobody_is_named_by_number_in_a_dossier_or_its_story(director: User, region: Region) -> None:
    data = DossierData("Vergoeding", summary="Het gaat om 85.07.30-033.28")
    with pytest.raises(Refusal) as refused:
        open_dossier(actor=director, region=region, data=data, now=NOW)
    assert refused.value.field == "summary"
    dossier = make_dossier(region)
    with pytest.raises(Refusal):
        note_step(actor=director, dossier=dossier, said="85.07.30-033.28 kwam", on=DAY, is_told=False, now=NOW)


def test_the_page_bundles_what_was_ticked(director: User, region: Region, client_of: ClientOf) -> None:
    one, two = make_signal(region, "Eerste"), make_signal(region, "Tweede")
    client, address = client_of(director), reverse("policy_signals:bundle", args=[region.slug])
    page = client.get(f"{address}?signal={one.pk}").content.decode()
    assert "Eerste" in page
    client.post(address, {"signals": [str(one.pk), str(two.pk)], "dossier": "", "once": "x1"})
    dossier = Dossier.objects.get()
    assert (dossier.title, dossier.lead, dossier.signals.count()) == ("Eerste", director, 2)
    assert dossier.opened_on == timezone.localdate()


def test_nothing_ticked_is_told_at_its_field(director: User, region: Region, client_of: ClientOf) -> None:
    make_signal(region)
    answer = client_of(director).post(reverse("policy_signals:bundle", args=[region.slug]), {"once": "x2"})
    assert answer.status_code == 422
    assert "Kies minstens één signaal." in answer.content.decode()
