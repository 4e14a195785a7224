"""How an organisation is reached: noted, confirmed once a year, read only by whom it was opened to."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.organisations import operations
from regietafel.organisations.models import Contact, ContactVisibility, Organisation
from regietafel.organisations.operations import ContactData
from regietafel.organisations.providers import contact_url
from regietafel.organisations.queries.contacts import contacts_of_person, contacts_to_check, contacts_visible_to
from regietafel.people.models import RoleKind, User
from regietafel.territories.models import Region
from tests import cast

TODAY = dt.date(2026, 6, 16)
DESK = ContactData(name="Onthaal", email="onthaal@example.org")


def noted(director: User, region: Region, organisation: Organisation, **said: object) -> Contact:
    """A contact that the director noted today."""
    data = ContactData(**{"name": "Onthaal", "email": "onthaal@example.org", **said})  # type: ignore[arg-type]
    return operations.add_contact(actor=director, region=region, organisation=organisation, data=data, today=TODAY)


def test_who_notes_a_contact_has_just_seen_that_it_is_right(
    director: User, region: Region, organisation: Organisation
) -> None:
    contact = noted(director, region, organisation)
    assert (contact.confirmed_on, contact.review_on) == (TODAY, dt.date(2027, 6, 16))
    entry = Entry.objects.get()
    assert (entry.verb, entry.region, entry.after["email"]) == ("created", region, "onthaal@example.org")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "  "}, "name"),
        ({"email": ""}, "email"),
        ({"email": "geen adres"}, "email"),
        ({"visibility": "everybody"}, "visibility"),
    ],
)
def test_what_reaches_nobody_is_refused(
    director: User, region: Region, organisation: Organisation, said: dict[str, str], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        noted(director, region, organisation, **said)
    assert refused.value.field == field
    assert not Contact.objects.exists()


def test_a_name_is_taken_once_and_free_again_after_removal(
    director: User, region: Region, organisation: Organisation
) -> None:
    first = noted(director, region, organisation)
    with pytest.raises(Refusal) as refused:
        noted(director, region, organisation, name="ONTHAAL")
    assert refused.value.field == "name"
    operations.remove_contact(actor=director, contact=first, now=timezone.now())
    noted(director, region, organisation)
    with pytest.raises(Refusal):
        operations.restore_contact(actor=director, region=region, pk=first.pk)


def test_an_organisation_or_account_of_elsewhere_is_refused(
    director: User, region: Region, organisation: Organisation, other_organisation: Organisation, other_director: User
) -> None:
    with pytest.raises(Refusal):
        noted(director, region, other_organisation)
    with pytest.raises(Refusal) as refused:
        noted(director, region, organisation, user=other_director)
    assert refused.value.field == "user"


def test_a_shared_organisation_has_contacts_of_each_region(
    director: User, region: Region, other_region: Region, other_director: User, shared_organisation: Organisation
) -> None:
    noted(director, region, shared_organisation)
    noted(other_director, other_region, shared_organisation)
    assert [one.region for one in contacts_visible_to(director)] == [region]
    assert [one.region for one in contacts_visible_to(other_director)] == [other_region]


READ = {
    ContactVisibility.TEAM: {"director", "colleague"},
    ContactVisibility.NETWORK: {"director", "colleague", "partner", "head_of_service"},
    ContactVisibility.PUBLIC: set(cast.ROLES),
}


@pytest.mark.parametrize("visibility", READ)
@pytest.mark.parametrize("role", cast.ROLES)
def test_who_reads_a_contact(
    request: pytest.FixtureRequest, region: Region, organisation: Organisation, visibility: str, role: str
) -> None:
    Contact.objects.create(
        region=region, organisation=organisation, name="Onthaal", email="onthaal@example.org", visibility=visibility
    )
    person = request.getfixturevalue(role)
    assert contacts_visible_to(person).exists() == (role in READ[ContactVisibility(visibility)])


def test_an_editor_reads_what_the_own_region_noted_of_a_shared_organisation(
    editor: User, region: Region, other_region: Region, shared_organisation: Organisation
) -> None:
    cast.give_role(editor, other_region, RoleKind.EDITOR, organisation=shared_organisation)
    for where in (region, other_region):
        Contact.objects.create(
            region=where, organisation=shared_organisation, name="Directie", visibility=ContactVisibility.TEAM
        )
    assert [one.region for one in contacts_visible_to(cast.fresh(editor))] == [other_region]


def test_an_editor_reads_all_of_the_own_organisation(
    editor: User, region: Region, edited_organisation: Organisation
) -> None:
    Contact.objects.create(
        region=region, organisation=edited_organisation, name="Directie", visibility=ContactVisibility.TEAM
    )
    assert contacts_visible_to(editor).count() == 1


def test_mending_is_versioned_and_confirms(
    director: User, colleague: User, region: Region, organisation: Organisation
) -> None:
    contact = noted(director, region, organisation)
    later = TODAY + dt.timedelta(days=400)
    changed = operations.edit_contact(actor=colleague, contact=contact, data=DESK, today=later, version=1)
    assert changed.confirmed_on == later
    with pytest.raises(Collision):
        operations.edit_contact(actor=director, contact=contact, data=DESK, today=later, version=1)


def test_after_a_year_somebody_should_look_again(director: User, region: Region, organisation: Organisation) -> None:
    contact = noted(director, region, organisation)
    assert not contacts_to_check(director, region, TODAY + dt.timedelta(days=364)).exists()
    due = dt.date(2027, 6, 16)
    assert list(contacts_to_check(director, region, due)) == [contact]
    operations.confirm_contact(actor=director, contact=contact, today=due)
    operations.confirm_contact(actor=director, contact=contact, today=due)
    assert not contacts_to_check(director, region, due).exists()
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["created", "confirmed"]


def test_in_the_bin_back_and_gone(director: User, region: Region, organisation: Organisation) -> None:
    contact = noted(director, region, organisation)
    now = timezone.now()
    operations.remove_contact(actor=director, contact=contact, now=now)
    assert contact_url(region, contact.pk) == ""
    back = operations.restore_contact(actor=director, region=region, pk=contact.pk)
    assert f"#contact-{back.pk}" in contact_url(region, back.pk)
    operations.remove_contact(actor=director, contact=back, now=now)
    assert operations.purge_contacts(actor=None, before=now + dt.timedelta(seconds=1)) == 1
    assert not Contact.objects.exists()


def test_ones_own_data_tell_where_one_is_a_contact(
    director: User, partner: User, region: Region, organisation: Organisation
) -> None:
    noted(director, region, organisation, user=partner)
    (told,) = contacts_of_person(partner)
    assert (told["organisation"], told["email"]) == (str(organisation), "onthaal@example.org")
    assert contacts_of_person(director) == []


def test_the_page_of_the_organisation_shows_and_confirms(
    client: Client, director: User, region: Region, organisation: Organisation
) -> None:
    contact = noted(director, region, organisation)
    client.force_login(director)
    page = reverse("organisations:entry", args=[region.slug, "organisation", organisation.pk])
    assert "mailto:onthaal@example.org" in client.get(page).content.decode()
    confirm = reverse("organisations:contact-confirm", args=[region.slug, contact.pk])
    assert client.post(confirm).headers["Location"] == f"{page}#contact-{contact.pk}"
    contact.refresh_from_db()
    assert contact.confirmed_on == timezone.localdate()
