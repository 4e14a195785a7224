"""What can be changed by the link of a self-check: fields that go live or wait, free places, how often, stops, list no more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import (
    Change,
    ChangeState,
    FreePlaces,
    Listing,
    Offer,
    SelfCheck,
    SelfCheckOutcome,
    Workplace,
)
from regietafel.workplaces.queries.visible import public_workplaces
from tests.submitted import form_with
from tests.workplaces.caring import key_of, make_check, make_contact
from tests.workplaces.make import ADDED, make_offer, make_workplace, open_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(edited_organisation: Organisation) -> SelfCheck:
    """A question about one workplace with one offer, in a region where changes wait."""
    make_contact(edited_organisation)
    make_offer(make_workplace(edited_organisation))
    open_directory(edited_organisation.region)  # type: ignore[arg-type]
    return make_check(edited_organisation)


def url_of(check: SelfCheck, name: str, *more: Any, workplace: Workplace | None = None) -> str:
    """A page behind the link."""
    token = care_tokens.token_for(care_tokens.CHECK, check.pk, check.issue)
    one = workplace or Workplace.objects.get(slug="fietspunt")
    return reverse(f"workplaces:{name}", args=[token, one.pk, *more])


def send(url: str, **fields: Any) -> Any:
    """Fill in the form at an address as it stands there, with these fields otherwise."""
    client = Client()
    answer = client.post(url, {**form_with(client.get(url), "key").data(), **fields})
    assert not client.cookies
    return answer


def test_a_change_waits_for_the_director(check: SelfCheck) -> None:
    answer = send(url_of(check, "check-change"), by_bus="lijn 5")
    assert "done=waits" in answer["Location"]
    change = Change.objects.get()
    assert (change.state, change.after, change.check_asked) == (ChangeState.WAITING, {"by_bus": "lijn 5"}, check)
    assert change.proposed_by == "Els Werkplek, Kringwinkel Het Anker"
    assert Workplace.objects.get().by_bus == ""


def test_where_changes_do_not_wait_it_goes_live_and_confirms_nothing(check: SelfCheck) -> None:
    open_directory(check.region, changes_wait=False)
    answer = send(url_of(check, "check-change"), by_bus="lijn 5")
    assert "done=live" in answer["Location"]
    row = Workplace.objects.get()
    assert (row.by_bus, row.verified_on) == ("lijn 5", ADDED)
    assert "confirmed" not in set(Entry.objects.values_list("verb", flat=True))


def test_an_offer_is_changed_too(check: SelfCheck) -> None:
    open_directory(check.region, changes_wait=False)
    offer = Offer.objects.get()
    answer = send(url_of(check, "check-offer", offer.pk), hours="voormiddag")
    assert "done=live" in answer["Location"]
    offer.refresh_from_db()
    assert offer.hours == "voormiddag"


def test_nothing_different_is_no_change(check: SelfCheck) -> None:
    answer = send(url_of(check, "check-change"))
    assert "done=same" in answer["Location"]
    assert not Change.objects.exists()


def test_what_the_link_may_not_touch_stays(check: SelfCheck) -> None:
    send(url_of(check, "check-change"), listing="hidden", number="99", organisation="1", source="ik", by_bus="5")
    assert set(Change.objects.get().after) == {"by_bus"}


def test_who_was_overtaken_keeps_what_was_typed_and_sees_both(check: SelfCheck) -> None:
    open_directory(check.region, changes_wait=False)
    url = url_of(check, "check-change")
    client = Client()
    old = form_with(client.get(url), "key").data(by_bus="lijn 5")
    send(url, by_bus="lijn 7")
    answer = client.post(url, old)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "lijn 5" in text
    assert "lijn 7" in text
    assert Workplace.objects.get().by_bus == "lijn 7"
    again = client.post(url, form_with(answer, "key").data())
    assert again.status_code == 302
    assert Workplace.objects.get().by_bus == "lijn 5"


@pytest.mark.parametrize(
    ("name", "value"), [("name", ""), ("website", "geen adres"), ("contact", "999999"), ("by_bus", "x" * 301)]
)
def test_bad_input_comes_back_with_what_was_typed(check: SelfCheck, name: str, value: str) -> None:
    answer = send(url_of(check, "check-change"), **{name: value, "by_train": "station"})
    assert answer.status_code == 422
    assert "station" in answer.content.decode()
    assert not Change.objects.exists()


def test_a_workplace_of_another_organisation_is_out_of_reach(check: SelfCheck, organisation: Organisation) -> None:
    other = make_workplace(organisation, "Klaver")
    make_offer(other)
    for url in (
        url_of(check, "check-change", workplace=other),
        url_of(check, "check-offer", other.offers.get().pk),
        url_of(check, "check-deed", "unlist", workplace=other),
    ):
        assert Client().get(url).status_code == 404
        assert Client().post(url, {"key": key_of(url), "sure": "on", "by_bus": "5"}).status_code == 404
    other.refresh_from_db()
    assert other.listing == Listing.PUBLIC


def test_free_places_are_posted(check: SelfCheck) -> None:
    offer = Offer.objects.get()
    answer = send(url_of(check, "check-deed", "places"), **{f"places-{offer.pk}": "3"})
    assert "done=places" in answer["Location"]
    posted = FreePlaces.objects.get()
    assert (posted.places, posted.posted_by) == (3, "Els Werkplek, Kringwinkel Het Anker")


@pytest.mark.parametrize(("months", "kept"), [("6", 6), ("24", 24), ("", None)])
def test_how_often_one_is_asked_holds_at_once(check: SelfCheck, months: str, kept: int | None) -> None:
    Workplace.objects.update(check_every_months=18)
    send(url_of(check, "check-deed", "period"), months=months)
    assert Workplace.objects.get().check_every_months == kept


def test_a_period_that_is_not_offered_is_refused(check: SelfCheck) -> None:
    assert send(url_of(check, "check-deed", "period"), months="999").status_code == 422


def test_list_no_more_is_asked_twice_and_holds_at_once(check: SelfCheck) -> None:
    url = url_of(check, "check-deed", "unlist")
    assert send(url).status_code == 422
    assert public_workplaces(check.region, timezone.localdate()).exists()
    send(url, sure="on")
    assert Workplace.objects.get().listing == Listing.HIDDEN
    assert not public_workplaces(check.region, timezone.localdate()).exists()
    assert Entry.objects.filter(verb="unlisted").count() == 1
    check.refresh_from_db()
    assert check.answered_at is not None


def test_a_workplace_that_stops_waits_or_leaves_the_list(check: SelfCheck) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    url = url_of(check, "check-deed", "stop")
    assert "done=waits" in send(url, on=f"{yesterday:%d/%m/%Y}")["Location"]
    assert Change.objects.get().after == {"until": [yesterday.isoformat(), "day"]}
    Change.objects.all().delete()
    open_directory(check.region, changes_wait=False)
    assert "done=stopped" in send(url, on=f"{yesterday:%d/%m/%Y}")["Location"]
    assert not public_workplaces(check.region, timezone.localdate()).exists()
    assert Workplace.objects.get().until == yesterday


@pytest.mark.parametrize("typed", ["", "morgen", "31/02/2026"])
def test_a_day_that_is_none_is_asked_again(check: SelfCheck, typed: str) -> None:
    assert send(url_of(check, "check-deed", "stop"), on=typed).status_code == 422


def test_an_answer_can_be_corrected_until_the_link_runs_out(check: SelfCheck) -> None:
    SelfCheck.objects.update(answered_at=timezone.now(), outcome=SelfCheckOutcome.CONFIRMED)
    send(url_of(check, "check-change"), by_bus="lijn 5")
    check.refresh_from_db()
    assert check.outcome == SelfCheckOutcome.CHANGED
    SelfCheck.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    url = url_of(check, "check-change")
    assert Client().post(url, {"key": key_of(url), "by_bus": "lijn 6"}).status_code == 410
    assert Change.objects.count() == 1
