"""The public list for scripts, and the words of HSDS in which it is told."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Listing
from regietafel.workplaces.queries.export_choice import told_in_full
from regietafel.workplaces.queries.hsds import services
from regietafel.workplaces.queries.visible import workplaces_visible_to
from regietafel.workplaces.reference import load_codes
from tests.cast import Person
from tests.workplaces.hsds_schema import faults
from tests.workplaces.make import make_workplace, open_directory
from tests.workplaces.make_full import contact_of, full_workplace

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 1)
SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "interop" / "hsds" / "schema-3.0"


@pytest.fixture(autouse=True)
def _codes(db: None) -> None:
    load_codes()
    cache.clear()


class TestOpenData:
    """The public list for scripts: only when opened, the same for everybody, in pages, to be cached, not to be harvested."""

    def url(self, region: Region, kind: str = "json") -> str:
        return f"/nl/workplaces/{region.slug}/workplaces.{kind}"

    def test_a_region_that_did_not_open_its_directory_has_none(
        self, director: User, region: Region, organisation: Organisation, client_of: Callable[[Person], Client]
    ) -> None:
        make_workplace(organisation)
        assert Client().get(self.url(region)).status_code == 404
        assert client_of(director).get(self.url(region)).status_code == 404

    @pytest.mark.parametrize("kind", ["json", "csv"])
    def test_it_holds_what_everybody_finds_and_contacts_for_everybody(
        self, kind: str, director: User, region: Region, organisation: Organisation, municipality: Municipality,
        client_of: Callable[[Person], Client],
    ) -> None:  # fmt: skip
        open_directory(region)
        full_workplace(organisation, municipality)
        make_workplace(organisation, "Bekend", slug="bekend", contact=contact_of(organisation, "public"))
        make_workplace(organisation, "Verborgen", slug="v", listing=Listing.HIDDEN)
        make_workplace(organisation, "Netwerk", slug="n", listing=Listing.NETWORK)
        make_workplace(organisation, "Vervallen", slug="w", lapsed_on=TODAY)
        answer = Client().get(self.url(region, kind))
        text = answer.content.decode()
        assert "Fietspunt" in text
        assert "public@example.org" in text
        assert not [word for word in ("Verborgen", "Netwerk", "Vervallen", "network@", "056 12") if word in text]
        assert client_of(director).get(self.url(region, kind)).content == answer.content
        assert not answer.cookies
        assert answer["Cache-Control"] == "public, max-age=900"
        assert 'rel="license"' in answer["Link"]

    def test_what_did_not_change_is_not_sent_again(self, region: Region, organisation: Organisation) -> None:
        open_directory(region)
        make_workplace(organisation)
        first = Client().get(self.url(region))
        again = Client().get(self.url(region), headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        make_workplace(organisation, "Nieuw")
        assert Client().get(self.url(region), headers={"if-none-match": first["ETag"]}).status_code == 200

    def test_it_comes_in_pages(self, region: Region, organisation: Organisation) -> None:
        open_directory(region)
        for number in range(101):
            make_workplace(organisation, f"W{number}", slug=f"w{number}")
        first = Client().get(self.url(region))
        whole = json.loads(first.content)
        assert (whole["total_items"], whole["total_pages"], len(whole["contents"])) == (101, 2, 100)
        assert 'rel="next"' in first["Link"]
        assert len(json.loads(Client().get(self.url(region) + "?page=2").content)["contents"]) == 1

    def test_a_script_that_harvests_is_told_to_wait(
        self, region: Region, organisation: Organisation, settings: Settings
    ) -> None:
        open_directory(region)
        settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "open_data": "3/m/ip"}
        client = Client()
        answers = [client.get(self.url(region)) for _ in range(4)]
        assert [one.status_code for one in answers] == [200, 200, 200, 429]
        assert answers[-1]["Retry-After"] == "60"
        assert "ETag" in answers[-1].content.decode()

    def test_another_kind_is_not_there(self, region: Region) -> None:
        open_directory(region)
        assert Client().get(self.url(region, "xml")).status_code == 404


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schemas of HSDS are not here")
@pytest.mark.parametrize("who", ["director", "stranger"])
def test_the_data_fit_the_schemas_of_hsds(
    who: str, director: User, region: Region, organisation: Organisation, municipality: Municipality
) -> None:
    open_directory(region)
    full_workplace(organisation, municipality)
    make_workplace(organisation, "Kaal", slug="kaal")
    user = director if who == "director" else AnonymousUser()
    found = services(user, list(told_in_full(workplaces_visible_to(user, TODAY))), TODAY)
    assert len(found) == 3
    assert [fault for one in found for fault in faults(SCHEMAS, "service.json", one)] == []
