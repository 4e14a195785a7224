"""Forms of the address book refuse in words, keep what was typed, and never lose what somebody else saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from regietafel.journal.models import Entry
from regietafel.organisations.models import Function, Organisation, OrganisationKind, StakeholderGroup
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region, RegionMunicipality
from tests import cast
from tests.cast import Person
from tests.submitted import form_with

BOOK = "/nl/r/leiestreek/organisations/"


@pytest.fixture
def browser(director: User, client_of: Callable[[Person], Client]) -> Client:
    """A browser in which the director is signed in."""
    return client_of(director)


def send(browser: Client, path: str, **changes: Any) -> Any:
    """Open a form, fill in these fields and send it."""
    form = form_with(browser.get(path), "once" if path.endswith("/new/") else "version")
    return browser.post(path, form.data(**changes))


def mistakes(response: Any) -> dict[str, list[str]]:
    """What is said at which field."""
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def test_a_new_organisation_stands_in_the_book(browser: Client, region: Region, municipality: Municipality) -> None:
    response = send(
        browser,
        f"{BOOK}organisation/new/",
        name=" Het  Nieuwe Huis ",
        short_name="HNH",
        kind="education",
        municipality=municipality.pk,
        website="nieuwehuis.example",
    )
    row = Organisation.objects.get(name="Het Nieuwe Huis")
    assert response.headers["Location"] == f"{BOOK}organisation/{row.pk}/"
    assert (row.region, row.short_name, row.kind, row.municipality, row.website, row.to_complete) == (
        region,
        "HNH",
        OrganisationKind.EDUCATION,
        municipality,
        "https://nieuwehuis.example",
        False,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "   "),
        ("name", "n" * 201),
        ("name", "nul\x00teken"),
        ("name", "werkhuis de klaver"),
        ("short_name", "n" * 41),
        ("short_name", "a\x00b"),
        ("kind", "nonsense"),
        ("kind", ""),
        ("municipality", "{elsewhere}"),
        ("municipality", "{past}"),
        ("municipality", "99999999999999999999"),
        ("municipality", "x"),
        ("website", "javascript:alert(1)"),
        ("website", "JavaScript:alert(1)//https://example.be"),
        ("website", "data:text/html,x"),
        ("website", "ftp://example.be"),
        ("website", "geen adres"),
        ("website", "https://example.be/" + "a" * 200),
        ("website", "https://example.be/\x00"),
    ],
)
def test_bad_input_is_answered_at_its_field_and_kept(
    browser: Client, region: Region, organisation: Organisation, other_region: Region, field: str, value: str
) -> None:
    past = cast.make_municipality("90009", "Weggegaan")
    RegionMunicipality.objects.create(region=region, municipality=past, until="2020-01-01")
    elsewhere = other_region.municipalities.get()
    value = value.format(elsewhere=elsewhere.pk, past=past.pk)
    changes = {"name": "Goed huis", field: value}
    response = send(browser, f"{BOOK}organisation/new/", **changes)
    assert response.status_code == 422
    assert list(mistakes(response)) == [field]
    assert response.context["form"][field].value() == value
    assert response.context["form"]["name"].value() == changes["name"]
    assert Organisation.objects.count() == 1


def test_fields_that_were_never_sent_are_asked_for(browser: Client, region: Region) -> None:
    response = browser.post(f"{BOOK}organisation/new/", {})
    assert response.status_code == 422
    assert set(mistakes(response)) == {"name", "kind"}


def test_a_function_takes_only_what_its_region_can_name(
    browser: Client, organisation: Organisation, shared_organisation: Organisation, other_organisation: Organisation
) -> None:
    gone = cast.make_organisation(organisation.region, "Weg", removed_at="2026-01-01T00:00:00Z")
    for bad in (other_organisation.pk, gone.pk, 880088, "x"):
        response = send(browser, f"{BOOK}function/new/", name="coach", organisation=bad)
        assert response.status_code == 422
        assert list(mistakes(response)) == ["organisation"]
    assert not Function.objects.exists()
    send(browser, f"{BOOK}function/new/", name="coach", organisation=shared_organisation.pk)
    assert Function.objects.get().organisation == shared_organisation


def test_a_group_twice_is_refused(browser: Client, region: Region) -> None:
    send(browser, f"{BOOK}group/new/", name="Lokale besturen")
    response = send(browser, f"{BOOK}group/new/", name="LOKALE BESTUREN")
    assert response.status_code == 422
    assert list(mistakes(response)) == ["name"]
    assert StakeholderGroup.objects.count() == 1


@pytest.mark.parametrize("kind", ["organisation", "group", "function"])
def test_the_same_form_sent_twice_makes_one(browser: Client, region: Region, kind: str) -> None:
    path = f"{BOOK}{kind}/new/"
    data = form_with(browser.get(path), "once").data(name="Eén keer")
    first, second = browser.post(path, data), browser.post(path, data)
    assert first.headers["Location"] == second.headers["Location"]
    assert Entry.objects.filter(verb="created").count() == 1


def test_saving_the_full_form_completes_a_name(browser: Client, region: Region) -> None:
    row = cast.make_organisation(region, "Genoemd", to_complete=True)
    send(browser, f"{BOOK}organisation/{row.pk}/edit/")
    row.refresh_from_db()
    assert not row.to_complete
    assert Entry.objects.get(object_id=row.pk).after == {"to_complete": False}


def test_a_municipality_that_left_the_region_may_stay_where_it_was(
    browser: Client, region: Region, municipality: Municipality
) -> None:
    row = cast.make_organisation(region, "Oud huis", municipality=municipality)
    region.memberships.filter(municipality=municipality).update(until="2020-01-01")
    assert send(browser, f"{BOOK}organisation/{row.pk}/edit/", short_name="OH").status_code == 302
    row.refresh_from_db()
    assert (row.short_name, row.municipality) == ("OH", municipality)


class TestTheEditor:
    """Keeps what an organisation says about itself, and nothing that plans and reports rest on."""

    @pytest.fixture
    def at_home(self, editor: User, client_of: Callable[[Person], Client]) -> Client:
        return client_of(editor)

    def test_changes_its_own_fields(
        self, at_home: Client, edited_organisation: Organisation, municipality: Municipality
    ) -> None:
        path = f"{BOOK}organisation/{edited_organisation.pk}/edit/"
        send(at_home, path, short_name="Anker", website="anker.example", municipality=municipality.pk)
        edited_organisation.refresh_from_db()
        assert (edited_organisation.short_name, edited_organisation.website) == ("Anker", "https://anker.example")
        assert edited_organisation.municipality == municipality

    def test_cannot_smuggle_in_other_fields(self, at_home: Client, edited_organisation: Organisation) -> None:
        Organisation.objects.filter(pk=edited_organisation.pk).update(to_complete=True)
        path = f"{BOOK}organisation/{edited_organisation.pk}/edit/"
        send(at_home, path, name="Gekaapt", kind="union", to_complete="", short_name="Anker", region="")
        edited_organisation.refresh_from_db()
        assert edited_organisation.name == "Kringwinkel Het Anker"
        assert edited_organisation.kind == OrganisationKind.SOCIAL_ECONOMY
        assert edited_organisation.to_complete
        assert edited_organisation.short_name == "Anker"

    def test_posts_to_no_other(
        self, at_home: Client, organisation: Organisation, shared_organisation: Organisation
    ) -> None:
        for row in (organisation, shared_organisation):
            response = at_home.post(f"{BOOK}organisation/{row.pk}/edit/", {"short_name": "X", "version": 1})
            assert response.status_code == 403
            row.refresh_from_db()
            assert row.short_name != "X"


@pytest.mark.sqlite_file
@pytest.mark.django_db(transaction=True)
class TestTwoPeople:
    """The second to save sees both versions and chooses; nothing is lost in silence."""

    def test_nothing_is_lost(
        self,
        browser: Client,
        colleague: User,
        client_of: Callable[[Person], Client],
        organisation: Organisation,
    ) -> None:
        path = f"{BOOK}organisation/{organisation.pk}/edit/"
        other = client_of(colleague)
        mine, theirs = (form_with(one.get(path), "version") for one in (browser, other))
        assert other.post(path, theirs.data(name="Werkhuis Vier", website="vier.example")).status_code == 302
        met = browser.post(path, mine.data(name="Werkhuis Vijf", short_name="Vijf"))
        assert met.status_code == 409
        text = met.content.decode()
        assert all(word in text for word in ("Werkhuis Vier", "Werkhuis Vijf", "Carla Collega", "https://vier.example"))
        chosen = form_with(met, "resolving").data(keep__name="mine", keep__short_name="mine", keep__website="theirs")
        assert browser.post(path, chosen).status_code == 302
        organisation.refresh_from_db()
        assert (organisation.name, organisation.short_name) == ("Werkhuis Vijf", "Vijf")
        assert organisation.website == "https://vier.example"

    def test_what_was_removed_meanwhile_is_not_changed(
        self,
        browser: Client,
        colleague: User,
        client_of: Callable[[Person], Client],
        organisation: Organisation,
    ) -> None:
        path = f"{BOOK}organisation/{organisation.pk}/edit/"
        form = form_with(browser.get(path), "version")
        assert client_of(colleague).post(f"{BOOK}organisation/{organisation.pk}/remove/").status_code == 302
        assert browser.post(path, form.data(name="Te laat")).status_code == 404
        organisation.refresh_from_db()
        assert organisation.name == "Werkhuis De Klaver"
