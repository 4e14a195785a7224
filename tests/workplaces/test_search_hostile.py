"""Odd questions to the search: each is a page, none is a command, and a script that takes all there is gets an answer."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Listing
from tests.workplaces.make import make_offer, make_workplace, open_directory

pytestmark = pytest.mark.django_db
HERE = "/nl/workplaces/leiestreek/"


@pytest.fixture(autouse=True)
def _open(region: Region, organisation: Organisation, municipality: Municipality) -> None:
    """An open directory with a workplace in it."""
    open_directory(region)
    workplace = make_workplace(organisation, municipality=municipality, latitude=50.8, longitude=3.2)
    make_offer(workplace)
    rebuild()


ODD = [
    "x" * 5000,
    "\x00",
    "fiets\x00punt",
    "'; DROP TABLE workplaces_workplace; --",
    'NEAR("a" "b")',
    "a:*B | !y",
    "%s %d",
    "\ud800",
    "🚲",
    "ﷺ",
    "?!",
    "1" * 400,
]


@pytest.mark.parametrize("name", ["q", "where"])
@pytest.mark.parametrize("value", ODD)
def test_odd_words_are_a_question_like_any_other(name: str, value: str) -> None:
    query = urlencode({name: value.encode("utf8", "surrogatepass"), "km": "10"})
    assert Client().get(f"{HERE}?{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "km=-5",
        "km=1e400&where=Kleibeke",
        "km=nan&where=Kleibeke",
        "rung=9&rung=x&form=nope&language=%00&dutch=c2&sort=rank&measure=1",
        "rung=" + "&rung=".join(["3"] * 500),
        "wheelchair=maybe&free=soon&ended=1",
        "page=9999",
        "page=-1",
        "page=x",
        "page=" + "9" * 400,
        "lat=nan&lon=91",
    ],
)
def test_values_that_there_are_not_are_left_out(query: str) -> None:
    answer = Client().get(f"{HERE}?{query}")
    assert answer.status_code == 200
    if "free" not in query:
        assert "Fietspunt" in answer.content.decode()


def test_what_was_typed_is_escaped() -> None:
    page = Client().get(HERE, {"q": '"><script>alert(1)</script>', "where": "<b>x</b>"}).content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_a_script_that_takes_all_gets_a_clear_answer(settings: Settings, client: Client) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "search_directory": "3/m/ip"}
    assert [client.get(HERE, {"page": page}).status_code for page in range(4)] == [200, 200, 200, 429]
    refused = client.get(HERE)
    assert "vragen aan het werkingsgebied" in refused.content.decode()
    assert not refused.cookies
    assert "fietspunt" not in refused.content.decode().lower()


def test_whoever_has_an_account_is_not_counted(settings: Settings, client: Client, director: User) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "search_directory": "1/m/ip"}
    client.force_login(director)
    assert [client.get(HERE).status_code for _time in range(3)] == [200] * 3


@pytest.mark.parametrize(
    "query",
    ["", "q=werk", "where=Kleibeke&km=10", "q=werk&where=Kleibeke&km=10&rung=3&free=1", "where=Kleibeke&rung=3"],
)
def test_as_many_questions_to_the_database_for_many_workplaces_as_for_one(
    query: str, organisation: Organisation, municipality: Municipality
) -> None:
    counts = []
    for amount in (1, 100):
        for number in range(amount):
            name = f"Werk {amount} {number}"
            workplace = make_workplace(organisation, name, municipality=municipality, latitude=50.8, longitude=3.2)
            make_offer(workplace)
        rebuild()
        Client().get(f"{HERE}?{query}")
        with CaptureQueriesContext(connection) as seen:
            assert Client().get(f"{HERE}?{query}").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_number_leads_to_the_page_of_what_one_sees(organisation: Organisation) -> None:
    shown = make_workplace(organisation, "Getoond")
    hidden = make_workplace(organisation, "Verborgen", listing=Listing.HIDDEN)
    answer = Client().get(f"{HERE}at/{shown.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"{HERE}getoond/")
    assert Client().get(f"{HERE}at/{hidden.pk}/").status_code == 404
    assert Client().get(f"{HERE}at/{'9' * 30}/").status_code == 404
