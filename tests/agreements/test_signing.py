"""Who signed a declaration and in which function, who not yet, and who will not, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.agreements.models import Declaration, Signature
from regietafel.agreements.operations.signatures import choose_signatories, decline, mend_signature, sign, take_back
from regietafel.agreements.queries.signing import standing_of
from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.agreements.pacts import DAY, make_declaration, make_signature
from tests.cast import Person, make_organisation

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


@pytest.fixture
def declaration(region: Region) -> Declaration:
    """A mandate that thirteen should sign."""
    made = make_declaration(region)
    for number in range(1, 14):
        make_signature(made, make_organisation(region, f"Bestuur {number:02}"))
    return made


def signed(director: User, declaration: Declaration, rows: list[Signature], **fields: object) -> None:
    """These sign the first version."""
    values: dict[str, object] = {
        "text": declaration.versions.get(number=1),
        "signed_on": DAY,
        "signed_as": "burgemeester",
    }
    sign(actor=director, declaration=declaration, signatures=rows, today=DAY, **values | fields)  # type: ignore[arg-type]


def test_several_sign_in_one_form(declaration: Declaration, director: User, client_of: ClientOf) -> None:
    region, rows = declaration.region, list(declaration.signatures.all())
    today = timezone.localdate()
    client_of(director).post(
        reverse("agreements:declaration-sign", args=[region.slug, declaration.pk]),
        {
            "signatures": [row.pk for row in rows[:11]],
            "text": declaration.versions.get().pk,
            "signed_on": f"{today:%d/%m/%Y}",
            "signed_as": "burgemeester en algemeen directeur",
            "once": "a",
        },
    )
    shown = client_of(director).get(reverse("agreements:declaration", args=[region.slug, declaration.pk]))
    text = " ".join(shown.content.decode().split())
    assert "11 van 13 getekend" in text
    assert "2 tekenden nog niet: Bestuur 12, Bestuur 13." in text
    rows[0].refresh_from_db()
    assert (rows[0].signed_on, rows[0].signed_as) == (today, "burgemeester en algemeen directeur")
    assert len(Entry.objects.get(verb="declaration_signed").after["signatures"]) == 11


def test_one_declines_and_says_why(declaration: Declaration, director: User, client_of: ClientOf) -> None:
    row = declaration.signatures.all()[0]
    address = reverse("agreements:signature-decline", args=[declaration.region.slug, declaration.pk, row.pk])
    assert client_of(director).post(address, {"reason": "", "version": 1}).status_code == 422
    client_of(director).post(address, {"reason": "De raad wil eerst cijfers", "version": 1})
    standing = standing_of(declaration)
    assert [one.declined_because for one in standing.declined] == ["De raad wil eerst cijfers"]
    assert len(standing.waiting) == 12


def test_who_declined_can_sign_after_all_and_the_other_way_round(declaration: Declaration, director: User) -> None:
    row = declaration.signatures.all()[0]
    decline(actor=director, signature=row, reason="nog niet", version=None)
    signed(director, declaration, [row])
    row.refresh_from_db()
    assert (row.signed_on, row.declined_because) == (DAY, "")
    decline(actor=director, signature=row, reason="toch niet", version=None)
    row.refresh_from_db()
    assert (row.signed_on, row.version_signed, row.declined_because) == (None, None, "toch niet")
    take_back(actor=director, signature=row)
    assert len(standing_of(declaration).waiting) == 13


def test_two_who_note_the_same_name_do_not_write_over_each_other(declaration: Declaration, director: User) -> None:
    rows = list(declaration.signatures.all()[:2])
    signed(director, declaration, rows[:1])
    with pytest.raises(Refusal, match="Bestuur 01"):
        signed(director, declaration, rows, signed_on=DAY - dt.timedelta(days=3))
    assert [row.signed_on for row in standing_of(declaration).signed] == [DAY]


def test_a_day_to_come_is_refused(declaration: Declaration, director: User) -> None:
    row = declaration.signatures.all()[0]
    with pytest.raises(Refusal) as refused:
        signed(director, declaration, [row], signed_on=DAY + dt.timedelta(days=1))
    assert refused.value.field == "signed_on"


def test_a_text_of_another_declaration_is_refused(declaration: Declaration, director: User) -> None:
    other = make_declaration(declaration.region, "Anders")
    with pytest.raises(Refusal):
        signed(director, declaration, [declaration.signatures.all()[0]], text=other.versions.get())


def test_a_signature_is_put_right(declaration: Declaration, director: User) -> None:
    row = declaration.signatures.all()[0]
    signed(director, declaration, [row])
    mend_signature(
        actor=director, signature=row, text=declaration.versions.get(), signed_on=DAY - dt.timedelta(days=2),
        signed_as="voorzitter", version=2, today=DAY,
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.signed_on, row.signed_as) == (DAY - dt.timedelta(days=2), "voorzitter")


def test_the_list_grows_and_shrinks_but_keeps_who_answered(declaration: Declaration, director: User) -> None:
    first, second, *rest = list(declaration.signatures.all())
    signed(director, declaration, [first])
    kept = [row.organisation for row in rest]
    with pytest.raises(Refusal, match="Bestuur 01"):
        choose_signatories(actor=director, declaration=declaration, organisations=kept, version=None)
    new = make_organisation(declaration.region, "Bestuur 14")
    choose_signatories(
        actor=director, declaration=declaration, organisations=[first.organisation, *kept, new], version=None
    )
    names = [str(row) for row in standing_of(declaration).rows]
    assert str(second) not in names
    assert names[0] == "Bestuur 01"
    assert names[-1] == "Bestuur 14"


def test_a_signature_of_another_declaration_has_no_page(
    declaration: Declaration, director: User, client_of: ClientOf
) -> None:
    other = make_declaration(declaration.region, "Anders")
    row = declaration.signatures.all()[0]
    address = reverse("agreements:signature-edit", args=[declaration.region.slug, other.pk, row.pk])
    assert client_of(director).get(address).status_code == 404


def test_the_start_page_tells_the_team_who_is_missing(
    declaration: Declaration, director: User, partner: User, client_of: ClientOf
) -> None:
    start = reverse("home:start", args=[declaration.region.slug])
    assert "0 van 13 getekend" in client_of(director).get(start).content.decode()
    assert "0 van 13 getekend" not in client_of(partner).get(start).content.decode()
