"""The meetings of the new bodies of a demo region: who came, what was on the table, and what was promised."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.consultation.demo.bodies import BodyLoader
from regietafel.consultation.models import (
    TOOK_PLACE,
    ActionPoint,
    AgendaItem,
    Attendance,
    Body,
    Invitee,
    Meeting,
    MeetingState,
    MunicipalityTold,
    Passage,
    PointState,
    ReportBack,
    Seat,
    SeatRole,
)
from regietafel.consultation.models.meeting import BRUSSELS
from regietafel.core.dates import Precision
from regietafel.territories.models import Municipality

Entry = dict[str, Any]
PLAIN = (
    *("on", "precision", "state", "title", "starts_at", "ends_at", "place", "note", "source", "head_count"),
    *("cancelled_because", "remarks_until", "approved_on"),
)


def morning(day: str, shift: int) -> dt.datetime:
    """Nine o'clock, a number of days after a day."""
    return dt.datetime.combine(dt.date.fromisoformat(day) + dt.timedelta(shift), dt.time(9), tzinfo=BRUSSELS)


class MeetingLoader:
    """Adds the meetings of bodies that were just added, kind by kind."""

    def __init__(self, loader: BodyLoader) -> None:
        self.loader = loader
        self.people = loader.directory.organisations
        self.seats: dict[int, list[Seat]] = {}
        self.items: list[tuple[AgendaItem, Entry]] = []
        self.named: dict[str, AgendaItem] = {}

    def load(self, entries: list[Entry], backlog: list[Entry]) -> None:
        """First the meetings, then what hangs on them."""
        fresh = self.loader.fresh
        new = [entry for entry in entries if entry["body"] in fresh]
        if not new:
            return
        for seat in Seat.objects.filter(body__region=self.loader.region).select_related(
            "contact", "organisation", "group"
        ):
            self.seats.setdefault(seat.body_id, []).append(seat)
        pairs = list(zip(Meeting.objects.bulk_create([self.meeting(entry) for entry in new]), new, strict=True))
        self.join(pairs)
        Attendance.objects.bulk_create(one for meeting, entry in pairs for one in self.attendances(meeting, entry))
        Invitee.objects.bulk_create(one for meeting, _ in pairs for one in self.invitees(meeting))
        self.fill_agendas(pairs)
        AgendaItem.objects.bulk_create(self.waiting(entry) for entry in backlog if entry["body"] in fresh)

    def meeting(self, entry: Entry) -> Meeting:
        """The row itself; a meeting with a day was convened three weeks before, and its minutes sent a week after."""
        day = entry["on"] if entry["precision"] == Precision.DAY else None
        told = day and entry["state"] != MeetingState.DRAFT
        sent = day and entry["state"] in TOOK_PLACE and entry["state"] != MeetingState.HELD
        return Meeting(
            body=self.loader.bodies[entry["body"]],
            head_count_about=entry["about"],
            convened_at=morning(entry["on"], -21) if told else None,
            minutes_sent_at=morning(entry["on"], 7) if sent else None,
            **{name: entry[name] for name in PLAIN},
        )

    def join(self, pairs: list[tuple[Meeting, Entry]]) -> None:
        """With whom a meeting was joint, and in which meeting its minutes were approved."""
        by_date = {(entry["body"], entry["on"]): meeting for meeting, entry in pairs}
        approved: list[Meeting] = []
        for meeting, entry in pairs:
            if entry["joint_with"]:
                meeting.joint_with.set([self.loader.bodies[slug] for slug in entry["joint_with"]])
            if entry["approved_on"]:
                meeting.approved_in = by_date.get((entry["body"], entry["approved_on"]))
                approved.append(meeting)
        Meeting.objects.bulk_update(approved, ["approved_in"])

    def seat_of(self, meeting: Meeting, organisation: int) -> Seat | None:
        """For which seat an organisation came: one with a say before one as a guest."""
        day = dt.date.fromisoformat(str(meeting.on))
        seats = [one for one in self.seats.get(meeting.body_id, []) if one.organisation_id == organisation]
        held = [one for one in seats if one.holds_on(day)]
        return min(held, key=lambda one: one.role == SeatRole.GUEST, default=None)

    def attendances(self, meeting: Meeting, entry: Entry) -> list[Attendance]:
        """Who was there, by organisation."""
        made: list[Attendance] = []
        for one in entry["attendance"]:
            organisation = self.people[one["organisation"]]
            seat = self.seat_of(meeting, organisation.pk)
            told = {"presence": one["presence"], "name": one["name"], "replaces": one["replaces"]}
            made.append(Attendance(meeting=meeting, organisation=organisation, seat=seat, **told))
        return made

    def invitees(self, meeting: Meeting) -> list[Invitee]:
        """Who was asked to a meeting that is still to come: each seat, each mailbox once."""
        if meeting.state != MeetingState.CONVENED:
            return []
        day = dt.date.fromisoformat(str(meeting.on))
        asked: dict[str, Invitee] = {}
        for seat in self.seats.get(meeting.body_id, []):
            if seat.holds_on(day):
                contact = seat.contact
                name = str(contact or seat.organisation or seat.group)
                asked.setdefault(
                    contact.email if contact else name,
                    Invitee(
                        meeting=meeting,
                        seat=seat,
                        organisation=seat.organisation,
                        contact=contact,
                        name=name,
                        email=contact.email if contact else "",
                        told_sequence=0,
                    ),
                )
        return list(asked.values())

    def fill_agendas(self, pairs: list[tuple[Meeting, Entry]]) -> None:
        """The items with their minutes, the points that were agreed, and what must be told elsewhere."""
        told = [
            (self.item(meeting, order, given), given)
            for meeting, entry in pairs
            for order, given in enumerate(entry["agenda"], 1)
        ]
        made = AgendaItem.objects.bulk_create([item for item, _ in told])
        self.items = list(zip(made, (given for _, given in told), strict=True))
        self.named = {given["key"]: item for item, given in self.items if given["key"]}
        for item, given in self.items:
            found = [self.loader.actions[key] for key in given["actions"] if key in self.loader.actions]
            if found:
                item.actions.set(found)
        Passage.objects.bulk_create(
            Passage(item=item, order=order, **passage)
            for item, given in self.items
            for order, passage in enumerate(given["passages"], 1)
        )
        ActionPoint.objects.bulk_create(self.point(item, one) for item, given in self.items for one in given["points"])
        self.report(
            [(self.report_back(item, one), one) for item, given in self.items for one in given["reports"]],
        )

    def item(self, meeting: Meeting, order: int, given: Entry) -> AgendaItem:
        """One point on the agenda."""
        return AgendaItem(
            body=meeting.body,
            meeting=meeting,
            order=order,
            title=given["title"],
            purpose=given["purpose"],
            minutes_planned=given["minutes"],
            presenter=given["presenter"],
            explanation=given["explanation"],
            standard=given["standard"],
        )

    def waiting(self, entry: Entry) -> AgendaItem:
        """One point that waits for a meeting."""
        told = {name: entry[name] for name in ("title", "purpose", "proposal", "proposed_as")}
        return AgendaItem(body=self.loader.bodies[entry["body"]], **told)

    def point(self, item: AgendaItem, given: Entry) -> ActionPoint:
        """Who does what by when."""
        return ActionPoint(
            region=self.loader.region,
            body=item.body,
            item=item,
            what=given["what"],
            who=given["who"],
            organisation=self.people[given["organisation"]] if given["organisation"] else None,
            due_on=given["due_on"],
            state=given["state"],
            result=given["result"],
            settled_on=given["settled_on"] if given["state"] != PointState.OPEN else None,
        )

    def report_back(self, item: AgendaItem, given: Entry) -> ReportBack:
        """What must be told, to whom, and on whose agenda it stands."""
        to_body: Body | None = self.loader.bodies[given["to_body"]] if given["to_body"] else None
        return ReportBack(
            region=self.loader.region,
            body=item.body,
            item=item,
            what=given["what"],
            to_body=to_body,
            to_organisation=self.people[given["to_organisation"]] if given["to_organisation"] else None,
            to_municipalities=given["to_municipalities"],
            due_on=given["due_on"],
            treating_item=self.named.get(given["treating_item"]),
            treated_on=given["treated_on"],
            how=given["how"],
        )

    def report(self, pairs: list[tuple[ReportBack, Entry]]) -> None:
        """Write what must be told, and which municipalities heard it."""
        places = {one.nis: one for one in Municipality.objects.filter(regions=self.loader.region)}
        rows = ReportBack.objects.bulk_create([row for row, _ in pairs])
        MunicipalityTold.objects.bulk_create(
            MunicipalityTold(report_back=row, municipality=places[told["nis"]], on=told["on"])
            for row, (_, given) in zip(rows, pairs, strict=True)
            for told in given["told"]
        )
