"""Who gets what in the address book, by hand: each role at each of its pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.membership.models import Affiliation
from regietafel.membership.operations.functions import appoint
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.operations import change
from regietafel.people.models import RoleKind, User
from regietafel.territories.models import Region
from tests import cast
from tests.cast import ROLES, Person

BOOK = "/nl/r/leiestreek/organisations/"
ALL_SEE = "200 200 200 200 200 404 404 302"
TEAM_DOES = "200 200 403 403 403 404 404 302"
ADMIN_DOES = "403 403 403 403 403 403 200 302"
TABLE = [
    # page                              director colleague partner editor head_of_service other_director admin stranger
    (BOOK, ALL_SEE),
    (f"{BOOK}groups/", ALL_SEE),
    (f"{BOOK}functions/", ALL_SEE),
    (f"{BOOK}organisation/{{own}}/", ALL_SEE),
    (f"{BOOK}organisation/{{edited}}/", ALL_SEE),
    (f"{BOOK}organisation/{{shared}}/", ALL_SEE),
    (f"{BOOK}group/{{group}}/", ALL_SEE),
    (f"{BOOK}function/{{function}}/", ALL_SEE),
    (f"{BOOK}organisation/new/", TEAM_DOES),
    (f"{BOOK}group/new/", TEAM_DOES),
    (f"{BOOK}function/new/", TEAM_DOES),
    (f"{BOOK}organisation/{{own}}/edit/", TEAM_DOES),
    (f"{BOOK}organisation/{{edited}}/edit/", "200 200 403 200 403 404 404 302"),
    (f"{BOOK}organisation/{{shared}}/edit/", "403 403 403 403 403 404 404 302"),
    (f"{BOOK}group/{{group}}/edit/", TEAM_DOES),
    (f"{BOOK}function/{{function}}/edit/", TEAM_DOES),
    (f"{BOOK}organisation/{{other}}/", "404 404 404 404 404 404 404 302"),
    (f"{BOOK}organisation/{{other}}/edit/", "404 404 404 404 404 404 404 302"),
    (f"{BOOK}organisation/{{gone}}/", "404 404 404 404 404 404 404 302"),
    ("/nl/platform/organisations/", ADMIN_DOES),
    ("/nl/platform/organisations/new/", ADMIN_DOES),
    ("/nl/platform/organisations/{shared}/", ADMIN_DOES),
    ("/nl/platform/organisations/{shared}/edit/", ADMIN_DOES),
    ("/nl/platform/organisations/{own}/", "403 403 403 403 403 403 404 302"),
]
POSTS = [
    (f"{BOOK}organisation/{{free}}/remove/", "302 302 403 403 403 404 404 login"),
    (f"{BOOK}organisation/{{edited}}/remove/", "302 302 403 403 403 404 404 login"),
    (f"{BOOK}organisation/{{shared}}/remove/", "403 403 403 403 403 404 404 login"),
    (f"{BOOK}organisation/{{gone}}/restore/", "302 302 404 404 404 404 404 login"),
    (f"{BOOK}organisation/{{other}}/restore/", "404 404 404 404 404 404 404 login"),
    ("/nl/platform/organisations/{shared}/remove/", "403 403 403 403 403 403 302 login"),
    ("/nl/platform/organisations/{shared}/restore/", "403 403 403 403 403 403 302 login"),
    ("/nl/platform/organisations/{own}/restore/", "403 403 403 403 403 403 404 login"),
]


@pytest.fixture
def keys(
    region: Region,
    organisation: Organisation,
    edited_organisation: Organisation,
    shared_organisation: Organisation,
    other_organisation: Organisation,
) -> dict[str, int]:
    """One of everything that a page can be about."""
    gone = Organisation.objects.create(region=region, name="Weg", removed_at="2026-01-01T00:00:00Z")
    return {
        "own": organisation.pk,
        "edited": edited_organisation.pk,
        "shared": shared_organisation.pk,
        "other": other_organisation.pk,
        "gone": gone.pk,
        "free": Organisation.objects.create(region=region, name="Vrij").pk,
        "group": StakeholderGroup.objects.create(region=region, name="lokale besturen").pk,
        "function": Function.objects.create(region=region, name="expert werk").pk,
    }


@pytest.mark.parametrize(("path", "expected"), TABLE, ids=[path for path, _ in TABLE])
def test_reading(
    path: str,
    expected: str,
    everyone: dict[str, Person],
    keys: dict[str, int],
    client_of: Callable[[Person], Client],
) -> None:
    got = [client_of(everyone[role]).get(path.format(**keys)).status_code for role in ROLES]
    assert got == [int(code) for code in expected.split()]


@pytest.mark.parametrize(("path", "expected"), POSTS, ids=[path for path, _ in POSTS])
def test_removing_and_putting_back(
    path: str,
    expected: str,
    everyone: dict[str, Person],
    keys: dict[str, int],
    client_of: Callable[[Person], Client],
) -> None:
    for role, code in zip(ROLES, expected.split(), strict=True):
        Organisation.objects.exclude(pk=keys["gone"]).update(removed_at=None)
        response = client_of(everyone[role]).post(path.format(**keys))
        if code == "login":
            assert response.headers["Location"].startswith("/nl/account/login/"), role
        else:
            assert response.status_code == int(code), role
        assert client_of(everyone[role]).get(path.format(**keys)).status_code in {405, 302}


def test_who_sits_elsewhere_learns_nothing_from_the_forms(
    everyone: dict[str, Person], keys: dict[str, int], client_of: Callable[[Person], Client]
) -> None:
    page = client_of(everyone["other_director"]).get("/nl/r/polderland/organisations/function/new/").content.decode()
    assert "Maatwerk Zeezicht" in page
    assert "Vlaamse Dienst Werk" in page
    assert "Klaver" not in page
    assert "Anker" not in page


def test_an_administrator_with_a_seat_is_led_to_where_shared_organisations_are_kept(
    everyone: dict[str, Person], keys: dict[str, int], client_of: Callable[[Person], Client]
) -> None:
    director = everyone["director"]
    assert isinstance(director, User)
    director.is_platform_admin = True
    director.save()
    response = client_of(director).get(f"{BOOK}organisation/{keys['shared']}/edit/")
    assert response.headers["Location"] == f"/nl/platform/organisations/{keys['shared']}/edit/"


def test_an_editor_for_a_shared_organisation_does_not_change_it_for_all(
    everyone: dict[str, Person], keys: dict[str, int], client_of: Callable[[Person], Client]
) -> None:
    editor = everyone["editor"]
    assert isinstance(editor, User)
    Affiliation.objects.filter(role__user=editor).update(organisation=keys["shared"])
    assert client_of(editor).get(f"{BOOK}organisation/{keys['shared']}/edit/").status_code == 403


@pytest.mark.parametrize(
    ("role", "sees"),
    [("director", True), ("colleague", True), ("partner", False), ("editor", False), ("head_of_service", False)],
)
def test_who_fills_a_function_is_the_teams_to_know(
    role: str, sees: bool, everyone: dict[str, Person], keys: dict[str, int], client_of: Callable[[Person], Client]
) -> None:
    function = Function.objects.get(pk=keys["function"])
    holder = cast.make_person("holder@deklaver.example", "Hugo Houder")
    cast.give_role(holder, function.region, RoleKind.PARTNER)
    appoint(actor=everyone["director"], function=function, person=holder, since=dt.date(2023, 1, 1))
    page = client_of(everyone[role]).get(f"{BOOK}function/{function.pk}/").content.decode()
    assert ("Hugo Houder" in page) is sees


@pytest.mark.parametrize(
    ("role", "sees"),
    [("director", True), ("colleague", True), ("partner", True), ("editor", False), ("head_of_service", True)],
)
def test_history_is_for_the_network(
    role: str, sees: bool, everyone: dict[str, Person], keys: dict[str, int], client_of: Callable[[Person], Client]
) -> None:
    row = Organisation.objects.get(pk=keys["edited"])
    change(actor=everyone["director"], row=row, version=1, values={"short_name": "Ankertje"})
    page = client_of(everyone[role]).get(f"{BOOK}organisation/{row.pk}/").content.decode()
    assert ("Dirk Regisseur" in page[page.index("<main") :]) is sees
