"""What a browser sends from its queue is done once, in order, for the person who typed it and nobody else."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from regietafel.core.errors import Collision, Refusal
from regietafel.core.models import Replayed
from regietafel.core.operations import locked_at
from regietafel.core.replay import KEPT, MOST_BYTES, MOST_OPERATIONS, Op, forget_replayed, replay
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast


def op(name: str = "Nieuw", version: int = 1, **values: Any) -> Op:
    """An operation as a browser makes it."""
    return {"id": str(uuid.uuid4()), "kind": "rename", "target": "x", "version": version, "name": name, **values}


def sent(user: User, body: Any) -> HttpRequest:
    """A request with a body, as the middleware would hand it over."""
    text = body if isinstance(body, bytes) else json.dumps(body)
    request = RequestFactory().post("/nl/save/", text, content_type="application/json")
    request.user = user
    return request


class Table:
    """A page with one kind of deed: a new name for an organisation."""

    def __init__(self, user: User, organisation: Organisation) -> None:
        self.user, self.organisation = user, organisation
        self.done: list[str] = []

    def rename(self, one: Op) -> dict[str, Any]:
        """The deed, with every way in which one can go wrong."""
        faults = {
            "refuse": Refusal("Die naam kan niet.", field="name"),
            "forbid": PermissionDenied(),
            "gone": Http404(),
            "break": ValueError("a secret"),
            "away": OperationalError("database is locked"),
        }
        try:
            row = locked_at(self.organisation, one["version"])
        except Collision as collision:
            raise Collision(collision.current, {"name": collision.current.name}) from None
        row.name = one["name"]
        row.save_next("name")
        if one["name"] in faults:
            raise faults[one["name"]]
        self.done.append(one["name"])
        return {"version": row.version, "at": dt.date(2026, 6, 16)}

    def send(self, *operations: Op, person: str = "") -> list[dict[str, Any]]:
        """What the page answers to these."""
        body = {"person": person or str(self.user.pk), "operations": list(operations)}
        response = replay(sent(self.user, body), {"rename": self.rename})
        assert response.status_code == 200, response.content
        answers: list[dict[str, Any]] = json.loads(response.content)["answers"]
        return answers


@pytest.fixture
def table(director: User, organisation: Organisation) -> Table:
    """The page of the director."""
    return Table(director, organisation)


@pytest.mark.django_db
class TestDoing:
    def test_in_order_and_each_answered(self, table: Table) -> None:
        first, second = op("Een"), op("Twee", version=2)
        assert table.send(first, second) == [
            {"id": first["id"], "target": "x", "status": "done", "version": 2, "at": "2026-06-16"},
            {"id": second["id"], "target": "x", "status": "done", "version": 3, "at": "2026-06-16"},
        ]
        assert table.done == ["Een", "Twee"]

    def test_the_same_again_is_answered_again_and_not_done(self, table: Table) -> None:
        one = op("Een")
        assert table.send(one) == table.send(one)
        assert table.done == ["Een"]

    def test_two_people_may_by_chance_use_the_same_id(self, table: Table, colleague: User) -> None:
        one = op("Een")
        table.send(one)
        other = Table(colleague, table.organisation)
        other.send({**one, "name": "Twee", "version": 2})
        assert other.done == ["Twee"]

    def test_a_collision_carries_what_stands_there(self, table: Table) -> None:
        table.send(op("Een"))
        (answer,) = table.send(op("Twee", version=1))
        assert answer["status"] == "collision"
        assert answer["now"] == {"name": "Een"}
        assert answer["version"] == 2
        assert answer["who"] == "iemand anders"

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("refuse", "Die naam kan niet."),
            ("forbid", "Dit mag je niet meer wijzigen."),
            ("gone", "Dit is er niet meer."),
        ],
    )
    def test_what_cannot_be_done_is_told_and_writes_nothing(self, table: Table, name: str, message: str) -> None:
        refused, done = table.send(op(name), op("Een"))
        assert (refused["status"], refused["message"]) == ("refused", message)
        assert done["status"] == "done"
        assert Replayed.objects.count() == 1

    def test_a_fault_of_ours_stops_one_and_not_the_rest(self, table: Table, caplog: pytest.LogCaptureFixture) -> None:
        broken, done = table.send(op("break"), op("Een"))
        assert broken["status"] == "refused"
        assert "secret" not in broken["message"]
        assert broken["message"].partition("nummer ")[2][:8] in str([one.__dict__ for one in caplog.records])
        assert done["status"] == "done"

    def test_a_database_that_is_away_is_no_refusal(self, table: Table) -> None:
        with pytest.raises(OperationalError):
            table.send(op("away"))

    def test_what_was_refused_may_be_sent_again(self, table: Table) -> None:
        one = op("refuse")
        table.send(one)
        assert table.send({**one, "name": "Toch"})[0]["status"] == "done"

    def test_a_kind_that_the_page_does_not_know(self, table: Table) -> None:
        assert table.send(op(kind="explode"))[0]["status"] == "refused"

    def test_nothing_is_done_as_somebody_else(self, table: Table, colleague: User) -> None:
        body = {"person": str(colleague.pk), "operations": [op()]}
        response = replay(sent(table.user, body), {"rename": table.rename})
        assert response.status_code == 409
        assert table.done == []

    def test_ids_are_forgotten_after_thirty_days(self, table: Table) -> None:
        table.send(op())
        now = timezone.now()
        forget_replayed(now + dt.timedelta(days=29))
        assert Replayed.objects.count() == 1
        forget_replayed(now + KEPT + dt.timedelta(minutes=1))
        assert Replayed.objects.count() == 0


def without(key: str) -> Op:
    """An operation that lacks something."""
    return {name: value for name, value in op().items() if name != key}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{ half",
        b"\xff\xfe",
        b"[" * 100_000,
        b"NaN",
        [],
        {},
        {"person": "PK"},
        {"person": "PK", "operations": {}},
        {"person": 1, "operations": []},
        {"person": "PK", "operations": [1]},
        {"person": "PK", "operations": [without("id")]},
        {"person": "PK", "operations": [op(id="not one")]},
        {"person": "PK", "operations": [op(id=7)]},
        {"person": "PK", "operations": [without("kind")]},
        {"person": "PK", "operations": [op(target="")]},
        {"person": "PK", "operations": [op(target="x" * 501)]},
        {"person": "PK", "operations": [without("version")]},
        {"person": "PK", "operations": [op(version=-1)]},
        {"person": "PK", "operations": [op(version=2**31)]},
        {"person": "PK", "operations": [op(version=True)]},
        {"person": "PK", "operations": [op(name="a\x00b")]},
        {"person": "PK", "operations": [{**op(), "a\x00": [{"b": 1}]}]},
        {"person": "PK", "operations": [op(name="\ud800")]},
        {"person": "PK", "operations": [op() for _ in range(MOST_OPERATIONS + 1)]},
        {"person": "PK", "operations": [op("x" * MOST_BYTES)]},
        {"person": "PK", "operations": [op(version=2**31 - 1)]},
    ],
)
def test_what_is_no_queue_is_refused_in_words(table: Table, body: Any) -> None:
    if isinstance(body, dict) and body.get("person") == "PK":
        body = {**body, "person": str(table.user.pk)}
    response = replay(sent(table.user, body), {"rename": table.rename})
    assert response.status_code == 400
    assert json.loads(response.content)["message"].endswith(".")
    assert table.done == []


@pytest.mark.django_db
class TestToken:
    def test_it_says_who_is_signed_in_and_opens_a_post(self, director: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(director)
        answer = client.get("/nl/me/token/")
        assert answer.json()["person"] == str(director.pk)
        assert "no-store" in answer["Cache-Control"]
        headers = {"X-CSRFToken": answer.json()["token"]}
        assert client.post("/nl/me/density/", {"density": "compact"}, headers=headers).status_code == 302
        assert client.post("/nl/me/density/", {"density": "compact"}).status_code == 403

    def test_it_keeps_the_cookie_that_other_pages_were_made_with(self, director: User) -> None:
        client = Client()
        client.force_login(director)
        secret = [client.get("/nl/me/token/").cookies["regietafel_csrf"].value for _ in range(2)]
        assert secret[0] == secret[1]

    def test_who_is_signed_out_is_sent_to_sign_in(self) -> None:
        assert Client().get("/nl/me/token/").status_code == 302


class TestAnyNetwork(TestCase):
    """However often and in whatever order parts arrive again, each is done once and in the order of the first time."""

    @given(
        count=st.integers(1, 8),
        again=st.lists(st.tuples(st.integers(0, 7), st.integers(1, 8)), max_size=6),
    )
    def test_each_once(self, count: int, again: list[tuple[int, int]]) -> None:
        region = Region.objects.create(slug=uuid.uuid4().hex, name="Leiestreek")
        person = cast.make_person(f"{uuid.uuid4().hex}@example.org", "Dirk")
        table = Table(person, cast.make_organisation(region, "Oud"))
        operations = [op(str(at), version=at + 1) for at in range(count)]
        answers = []
        reached = 0
        for start, length in [*again, (0, count)]:
            start = min(start, reached)
            reached = max(reached, min(start + length, count))
            answers += table.send(*operations[start : start + length])
        assert table.done == [str(at) for at in range(count)]
        assert {answer["status"] for answer in answers} == {"done"}
        assert all(
            answer["version"] == operations.index(one) + 2
            for answer in answers
            for one in operations
            if one["id"] == answer["id"]
        )
