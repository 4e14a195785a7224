"""Every pair of states of a call and of a project: allowed, or refused with a sentence that says what may follow instead."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import translation

from regietafel.consultation.models import Body, Meeting, MeetingState
from regietafel.core.errors import Collision, Refusal
from regietafel.people.models import User
from regietafel.projects.lifecycle import (
    CALL_MOVES,
    PROJECT_MOVES,
    CallState,
    ProjectState,
    call_asks_reason,
    project_asks_reason,
    refusal_of,
)
from regietafel.projects.models import Applicant, Call
from regietafel.projects.operations.calls import Decided, move_call
from regietafel.projects.operations.projects import move_project
from regietafel.territories.models import Region
from tests.projects.make import make_call, make_project

NOW = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 5, 4)
CALLS = """
from       watched go   no_go submitted won  lost withdrawn
watched    -       yes  why   -         -    -    why
go         -       -    why   yes       -    -    why
no_go      why     -    -     -         -    -    -
submitted  -       -    -     -         yes  why  why
won        -       -    -     why       -    -    -
lost       -       -    -     why       -    -    -
withdrawn  why     -    -     -         -    -    -
"""
PROJECTS = """
from     idea running ended stopped
idea     -    yes     -     why
running  -    -       yes   why
ended    -    why     -     -
stopped  why  why     -     -
"""
"""Written by hand: what the issue promises. "why" asks a reason, "-" is refused."""


def pairs(table: str) -> list[tuple[str, str, str]]:
    """Each pair with what is expected of it."""
    lines = [line.split() for line in table.strip().splitlines()]
    heads = lines[0][1:]
    return [(row[0], to, said) for row in lines[1:] for to, said in zip(heads, row[1:], strict=True)]


def test_the_tables_name_each_pair_once() -> None:
    assert {pair[:2] for pair in pairs(CALLS)} == {(one.value, two.value) for one in CallState for two in CallState}
    both = {(one.value, two.value) for one in ProjectState for two in ProjectState}
    assert {pair[:2] for pair in pairs(PROJECTS)} == both


@pytest.mark.parametrize(("before", "after", "said"), pairs(CALLS))
def test_a_pair_of_a_call(before: str, after: str, said: str) -> None:
    judge(CALL_MOVES, CallState, before, after, said)
    if said != "-":
        assert call_asks_reason(before, after) == (said == "why")


@pytest.mark.parametrize(("before", "after", "said"), pairs(PROJECTS))
def test_a_pair_of_a_project(before: str, after: str, said: str) -> None:
    judge(PROJECT_MOVES, ProjectState, before, after, said)
    if said != "-":
        assert project_asks_reason(before, after) == (said == "why")


def judge(moves: Any, states: Any, before: str, after: str, said: str) -> None:
    """The table and the sentence agree."""
    with translation.override("nl"):
        refusal = refusal_of(moves, states, before, after)
        if said == "-":
            assert refusal.endswith(".")
            assert str(states(after).label) in refusal
        else:
            assert refusal == ""


@pytest.fixture
def body(region: Region) -> Body:
    """The board that decides."""
    return Body.objects.create(region=region, slug="raad", name="Raad van bestuur")


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "after", "said"), pairs(CALLS))
def test_a_call_goes_where_the_table_lets_it(
    before: str, after: str, said: str, director: User, region: Region, body: Body
) -> None:
    call = make_call(region, state=before)

    def go(reason: str) -> Call:
        decided = Decided(TODAY, reason=reason, body=body)
        return move_call(actor=director, call=call, to=after, decided=decided, now=NOW)

    if said == "-":
        with pytest.raises(Refusal):
            go("omdat het zo is")
        call.refresh_from_db()
        assert (call.state, call.steps.count()) == (before, 1)
        return
    if said == "why":
        with pytest.raises(Refusal) as refused:
            go("  ")
        assert refused.value.field == "reason"
    moved = go("te weinig tijd")
    step = moved.steps.order_by("-at").first()
    assert step is not None
    assert (moved.state, moved.state_since) == (after, TODAY)
    assert (step.before, step.state, step.reason, step.body_said) == (before, after, "te weinig tijd", str(body))


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "after", "said"), pairs(PROJECTS))
def test_a_project_goes_where_the_table_lets_it(
    before: str, after: str, said: str, director: User, region: Region
) -> None:
    project = make_project(region, state=before)

    def go(reason: str) -> None:
        move_project(actor=director, project=project, to=after, on=TODAY, today=TODAY, reason=reason)

    if said == "-":
        with pytest.raises(Refusal):
            go("omdat het zo is")
    else:
        if said == "why":
            with pytest.raises(Refusal) as refused:
                go("")
            assert refused.value.field == "reason"
        go("omdat het zo is")
    project.refresh_from_db()
    assert project.state == (before if said == "-" else after)


@pytest.mark.django_db
class TestDeciding:
    @pytest.mark.parametrize("to", ["go", "no_go"])
    def test_without_a_body_nobody_decided(self, to: str, director: User, region: Region) -> None:
        with pytest.raises(Refusal) as refused:
            move_call(actor=director, call=make_call(region), to=to, decided=Decided(TODAY, "past"), now=NOW)
        assert refused.value.field == "body"

    def test_a_body_of_elsewhere_does_not_decide(self, director: User, region: Region, other_region: Region) -> None:
        theirs = Body.objects.create(region=other_region, slug="raad", name="Andere raad")
        with pytest.raises(Refusal) as refused:
            move_call(actor=director, call=make_call(region), to="go", decided=Decided(TODAY, body=theirs), now=NOW)
        assert refused.value.field == "body"

    def test_the_meeting_is_one_of_the_body(self, director: User, region: Region, body: Body) -> None:
        other = Body.objects.create(region=region, slug="rose", name="ROSE")
        meeting = Meeting.objects.create(body=other, on=TODAY, state=MeetingState.HELD)
        call = make_call(region)
        with pytest.raises(Refusal) as refused:
            move_call(actor=director, call=call, to="go", decided=Decided(TODAY, body=body, meeting=meeting), now=NOW)
        assert refused.value.field == "meeting"
        decided = Decided(TODAY, body=other, meeting=meeting)
        assert move_call(actor=director, call=call, to="go", decided=decided, now=NOW).state == "go"

    def test_not_on_a_day_to_come(self, director: User, region: Region, body: Body) -> None:
        decided = Decided(TODAY + dt.timedelta(days=1), body=body)
        with pytest.raises(Refusal) as refused:
            move_call(actor=director, call=make_call(region), to="go", decided=decided, now=NOW)
        assert refused.value.field == "on"

    def test_what_municipalities_answer_themselves_is_not_ours(
        self, director: User, region: Region, body: Body
    ) -> None:
        call = make_call(region, applicant=Applicant.MUNICIPALITIES)
        with pytest.raises(Refusal):
            move_call(actor=director, call=call, to="go", decided=Decided(TODAY, body=body), now=NOW)

    def test_the_second_of_two_is_told(self, director: User, region: Region, body: Body) -> None:
        call = make_call(region)
        move_call(actor=director, call=call, to="go", decided=Decided(TODAY, body=body), now=NOW, version=1)
        with pytest.raises(Collision):
            move_call(actor=director, call=call, to="submitted", decided=Decided(TODAY), now=NOW, version=1)
