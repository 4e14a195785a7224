"""Whatever happens to items and meetings, a report-back is told only where it was really treated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from regietafel.consultation.models import AgendaItem, Body, Meeting, MeetingState, ReportBack
from regietafel.consultation.operations import telling
from regietafel.consultation.queries.report_backs import due_report_backs
from tests import cast
from tests.consultation import make
from tests.consultation.test_report_backs import DAY, NOW, TODAY, standing, written


class Histories(TestCase):
    """Whatever happens to items and meetings, in whatever order, it is told only where it was really treated."""

    @given(
        deeds=st.lists(st.sampled_from(["plan", "hold", "cancel", "carry", "undo carry", "push", "remove"]), max_size=8)
    )
    def test_it_is_told_only_at_a_meeting_that_was_held_with_the_item_on_it(self, deeds: list[str]) -> None:
        town = cast.make_municipality("90001", "Kleibeke")
        region = cast.make_region("leiestreek", "Leiestreek", town)
        roa = make.make_body(region, "ROA")
        row = written(region, to_body=roa)
        for number, deed in enumerate(deeds):
            act(deed, row, roa, number)
            row.refresh_from_db()
            assert standing(row)[0] == expected(row), deeds


def act(deed: str, row: ReportBack, roa: Body, number: int) -> None:
    """One thing that happens, as far as it can."""
    item = row.treating_item
    if deed == "plan":
        meeting = make.make_meeting(roa, TODAY + number * DAY, MeetingState.DRAFT)
        for due in due_report_backs(roa, TODAY):
            telling.put_on_agenda(actor=None, report_back=due, meeting=meeting)
    elif item is None:
        return
    elif deed in ("hold", "cancel") and item.meeting is not None:
        state = MeetingState.HELD if deed == "hold" else MeetingState.CANCELLED
        Meeting.objects.filter(pk=item.meeting.pk).update(state=state, cancelled_because="x")
    elif deed == "carry" and not item.is_removed:
        new = make.make_item(make.make_meeting(roa, TODAY + number * DAY, MeetingState.DRAFT), carried_from=item)
        telling.follow_items(actor=None, items=[new.pk])
    elif deed == "undo carry" and item.carried_from_id:
        AgendaItem.objects.filter(pk=item.pk).update(removed_at=NOW)
        telling.follow_items(actor=None, items=[item.pk])
    elif deed == "push":
        AgendaItem.objects.filter(pk=item.pk).update(meeting=None)
    elif deed == "remove":
        AgendaItem.objects.filter(pk=item.pk).update(removed_at=NOW)


def expected(row: ReportBack) -> str:
    """Where it must stand, told from the rows one by one."""
    item = row.treating_item
    if item is None or item.is_removed or item.meeting is None:
        return "waiting"
    if any(not one.is_removed for one in item.carried_to.all()):
        return "waiting"
    if item.meeting.state in ("draft", "convened"):
        return "planned"
    return "waiting" if item.meeting.state == "cancelled" else "told"
