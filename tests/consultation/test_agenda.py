"""The agenda: what is put on it, in which order, what waits, what is carried over, what comes by itself, what is proposed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.consultation.models import (
    ActionPoint,
    AgendaItem,
    Body,
    Meeting,
    MeetingState,
    PointState,
    ProposalState,
    Purpose,
    StandardItem,
)
from regietafel.consultation.operations import agenda as deeds
from regietafel.consultation.operations.agenda import ItemData
from regietafel.consultation.operations.meeting_data import About, WhenWhere
from regietafel.consultation.operations.meetings import add_meeting
from regietafel.consultation.operations.proposals import accept_item, decline_item, propose_item
from regietafel.consultation.queries.agenda import (
    agenda_of,
    agenda_proposals,
    backlog_of,
    minutes_planned,
    minutes_there,
    proposed_for,
)
from regietafel.core.errors import Refusal
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_item, make_meeting

TODAY = dt.date(2026, 6, 16)
NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)
S = MeetingState


@pytest.fixture
def body(region: Region) -> Body:
    """A body without end."""
    return make_body(region)


@pytest.fixture
def meeting(body: Body) -> Meeting:
    """A draft with hours."""
    return make_meeting(body, TODAY, S.DRAFT, starts_at=dt.time(9, 30), ends_at=dt.time(11))


def add(director: User, meeting: Meeting, title: str, **more: Any) -> AgendaItem:
    """An item, last on the agenda."""
    return deeds.add_item(actor=director, body=meeting.body, meeting=meeting, data=ItemData(title, **more))


def titles(meeting: Meeting) -> list[str]:
    """The agenda as one reads it."""
    return [item.title for item in agenda_of(meeting)]


def test_items_come_last_and_their_minutes_are_counted_against_the_hours(director: User, meeting: Meeting) -> None:
    add(director, meeting, "Een", minutes_planned=60)
    add(director, meeting, " Twee ", minutes_planned=45)
    add(director, meeting, "Drie")
    assert titles(meeting) == ["Een", "Twee", "Drie"]
    assert (minutes_planned(agenda_of(meeting)), minutes_there(meeting)) == (105, 90)


@pytest.mark.parametrize("title", ["", "   "])
def test_an_item_has_a_title(director: User, meeting: Meeting, title: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add(director, meeting, title)
    assert refusal.value.field == "title"


@pytest.mark.parametrize("state", list(S))
def test_an_agenda_is_open_until_its_minutes_are_approved(director: User, body: Body, state: MeetingState) -> None:
    there = make_meeting(body, TODAY, state)
    if state in {S.DRAFT, S.CONVENED, S.HELD, S.MINUTES_SENT}:
        assert add(director, there, "Varia").order == 1
    else:
        with pytest.raises(Refusal):
            add(director, there, "Varia")


def test_up_and_down_stop_at_the_edges(director: User, meeting: Meeting) -> None:
    one, two, three = (add(director, meeting, title) for title in ("Een", "Twee", "Drie"))
    deeds.step_item(actor=director, item=one, direction="up")
    deeds.step_item(actor=director, item=three, direction="down")
    assert titles(meeting) == ["Een", "Twee", "Drie"]
    deeds.step_item(actor=director, item=three, direction="up")
    assert titles(meeting) == ["Een", "Drie", "Twee"]
    deeds.step_item(actor=director, item=one, direction="down")
    assert titles(meeting) == ["Drie", "Een", "Twee"]
    deeds.put_before(actor=director, item=two, before=three)
    assert titles(meeting) == ["Twee", "Drie", "Een"]


def test_an_item_is_not_put_before_one_of_another_agenda(director: User, meeting: Meeting) -> None:
    item = add(director, meeting, "Een")
    elsewhere = make_item(make_meeting(meeting.body, dt.date(2026, 9, 1), S.DRAFT))
    with pytest.raises(Refusal):
        deeds.put_before(actor=director, item=item, before=elsewhere)


@given(moves=st.lists(st.tuples(st.integers(0, 4), st.one_of(st.none(), st.integers(0, 4))), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_whatever_is_moved_no_item_is_lost_or_shares_a_place(
    director: User, body: Body, moves: list[tuple[int, int | None]]
) -> None:
    there = make_meeting(body, TODAY, S.DRAFT)
    items = [make_item(there, str(number), order=number) for number in range(5)]
    expected = list(items)
    for at, before in moves:
        other = None if before is None or before == at else items[before]
        deeds.put_before(actor=director, item=items[at], before=other)
        expected.remove(items[at])
        expected.insert(expected.index(other) if other else len(expected), items[at])
    assert [item.pk for item in agenda_of(there)] == [item.pk for item in expected]
    orders = [item.order for item in agenda_of(there)]
    assert not moves or orders == sorted(set(orders))


def test_what_waits_is_put_on_an_agenda_and_pushed_back(director: User, meeting: Meeting) -> None:
    item = deeds.add_item(actor=director, body=meeting.body, meeting=None, data=ItemData("Later"))
    assert (backlog_of(meeting.body), titles(meeting)) == ([item], [])
    deeds.put_on(actor=director, item=item, meeting=meeting)
    assert (backlog_of(meeting.body), titles(meeting)) == ([], ["Later"])
    deeds.put_on(actor=director, item=item, meeting=None)
    assert (backlog_of(meeting.body), titles(meeting)) == ([item], [])


def test_what_stood_on_a_meeting_that_was_held_is_carried_over_and_stays(director: User, body: Body) -> None:
    held, coming = make_meeting(body, TODAY), make_meeting(body, dt.date(2026, 9, 1), S.DRAFT)
    item = make_item(held, "Oproep", explanation="Wie doet mee?", purpose=Purpose.DECISION)
    with pytest.raises(Refusal):
        deeds.put_on(actor=director, item=item, meeting=None)
    new = deeds.carry_over(actor=director, item=item, meeting=coming)
    assert (new.carried_from, new.title, new.purpose) == (item, "Oproep", Purpose.DECISION)
    assert deeds.carry_over(actor=director, item=item, meeting=coming) == new
    assert (titles(held), titles(coming)) == (["Oproep"], ["Oproep"])
    assert deeds.carry_over(actor=director, item=item, meeting=None) in backlog_of(body)
    with pytest.raises(Refusal):
        deeds.carry_over(actor=director, item=new, meeting=held)


def test_an_item_goes_to_the_bin_and_back_unless_the_minutes_speak_of_it(director: User, meeting: Meeting) -> None:
    item = add(director, meeting, "Een")
    deeds.take_off(actor=director, item=item, now=NOW)
    assert titles(meeting) == []
    deeds.put_item_back(actor=director, item=item)
    item.passages.create(kind="text", text="Besproken.")
    with pytest.raises(Refusal):
        deeds.take_off(actor=director, item=item, now=NOW)


@pytest.mark.parametrize("state", list(S))
def test_minutes_that_wait_for_approval_come_on_the_next_agenda_first(
    director: User, body: Body, state: MeetingState
) -> None:
    make_meeting(body, dt.date(2026, 3, 3), state)
    ActionPoint.objects.create(region=body.region, body=body, what="Brief")
    new = add_meeting(actor=director, body=body, when_where=WhenWhere(TODAY), about=About(), today=TODAY)
    wanted = [StandardItem.APPROVE_MINUTES] if state == S.MINUTES_SENT else []
    assert [item.standard for item in agenda_of(new)] == [*wanted, StandardItem.ACTION_POINTS]
    assert agenda_proposals(new) == []


def test_action_points_that_are_done_or_of_others_come_on_no_agenda(director: User, body: Body) -> None:
    other = make_body(body.region, "Andere")
    ActionPoint.objects.create(region=body.region, body=body, what="Brief", state=PointState.DONE)
    ActionPoint.objects.create(region=body.region, body=other, what="Brief")
    new = add_meeting(actor=director, body=body, when_where=WhenWhere(TODAY), about=About(), today=TODAY)
    assert agenda_of(new) == []


def test_what_comes_up_later_is_proposed_and_taken_once(director: User, meeting: Meeting) -> None:
    add(director, meeting, "Eerst")
    assert agenda_proposals(meeting) == []
    make_meeting(meeting.body, dt.date(2026, 3, 3), S.MINUTES_SENT)
    (proposal,) = agenda_proposals(meeting)
    assert "3 maart 2026" in proposal.title
    item = deeds.take_standard_item(actor=director, meeting=meeting, standard=proposal.standard)
    assert deeds.take_standard_item(actor=director, meeting=meeting, standard=proposal.standard) == item
    assert titles(meeting) == [proposal.title, "Eerst"]
    deeds.take_off(actor=director, item=item, now=NOW)
    assert agenda_proposals(meeting) == [], "what was taken off is not pressed upon anybody again"


def test_a_proposal_waits_and_who_made_it_hears(director: User, partner: User, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=S.CONVENED)
    meeting.refresh_from_db()

    def proposed(title: str) -> AgendaItem:
        return propose_item(actor=partner, body=meeting.body, meeting=meeting, data=ItemData(title))

    one, two = proposed("Vervoer"), proposed("Koffie")
    assert (titles(meeting), proposed_for(meeting)) == ([], [one, two])
    assert OutboxMail.objects.count() == 0
    accept_item(actor=director, item=one)
    accept_item(actor=director, item=one)
    decline_item(actor=director, item=two, because="Al besproken in mei.")
    assert (titles(meeting), proposed_for(meeting)) == (["Vervoer"], [])
    mails = OutboxMail.objects.order_by("pk")
    assert [mail.to for mail in mails] == [partner.email, partner.email]
    assert "Vervoer" in mails[0].body
    assert "Al besproken in mei." in mails[1].body
    with pytest.raises(Refusal):
        decline_item(actor=director, item=one, because="Toch niet")
    with pytest.raises(Refusal):
        decline_item(actor=director, item=proposed("Thee"), because=" ")


def test_one_person_does_not_flood_an_agenda(partner: User, meeting: Meeting) -> None:
    for number in range(20):
        make_item(meeting, str(number), proposal=ProposalState.PROPOSED, proposed_by=partner)
    with pytest.raises(Refusal):
        propose_item(actor=partner, body=meeting.body, meeting=meeting, data=ItemData("Nog een"))


@pytest.mark.parametrize("state", [S.APPROVED, S.LOCKED])
def test_what_was_approved_gets_no_item_from_the_bin_or_from_a_proposal(
    director: User, partner: User, meeting: Meeting, state: MeetingState
) -> None:
    gone = add(director, meeting, "Een")
    deeds.take_off(actor=director, item=gone, now=NOW)
    proposed = make_item(meeting, "Twee", proposal=ProposalState.PROPOSED, proposed_by=partner)
    Meeting.objects.filter(pk=meeting.pk).update(state=state, approved_on=TODAY)
    with pytest.raises(Refusal):
        deeds.put_item_back(actor=director, item=gone)
    with pytest.raises(Refusal):
        accept_item(actor=director, item=proposed)
    assert titles(meeting) == []
    assert decline_item(actor=director, item=proposed, because="Te laat.").proposal == ProposalState.DECLINED
