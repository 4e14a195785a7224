"""Changes that wait: applied, refused with a reason, all at once; what was changed meanwhile is shown; who proposed hears."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.organisations.models import Organisation
from regietafel.workplaces.models import Change, ChangeState, Workplace
from regietafel.workplaces.operations.deciding import apply_change, apply_together, refuse_change
from regietafel.workplaces.queries.decisions import beside
from tests.workplaces.caring import MAILED, mails, make_change, make_check, make_contact
from tests.workplaces.make import make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture
def workplace(edited_organisation: Organisation) -> Workplace:
    """A workplace of the organisation that is mailed."""
    make_contact(edited_organisation)
    return make_workplace(edited_organisation)


def test_applying_writes_it_and_tells_who_asked_by_link(workplace: Workplace, director: Any) -> None:
    change = make_change(workplace, check_asked=make_check(workplace.organisation))
    apply_change(actor=director, change=change, now=timezone.now())
    workplace.refresh_from_db()
    assert workplace.by_bus == "lijn 5"
    (mail,) = mails("workplace-change-")
    assert mail.to == MAILED
    assert "staat nu in de wegwijzer" in mail.body
    assert "lijn 5" in mail.body


def test_refusing_keeps_it_and_tells_why_to_who_has_an_account(
    workplace: Workplace, director: Any, editor: Any
) -> None:
    change = make_change(workplace, proposer=editor)
    refuse_change(actor=director, change=change, reason="Lijn 5 rijdt niet meer", now=timezone.now())
    workplace.refresh_from_db()
    assert workplace.by_bus == ""
    (mail,) = mails("workplace-change-")
    assert mail.to == editor.email
    assert "Lijn 5 rijdt niet meer" in mail.body


def test_without_an_address_nobody_is_mailed(workplace: Workplace, director: Any) -> None:
    apply_change(actor=director, change=make_change(workplace), now=timezone.now())
    assert mails("workplace-change-") == []


def test_a_refusal_needs_a_reason(workplace: Workplace, director: Any) -> None:
    with pytest.raises(Refusal):
        refuse_change(actor=director, change=make_change(workplace), reason="  ", now=timezone.now())
    assert Change.objects.get().state == ChangeState.WAITING


def test_two_directors_decide_once(workplace: Workplace, director: Any, colleague: Any) -> None:
    change = make_change(workplace)
    apply_change(actor=director, change=change, now=timezone.now())
    with pytest.raises(Refusal):
        refuse_change(actor=colleague, change=change, reason="nee", now=timezone.now())
    assert Change.objects.get().state == ChangeState.APPLIED


def test_what_changed_meanwhile_is_shown_and_not_overwritten_unseen(
    workplace: Workplace, director: Any, client_of: Any
) -> None:
    change = make_change(workplace)
    Workplace.objects.update(by_bus="lijn 7")
    change.refresh_from_db()
    (field,) = beside(change)
    assert (field.before, field.now, field.after, field.is_overtaken) == ("", "lijn 7", "lijn 5", True)
    url = reverse("workplaces:change-apply", args=[workplace.region.slug, change.pk])
    client = client_of(director)
    assert client.post(url)["Location"].endswith(f"/changes/{change.pk}/")
    assert Workplace.objects.get().by_bus == "lijn 7"
    page = client.get(reverse("workplaces:change", args=[workplace.region.slug, change.pk])).content.decode()
    assert "Toch overnemen" in page
    assert "lijn 7" in page
    client.post(url, {"anyway": "1"})
    assert Workplace.objects.get().by_bus == "lijn 5"


def test_all_of_one_organisation_at_once_leaves_what_must_be_looked_at(
    workplace: Workplace, organisation: Organisation, director: Any
) -> None:
    make_change(workplace)
    make_change(workplace, before={"by_train": ""}, after={"by_train": "station"})
    overtaken = make_change(workplace, before={"street": "Oud 1"}, after={"street": "Nieuw 1"})
    other = make_change(make_workplace(organisation, "Klaver"))
    rows = Change.objects.filter(workplace__organisation=workplace.organisation)
    made = apply_together(actor=director, changes=list(rows), now=timezone.now())
    assert (made.live, made.left) == (2, 1)
    waiting = Change.objects.filter(state=ChangeState.WAITING)
    assert set(waiting) == {overtaken, other}


def test_the_button_for_all_touches_only_that_organisation(
    workplace: Workplace, organisation: Organisation, director: Any, client_of: Any
) -> None:
    make_change(workplace)
    other = make_change(make_workplace(organisation, "Klaver"))
    url = reverse("workplaces:changes-apply", args=[workplace.region.slug, workplace.organisation_id])
    client_of(director).post(url)
    assert list(Change.objects.filter(state=ChangeState.WAITING)) == [other]


@pytest.mark.parametrize("role", ["partner", "editor", "head_of_service", "other_director", "admin", "stranger"])
def test_nobody_else_decides(workplace: Workplace, everyone: dict[str, Any], client_of: Any, role: str) -> None:
    change = make_change(workplace)
    client = client_of(everyone[role])
    args = [workplace.region.slug, change.pk]
    assert client.post(reverse("workplaces:change-apply", args=args)).status_code in {302, 403, 404}
    assert client.post(reverse("workplaces:change-refuse", args=args), {"reason": "x"}).status_code in {302, 403, 404}
    assert Change.objects.get().state == ChangeState.WAITING


def test_the_list_shows_both_sides_in_words(workplace: Workplace, director: Any, client_of: Any) -> None:
    make_change(workplace, before={"listing": "public"}, after={"listing": "network"})
    page = client_of(director).get(reverse("workplaces:changes", args=[workplace.region.slug])).content.decode()
    assert "Kringwinkel Het Anker" in page
    assert "Overnemen" in page
    assert ">network<" not in page


def test_who_keeps_the_workplace_withdraws_what_waits(workplace: Workplace, editor: Any, client_of: Any) -> None:
    change = make_change(workplace, proposer=editor)
    client = client_of(editor)
    page = reverse("workplaces:work", args=[workplace.region.slug, workplace.slug])
    address = reverse("workplaces:change-withdraw", args=[workplace.region.slug, change.pk])
    assert address in client.get(page).content.decode()
    client.post(address)
    change.refresh_from_db()
    assert change.state == ChangeState.WITHDRAWN
    assert address not in client.get(page).content.decode()


def test_a_partner_withdraws_nothing(workplace: Workplace, partner: Any, client_of: Any) -> None:
    change = make_change(workplace)
    address = reverse("workplaces:change-withdraw", args=[workplace.region.slug, change.pk])
    assert client_of(partner).post(address).status_code in {403, 404}
    change.refresh_from_db()
    assert change.state == ChangeState.WAITING
