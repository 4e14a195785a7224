"""What a signed-in person saw is gone when they leave: no browser and no proxy keeps it for the next one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from regietafel.people.models import User
from tests import cast

ClientOf = Callable[[cast.Person], Client]
SIGNED_IN = ["/nl/me/", "/nl/me/export/", "/nl/r/leiestreek/", "/nl/r/nergens/", "/nl/account/email/", "/nl/privacy/"]


@pytest.mark.parametrize("path", SIGNED_IN)
def test_a_page_of_somebody_signed_in_is_kept_nowhere(director: User, client_of: ClientOf, path: str) -> None:
    answer = client_of(director).get(path)
    assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(" ", "").split(","))


def test_the_answer_that_signs_somebody_in_is_kept_nowhere(director: User, client: Client) -> None:
    answer = client.post("/nl/account/login/", {"login": director.email, "password": cast.PASSWORD})
    assert answer.status_code == 302
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_what_everybody_reads_may_be_kept(client: Client) -> None:
    assert "no-store" not in client.get("/nl/privacy/").headers.get("Cache-Control", "")
