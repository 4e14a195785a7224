"""What was said to an organisation is the team's; its former names are found; its number is checked and never refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.errors import Refusal
from regietafel.organisations import operations
from regietafel.organisations.company_number import formatted, is_right
from regietafel.organisations.models import ContactMoment, Organisation
from regietafel.organisations.operations import moments
from regietafel.organisations.operations.moments import MomentData
from regietafel.organisations.queries import organisation_named
from regietafel.organisations.queries.directory import Wanted, keys_of
from regietafel.organisations.queries.moments import moments_visible_to
from regietafel.people.models import User
from regietafel.territories.models import Region

TODAY = dt.date(2026, 6, 16)


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@given(st.integers(min_value=0, max_value=19_999_999))
def test_a_number_is_right_when_its_last_two_figures_check_the_others(first: int) -> None:
    check = 97 - first % 97
    right = f"{first:08d}{check:02d}"
    wrong = f"{first:08d}{check % 97 + 1:02d}"
    assert (is_right(right), is_right(wrong)) == (True, check == check % 97 + 1)
    assert is_right(formatted(right))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("BE0123456749", "0123.456.749"),
        ("be 123 456 749", "0123.456.749"),
        ("0123.456.748", "0123.456.748"),
        ("volgt nog", "volgt nog"),
        ("12345", "12345"),
    ],
)
def test_a_number_is_written_as_it_should_and_a_wrong_one_is_marked(
    typed: str, kept: str, director: User, region: Region, organisation: Organisation
) -> None:
    client = client_of(director)
    here = reverse("organisations:edit", args=[region.slug, "organisation", organisation.pk])
    page = client.get(here)
    values = {"name": organisation.name, "kind": organisation.kind, "company_number": typed}
    client.post(here, {**values, **page.context["hidden"]})
    organisation.refresh_from_db()
    assert organisation.company_number == kept
    shown = client.get(reverse("organisations:entry", args=[region.slug, "organisation", organisation.pk]))
    assert ("dit nummer kan niet kloppen" in shown.content.decode()) == (kept != "0123.456.749")


def renamed(director: User, organisation: Organisation, name: str, **more: Any) -> Organisation:
    version = Organisation.objects.get(pk=organisation.pk).version
    return operations.change(
        actor=director, row=organisation, version=version, values={"name": name}, today=TODAY, **more
    )


def test_a_former_name_is_found(director: User, region: Region, organisation: Organisation) -> None:
    old = organisation.name
    renamed(director, organisation, "Tikfuot")
    renamed(director, organisation, "De Nieuwe Naam", was_typing_error=True)
    assert [one.name for one in organisation.former_names.all()] == [old]
    assert keys_of(Organisation.objects.filter(region=region), Wanted(q=old)) == [organisation.pk]
    assert organisation_named(region, old) == organisation
    renamed(director, organisation, old)
    assert [one.name for one in organisation.former_names.all()] == ["De Nieuwe Naam"]


def test_who_reads_what_was_said(everyone: dict[str, Any], region: Region, organisation: Organisation) -> None:
    ContactMoment.objects.create(region=region, organisation=organisation, on=TODAY, text="belde over de folder")
    seen = {role for role, person in everyone.items() if moments_visible_to(person).exists()}
    assert seen == {"director", "colleague"}
    page = reverse("organisations:entry", args=[region.slug, "organisation", organisation.pk])
    told = {
        role: "belde over de folder" in client_of(everyone[role]).get(page).content.decode()
        for role in ("director", "partner", "editor")
    }
    assert told == {"director": True, "partner": False, "editor": False}


def test_one_row_notes_mends_removes_and_puts_back(director: User, region: Region, organisation: Organisation) -> None:
    client = client_of(director)
    entry = client.get(reverse("organisations:entry", args=[region.slug, "organisation", organisation.pk]))
    form = entry.context["moment_form"]
    values = {field.html_name: field.value() for field in form if field.value()}
    values = {**values, "on": "16/06/2026", "text": "langs geweest", "once": entry.context["moment_once"]}
    add = reverse("organisations:moment-add", args=[region.slug, organisation.pk])
    client.post(add, values)
    client.post(add, values)
    moment = ContactMoment.objects.get()
    assert (moment.on, moment.text, moment.noted_by) == (TODAY, "langs geweest", director)
    edit = reverse("organisations:moment-edit", args=[region.slug, moment.pk])
    hidden = client.get(edit).context["hidden"]
    client.post(edit, {"on": "15/06/2026", "kind": "visit", "text": "bezoek", **hidden})
    client.post(reverse("organisations:moment-remove", args=[region.slug, moment.pk]))
    assert not moments_visible_to(director).exists()
    client.post(reverse("organisations:moment-restore", args=[region.slug, moment.pk]))
    back = moments_visible_to(director).get()
    assert (back.text, back.kind, back.on) == ("bezoek", "visit", dt.date(2026, 6, 15))


def test_a_line_without_words_is_refused(director: User, region: Region, organisation: Organisation) -> None:
    with pytest.raises(Refusal) as refused:
        moments.add_moment(
            actor=director, region=region, organisation=organisation, data=MomentData(on=TODAY, text="  ")
        )
    assert refused.value.field == "text"
