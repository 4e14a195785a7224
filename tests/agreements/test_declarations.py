"""Two kinds of declaration that are never mixed, with a text in versions: what somebody signed stays as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.agreements.models import Declaration
from regietafel.agreements.operations.declarations import (
    DeclarationData,
    edit_declaration,
    give_text,
    make_declaration,
    purge_declarations,
    remove_declaration,
    restore_declaration,
)
from regietafel.agreements.queries.pacts import local_governments_on
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from tests.agreements.pacts import NOW, make_government, make_signature
from tests.agreements.pacts import make_declaration as declared
from tests.cast import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def page(region: Region, name: str, *more: object, kind: str = "") -> str:
    """The address of a page of declarations."""
    return reverse(f"agreements:{name}", args=[region.slug, *more]) + (f"?kind={kind}" if kind else "")


def form(**fields: object) -> dict[str, object]:
    """What is filled in for a new declaration."""
    return {"kind": "mandate", "title": "Regierol", "text": "Wij vertrouwen toe.", "once": "a", **fields}


def test_each_kind_has_a_list_of_its_own(region: Region, partner: User, client_of: ClientOf) -> None:
    declared(region, "Regierol toevertrouwd")
    declared(region, "Samen verder met LDE", kind="intent")
    client = client_of(partner)
    mandates = client.get(page(region, "declarations", kind="mandate")).content.decode()
    intents = client.get(page(region, "declarations", kind="intent")).content.decode()
    assert "Regierol toevertrouwd" in mandates
    assert "Samen verder" not in mandates
    assert "Samen verder" in intents
    assert "Regierol toevertrouwd" not in intents
    assert "Verbintenisverklaringen" in mandates
    assert "Engagementsverklaringen" not in mandates


def test_the_kind_is_never_changed(region: Region, director: User, client_of: ClientOf) -> None:
    declaration = declared(region)
    address = page(region, "declaration-edit", declaration.pk)
    assert 'name="kind"' not in client_of(director).get(address).content.decode()
    client_of(director).post(address, {"title": "Anders", "kind": "intent", "version": 1})
    declaration.refresh_from_db()
    assert (declaration.title, declaration.kind) == ("Anders", "mandate")


def test_all_local_governments_of_the_region_are_proposed(
    region: Region,
    municipality: Municipality,
    second_municipality: Municipality,
    organisation: Organisation,
    other_region: Region,
    director: User,
    client_of: ClientOf,
) -> None:
    here = {make_government(region, municipality), make_government(region, second_municipality)}
    make_government(other_region, other_region.municipalities.get())
    shown = client_of(director).get(page(region, "declaration-add")).context["form"]
    assert set(shown["organisations"].value()) == {str(one.pk) for one in here}
    assert str(organisation.pk) in {
        key for _group, rows in shown.fields["organisations"].choices for key, _label in rows
    }


def test_a_municipality_that_left_is_not_proposed(region: Region, municipality: Municipality) -> None:
    government = make_government(region, municipality)
    region.memberships.filter(municipality=municipality).update(until=dt.date(2025, 12, 31))
    assert local_governments_on(region, dt.date(2025, 12, 31)) == [government]
    assert local_governments_on(region, dt.date(2026, 1, 1)) == []


def test_one_form_makes_it_with_its_text_and_who_signs(
    region: Region, municipality: Municipality, director: User, client_of: ClientOf
) -> None:
    government = make_government(region, municipality)
    client_of(director).post(page(region, "declaration-add"), form(organisations=[government.pk]))
    made = Declaration.objects.get()
    assert (made.kind, made.versions.get().number, made.versions.get().text) == ("mandate", 1, "Wij vertrouwen toe.")
    assert made.signatures.get().organisation == government
    entry = Entry.objects.get(kind="agreements.declaration", verb="created")
    assert entry.after["signatures"] == [str(government)]


def test_an_end_before_the_start_is_refused_with_what_was_typed(
    region: Region, director: User, client_of: ClientOf
) -> None:
    answer = client_of(director).post(
        page(region, "declaration-add"), form(starts_on="01/06/2026", ends_on="31/05/2026")
    )
    assert answer.status_code == 422
    assert "De laatste dag ligt vóór de eerste." in answer.content.decode()
    assert "Wij vertrouwen toe." in answer.content.decode()
    assert not Declaration.objects.exists()


@pytest.mark.parametrize(("field", "value"), [("title", " "), ("text", " "), ("kind", "anders")])
def test_what_is_missing_is_asked_for(region: Region, director: User, field: str, value: str) -> None:
    values = {"kind": "mandate", "title": "Regierol", "text": "Tekst", field: value}
    with pytest.raises(Refusal) as refused:
        make_declaration(
            actor=director, region=region, kind=values["kind"], data=DeclarationData(values["title"]),
            text=values["text"], organisations=[], now=NOW,
        )  # fmt: skip
    assert refused.value.field == field


def test_an_organisation_of_elsewhere_does_not_sign(region: Region, other_region: Region, director: User) -> None:
    stranger = make_government(other_region, other_region.municipalities.get())
    with pytest.raises(Refusal):
        make_declaration(
            actor=director, region=region, kind="intent", data=DeclarationData("Samen"),
            text="Tekst", organisations=[stranger], now=NOW,
        )  # fmt: skip


def test_another_text_is_another_version(
    region: Region, organisation: Organisation, director: User, partner: User, client_of: ClientOf
) -> None:
    declaration = declared(region, "Regierol", "Eerste tekst.")
    signature = make_signature(declaration, organisation, signed_on=dt.date(2026, 1, 5))
    give_text(actor=director, declaration=declaration, text="Tweede tekst.", note="zin 1", version=1, now=NOW)
    signature.refresh_from_db()
    assert signature.version_signed is not None
    assert signature.version_signed.text == "Eerste tekst."
    shown = client_of(partner).get(page(region, "declaration", declaration.pk)).content.decode()
    assert "ondertekende versie 1 op 5 januari 2026" in shown
    assert "Intussen is er versie 2." in shown
    old = client_of(partner).get(page(region, "declaration-version", declaration.pk, 1)).content.decode()
    assert "Eerste tekst." in old
    assert str(organisation) in old
    assert "Tweede tekst." not in old


def test_the_same_text_is_no_new_version(region: Region, director: User) -> None:
    declaration = declared(region, "Regierol", "Eerste tekst.")
    with pytest.raises(Refusal):
        give_text(actor=director, declaration=declaration, text=" Eerste tekst. ", note="", version=1, now=NOW)
    assert declaration.versions.count() == 1


def test_the_second_of_two_who_edit_it_is_told(region: Region, director: User) -> None:
    declaration = declared(region)
    edit_declaration(actor=director, declaration=declaration, data=DeclarationData("Eerst"), version=1)
    with pytest.raises(Collision):
        edit_declaration(actor=director, declaration=declaration, data=DeclarationData("Later"), version=1)


def test_it_goes_into_the_bin_comes_back_and_goes_for_good(
    region: Region, organisation: Organisation, director: User, client_of: ClientOf
) -> None:
    declaration = declared(region)
    make_signature(declaration, organisation, signed_on=dt.date(2026, 1, 5))
    remove_declaration(actor=director, declaration=declaration, now=NOW)
    assert client_of(director).get(page(region, "declaration", declaration.pk)).status_code == 404
    with pytest.raises(Refusal):
        edit_declaration(actor=director, declaration=declaration, data=DeclarationData("Anders"), version=None)
    restore_declaration(actor=director, declaration=declaration)
    assert declaration.signatures.count() == 1
    remove_declaration(actor=director, declaration=declaration, now=NOW)
    assert purge_declarations(actor=None, before=NOW) == 0
    assert purge_declarations(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    assert not Declaration.objects.exists()


def test_it_can_be_taken_along_with_who_signed(
    region: Region, organisation: Organisation, partner: User, client_of: ClientOf
) -> None:
    declaration = declared(region, "Regierol")
    make_signature(declaration, organisation, signed_on=dt.date(2026, 1, 5), signed_as="burgemeester")
    client = client_of(partner)
    word = client.get(page(region, "declaration-file", declaration.pk, 1, "docx"))
    assert word.content[:2] == b"PK"
    assert word["Content-Disposition"].endswith('regierol-1.docx"')
    assert client.get(page(region, "declaration-file", declaration.pk, 1, "pdf")).content[:4] == b"%PDF"
    sheet = client.get(page(region, "signatories-export", declaration.pk, "csv")).content.decode("utf-8-sig")
    assert f"{organisation};getekend;" in sheet
    assert "burgemeester" in sheet
