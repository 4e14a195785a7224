"""The worklist: everything that waits, counted; who sees it; the list to call by; rounds by hand; confirming with an account."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Capacity, Listing, RemarkState, SelfCheck, Workplace
from regietafel.workplaces.operations.checks import start_round, withdraw_check
from regietafel.workplaces.providers.care import start_blocks
from regietafel.workplaces.queries.worklist import counts_of, figures_of, standings, to_telephone
from tests import cast
from tests.workplaces.caring import NOW, TODAY, mails, make_change, make_check, make_contact, make_remark
from tests.workplaces.make import make_offer, make_workplace

pytestmark = pytest.mark.django_db


def whole(organisation: Organisation, municipality: Municipality, name: str = "Volledig", **fields: Any) -> Workplace:
    """A workplace about which nothing waits."""
    fields.setdefault("verified_on", TODAY)
    made = make_workplace(organisation, name, municipality=municipality, latitude=50.8, longitude=3.2, **fields)
    Capacity.objects.create(offer=make_offer(made), on=dt.date(2026, 1, 1), places=4)
    return made


def test_each_kind_of_work_is_counted(
    region: Region,
    edited_organisation: Organisation,
    organisation: Organisation,
    municipality: Municipality,
    director: Any,
) -> None:
    make_contact(organisation)
    fine = whole(organisation, municipality)
    for days, name in ((43, "Bellen"), (57, "Badge"), (183, "Weg")):
        whole(edited_organisation, municipality, name, verified_on=None, added_on=TODAY - dt.timedelta(days=days))
    bare = make_workplace(organisation, "Kaal", verified_on=TODAY)
    make_offer(bare, rungs=())
    make_workplace(organisation, "Leeg", verified_on=TODAY, municipality=municipality, latitude=50.8, longitude=3.2)
    make_change(fine)
    make_change(fine, state="applied")
    make_remark(fine)
    make_remark(fine, state=RemarkState.SPAM)
    make_workplace(organisation, "Stil", listing=Listing.HIDDEN)
    assert counts_of(director, region, TODAY) == {
        "change": 1,
        "remark": 1,
        "address": 1,
        "to_call": 1,
        "unconfirmed": 1,
        "lapsed": 1,
        "no_municipality": 1,
        "no_point": 1,
        "no_offer": 1,
        "no_rung": 1,
        "no_places": 1,
    }
    figures = figures_of(region, TODAY)
    assert (figures.total, figures.confirmed) == (6, 3)


@pytest.mark.parametrize("role", ["partner", "editor", "head_of_service", "other_director", "admin", "stranger"])
def test_only_the_team_has_one(region: Region, everyone: dict[str, Any], client_of: Any, role: str) -> None:
    assert sum(counts_of(everyone[role], region, TODAY).values()) == 0
    for name in ("worklist", "worklist-organisations", "worklist-telephone", "checks", "changes"):
        answer = client_of(everyone[role]).get(reverse(f"workplaces:{name}", args=[region.slug]))
        assert answer.status_code in {302, 403, 404}


def test_the_page_shows_one_kind_or_all_and_keeps_the_words(
    region: Region, edited_organisation: Organisation, director: Any, client_of: Any
) -> None:
    for number in range(8):
        make_workplace(edited_organisation, f"Plek {number}")
    url = reverse("workplaces:worklist", args=[region.slug])
    client = client_of(director)
    page = client.get(url).content.decode()
    assert "Toon alle 8" in page
    assert "Zonder gemeente" in page
    one = client.get(url, {"kind": "no_municipality", "q": "plek 3"}).content.decode()
    assert "Plek 3" in one
    assert "Plek 4" not in one
    assert client.get(url, {"kind": "nonsense"}).status_code == 200


def test_an_empty_region_says_so(region: Region, director: Any, client_of: Any) -> None:
    page = client_of(director).get(reverse("workplaces:worklist", args=[region.slug])).content.decode()
    assert "Er wacht niets" in page


def test_the_page_costs_the_same_with_many(
    region: Region, edited_organisation: Organisation, director: Any, client_of: Any
) -> None:
    url = reverse("workplaces:worklist", args=[region.slug])
    client = client_of(director)
    costs = []
    for count in (10, 60):
        for number in range(count):
            make_workplace(edited_organisation, f"Plek {count} {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_sheet_holds_all_and_no_formula_runs(
    region: Region, edited_organisation: Organisation, director: Any, client_of: Any
) -> None:
    make_remark(make_workplace(edited_organisation, "=cmd|' /C calc'!A0"), text="=1+1", email="b@post.example")
    answer = client_of(director).get(reverse("workplaces:worklist-export", args=[region.slug, "xlsx"]))
    page = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert not any("b@post.example" in str(cell.value) for cell in cells)


def test_the_list_to_call_by_has_silent_and_unreachable_organisations(
    region: Region, edited_organisation: Organisation, organisation: Organisation
) -> None:
    make_contact(organisation)
    late = dt.date(2025, 10, 1)
    make_workplace(organisation, "Stil gebleven", verified_on=late)
    make_contact(edited_organisation, email="", phone="056 24 16 16")
    make_workplace(edited_organisation, "Niet te mailen", verified_on=TODAY - dt.timedelta(days=366))
    fresh = cast.make_organisation(region, "Vers")
    make_workplace(fresh, "Vers", verified_on=TODAY)
    found = set(to_telephone(region, TODAY))
    assert found == {edited_organisation, organisation}
    told = {one.organisation: one.contact.phone for one in standings(region, found, TODAY) if one.contact}
    assert told[edited_organisation] == "056 24 16 16"


def test_a_round_by_hand_asks_each_once_and_says_who_cannot_be_asked(
    region: Region, edited_organisation: Organisation, organisation: Organisation, director: Any
) -> None:
    make_contact(edited_organisation)
    for one in (edited_organisation, organisation):
        make_workplace(one, f"Plek {one.pk}", verified_on=TODAY)
    both = [edited_organisation, organisation]
    first = start_round(actor=director, region=region, organisations=both, now=NOW)
    assert (first.asked, first.waiting, first.unreachable) == (1, 0, 1)
    second = start_round(actor=director, region=region, organisations=both, now=NOW)
    assert (second.asked, second.waiting, second.unreachable) == (0, 1, 1)
    assert len(mails("self-check-")) == 1
    assert "Dirk Regisseur" in mails("self-check-")[0].body


def test_the_director_starts_reminds_renews_and_withdraws_on_the_page(
    region: Region, edited_organisation: Organisation, director: Any, client_of: Any
) -> None:
    make_contact(edited_organisation)
    make_workplace(edited_organisation)
    client = client_of(director)
    start = reverse("workplaces:checks-start", args=[region.slug])
    assert client.post(start, {}).status_code == 422
    assert client.post(start, {"organisations": ["999999"]}).status_code == 422
    assert client.post(start, {"organisations": [str(edited_organisation.pk)]}).status_code == 302
    check = SelfCheck.objects.get()
    SelfCheck.objects.update(asked_on=timezone.localdate() - dt.timedelta(days=5))
    for _time in range(2):
        client.post(reverse("workplaces:checks-remind", args=[region.slug]))
        client.post(reverse("workplaces:check-remind", args=[region.slug, check.pk]))
    check.refresh_from_db()
    assert check.reminders == 1
    client.post(reverse("workplaces:check-renew", args=[region.slug, check.pk]))
    client.post(reverse("workplaces:check-withdraw", args=[region.slug, check.pk]))
    check.refresh_from_db()
    assert check.issue == 2
    assert check.withdrawn_at is not None
    page = client.get(reverse("workplaces:checks", args=[region.slug])).content.decode()
    assert "ingetrokken" in page


def test_what_was_withdrawn_twice_is_withdrawn_once(edited_organisation: Organisation, director: Any) -> None:
    make_workplace(edited_organisation)
    check = make_check(edited_organisation)
    first = withdraw_check(actor=director, check=check, now=NOW).withdrawn_at
    assert withdraw_check(actor=director, check=check, now=NOW + dt.timedelta(hours=1)).withdrawn_at == first


@pytest.mark.parametrize(
    ("role", "may"), [("director", True), ("colleague", True), ("editor", True), ("partner", False)]
)
def test_who_confirms_with_an_account(
    edited_organisation: Organisation, everyone: dict[str, Any], client_of: Any, role: str, may: bool
) -> None:
    workplace = make_workplace(edited_organisation)
    url = reverse("workplaces:confirm", args=[workplace.region.slug, workplace.slug])
    answer = client_of(everyone[role]).post(url, {"next": "https://elders.example/"})
    assert answer.status_code == (302 if may else 403)
    assert "elders" not in answer.get("Location", "")
    workplace.refresh_from_db()
    assert (workplace.verified_on == timezone.localdate()) is may
    if may:
        assert workplace.verified_by == str(everyone[role])


def test_the_start_page_tells_the_team_and_the_editor_what_waits(
    region: Region, edited_organisation: Organisation, director: Any, editor: Any, partner: Any
) -> None:
    workplace = make_workplace(edited_organisation, verified_on=timezone.localdate())
    make_remark(workplace)
    make_change(workplace)
    today = timezone.localdate()
    mine = {(block.column, line.text) for block in start_blocks(director, region, today) for line in block.lines}
    assert mine == {
        ("me", "1 wijziging om over te beslissen"),
        ("me", "1 opmerking te beantwoorden"),
        ("state", "1 van 1 werkplek bevestigd"),
    }
    theirs = [line.text for block in start_blocks(editor, region, today) for line in block.lines]
    assert theirs == ["1 opmerking te beantwoorden"]
    assert list(start_blocks(partner, region, today)) == []
