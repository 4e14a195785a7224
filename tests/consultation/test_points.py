"""Action points: noted once, mended, settled with a result, opened again; who does it, and who reads it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from regietafel.consultation.models import ActionPoint, Meeting, MeetingState, PointState
from regietafel.consultation.operations import points, report_backs
from regietafel.consultation.operations.points import PointData
from regietafel.consultation.operations.report_backs import ReportBackData
from regietafel.consultation.queries.points import in_order, open_points
from regietafel.consultation.queries.visible import (
    action_points_visible_to,
    meetings_visible_to,
    report_backs_visible_to,
    seats_of_person,
)
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import RoleKind, User
from regietafel.territories.models import Region
from tests import cast
from tests.cast import Person, make_person
from tests.consultation import make

TODAY = dt.date(2026, 6, 16)
NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def noted(director: User, region: Region, what: str = "Lijst rondsturen", **fields: Any) -> ActionPoint:
    """A point."""
    places = {name: fields.pop(name) for name in ("body", "item", "event", "client_id") if name in fields}
    data = PointData(what, **fields)
    return points.add_point(actor=director, region=region, data=data, **places)


def test_a_point_of_an_item_is_of_its_body_and_stands_in_the_journal(director: User, region: Region) -> None:
    meeting = make.make_meeting(make.make_body(region), TODAY)
    item = make.make_item(meeting)
    point = noted(director, region, item=item, who="VDAB", due_on=TODAY)
    assert (point.body, point.item, point.carrier, point.state) == (meeting.body, item, "VDAB", PointState.OPEN)
    assert Entry.objects.get(kind="consultation.actionpoint").after["what"] == "Lijst rondsturen"


def test_what_a_page_sends_twice_is_noted_once(director: User, region: Region, other_region: Region) -> None:
    key = uuid.uuid4()
    first = noted(director, region, client_id=key)
    assert noted(director, region, "anders", client_id=key) == first
    assert ActionPoint.objects.get().what == "Lijst rondsturen"
    with pytest.raises(Refusal):
        noted(director, other_region, client_id=key)


def test_a_point_is_of_one_region(
    director: User, region: Region, other_region: Region, other_organisation: Organisation, other_director: User
) -> None:
    elsewhere = make.make_body(other_region)
    item = make.make_item(make.make_meeting(elsewhere, TODAY))
    for fields in (
        {"body": elsewhere},
        {"item": item},
        {"organisation": other_organisation},
        {"user": other_director},
        {"what": "  "},
    ):
        with pytest.raises(Refusal):
            noted(director, region, **fields)
    assert not ActionPoint.objects.exists()


def test_settling_asks_why_not_and_can_be_taken_back(director: User, region: Region) -> None:
    point = noted(director, region)
    with pytest.raises(Refusal) as refusal:
        points.settle_point(actor=director, point=point, state=PointState.DROPPED, today=TODAY)
    assert refusal.value.field == "result"
    done = points.settle_point(actor=director, point=point, state=PointState.DONE, result="Verstuurd", today=TODAY)
    assert (done.state, done.result, done.settled_on) == ("done", "Verstuurd", TODAY)
    twice = points.settle_point(
        actor=director, point=done, state=PointState.DONE, result="Verstuurd", today=TODAY + DAY
    )
    assert (twice.settled_on, twice.version) == (TODAY, done.version)
    again = points.reopen_point(actor=director, point=done)
    assert (again.state, again.settled_on, again.result) == ("open", None, "Verstuurd")


def test_two_people_do_not_overwrite_each_other(director: User, region: Region) -> None:
    point = noted(director, region)
    points.edit_point(actor=director, point=point, data=PointData("Eerst"), version=1)
    with pytest.raises(Collision):
        points.edit_point(actor=director, point=point, data=PointData("Later"), version=1)


@pytest.mark.parametrize("state", [MeetingState.APPROVED, MeetingState.LOCKED])
def test_approved_minutes_keep_their_words_and_let_a_point_be_settled(
    director: User, region: Region, state: MeetingState
) -> None:
    meeting = make.make_meeting(make.make_body(region), TODAY, state)
    point = noted(director, region, item=make.make_item(meeting))
    with pytest.raises(Refusal):
        points.edit_point(actor=director, point=point, data=PointData("Anders"), version=None)
    with pytest.raises(Refusal):
        points.remove_point(actor=director, point=point, now=NOW)
    assert points.settle_point(actor=director, point=point, state=PointState.DONE, today=TODAY).state == "done"


def test_what_was_taken_out_before_locking_does_not_come_back_into_locked_minutes(
    director: User, region: Region
) -> None:
    meeting = make.make_meeting(make.make_body(region), TODAY, MeetingState.MINUTES_SENT)
    item, elsewhere = make.make_item(meeting), make.make_body(region, "Elders")
    point = noted(director, region, item=item)
    back = report_backs.add_report_back(
        actor=director, region=region, data=ReportBackData("Vertellen", to_body=elsewhere), item=item
    )
    points.remove_point(actor=director, point=point, now=NOW)
    report_backs.remove_report_back(actor=director, report_back=back, now=NOW)
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.LOCKED)
    with pytest.raises(Refusal):
        points.restore_point(actor=director, point=point)
    with pytest.raises(Refusal):
        report_backs.restore_report_back(actor=director, report_back=back)


def test_bin(director: User, region: Region) -> None:
    point = noted(director, region)
    points.remove_point(actor=director, point=point, now=NOW)
    assert not open_points(make.make_body(region)).exists()
    assert points.restore_point(actor=director, point=point).removed_at is None
    points.remove_point(actor=director, point=point, now=NOW)
    assert points.purge_points(actor=None, before=NOW + DAY) == 1


def test_overdue_ones_come_first_and_settled_ones_last(director: User, region: Region) -> None:
    body = make.make_body(region)
    for what, due in (("zonder", None), ("straks", TODAY + DAY), ("vandaag", TODAY), ("laat", TODAY - DAY)):
        noted(director, region, what, due_on=due, body=body)
    gone = noted(director, region, "gedaan", due_on=TODAY - 9 * DAY, body=body)
    points.settle_point(actor=director, point=gone, state=PointState.DONE, today=TODAY)
    assert [(one.what, one.is_overdue) for one in in_order(ActionPoint.objects.all(), TODAY)] == [
        ("laat", True),
        ("vandaag", False),
        ("straks", False),
        ("zonder", False),
        ("gedaan", False),
    ]
    assert [one.what for one in open_points(body, TODAY)] == ["laat", "vandaag", "straks", "zonder"]


def test_what_a_body_that_stopped_left_open_comes_back_at_its_successor(director: User, region: Region) -> None:
    after = make.make_body(region, "Themasessies")
    before = make.make_body(region, "Algemene vergadering", successor=after, ends_on=TODAY)
    noted(director, region, body=before)
    assert (open_points(after, TODAY).count(), open_points(after, TODAY - DAY).count()) == (1, 0)


@pytest.fixture
def shown(everyone: dict[str, Person], region: Region, organisation: Organisation, municipality: Any) -> dict[str, str]:
    """Points of many kinds, by who should read them."""
    director = everyone["director"]
    assert isinstance(director, User)
    table, other_table = make.make_body(region, "Hun tafel"), make.make_body(region, "Andere tafel")
    make.make_seat(table, organisation)
    town = Organisation.objects.create(
        region=region, name="OCMW Kleibeke", kind="local_government", municipality=municipality
    )
    noted(director, region, "van de tafel", body=table)
    noted(director, region, "van elders", body=other_table)
    noted(director, region, "voor de organisatie", organisation=organisation)
    noted(director, region, "voor de gemeente", organisation=town)
    noted(director, region, "op naam", user=everyone["partner"])
    return {
        "director": "op naam,van de tafel,van elders,voor de gemeente,voor de organisatie",
        "colleague": "op naam,van de tafel,van elders,voor de gemeente,voor de organisatie",
        "partner": "op naam,van de tafel,voor de organisatie",
        "editor": "",
        "head_of_service": "voor de gemeente",
        "other_director": "",
        "admin": "",
        "stranger": "",
    }


def test_who_reads_which_point(everyone: dict[str, Person], shown: dict[str, str]) -> None:
    for name, expected in shown.items():
        seen = action_points_visible_to(everyone[name]).distinct()
        assert ",".join(sorted(one.what for one in seen)) == expected, name


def test_who_settles_which_point(everyone: dict[str, Person], shown: dict[str, str]) -> None:
    may = {
        name: {one.what for one in ActionPoint.objects.all() if person.has_perm("consultation.settle_point", one)}
        for name, person in everyone.items()
    }
    assert len(may["director"]) == len(may["colleague"]) == 5
    assert may["partner"] == {"op naam", "voor de organisatie"}
    assert may["head_of_service"] == {"voor de gemeente"}
    assert not may["editor"] | may["other_director"] | may["admin"] | may["stranger"]


@pytest.mark.parametrize(
    ("state", "reads"),
    [
        (MeetingState.CONVENED, {"op naam"}),
        (MeetingState.HELD, {"op naam"}),
        (MeetingState.MINUTES_SENT, {"op naam", "van de tafel", "te vertellen"}),
        (MeetingState.LOCKED, {"op naam", "van de tafel", "te vertellen"}),
    ],
)
def test_what_stands_in_notes_of_the_team_the_table_reads_once_the_minutes_are_sent(
    state: MeetingState,
    reads: set[str],
    director: User,
    region: Region,
    partner: User,
    organisation: Organisation,
) -> None:
    table, elsewhere = make.make_body(region), make.make_body(region, "Elders")
    make.make_seat(table, organisation)
    item = make.make_item(make.make_meeting(table, TODAY, state))
    noted(director, region, "van de tafel", item=item)
    noted(director, region, "op naam", item=item, user=partner)
    data = ReportBackData("te vertellen", to_body=elsewhere)
    report_backs.add_report_back(actor=director, region=region, data=data, item=item)
    points_seen = {one.what for one in action_points_visible_to(partner)}
    assert points_seen | {one.what for one in report_backs_visible_to(partner)} == reads
    assert action_points_visible_to(director).count() == 2
    assert report_backs_visible_to(director).count() == 1


def test_who_speaks_for_an_organisation_here_does_not_speak_for_it_elsewhere(
    director: User, region: Region, partner: User, other_region: Region, shared_organisation: Organisation
) -> None:
    """A partner of the one region who sits in the other for an organisation that all regions share."""
    cast.give_role(partner, other_region, RoleKind.PARTNER, organisation=shared_organisation)
    table = make.make_body(region, "Tafel van een ander")
    make.make_seat(table, shared_organisation)
    make.make_meeting(table, TODAY, MeetingState.CONVENED)
    noted(director, region, organisation=shared_organisation)
    person = cast.fresh(partner)
    assert not seats_of_person(person).exists()
    assert not meetings_visible_to(person).exists()
    assert not action_points_visible_to(person).exists()


def test_who_left_the_region_carries_nothing_more(region: Region, director: User, partner: User) -> None:
    noted(director, region, user=partner)
    partner.roles.update(ended_at=NOW)
    assert not action_points_visible_to(User.objects.get(pk=partner.pk)).exists()
    assert not make_person("nobody@example.org", "Niemand").has_perm(
        "consultation.settle_point", ActionPoint.objects.get()
    )
