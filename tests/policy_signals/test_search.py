"""Dossiers are found by their words, by whoever reads them and by nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from regietafel.people.models import User
from regietafel.policy_signals.operations.dossiers import DossierData, edit_dossier, open_dossier, remove_dossier
from regietafel.territories.models import Region
from tests.policy_signals.make import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "shared", "found"),
    [
        ("director", False, True),
        ("colleague", False, True),
        ("partner", True, True),
        ("partner", False, False),
        ("head_of_service", True, True),
        ("editor", True, False),
        ("other_director", True, False),
    ],
)
def test_who_finds_it(
    name: str, shared: bool, found: bool, region: Region, director: User, request: pytest.FixtureRequest
) -> None:
    data = DossierData("Kanarievergoeding", summary="Niemand krijgt nog iets", is_shared=shared)
    dossier = open_dossier(actor=director, region=region, data=data, now=NOW)
    person = request.getfixturevalue(name)
    client = request.getfixturevalue("client_of")(person)
    page = client.get(reverse("search:results", args=[region.slug]), {"q": "kanarievergoeding"})
    here = reverse("policy_signals:dossier", args=[region.slug, dossier.pk])
    assert (page.status_code == 200 and here in page.content.decode()) == found


def test_it_follows_what_is_done_with_it(region: Region, director: User, request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue("client_of")(director)
    dossier = open_dossier(actor=director, region=region, data=DossierData("Kanarie"), now=NOW)
    here, search = (
        reverse("policy_signals:dossier", args=[region.slug, dossier.pk]),
        reverse("search:results", args=[region.slug]),
    )
    assert here in client.get(search, {"q": "kanarie"}).content.decode()
    edit_dossier(actor=director, dossier=dossier, data=DossierData("Merel"), version=dossier.version)
    assert here not in client.get(search, {"q": "kanarie"}).content.decode()
    assert here in client.get(search, {"q": "merel"}).content.decode()
    remove_dossier(actor=director, dossier=dossier, now=NOW)
    assert here not in client.get(search, {"q": "merel"}).content.decode()
