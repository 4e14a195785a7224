"""Report-back: where it stands follows from what really happened, and nothing else closes it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from regietafel.consultation.models import (
    AgendaItem,
    Body,
    Meeting,
    MeetingState,
    MunicipalityTold,
    ProposalState,
    ReportBack,
)
from regietafel.consultation.operations import report_backs, telling
from regietafel.consultation.operations.report_backs import ReportBackData
from regietafel.consultation.queries.agenda import agenda_proposals
from regietafel.consultation.queries.report_backs import due_report_backs, open_report_backs, with_standing
from regietafel.consultation.queries.visible import report_backs_visible_to
from regietafel.core.errors import Collision, Refusal
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Municipality, Region, RegionMunicipality
from tests import cast
from tests.consultation import make

TODAY = dt.date(2026, 6, 16)
NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
WHAT = "De werkgroep vraagt een vast aanspreekpunt."


def written(region: Region, what: str = WHAT, **fields: Any) -> ReportBack:
    """A report-back."""
    places = {name: fields.pop(name) for name in ("body", "item", "client_id") if name in fields}
    return report_backs.add_report_back(actor=None, region=region, data=ReportBackData(what, **fields), **places)


def standing(row: ReportBack, today: dt.date = TODAY) -> tuple[str, dt.date | None]:
    """Where it stands, and when it was told."""
    found = with_standing(ReportBack.objects.filter(pk=row.pk), today).get()
    return found.standing, found.told_on


@pytest.fixture
def group(region: Region) -> Body:
    """Where it was said."""
    return make.make_body(region, "Actiegroep ROSE", short_name="Actiegroep")


@pytest.fixture
def roa(region: Region) -> Body:
    """Who must hear it."""
    return make.make_body(region, "Regionaal overleg activering", short_name="ROA")


@pytest.fixture
def coming(roa: Body) -> Meeting:
    """The next meeting of who must hear it."""
    return make.make_meeting(roa, TODAY + 7 * DAY, MeetingState.CONVENED)


def test_one_receiver_and_of_this_region(
    region: Region, other_region: Region, group: Body, roa: Body, organisation: Organisation, other_organisation: Any
) -> None:
    refused: tuple[dict[str, Any], ...] = (
        {},
        {"to_body": roa, "to_organisation": organisation},
        {"to_body": roa, "to_municipalities": True},
        {"to_body": make.make_body(other_region)},
        {"to_organisation": other_organisation},
        {"to_body": group, "body": group},
        {"to_body": roa, "what": " "},
    )
    for fields in refused:
        with pytest.raises(Refusal):
            written(region, **fields)
    assert not ReportBack.objects.exists()


def test_what_a_page_sends_twice_is_written_once(region: Region, roa: Body) -> None:
    key = uuid.uuid4()
    assert written(region, to_body=roa, client_id=key) == written(region, "x", to_body=roa, client_id=key)
    assert ReportBack.objects.get().what == WHAT


def test_to_a_body_it_closes_only_when_treated_there(region: Region, group: Body, roa: Body, coming: Meeting) -> None:
    row = written(region, body=group, to_body=roa)
    assert standing(row) == ("waiting", None)
    assert list(due_report_backs(roa, TODAY)) == [row]
    item = telling.put_on_agenda(actor=None, report_back=row, meeting=coming)
    assert item.title == f"Terugkoppeling van Actiegroep: {WHAT}"
    assert (item.explanation, item.meeting, item.body) == (WHAT, coming, roa)
    assert standing(row) == ("planned", None)
    assert not due_report_backs(roa, TODAY)
    for state, expected in (
        (MeetingState.DRAFT, ("planned", None)),
        (MeetingState.CONVENED, ("planned", None)),
        (MeetingState.HELD, ("told", coming.on)),
        (MeetingState.MINUTES_SENT, ("told", coming.on)),
        (MeetingState.APPROVED, ("told", coming.on)),
        (MeetingState.LOCKED, ("told", coming.on)),
        (MeetingState.CANCELLED, ("waiting", None)),
    ):
        Meeting.objects.filter(pk=coming.pk).update(state=state, cancelled_because="x")
        assert standing(row) == expected, state


@pytest.mark.parametrize("how", ["removed", "pushed back", "declined", "meeting removed", "carried over"])
def test_what_was_not_treated_is_open_again(region: Region, roa: Body, coming: Meeting, how: str) -> None:
    row = written(region, to_body=roa)
    item = telling.put_on_agenda(actor=None, report_back=row, meeting=coming)
    Meeting.objects.filter(pk=coming.pk).update(state=MeetingState.HELD)
    match how:
        case "removed":
            AgendaItem.objects.filter(pk=item.pk).update(removed_at=NOW)
        case "pushed back":
            AgendaItem.objects.filter(pk=item.pk).update(meeting=None)
        case "declined":
            AgendaItem.objects.filter(pk=item.pk).update(proposal=ProposalState.DECLINED)
        case "meeting removed":
            Meeting.objects.filter(pk=coming.pk).update(removed_at=NOW)
        case "carried over":
            AgendaItem.objects.create(body=roa, title="x", carried_from=item)
    assert standing(row) == ("waiting", None)


def test_it_goes_along_with_an_item_that_is_carried_over(region: Region, roa: Body, coming: Meeting) -> None:
    row = written(region, to_body=roa)
    item = telling.put_on_agenda(actor=None, report_back=row, meeting=coming)
    later = make.make_meeting(roa, TODAY + 30 * DAY, MeetingState.DRAFT)
    new = make.make_item(later, carried_from=item)
    Meeting.objects.filter(pk=coming.pk).update(state=MeetingState.HELD)
    telling.follow_items(actor=None, items=[new.pk])
    assert standing(row) == ("planned", None)
    Meeting.objects.filter(pk=later.pk).update(state=MeetingState.HELD)
    assert standing(row) == ("told", later.on)
    AgendaItem.objects.filter(pk=new.pk).update(removed_at=NOW)
    telling.follow_items(actor=None, items=[new.pk])
    assert standing(row) == ("told", coming.on)


def test_only_a_coming_meeting_of_the_receiver_takes_it(
    region: Region, group: Body, roa: Body, coming: Meeting
) -> None:
    row = written(region, to_body=roa)
    with pytest.raises(Refusal):
        telling.put_on_agenda(
            actor=None, report_back=row, meeting=make.make_meeting(group, TODAY + DAY, MeetingState.DRAFT)
        )
    for state in set(MeetingState) - {MeetingState.DRAFT, MeetingState.CONVENED}:
        with pytest.raises(Refusal):
            telling.put_on_agenda(actor=None, report_back=row, meeting=make.make_meeting(roa, TODAY, state))
    joint = make.make_meeting(group, TODAY + DAY, MeetingState.DRAFT)
    joint.joint_with.add(roa)
    first = telling.put_on_agenda(actor=None, report_back=row, meeting=joint)
    assert telling.put_on_agenda(actor=None, report_back=row, meeting=joint) == first


def test_a_new_draft_takes_all_that_waits_once(region: Region, roa: Body, coming: Meeting) -> None:
    rows = [written(region, f"punt {number}", to_body=roa) for number in range(3)]
    items = telling.put_due_on_agenda(actor=None, meeting=coming, today=TODAY)
    assert [item.order for item in items] == [1, 2, 3]
    assert not telling.put_due_on_agenda(actor=None, meeting=coming, today=TODAY)
    assert {standing(row)[0] for row in rows} == {"planned"}


def test_a_draft_that_is_not_the_next_meeting_takes_nothing_by_itself(
    region: Region, roa: Body, coming: Meeting
) -> None:
    written(region, to_body=roa)
    for days in (-1, 8):
        draft = make.make_meeting(roa, TODAY + days * DAY, MeetingState.DRAFT)
        assert not telling.put_due_on_agenda(actor=None, meeting=draft, today=TODAY)
    assert [one.report_back is not None for one in agenda_proposals(coming)] == [True]


def test_what_was_meant_for_a_body_that_stopped_comes_to_its_successor(region: Region, roa: Body) -> None:
    after = make.make_body(region, "ROA nieuw")
    Body.objects.filter(pk=roa.pk).update(successor=after, ends_on=TODAY)
    row = written(region, to_body=Body.objects.get(pk=roa.pk))
    assert list(due_report_backs(after, TODAY)) == [row]
    meeting = make.make_meeting(after, TODAY + DAY, MeetingState.DRAFT)
    assert telling.put_on_agenda(actor=None, report_back=row, meeting=meeting).body == after


def test_to_an_organisation_it_closes_by_how_it_was_told(region: Region, organisation: Organisation) -> None:
    row = written(region, to_organisation=organisation)
    for fields in ({"how": " ", "on": TODAY}, {"how": "gebeld", "on": TODAY + DAY}):
        with pytest.raises(Refusal):
            telling.tell_organisation(actor=None, report_back=row, today=TODAY, **fields)  # type: ignore[arg-type]
    told = telling.tell_organisation(actor=None, report_back=row, how="gebeld", on=TODAY - DAY, today=TODAY)
    assert standing(row) == ("told", TODAY - DAY)
    assert telling.tell_organisation(
        actor=None, report_back=row, how="gebeld", on=TODAY - DAY, today=TODAY
    ).version == (told.version)
    telling.untell_organisation(actor=None, report_back=row)
    assert standing(row) == ("waiting", None)


def test_to_the_municipalities_it_closes_with_the_last_of_them(
    region: Region, municipality: Municipality, second_municipality: Municipality, other_region: Region
) -> None:
    row = written(region, to_municipalities=True)

    def heard() -> tuple[int, int, str]:
        found = with_standing(ReportBack.objects.filter(pk=row.pk), TODAY).get()
        return found.heard or 0, found.asked, found.standing

    assert heard() == (0, 2, "waiting")
    telling.tell_municipality(actor=None, report_back=row, municipality=municipality, on=TODAY - DAY, today=TODAY)
    assert heard() == (1, 2, "waiting")
    for _twice in range(2):
        telling.tell_municipality(actor=None, report_back=row, municipality=second_municipality, on=TODAY, today=TODAY)
    assert (heard(), standing(row)[1]) == ((2, 2, "told"), TODAY)
    elsewhere = Municipality.objects.get(nis="90003")
    with pytest.raises(Refusal):
        telling.tell_municipality(actor=None, report_back=row, municipality=elsewhere, on=TODAY, today=TODAY)
    RegionMunicipality.objects.create(region=region, municipality=cast.make_municipality("90009", "Nieuwerkerke"))
    assert heard() == (2, 3, "waiting")
    RegionMunicipality.objects.filter(region=region, municipality__nis="90009").update(until=TODAY - DAY)
    assert heard() == (2, 2, "told")
    telling.untell_municipality(actor=None, report_back=row, municipality=municipality)
    assert heard() == (1, 2, "waiting")


def test_another_receiver_only_as_long_as_nobody_heard(
    region: Region, roa: Body, organisation: Organisation, coming: Meeting
) -> None:
    row = written(region, to_body=roa)
    telling.put_on_agenda(actor=None, report_back=row, meeting=coming)
    data = ReportBackData(WHAT, to_organisation=organisation)
    edited = report_backs.edit_report_back(actor=None, report_back=row, data=data, version=None)
    assert (edited.treating_item, edited.to_body) == (None, None)
    with pytest.raises(Collision):
        report_backs.edit_report_back(actor=None, report_back=row, data=data, version=1)
    telling.tell_organisation(actor=None, report_back=row, how="gebeld", on=TODAY, today=TODAY)
    back = ReportBackData(WHAT, to_body=roa)
    with pytest.raises(Refusal):
        report_backs.edit_report_back(actor=None, report_back=row, data=back, version=None)


def test_overdue_ones_come_first(region: Region, roa: Body) -> None:
    for what, due in (("zonder", None), ("straks", TODAY + DAY), ("vandaag", TODAY), ("laat", TODAY - DAY)):
        written(region, what, to_body=roa, due_on=due)
    rows = open_report_backs(ReportBack.objects.all(), TODAY)
    assert [(one.what, one.is_overdue) for one in rows] == [
        ("laat", True),
        ("vandaag", False),
        ("straks", False),
        ("zonder", False),
    ]


def test_bin(region: Region, roa: Body) -> None:
    row = written(region, to_body=roa)
    report_backs.remove_report_back(actor=None, report_back=row, now=NOW)
    assert not due_report_backs(roa, TODAY)
    report_backs.restore_report_back(actor=None, report_back=row)
    assert due_report_backs(roa, TODAY)
    report_backs.remove_report_back(actor=None, report_back=row, now=NOW)
    assert report_backs.purge_report_backs(actor=None, before=NOW + DAY) == 1


def test_who_reads_which(
    everyone: dict[str, cast.Person], region: Region, group: Body, roa: Body, organisation: Organisation
) -> None:
    make.make_seat(roa, organisation)
    written(region, "naar hun tafel", body=group, to_body=roa)
    written(region, "van hun tafel", body=roa, to_municipalities=True)
    written(region, "niets voor hen", body=group, to_municipalities=True)
    seen = {name: {one.what for one in report_backs_visible_to(person)} for name, person in everyone.items()}
    assert len(seen["director"]) == len(seen["colleague"]) == 3
    assert seen["partner"] == {"naar hun tafel", "van hun tafel"}
    assert not any(seen[name] for name in ("editor", "head_of_service", "other_director", "admin", "stranger"))


def test_nothing_is_told_of_what_lies_in_the_bin(region: Region, organisation: Organisation) -> None:
    row = written(region, to_organisation=organisation)
    report_backs.remove_report_back(actor=None, report_back=row, now=NOW)
    with pytest.raises(Refusal):
        telling.tell_organisation(actor=None, report_back=row, how="gebeld", on=TODAY, today=TODAY)
    assert not MunicipalityTold.objects.exists()
