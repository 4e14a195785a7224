"""The list of signals: found by search by whoever sees them, and taken along as it stands on the screen."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from regietafel.people.models import User
from regietafel.policy_signals.models import Way
from regietafel.policy_signals.operations.reporting import (
    SignalData,
    VoiceData,
    edit_signal,
    remove_signal,
    report_signal,
)
from regietafel.territories.models import Region
from tests.cast import Person
from tests.policy_signals.make import NOW, make_dossier, make_signal

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


@pytest.mark.parametrize(
    ("name", "own", "found"),
    [
        ("director", False, True),
        ("colleague", False, True),
        ("partner", False, False),
        ("partner", True, True),
        ("editor", True, True),
        ("head_of_service", False, False),
        ("other_director", False, False),
    ],
)
def test_who_sees_it_on_the_list_finds_it(
    name: str, own: bool, found: bool, region: Region, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(name)
    voice = VoiceData(user=person) if own else VoiceData(name="kanariezegsman", way=Way.TEAM)
    signal = report_signal(actor=person, region=region, data=SignalData("Kanarie valt stil"), voice=voice, now=NOW)
    client, search = client_of(person), reverse("search:results", args=[region.slug])
    here = reverse("policy_signals:signal", args=[region.slug, signal.pk])
    page = client.get(search, {"q": "kanarie"})
    assert (page.status_code == 200 and here in page.content.decode()) == found
    listed = client.get(reverse("policy_signals:signals", args=[region.slug]))
    assert (listed.status_code == 200 and here in listed.content.decode()) == found


def test_search_follows_the_words_and_never_knows_who_reported(
    region: Region, director: User, client_of: ClientOf
) -> None:
    client, search = client_of(director), reverse("search:results", args=[region.slug])
    voice = VoiceData(name="Zegsman", way=Way.TEAM)
    signal = report_signal(actor=director, region=region, data=SignalData("Kanarie"), voice=voice, now=NOW)
    here = reverse("policy_signals:signal", args=[region.slug, signal.pk])
    assert here not in client.get(search, {"q": "zegsman"}).content.decode()
    edit_signal(actor=director, signal=signal, data=SignalData("Merel"), today=NOW.date(), version=signal.version)
    assert here in client.get(search, {"q": "merel"}).content.decode()
    assert here not in client.get(search, {"q": "kanarie"}).content.decode()
    remove_signal(actor=director, signal=signal, now=NOW)
    assert here not in client.get(search, {"q": "merel"}).content.decode()


def rows_of(client: Client, region: Region, **query: str) -> list[tuple[object, ...]]:
    """The rows of the sheet."""
    answer = client.get(reverse("policy_signals:signals-export", args=[region.slug, "xlsx"]), query)
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    return [row for row in sheet.iter_rows(values_only=True) if any(row)]


def test_the_sheet_holds_what_is_on_the_screen(region: Region, director: User, client_of: ClientOf) -> None:
    make_dossier(region, "Ons dossier", make_signal(region, "In een dossier"))
    make_signal(region, "Alleen", people=3, voice={"name": "Zegsman"})
    client = client_of(director)
    everything = str(rows_of(client, region))
    assert all(words in everything for words in ("In een dossier", "Ons dossier", "Alleen"))
    assert "Zegsman" not in everything
    asked = str(rows_of(client, region, phase="reported"))
    assert "Alleen" in asked
    assert "In een dossier" not in asked


def test_who_takes_along_the_own_signals_reads_no_dossier_and_no_small_count(
    region: Region, partner: User, client_of: ClientOf
) -> None:
    make_dossier(region, "Ons dossier", make_signal(region, "Zelf gemeld", partner, people=3))
    make_signal(region, "Van een ander")
    said = str(rows_of(client_of(partner), region))
    assert "Zelf gemeld" in said
    assert "Van een ander" not in said
    assert "Ons dossier" not in said
    assert "minder dan 5" in said
