"""What waits for whom: each kind of line, for the one whose turn it is and for nobody else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from regietafel.attention.queries import found_for
from regietafel.attention.sources import sources
from regietafel.consultation.models import ActionPoint, Invitee, Meeting, MeetingState, Remark, ReportBack
from regietafel.intake.models import Reading, ReadingState
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import post
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import WorkingYear, YearState
from regietafel.territories.models import Region
from regietafel.workplaces.models import Remark as VisitorRemark
from tests.cast import fresh
from tests.consultation import make as table
from tests.plans import make as plans
from tests.policy_signals import make as signals
from tests.workplaces import make as places

TODAY = dt.date(2026, 11, 2)


def waits(kind: str, user: User, today: dt.date = TODAY) -> list[str]:
    """The texts of one kind that wait for somebody."""
    return [row.line.text for row in found_for(fresh(user), today) if row.source.kind == kind]


def test_each_kind_has_a_name_of_its_own(db: None) -> None:
    kinds = [source.kind for source in sources]
    assert len(kinds) == len(set(kinds))
    assert {"mention", "point", "invitation", "minutes", "year", "self_check", "reply", "letter_overdue"} <= set(kinds)


def test_nothing_waits_in_an_empty_region(
    director: User, colleague: User, partner: User, editor: User, head_of_service: User
) -> None:
    for person in (director, colleague, partner, editor, head_of_service):
        assert found_for(fresh(person), TODAY) == []


def test_an_action_point_waits_for_whoever_carries_it(region: Region, partner: User, director: User) -> None:
    for what, days in (("ver", 30), ("bijna", 5), ("te laat", -1)):
        ActionPoint.objects.create(region=region, what=what, user=partner, due_on=TODAY + dt.timedelta(days=days))
    assert waits("point", partner) == ["te laat", "bijna"]
    assert waits("point", director) == []


def test_a_point_that_becomes_late_is_told_once_more_and_again_after_four_weeks(region: Region, partner: User) -> None:
    ActionPoint.objects.create(region=region, what="lijst", user=partner, due_on=TODAY)
    keys = [found_for(fresh(partner), TODAY + dt.timedelta(days=days))[0].key for days in (0, 1, 27, 28, 55, 56)]
    assert [keys.index(key) for key in keys] == [0, 1, 1, 3, 3, 5]


def test_an_invitation_waits_until_it_is_answered(region: Region, colleague: User, director: User) -> None:
    organisation = Organisation.objects.create(region=region, name="Onthaal")
    contact = table.make_contact(organisation, region, user=colleague)
    body = table.make_body(region)
    meeting = Meeting.objects.create(body=body, on=TODAY + dt.timedelta(days=9), state=MeetingState.CONVENED)
    invitee = Invitee.objects.create(meeting=meeting, contact=contact, name="Onthaal", email="o@example.org")
    assert len(waits("invitation", colleague)) == 1
    assert waits("invitation", director) == []
    invitee.answer = "ACCEPTED"
    invitee.save()
    assert waits("invitation", colleague) == []


def test_remarks_on_minutes_wait_for_the_team(region: Region, director: User, head_of_service: User) -> None:
    body = table.make_body(region)
    meeting = Meeting.objects.create(
        body=body,
        on=TODAY - dt.timedelta(days=9),
        state=MeetingState.MINUTES_SENT,
        remarks_until=TODAY + dt.timedelta(days=5),
    )
    assert waits("minutes", director) == []
    Remark.objects.create(meeting=meeting, text="Anders")
    assert len(waits("minutes", director)) == 1
    assert waits("minutes", head_of_service) == [], "no seat at that table"


def test_a_late_report_back_waits_for_the_team(region: Region, director: User, partner: User) -> None:
    body = table.make_body(region)
    ReportBack.objects.create(region=region, body=body, what="Vraag", to_municipalities=True, due_on=TODAY)
    assert waits("report_back", director) == []
    assert waits("report_back", director, TODAY + dt.timedelta(days=1)) == ["Vraag"]
    assert waits("report_back", partner, TODAY + dt.timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (dt.date(2026, 10, 31), [2025]),
        (dt.date(2026, 11, 1), [2025, 2026]),
        (dt.date(2026, 12, 31), [2025, 2026]),
        (dt.date(2025, 11, 1), [2025]),
    ],
)
def test_a_year_of_an_action_waits_for_its_lead_when_it_is_nearly_over(
    region: Region, organisation: Organisation, partner: User, director: User, today: dt.date, years: list[int]
) -> None:
    plan = plans.make_plan(region, plans.make_framework(years=(2025, 2026)))
    action = plans.make_action(plans.make_goal(plan, "1"), "Lerend netwerk", years=(2025, 2026))
    plans.make_party(action, organisation)
    assert [text[-5:-1] for text in waits("year", partner, today)] == [str(year) for year in years]
    assert waits("year", director, today) == []
    WorkingYear.objects.filter(action=action).update(state=YearState.DONE)
    assert waits("year", partner, today) == []


def test_a_reading_waits_for_who_asked_for_it(region: Region, director: User, colleague: User) -> None:
    now = timezone.now()
    common: dict[str, Any] = {"region": region, "kind": "docx", "asked_by": director, "asked_at": now}
    Reading.objects.create(file_name="klaar.docx", state=ReadingState.READY, **common)
    Reading.objects.create(file_name="kapot.docx", state=ReadingState.FAILED, **common)
    Reading.objects.create(file_name="bezig.docx", state=ReadingState.READING, **common)
    assert waits("reading", director) == ["klaar.docx: kijk het na", "kapot.docx kon niet ingelezen worden"]
    assert waits("reading", colleague) == []


def test_a_reply_waits_for_the_lead_unless_they_noted_it(region: Region, director: User, colleague: User) -> None:
    now = timezone.now()
    dossier = signals.make_dossier(region, "Vergoeding", signals.make_signal(region), lead=director)
    letter = signals.make_letter(dossier, "Kabinet", sent_on=TODAY)
    for who in (director, colleague):
        signals.make_reply(letter, on=TODAY, noted_by=who, noted_at=now)
    today = timezone.localdate()
    assert waits("reply", director, today) == ["Kabinet antwoordde: Vergoeding"]
    assert waits("reply", director, today + dt.timedelta(days=15)) == []
    assert waits("reply", colleague, today) == []


def test_a_late_answer_and_a_loose_signal_wait_for_the_team(region: Region, director: User, partner: User) -> None:
    dossier = signals.make_dossier(region, "Vergoeding", signals.make_signal(region))
    signals.make_letter(dossier, "Kabinet", sent_on=TODAY, answer_by=TODAY)
    signals.make_signal(region, "Nog iets")
    tomorrow = TODAY + dt.timedelta(days=1)
    assert waits("letter_overdue", director, tomorrow) == ["Kabinet: Vergoeding"]
    assert waits("signal", director, tomorrow) == ["1 signaal te bundelen"]
    assert waits("letter_overdue", partner, tomorrow) == waits("signal", partner, tomorrow) == []


def test_workplaces_to_confirm_wait_for_the_editor_alone(
    edited_organisation: Organisation, editor: User, partner: User
) -> None:
    workplace = places.make_workplace(edited_organisation)
    workplace.verified_on = TODAY - dt.timedelta(days=500)
    workplace.save()
    assert waits("self_check", editor) == ["Fietspunt: klopt alles nog?"]
    assert waits("self_check", partner) == []
    workplace.verified_on = TODAY
    workplace.save()
    assert waits("self_check", editor) == []


def test_a_remark_of_a_visitor_waits_for_who_answers_it(
    edited_organisation: Organisation, director: User, editor: User, partner: User
) -> None:
    workplace = places.make_workplace(edited_organisation)
    VisitorRemark.objects.create(workplace=workplace, text="Het nummer klopt niet", sent_at=timezone.now())
    assert len(waits("remark", director)) == len(waits("remark", editor)) == 1
    assert waits("remark", partner) == []


def test_mail_that_did_not_leave_waits_for_the_director(region: Region, director: User, colleague: User) -> None:
    post(to="a@example.org", subject="Uitnodiging", body="x", region=region)
    assert waits("mail", director) == []
    OutboxMail.objects.update(state=MailState.UNCERTAIN)
    assert waits("mail", director) == ["Uitnodiging: is deze mail vertrokken?"]
    assert waits("mail", colleague) == []
