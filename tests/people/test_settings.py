"""What a person changes about the own account, and what they can take along."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from regietafel.journal.models import Entry
from regietafel.journal.operations import record
from regietafel.membership.models import FunctionHolder
from regietafel.notices.operations import post
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast

ClientOf = Callable[[cast.Person], Client]
GIVEN = {"name": "Pia Anders", "language": "en", "density": "compact"}


def test_settings_are_kept_and_the_page_comes_back_in_the_language(partner: User, client_of: ClientOf) -> None:
    response = client_of(partner).post("/nl/me/", GIVEN)
    assert response["Location"] == "/en/me/"
    person = cast.fresh(partner)
    assert (person.name, person.language, person.density, person.shortcuts) == ("Pia Anders", "en", "compact", False)
    entry = Entry.objects.get()
    assert (entry.before, entry.after) == ({"name": "Pia Partner"}, {"name": "Pia Anders"})


def test_what_concerns_nobody_else_is_not_written_down(partner: User, client_of: ClientOf) -> None:
    client_of(partner).post("/nl/me/", {**GIVEN, "name": partner.name})
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "a" * 151}, {"language": "xx"}, {"density": "9"}, {"language": "fr"}]
)
def test_nonsense_is_refused_with_what_was_typed_kept(
    wrong: dict[str, str], partner: User, client_of: ClientOf
) -> None:
    response = client_of(partner).post("/nl/me/", {**GIVEN, **wrong})
    assert response.status_code == 422
    assert cast.fresh(partner).name == "Pia Partner"


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/nl/r/leiestreek/people/?q=a", "/nl/r/leiestreek/people/?q=a"),
        ("https://evil.example/", "/nl/me/"),
        ("//evil.example/", "/nl/me/"),
        ("javascript:alert(1)", "/nl/me/"),
        ("", "/nl/me/"),
    ],
)
def test_the_button_beside_a_table_leads_back_to_it_and_nowhere_else(
    asked: str, leads_to: str, partner: User, client_of: ClientOf
) -> None:
    response = client_of(partner).post("/nl/me/density/", {"density": "compact", "next": asked})
    assert response["Location"] == leads_to
    assert cast.fresh(partner).density == "compact"


def exported(client: Client) -> dict[str, Any]:
    response = client.get("/nl/me/export/")
    assert response["Content-Disposition"].startswith("attachment")
    found: dict[str, Any] = json.loads(response.content)
    return found


def test_the_export_holds_what_we_keep(
    partner: User, region: Region, organisation: Organisation, client_of: ClientOf
) -> None:
    function = Function.objects.create(region=region, name="expert")
    FunctionHolder.objects.create(function=function, user=partner, since="2025-01-01")
    record(actor=partner, verb="changed", on=organisation, region=region)
    post(to=partner.email, subject="Dag", body="Zie https://testserver/nl/x/secret/", person=partner)
    found = exported(client_of(partner))
    assert found["account"]["email"] == partner.email
    assert [role["region"] for role in found["account"]["roles"]] == [region.name]
    assert [deed["label"] for deed in found["journal"]] == [organisation.name]
    assert found["seats"]["organisations"] == [organisation.name]
    assert found["seats"]["functions"][0]["function"] == "expert"
    assert [mail["subject"] for mail in found["mail"]] == ["Dag"]
    text = json.dumps(found)
    assert "secret" not in text
    assert partner.password not in text


def test_the_export_holds_nothing_of_anybody_else(
    partner: User, director: User, other_director: User, organisation: Organisation, client_of: ClientOf
) -> None:
    record(actor=director, verb="changed", on=organisation, region=organisation.region)
    post(to=director.email, subject="Geheim", body="t", person=director)
    text = json.dumps(exported(client_of(partner)))
    for word in (director.email, director.name, "Geheim", other_director.email, "Polderland"):
        assert word not in text


def test_a_stranger_is_sent_to_sign_in(client: Client, db: None) -> None:
    for path in ("/nl/me/", "/nl/me/export/", "/nl/me/close/"):
        assert client.get(path)["Location"].startswith("/nl/account/login/")
