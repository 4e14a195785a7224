"""The pages of what was found, and the command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.cli.commands import main
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal
from regietafel.search.indexing import rebuild
from regietafel.search.queries import MANY
from tests import cast
from tests.plans import make

pytestmark = pytest.mark.django_db
HERE = "/nl/r/leiestreek/search/"
PUBLIC = "/nl/public/leiestreek/search/"


@pytest.fixture
def browser(director: User, client_of: Callable[[cast.Person], Client]) -> Client:
    """The director's browser."""
    return client_of(director)


def test_what_was_found_is_marked_and_escaped(browser: Client, goal: Goal) -> None:
    make.make_action(goal, "Fietsen <script>alert(1)</script>", description="een fiets & meer")
    rebuild()
    page = browser.get(HERE, {"q": "fiets"}).content.decode()
    assert "<mark>Fietsen</mark> &lt;script&gt;" in page
    assert "een <mark>fiets</mark> &amp; meer" in page
    assert "<script>alert" not in page


def test_a_kind_has_pages_of_its_own_and_no_address_leads_nowhere(browser: Client, goal: Goal) -> None:
    for number in range(MANY + 1):
        make.make_action(goal, f"Kanarie {number}")
    rebuild()
    assert "kind=actions" in browser.get(HERE, {"q": "kanarie"}).content.decode()
    for page in ("2", "99", "0", "-1", "x", "9" * 30):
        shown = browser.get(HERE, {"q": "kanarie", "kind": "actions", "page": page}).content.decode()
        assert shown.count("data-result") == (1 if page in {"2", "99"} else MANY), page


def test_nothing_found_says_what_to_try(browser: Client, goal: Goal) -> None:
    page = browser.get(HERE, {"q": "fiets “zonder” licht"}).content.decode()
    assert 'href="/nl/r/leiestreek/search/?q=licht"' in page


@pytest.mark.parametrize("words", ["", "   ", "?!", "\x00", "%00", '"', "NEAR(", "kind:*"])
def test_no_words_or_odd_ones_are_a_page(browser: Client, goal: Goal, words: str) -> None:
    assert browser.get(HERE, {"q": words, "kind": "there-is-none"}).status_code == 200


def test_the_public_finds_what_is_published_without_a_cookie(full: Action) -> None:
    visitor = Client()
    answer = visitor.get(PUBLIC, {"q": "kanarie"})
    assert "gepubliceerd" in answer.content.decode()
    assert "loopt" not in answer.content.decode()
    assert not answer.cookies


def test_what_the_public_finds_leads_to_its_place_on_the_public_page(full: Action) -> None:
    visitor = Client()
    for words in ("kanarie", "openbaar doel"):
        (address,) = re.findall(r'href="([^"]+)" data-result', visitor.get(PUBLIC, {"q": words}).content.decode())
        page, _, anchor = address.partition("#")
        assert f' id="{anchor}"' in visitor.get(page).content.decode()


def test_a_director_sees_on_the_public_page_what_the_public_sees(browser: Client, full: Action) -> None:
    page = browser.get(PUBLIC, {"q": "kanarie"}).content.decode()
    assert "gepubliceerd" in page
    assert "loopt" not in page


def test_where_nothing_is_public_there_is_no_search(goal: Goal) -> None:
    assert Client().get(PUBLIC, {"q": "werk"}).status_code == 404
    assert Client().get("/nl/public/there-is-none/search/").status_code == 404


def test_every_page_of_a_region_has_the_box(browser: Client, goal: Goal) -> None:
    assert f'action="{HERE}"' in browser.get("/nl/r/leiestreek/plans/").content.decode()


def test_public_pages_have_a_box_that_searches_what_is_public(browser: Client, full: Action) -> None:
    for visitor in (Client(), browser):
        for page in ("/nl/public/leiestreek/", "/nl/public/leiestreek/open/"):
            assert f'action="{PUBLIC}"' in visitor.get(page).content.decode()


class TestCommand:
    def test_it_prints_what_the_public_may_read(self, full: Action, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["search", "kanarie", "--region", "leiestreek", "--json"]) == 0
        (group,) = json.loads(capsys.readouterr().out)["found"]
        assert (group["kind"], group["total"], group["rows"][0]["title"]) == ("plans.action", 1, "Kanarie gepubliceerd")

    def test_it_prints_lines(self, full: Action, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["search", "kanarie", "--region", "leiestreek"]) == 0
        assert "  Kanarie gepubliceerd (Open plan)" in capsys.readouterr().out

    def test_it_makes_the_index_anew(self, full: Action, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["search", "--rebuild", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["plans.action"] == 4

    def test_it_says_what_it_lacks(self, db: None, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["search", "kanarie"]) == 1
        assert "--region" in capsys.readouterr().err
