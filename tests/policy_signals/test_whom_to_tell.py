"""The block on the page of a dossier, the lines on the start page and what waits: whom somebody must tell, and what can close."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regietafel.attention.sources import sources
from regietafel.core import registry
from regietafel.people.models import User
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, StepKind, Told, ToldBy
from regietafel.policy_signals.providers.telling import start_blocks, waiting
from regietafel.policy_signals.views.telling_block import telling_block
from regietafel.territories.models import Region
from tests.policy_signals.make import DAY, NOW, make_dossier, make_signal, make_step, make_voice


@pytest.fixture
def dossier(region: Region) -> Dossier:
    """An answered dossier: one with an address, one without, one who wants no news, one without any trace."""
    signal = make_signal(region, voice={"name": "Jobcoach", "email": "jobcoach@example.org"})
    make_voice(signal, name="Buurtwerker")
    make_voice(signal, name="Stil", wants_news=False)
    make_voice(signal)
    made = make_dossier(region, "Vergoeding", signal, phase=Phase.ANSWERED, outcome="Het mag.")
    make_step(made, "We schreven.", tell_at=NOW)
    make_step(made, "Het mag.", kind=StepKind.OUTCOME, tell_at=NOW)
    return made


def hear_all(dossier: Dossier) -> None:
    """Let everyone hear every step."""
    for step in dossier.steps.all():
        for voice in dossier.signals.get().voices.all():
            Told.objects.get_or_create(voice=voice, step=step, by_way_of=ToldBy.PERSON, on=DAY)


def test_the_block_names_who_must_hear_and_counts_the_rest(dossier: Dossier, director: User) -> None:
    block = telling_block(director, dossier, DAY)
    assert [one.who for one in block["people"]] == ["Jobcoach", "Buurtwerker"]
    assert (block["unknown"], block["no_news"], block["waits"]) == (1, 1, 2)
    assert [(row.heard, row.total, row.by_hand) for row in block["rows"]] == [(0, 2, 1), (0, 2, 1)]


@pytest.mark.parametrize("who", ["partner", "head_of_service"])
def test_who_does_not_work_there_sees_nobody(dossier: Dossier, who: str, request: pytest.FixtureRequest) -> None:
    person: Any = request.getfixturevalue(who)
    assert telling_block(person, dossier, DAY) == {}


def test_the_page_asks_as_often_for_many_as_for_few(
    dossier: Dossier, director: User, client_of: Any, region: Region
) -> None:
    client: Client = client_of(director)
    here = f"/nl/r/{region.slug}/signals/dossiers/{dossier.pk}/"
    client.get(here)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(here)
    for number in range(40):
        make_voice(dossier.signals.get(), name=f"Melder {number}")
        make_step(dossier, f"Stap {number}", tell_at=NOW)
    with CaptureQueriesContext(connection) as many:
        text = client.get(here).content.decode()
    assert len(many) == len(few)
    assert "en nog 12" in text


def test_the_start_page_says_whom_to_tell_and_what_can_close(dossier: Dossier, director: User, region: Region) -> None:
    (block,) = start_blocks(director, region, DAY)
    assert [line.count for line in block.lines] == [1]
    assert block.lines[0].note == "Vergoeding"
    hear_all(dossier)
    (block,) = start_blocks(director, region, DAY)
    assert [line.text for line in block.lines] == ["Kan afgesloten worden: Vergoeding"]
    assert block.lines[0].url.endswith(f"/dossiers/{dossier.pk}/#telling")


def test_what_waits_is_known_by_the_same_key_each_time(dossier: Dossier, director: User, region: Region) -> None:
    assert waiting in [source.find for source in sources]
    keys = [[one.key for one in waiting(director, region, DAY)] for _ in range(2)]
    assert keys == [[f"policy_signals.tell:{dossier.pk}"]] * 2
    hear_all(dossier)
    assert [one.key for one in waiting(director, region, DAY)] == [f"policy_signals.close:{dossier.pk}"]


@pytest.mark.parametrize("who", ["partner", "editor", "head_of_service", "other_director"])
def test_only_the_team_is_asked(dossier: Dossier, region: Region, who: str, request: pytest.FixtureRequest) -> None:
    person: Any = request.getfixturevalue(who)
    assert not list(start_blocks(person, region, DAY))
    assert not list(waiting(person, region, DAY))


def test_who_reported_after_closing_is_still_to_be_told(dossier: Dossier, director: User, region: Region) -> None:
    hear_all(dossier)
    Dossier.objects.update(phase=Phase.FED_BACK)
    make_voice(dossier.signals.get(), name="Later")
    assert [one.key for one in waiting(director, region, DAY)] == [f"policy_signals.tell:{dossier.pk}"]


def test_an_account_finds_in_its_own_data_what_it_told_and_heard(dossier: Dossier, partner: User) -> None:
    voice = make_voice(dossier.signals.get(), user=partner, note="Ook bij ons")
    Told.objects.create(voice=voice, step=dossier.steps.get(said="We schreven."), by_way_of=ToldBy.PHONE, on=DAY)
    provider = registry.personal_data.get("signals")
    assert provider is not None
    (row,) = provider(partner)
    assert row["note"] == "Ook bij ons"
    assert [told["step"] for told in row["told"]] == ["We schreven."]
    assert "Buurtwerker" not in str(row)
