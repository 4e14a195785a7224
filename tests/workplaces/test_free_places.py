"""Free places: posted in one tap by a standing link or with an account, found at once, faded by themselves."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as some

from regietafel.core.errors import Refusal
from regietafel.organisations.models import Organisation
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import FreePlaces, Listing, Offer, Workplace
from regietafel.workplaces.operations.free_places import post_free_places, renew_places_link, send_places_link
from regietafel.workplaces.queries.as_of import with_free_places
from regietafel.workplaces.queries.free_places import places_behind, token_of
from tests.workplaces.caring import NOW, TODAY, key_of, mails, make_contact
from tests.workplaces.make import make_offer, make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(edited_organisation: Organisation) -> Offer:
    """What a workplace offers."""
    return make_offer(make_workplace(edited_organisation))


def link_to(workplace: Workplace) -> str:
    """The page behind the standing link."""
    return reverse("workplaces:places-link", args=[token_of(workplace)])


def free_now(offer: Offer, day: dt.date) -> int | None:
    """What the directory says on a day."""
    found: int | None = with_free_places(Offer.objects.all(), day).get(pk=offer.pk).free_now  # type: ignore[attr-defined]
    return found


def tap(url: str, offer: Offer, number: str) -> Any:
    """Fill in a number and press the button."""
    return Client().post(url, {"key": key_of(url), f"places-{offer.pk}": number})


def test_one_tap_posts_and_it_can_be_found(offer: Offer) -> None:
    url = link_to(offer.workplace)
    client = Client()
    page = client.get(url)
    assert page.status_code == 200
    assert not client.cookies
    assert tap(url, offer, "2").status_code == 302
    assert free_now(offer, timezone.localdate()) == 2
    assert FreePlaces.objects.get().posted_by == "Kringwinkel Het Anker"


@pytest.mark.parametrize(("days", "free"), [(0, 2), (14, 2), (15, None)])
def test_it_fades_by_itself_after_two_weeks(offer: Offer, days: int, free: int | None) -> None:
    post_free_places(actor=None, workplace=offer.workplace, figures={offer.pk: 2}, by="Anker", now=NOW)
    assert free_now(offer, TODAY + dt.timedelta(days=days)) == free


def test_the_newest_counts_and_nought_is_known(offer: Offer) -> None:
    for places, minute in ((5, 0), (0, 10)):
        post_free_places(
            actor=None,
            workplace=offer.workplace,
            figures={offer.pk: places},
            by="Anker",
            now=NOW + dt.timedelta(minutes=minute),
        )
    assert free_now(offer, TODAY) == 0


@trying(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(figures=some.lists(some.integers(0, 999), min_size=1, max_size=4))
def test_what_was_posted_last_is_what_is_free(offer: Offer, figures: list[int]) -> None:
    FreePlaces.objects.all().delete()
    for place, figure in enumerate(figures):
        moment = NOW + dt.timedelta(minutes=3 * place)
        post_free_places(actor=None, workplace=offer.workplace, figures={offer.pk: figure}, by="A", now=moment)
    assert free_now(offer, TODAY) == figures[-1]


def test_the_same_tap_sent_twice_is_one(offer: Offer) -> None:
    for seconds in (0, 20):
        post_free_places(
            actor=None,
            workplace=offer.workplace,
            figures={offer.pk: 4},
            by="Anker",
            now=NOW + dt.timedelta(seconds=seconds),
        )
    assert FreePlaces.objects.count() == 1


@pytest.mark.parametrize("typed", ["-1", "1000", "veel", "2,5", "99999999999999999999"])
def test_what_is_no_number_of_places_is_asked_again(offer: Offer, typed: str) -> None:
    assert tap(link_to(offer.workplace), offer, typed).status_code == 422
    assert not FreePlaces.objects.exists()


def test_nothing_filled_in_posts_nothing(offer: Offer) -> None:
    answer = tap(link_to(offer.workplace), offer, "")
    assert answer.status_code == 422
    assert "Vul in hoeveel plaatsen" in answer.content.decode()


def test_an_offer_of_another_workplace_is_not_touched(offer: Offer, organisation: Organisation) -> None:
    other = make_offer(make_workplace(organisation, "Klaver"))
    tap(link_to(offer.workplace), other, "5")
    assert not FreePlaces.objects.exists()
    with pytest.raises(Refusal):
        post_free_places(actor=None, workplace=offer.workplace, figures={other.pk: 5}, by="x", now=NOW)


def test_an_offer_that_ended_is_not_posted_for(offer: Offer) -> None:
    Offer.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    assert tap(link_to(offer.workplace), offer, "5").status_code == 422


def test_a_new_link_makes_the_old_one_open_nothing(offer: Offer, director: Any) -> None:
    old = link_to(offer.workplace)
    renew_places_link(actor=director, workplace=offer.workplace)
    page = Client().get(old)
    assert page.status_code == 410
    assert "nieuwere mail" in page.content.decode()
    assert tap(old, offer, "5").status_code == 410
    assert Client().get(link_to(offer.workplace)).status_code == 200


@pytest.mark.parametrize("problem", ["unknown", "gone", "unlisted"])
def test_a_link_that_opens_nothing_says_why(offer: Offer, problem: str) -> None:
    token = token_of(offer.workplace)
    if problem == "unknown":
        token = care_tokens.token_for(care_tokens.CHECK, offer.workplace.pk)
    elif problem == "gone":
        Workplace.objects.update(removed_at=timezone.now())
    else:
        Workplace.objects.update(listing=Listing.HIDDEN)
    assert places_behind(token).problem == problem
    page = Client().get(reverse("workplaces:places-link", args=[token]))
    assert page.status_code == (404 if problem == "unknown" else 410)


def test_a_workplace_without_offer_is_told_whom_to_call(edited_organisation: Organisation) -> None:
    page = Client().get(link_to(make_workplace(edited_organisation, "Leeg")))
    assert "Bel de regisseur" in page.content.decode()


def test_the_director_mails_the_link_once_a_day(offer: Offer, director: Any) -> None:
    with pytest.raises(Refusal):
        send_places_link(actor=director, workplace=offer.workplace, now=NOW)
    make_contact(offer.workplace.organisation)
    for _time in range(2):
        send_places_link(actor=director, workplace=offer.workplace, now=NOW)
    (mail,) = mails("places-link-")
    assert link_to(offer.workplace) in mail.body


@pytest.mark.parametrize(
    ("role", "status"), [("director", 302), ("colleague", 302), ("editor", 302), ("partner", 403), ("head", 403)]
)
def test_who_may_post_with_an_account(
    offer: Offer, everyone: dict[str, Any], client_of: Any, role: str, status: int
) -> None:
    url = reverse("workplaces:places", args=[offer.workplace.region.slug, offer.workplace.slug])
    person = everyone.get(role) or everyone["head_of_service"]
    assert client_of(person).post(url, {f"places-{offer.pk}": "3"}).status_code == status
    assert free_now(offer, timezone.localdate()) == (3 if status == 302 else None)
