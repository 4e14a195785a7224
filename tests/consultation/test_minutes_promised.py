"""What is promised under an item while people talk is noted once, with whoever is meant by a name."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from regietafel.consultation.models import (
    ActionPoint,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingState,
    Passage,
    ReportBack,
)
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from tests import cast
from tests.consultation import make
from tests.consultation.minuted import first_item, meeting, put

__all__ = ["meeting"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client_of: Callable[[cast.Person], Client], director: User, meeting: Meeting) -> Callable[..., Any]:
    """Send operations as the page of the director does; gives their answers."""
    client = client_of(director)

    def sent(*operations: dict[str, Any]) -> Any:
        body = {
            "person": str(director.pk),
            "operations": [{"id": str(uuid.uuid4()), "version": 0, **op} for op in operations],
        }
        url = f"/nl/r/{meeting.body.region.slug}/consultation/meetings/{meeting.pk}/minutes/save/"
        answer = client.post(url, json.dumps(body), content_type="application/json")
        return answer.json()["answers"] if answer.status_code == 200 else answer

    return sent


def promise(kind: str, item: AgendaItem | str, key: uuid.UUID | None = None, **said: Any) -> dict[str, Any]:
    """An operation that promises something."""
    name = item if isinstance(item, str) else str(item.pk)
    return {"kind": "promise", "target": f"{kind}:{key or uuid.uuid4()}", "item": name, "what": "Bellen", **said}


def test_a_whole_queue_is_done_once_and_in_order(send: Callable[..., Any], meeting: Meeting) -> None:
    """An item that was added without a connection carries what was written and promised below it."""
    item, passage, point = (str(uuid.uuid4()) for _n in range(3))
    queue = [
        {"id": str(uuid.uuid4()), "kind": "item", "target": f"item:{item}", "title": "Varia"},
        {
            "id": str(uuid.uuid4()),
            "kind": "passage",
            "target": f"passage:{passage}",
            "item": item,
            "kind_of_passage": "decision",
            "text": "Goed.",
        },
        {"id": str(uuid.uuid4()), **promise("point", item, uuid.UUID(point))},
        {
            "id": str(uuid.uuid4()),
            "kind": "attend",
            "target": f"attendance:{uuid.uuid4()}",
            "presence": "guest",
            "name": "Spreker",
        },
        {
            "id": str(uuid.uuid4()),
            "kind": "count",
            "target": "meeting:count",
            "count": 30,
            "about": True,
            "seen": {"count": None, "about": False},
        },
    ]
    first, again = send(*queue), send(*queue)
    assert [one["status"] for one in first] == ["done"] * 5
    assert first == again
    made = AgendaItem.objects.get(title="Varia")
    assert Passage.objects.get().item == made
    assert ActionPoint.objects.get().item == made
    assert Attendance.objects.count() == 1
    meeting.refresh_from_db()
    assert (meeting.head_count, meeting.head_count_about) == (30, True)


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("Dirk Regisseur", "user", "Dirk Regisseur"),
        ("de klaver", "organisation", "Werkhuis De Klaver"),
        ("de werkgroep", "who", "de werkgroep"),
        ("", "who", ""),
    ],
)
def test_who_does_it_is_an_account_an_organisation_or_a_name(
    name: str, column: str, value: str, send: Callable[..., Any], meeting: Meeting
) -> None:
    answers = send(promise("point", first_item(meeting), who=name, due_on="16/09/2026"))
    assert answers[0]["status"] == "done"
    point = ActionPoint.objects.get()
    assert str(getattr(point, column)) == value
    assert (point.body, f"{point.due_on}") == (meeting.body, "2026-09-16")


def test_a_report_back_goes_to_a_body_an_organisation_or_all_municipalities(
    send: Callable[..., Any], meeting: Meeting, organisation: Organisation
) -> None:
    roa = make.make_body(meeting.body.region, "Regionaal overleg", short_name="ROA")
    item = first_item(meeting)
    for name in ("roa", "alle gemeenten", organisation.name):
        assert send(promise("back", item, who=name))[0]["status"] == "done", name
    rows = ReportBack.objects.order_by("pk")
    told = [(one.to_body, one.to_municipalities, one.to_organisation) for one in rows]
    assert told == [(roa, False, None), (None, True, None), (None, False, organisation)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"who": "niemand die we kennen"}, "niet in de lijst"),
        ({"who": "alle gemeenten", "due_on": "31 februari"}, "Vul een datum in"),
        ({"who": ""}, "Vul dit in"),
    ],
)
def test_what_cannot_be_noted_says_how_to_mend_it(
    said: dict[str, Any], words: str, send: Callable[..., Any], meeting: Meeting
) -> None:
    (answer,) = send(promise("back", first_item(meeting), **said))
    assert answer["status"] == "refused"
    assert words in answer["message"]
    assert not ReportBack.objects.exists()


def test_a_promise_is_changed_and_taken_out_again(send: Callable[..., Any], meeting: Meeting) -> None:
    key, item = uuid.uuid4(), first_item(meeting)
    send(promise("point", item, key))
    (changed,) = send({**promise("point", item, key, what="Mailen"), "version": 1})
    assert (changed["version"], ActionPoint.objects.get().what) == (2, "Mailen")
    (stale,) = send({**promise("point", item, key, what="Schrijven"), "version": 1})
    assert (stale["status"], stale["now"]["what"]) == ("collision", "Mailen")
    send({**promise("point", item, key, what=""), "version": 2})
    assert ActionPoint.objects.get().is_removed


def test_what_one_writer_took_out_is_not_called_saved_to_another_who_wrote_on(
    send: Callable[..., Any], meeting: Meeting
) -> None:
    point, back, item = uuid.uuid4(), uuid.uuid4(), first_item(meeting)
    for kind, key in (("point", point), ("back", back)):
        send(promise(kind, item, key, who="alle gemeenten"))
        send({**promise(kind, item, key, what=""), "version": 1})
        (answer,) = send({**promise(kind, item, key, what="Mailen", who="alle gemeenten"), "version": 1})
        assert (answer["status"], "verwijderd" in answer["message"]) == ("refused", True), kind
    assert ActionPoint.objects.get().what == ReportBack.objects.get().what == "Bellen"


@pytest.mark.parametrize("state", [MeetingState.APPROVED, MeetingState.LOCKED, MeetingState.DRAFT])
def test_nothing_is_promised_in_minutes_that_are_closed(
    state: MeetingState, send: Callable[..., Any], meeting: Meeting
) -> None:
    put(meeting, state)
    assert send(promise("point", first_item(meeting)))[0]["status"] == "refused"
    assert not ActionPoint.objects.exists()


def test_a_queue_of_a_megabyte_is_answered_in_words(send: Callable[..., Any], meeting: Meeting) -> None:
    op = {
        "kind": "passage",
        "target": f"passage:{uuid.uuid4()}",
        "item": str(first_item(meeting).pk),
        "text": "x" * 1_048_576,
    }
    answer = send(op)
    assert answer.status_code == 400
    assert "te groot" in answer.json()["message"]
    assert not Passage.objects.exists()


def test_an_item_of_another_meeting_is_not_reached(send: Callable[..., Any], meeting: Meeting) -> None:
    elsewhere = make.make_item(make.make_meeting(meeting.body, meeting.on), "Elders")
    assert send(promise("point", elsewhere))[0]["status"] == "refused"
    assert not ActionPoint.objects.exists()
