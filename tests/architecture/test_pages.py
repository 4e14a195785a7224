"""Every address says who may enter, in a way that a test can hold it to."""

from __future__ import annotations

from typing import Any

import pytest
import rules
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

from regietafel.core.access import permitted, public, require, signed_in
from regietafel.people.queries import get_region_or_404
from tests.architecture.exceptions import unexcused
from tests.architecture.pages import Page, is_ours, page_faults, pages

OWN = ("nowhere.",)


@pytest.fixture(autouse=True)
def _a_permission() -> Any:
    rules.add_perm("architecture.look", rules.always_true)
    yield
    rules.remove_perm("architecture.look")


@public
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@signed_in
def own_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@permitted("architecture.look")
def guarded(request: HttpRequest) -> HttpResponse:
    require(request.user, "architecture.look")
    return HttpResponse()


@permitted("architecture.look")
def guarded_by_a_helper(request: HttpRequest, region_slug: str) -> HttpResponse:
    return look(request, region_slug)


def look(request: HttpRequest, region_slug: str) -> HttpResponse:
    get_region_or_404(request.user, region_slug)
    require(request.user, "architecture.look")
    return HttpResponse()


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@permitted("architecture.look")
def only_says(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@permitted("architecture.fly")
def no_such_rule(request: HttpRequest) -> HttpResponse:
    require(request.user, "architecture.fly")
    return HttpResponse()


@permitted("architecture.look")
def asks_more(request: HttpRequest) -> HttpResponse:
    require(request.user, "architecture.look")
    require(request.user, "architecture.touch")
    return HttpResponse()


def opened_by_hand(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


opened_by_hand.access = "signed_in"  # type: ignore[attr-defined]
opened_by_hand.login_required = False  # type: ignore[attr-defined]


def test_every_page_says_who_may_enter() -> None:
    found = list(pages(get_resolver().url_patterns))
    assert sum(is_ours(page) for page in found) > 10
    assert unexcused(page_faults(found), {}) == []


@pytest.mark.parametrize("view", [open_page, own_page, guarded])
def test_a_page_that_keeps_its_word_is_left_alone(view: Any) -> None:
    assert list(page_faults([Page("x/", view)], OWN)) == []


def test_a_helper_beside_the_view_may_hold_the_guard() -> None:
    assert list(page_faults([Page("r/<slug:region_slug>/", guarded_by_a_helper)], OWN)) == []


@pytest.mark.parametrize("view", [silent, only_says, no_such_rule, asks_more, opened_by_hand])
def test_a_page_that_breaks_its_word_is_seen(view: Any) -> None:
    assert len(list(page_faults([Page("x/", view)], OWN))) == 1


def test_a_region_in_the_address_must_be_looked_up_for_this_person() -> None:
    assert len(list(page_faults([Page("r/<slug:region_slug>/", guarded)], OWN))) == 1
