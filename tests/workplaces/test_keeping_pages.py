"""The directory is kept by hand: added, changed, ended, taken away and put back, by the team and by an organisation."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Capacity, Change, Listing, Workplace
from regietafel.workplaces.reference import load_codes
from tests.workplaces.make import make_offer, make_workplace, open_directory


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, region: Region, *parts: Any) -> str:
    return reverse(f"workplaces:{name}", args=[region.slug, *parts])


def sent(page: Any, **values: Any) -> dict[str, Any]:
    """What a browser sends of a form that was opened, with some fields filled in otherwise."""
    form = page.context["form"]
    data: dict[str, Any] = {}
    for field in form:
        held = field.value()
        if isinstance(held, list):
            data[field.html_name] = held
        elif field.name in ("since", "until") and "precis" in type(field.field).__module__:
            parts = field.field.widget.decompress(held)
            data[f"{field.html_name}_0"], data[f"{field.html_name}_1"] = parts
        elif isinstance(held, dt.date):
            data[field.html_name] = f"{held:%d/%m/%Y}"
        elif held not in (None, False):
            data[field.html_name] = held
    return {**data, **page.context["hidden"], **values}


@pytest.fixture
def workplace(edited_organisation: Organisation) -> Workplace:
    return make_workplace(edited_organisation, "Fietspunt", street="Kaai 1")


def test_the_team_adds_a_workplace(director: User, region: Region, organisation: Organisation) -> None:
    place = Municipality.objects.filter(regions=region).first()
    assert place is not None
    Municipality.objects.filter(pk=place.pk).update(postcodes="8500 8501")
    client = client_of(director)
    page = client.get(address("add", region))
    values = sent(page, organisation=organisation.pk, name="Compare", postcode="8501", point="51.6, 2.9")
    answer = client.post(address("add", region), values)
    workplace = Workplace.objects.get()
    assert answer.status_code == 302
    assert (workplace.slug, workplace.municipality, workplace.listing) == ("compare-2", place, Listing.PUBLIC)
    shown = client.get(answer["Location"]).content.decode()
    assert "ligt in de zee" in shown
    assert client.post(address("add", region), values)["Location"] == answer["Location"]
    assert Workplace.objects.count() == 1


def test_what_an_editor_adds_is_not_found_before_the_team_looked(editor: User, region: Region) -> None:
    client = client_of(editor)
    page = client.get(address("add", region))
    client.post(address("add", region), sent(page, name="Naaiatelier"))
    workplace, change = Workplace.objects.get(), Change.objects.get()
    assert (workplace.listing, change.after, change.state) == (Listing.HIDDEN, {"listing": "public"}, "waiting")


def test_a_partner_adds_nothing(partner: User, region: Region) -> None:
    assert client_of(partner).get(address("add", region)).status_code == 403


def test_a_new_name_keeps_the_old_one_unless_it_was_a_typing_error(
    director: User, region: Region, workplace: Workplace
) -> None:
    client = client_of(director)
    here = address("edit", region, workplace.slug)
    client.post(here, sent(client.get(here), name="Fietspunnt"))
    client.post(here, sent(client.get(here), name="Fietspunten", typing_error="on"))
    workplace.refresh_from_db()
    assert (workplace.name, workplace.slug) == ("Fietspunten", "fietspunt")
    assert [one.name for one in workplace.former_names.all()] == ["Fietspunt"]


def test_an_editor_changes_and_it_waits(editor: User, region: Region, workplace: Workplace) -> None:
    client = client_of(editor)
    here = address("edit", region, workplace.slug)
    answer = client.post(here, sent(client.get(here), street="Kaai 2"), follow=True)
    assert "Kaai 2" in answer.content.decode()
    workplace.refresh_from_db()
    assert workplace.street == "Kaai 1"


def test_two_who_change_the_same_meet(director: User, colleague: User, region: Region, workplace: Workplace) -> None:
    mine, theirs = client_of(director), client_of(colleague)
    here = address("edit", region, workplace.slug)
    opened = sent(mine.get(here), street="Kaai 8")
    theirs.post(here, sent(theirs.get(here), street="Kaai 9"))
    answer = mine.post(here, opened)
    assert answer.status_code == 409
    assert "Kaai 8" in answer.content.decode()
    assert "Kaai 9" in answer.content.decode()


@pytest.mark.parametrize("typed", ["ergens", "95, 3.2", "50.8"])
def test_a_point_that_is_none_is_refused_with_an_example(
    typed: str, director: User, region: Region, workplace: Workplace
) -> None:
    client = client_of(director)
    here = address("edit", region, workplace.slug)
    answer = client.post(here, sent(client.get(here), point=typed))
    assert answer.status_code == 422
    assert "50.82, 3.26" in answer.content.decode()


def test_removed_restored(director: User, region: Region, workplace: Workplace) -> None:
    client = client_of(director)
    client.post(address("remove", region, workplace.slug))
    assert client.get(address("work", region, workplace.slug)).status_code == 404
    client.post(address("restore", region, workplace.slug))
    assert client.get(address("work", region, workplace.slug)).status_code == 200


def test_ended_on_a_day(director: User, region: Region, workplace: Workplace) -> None:
    client = client_of(director)
    here = address("end", region, workplace.slug)
    client.post(here, sent(client.get(here), until="31/01/2026"))
    workplace.refresh_from_db()
    assert (workplace.until, workplace.until_precision) == (dt.date(2026, 1, 31), "day")


def test_an_offer_with_all_that_hangs_on_it(director: User, region: Region, workplace: Workplace) -> None:
    load_codes()
    client = client_of(director)
    here = address("offer-add", region, workplace.slug)
    page = client.get(here)
    form = next(value for value, label in page.context["form"].fields["work_form"].choices if "Arbeidszorg" in label)
    client.post(here, sent(page, work_form=form, rungs=["3", "4"], dutch="a2", waiting_weeks="0"))
    offer = workplace.offers.get()
    assert ([one.rung for one in offer.rungs.all()], offer.dutch, offer.waiting_weeks) == ([3, 4], "a2", 0)
    places = address("capacity-add", region, workplace.slug, offer.pk)
    assert client.post(places, sent(client.get(places), on="01/01/2026")).status_code == 422
    client.post(places, sent(client.get(places), on="01/01/2026", places="12", fte="7,5"))
    capacity = Capacity.objects.get()
    assert (capacity.places, str(capacity.fte)) == (12, "7.50")
    assert client.post(places, sent(client.get(places), on="01/01/2026", places="13")).status_code == 422
    mend = address("capacity-edit", region, workplace.slug, offer.pk, capacity.pk)
    client.post(mend, sent(client.get(mend), places="14"))
    assert Capacity.objects.get().places == 14
    client.post(address("offer-remove", region, workplace.slug, offer.pk))
    assert workplace.offers.exists(), "an offer with places is ended, not taken away"
    client.post(address("capacity-drop", region, workplace.slug, offer.pk, capacity.pk))
    client.post(address("offer-remove", region, workplace.slug, offer.pk))
    assert not workplace.offers.exists()
    client.post(address("offer-restore", region, workplace.slug, offer.pk))
    back = workplace.offers.get()
    assert (back.pk, back.dutch, [one.rung for one in back.rungs.all()]) == (offer.pk, "a2", [3, 4])


def test_a_code_of_before_is_offered_only_where_it_was_chosen(
    director: User, region: Region, workplace: Workplace
) -> None:
    load_codes()
    old = make_offer(workplace, "sociale-werkplaats")
    code = old.work_form
    assert code is not None
    type(code).objects.filter(pk=code.pk).update(until=dt.date(2014, 12, 31))
    client = client_of(director)

    def offered(name: str, *more: Any) -> bool:
        page = client.get(address(name, region, workplace.slug, *more))
        return str(code.pk) in dict(page.context["form"].fields["work_form"].choices)

    assert (offered("offer-add"), offered("offer-edit", old.pk)) == (False, True)


def test_the_register_shows_each_what_they_keep(everyone: dict[str, Any], region: Region, workplace: Workplace) -> None:
    other = Organisation.objects.create(region=region, name="Andere")
    make_workplace(other, "Stilte", listing=Listing.HIDDEN)
    make_workplace(other, "Voorbij", until=dt.date(2020, 1, 1))
    seen = {}
    for role in ("director", "partner", "editor"):
        page = client_of(everyone[role]).get(address("register", region))
        seen[role] = {row.workplace.name for row in page.context["rows"]}
    assert seen == {
        "director": {"Fietspunt", "Stilte", "Voorbij"},
        "partner": {"Fietspunt", "Voorbij"},
        "editor": {"Fietspunt"},
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Atelier", "Fietspunt", "Voorbij"]),
        ("q=fiets kaai", ["Fietspunt"]),
        ("q=vroeger", ["Atelier"]),
        ("listing=hidden", ["Atelier"]),
        ("state=ended", ["Voorbij"]),
        ("state=running", ["Atelier", "Fietspunt"]),
        ("freshness=fresh", ["Fietspunt", "Voorbij"]),
        ("freshness=lapsed", ["Atelier"]),
        ("incomplete=on", ["Atelier", "Fietspunt", "Voorbij"]),
        ("sort=confirmed", ["Atelier", "Fietspunt", "Voorbij"]),
        ("freshness=nonsense", ["Atelier", "Fietspunt", "Voorbij"]),
    ],
)
def test_the_register_is_cut_down(
    query: str, names: list[str], director: User, region: Region, workplace: Workplace
) -> None:
    today = timezone.localdate()
    Workplace.objects.filter(pk=workplace.pk).update(verified_on=today)
    make_workplace(workplace.organisation, "Voorbij", until=dt.date(2020, 1, 1), verified_on=today)
    atelier = make_workplace(
        workplace.organisation, "Atelier", listing=Listing.HIDDEN, verified_on=today - dt.timedelta(days=700)
    )
    atelier.former_names.create(name="Vroegér")
    page = client_of(director).get(f"{address('register', region)}?{query}")
    assert [row.workplace.name for row in page.context["rows"]] == names


def test_the_director_sets_the_rules(director: User, colleague: User, region: Region, workplace: Workplace) -> None:
    client = client_of(director)
    here = address("settings", region)
    page = client.get(here)
    assert "vindt iedereen 1 werkplek" in page.content.decode()
    client.post(here, sent(page, is_public="on", check_every_months="6", opening="Welkom"))
    rules = region.directory_settings
    assert (rules.is_public, rules.check_every_months, rules.opening) == (True, 6, "Welkom")
    assert client.post(here, sent(client.get(here), check_every_months="0")).status_code == 422
    assert client_of(colleague).get(here).status_code == 403


def test_an_organisation_page_lists_its_workplaces(director: User, region: Region, workplace: Workplace) -> None:
    open_directory(region)
    page = reverse("organisations:entry", args=[region.slug, "organisation", workplace.organisation_id])
    assert address("work", region, workplace.slug) in client_of(director).get(page).content.decode()
