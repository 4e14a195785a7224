"""The consultation of the demo region as the first start loads it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Count

from regietafel.consultation.models import (
    TOOK_PLACE,
    ActionPoint,
    AgendaItem,
    Attendance,
    Body,
    BodyNorm,
    Event,
    Invitee,
    Meeting,
    ReportBack,
    Seat,
)
from regietafel.consultation.queries.norms import reported_years
from regietafel.consultation.queries.visible import bodies_visible_to, meetings_visible_to
from regietafel.journal.models import Entry
from regietafel.organisations.models import Contact
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.demo.conftest import load

pytestmark = pytest.mark.django_db
HOME = "zuid-west-vlaanderen"


@pytest.mark.usefixtures("demo")
class TestConsultation:
    def test_2023_as_reported(self) -> None:
        held = Meeting.objects.filter(body__region__slug=HOME, on__year=2023, state__in=TOOK_PLACE)
        told = dict(held.values_list("body__slug").annotate(Count("pk")))
        assert told == {
            "rose-algemene-vergadering": 1,
            "actiegroep-rose": 3,
            "overleg-w13-stam": 2,
            "roa": 4,
            "lerend-netwerk-trajectbegeleiders": 6,
            "stuurgroep-vdab": 3,
            "stuurgroep-langdurig-zieken": 2,
        }
        assert Event.objects.filter(region__slug=HOME, on__year=2023, state="held").count() == 6

    def test_norms_of_2023_are_judged_as_reported(self) -> None:
        region = Region.objects.get(slug=HOME)
        told = [
            (
                body.name,
                year.main.expected if year.main else 0,
                year.held,
                year.main.reported if year.main else "no norm",
            )
            for body, year in reported_years(region, 2023, dt.date(2026, 6, 16))
        ]
        assert told == [
            ("ROSE algemene vergadering", 4, 1, "below"),
            ("Actiegroep ROSE", 4, 3, "below"),
            ("Overleg W13 - STAM", 2, 2, "met"),
            ("Regionaal Overleg Activering (ROA)", 4, 4, "met"),
            ("Lerend netwerk trajectbegeleiders", 4, 6, "met"),
            ("Stuurgroep samenwerkingsovereenkomst VDAB", 0, 3, "no norm"),
            ("Stuurgroep langdurig zieken", 0, 2, "no norm"),
        ]
        general = reported_years(region, 2023, dt.date(2026, 6, 16))[0][1].main
        assert general is not None
        assert "hervormd" in general.reason

    def test_norms_lean_on_the_actions_of_their_plan(self) -> None:
        norms = BodyNorm.objects.filter(body__region__slug=HOME, action__isnull=False)
        assert set(norms.values_list("since__year", "action__plan__slug")) == {
            (2014, "2014-2019"),
            (2020, "2020-2025"),
            (2023, "2023-2025"),
        }
        of_2023 = norms.filter(since__year=2023, by_organiser=False)
        told = {slug: int(times or 0) for slug, times in of_2023.values_list("body__slug", "action__norm__times")}
        assert told == {
            "rose-algemene-vergadering": 4,
            "actiegroep-rose": 4,
            "overleg-w13-stam": 2,
            "roa": 4,
            "lerend-netwerk-trajectbegeleiders": 4,
        }
        joint = norms.get(with_body__isnull=False)
        assert (joint.body.slug, joint.with_body.slug) == ("roa", "actiegroep-rose")  # type: ignore[union-attr]

    def test_bodies_ended_and_were_followed(self) -> None:
        az = Body.objects.get(region__slug=HOME, slug="az-fabriek")
        assert az.successor is not None
        assert az.successor.slug == "overleg-arbeidszorg"
        assert az.end_reason
        steering = Seat.objects.filter(body__slug="stuurgroep-vdab", organisation__short_name="VDAB").get()
        assert steering.delegation.startswith("netwerkmanager lokale besturen en teamleiders")

    def test_the_present_is_alive(self) -> None:
        assert ReportBack.objects.filter(region__slug=HOME, treated_on__isnull=True).count() > 4
        assert ReportBack.objects.get(treated_on__isnull=False).treating_item is not None
        assert ActionPoint.objects.filter(region__slug=HOME, state="open").count() > 3
        assert AgendaItem.objects.filter(meeting__isnull=True).count() == 2
        assert Attendance.objects.filter(seat__isnull=True, organisation__short_name="W13").count() == 0
        assert Invitee.objects.filter(meeting__state="convened").count() > 10
        assert not Invitee.objects.exclude(told_sequence=0).exists()
        joint = Meeting.objects.get(joint_with__slug="actiegroep-rose")
        assert joint.body.slug == "roa"
        assert Meeting.objects.filter(approved_in__isnull=False).exists()

    def test_contacts_are_functions_at_an_address_that_does_not_exist(self) -> None:
        mails = Contact.objects.values_list("email", flat=True)
        assert len(mails) == 17
        assert all(mail.endswith("@example.org") for mail in mails)

    def test_the_other_region_has_its_own(self) -> None:
        other = User.objects.get(email="tussenwater@demo.example")
        assert set(bodies_visible_to(other).values_list("slug", flat=True)) == {"regiotafel", "trajectbegeleiders"}
        assert meetings_visible_to(other).count() == 3
        assert Entry.objects.filter(verb="loaded", region__slug="tussenwater").count() >= 2

    def test_a_head_of_service_sees_the_tables_of_the_town(self) -> None:
        head = User.objects.get(email="diensthoofd@demo.example")
        seen = set(meetings_visible_to(head).values_list("body__slug", flat=True))
        assert seen == {"diensthoofdenoverleg", "lerend-netwerk-trajectbegeleiders"}

    def test_a_body_that_people_changed_stays_as_they_made_it(self) -> None:
        body = Body.objects.get(region__slug=HOME, slug="roa")
        Body.objects.filter(pk=body.pk).update(name="Anders", removed_at="2026-01-01T00:00Z")
        body.seats.all().delete()
        Meeting.objects.filter(body=body).delete()
        load()
        assert Body.objects.get(region__slug=HOME, slug="roa").name == "Anders"
        assert not Seat.objects.filter(body=body).exists()
        assert not Meeting.objects.filter(body=body).exists()

    def test_an_action_that_was_renamed_gives_no_norm(self) -> None:
        Body.objects.filter(slug="lde-fabriek").delete()
        norm = BodyNorm.objects.get(body__slug="actiegroep-rose", action__plan__slug="2020-2025")
        action = norm.action
        assert action is not None
        type(action).objects.filter(plan__slug="2020-2025", title__contains="LDE-fabriek").update(title="Anders")
        load()
        assert not BodyNorm.objects.filter(body__slug="lde-fabriek").exists()
