"""Projects, calls and courses: written, refused, filtered, found, removed; and the verdict on a pilot."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.agreements.models import Agreement
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.documents.queries import documents_visible_to
from regietafel.people.models import User
from regietafel.plans.models import Action, Priority
from regietafel.projects.models import Call, Project
from regietafel.projects.operations.calls import CallData, add_call, begin_project
from regietafel.projects.operations.courses import CourseData, add_course
from regietafel.projects.operations.papers import add_paper
from regietafel.projects.operations.projects import ProjectData, add_project, edit_project, give_verdict
from regietafel.projects.queries.lists import projects_narrowed, projects_of
from regietafel.territories.models import Municipality, Region
from tests.plans import make as plans
from tests.projects.make import make_call, make_course, make_project

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 5, 4)


def year(number: int) -> PreciseDate:
    """A year, no more exactly."""
    return PreciseDate(dt.date(number, 1, 1), Precision.YEAR)


def test_a_call_keeps_its_deadline_as_exact_as_it_was_stated(director: User, region: Region) -> None:
    call = add_call(actor=director, region=region, data=CallData("Oproep", deadline=year(2027)), now=NOW)
    assert str(call.deadline) == "2027"
    assert [step.state for step in call.steps.all()] == ["watched"]


def test_what_ends_before_it_starts_is_refused_where_it_was_typed(director: User, region: Region) -> None:
    with pytest.raises(Refusal) as refused:
        add_project(actor=director, region=region, data=ProjectData("P", starts=year(2025), ends=year(2024)), now=NOW)
    assert refused.value.field == "ends"
    with pytest.raises(Refusal) as refused:
        add_call(actor=director, region=region, data=CallData("O", opened=year(2025), deadline=year(2024)), now=NOW)
    assert refused.value.field == "deadline"
    with pytest.raises(Refusal) as refused:
        add_course(actor=director, region=region, data=CourseData("C", starts=year(2025), ends=year(2024)))
    assert refused.value.field == "ends"
    with pytest.raises(Refusal) as refused:
        add_call(actor=director, region=region, data=CallData("O", money=Decimal("-0.01")), now=NOW)
    assert refused.value.field == "money"


def test_an_action_and_a_municipality_of_elsewhere_are_refused(
    director: User, region: Region, other_region: Region
) -> None:
    theirs = plans.make_action(plans.make_goal(plans.make_plan(other_region, plans.make_framework()), "1"), "Elders")
    with pytest.raises(Refusal) as refused:
        add_project(actor=director, region=region, data=ProjectData("P", actions=[theirs]), now=NOW)
    assert refused.value.field == "actions"
    towns = list(Municipality.objects.filter(regions=other_region))
    with pytest.raises(Refusal) as refused:
        add_project(actor=director, region=region, data=ProjectData("P", is_pilot=True, tried_in=towns), now=NOW)
    assert refused.value.field == "tried_in"


def make_agreement(region: Region, title: str = "Overeenkomst met VDAB") -> Agreement:
    """A cooperation agreement."""
    return Agreement.objects.create(region=region, title=title, starts_on=TODAY)


def test_agreements_go_along_from_call_to_project_and_stand_on_both_pages(
    director: User, region: Region, other_region: Region, as_partner: Client
) -> None:
    agreement = make_agreement(region)
    call = add_call(actor=director, region=region, data=CallData("O", agreements=[agreement]), now=NOW)
    Call.objects.filter(pk=call.pk).update(state="won")
    project = begin_project(actor=director, call=call, title="P", role="partner", now=NOW)
    assert list(project.agreements.all()) == [agreement]
    for row in (call, project):
        page = reverse(f"projects:{type(row).__name__.lower()}", args=[region.slug, row.pk])
        assert "Overeenkomst met VDAB" in as_partner.get(page).content.decode()
    theirs = CallData("O", agreements=[make_agreement(other_region)])
    with pytest.raises(Refusal) as refused:
        add_call(actor=director, region=region, data=theirs, now=NOW)
    assert refused.value.field == "agreements"


def test_a_pilot_is_watched_until_there_is_a_verdict_with_a_reason(director: User, region: Region) -> None:
    pilot = make_project(region, state="running", is_pilot=True)
    for verdict, reason, field in (("perhaps", "zo", "verdict"), ("spread", " ", "reason")):
        with pytest.raises(Refusal) as refused:
            give_verdict(actor=director, project=pilot, verdict=verdict, reason=reason, on=TODAY, today=TODAY)
        assert refused.value.field == field
    judged = give_verdict(actor=director, project=pilot, verdict="adapted", reason="Te duur.", on=TODAY, today=TODAY)
    assert (judged.verdict, judged.verdict_reason) == ("adapted", "Te duur.")
    with pytest.raises(Refusal) as refused:
        edit_project(actor=director, project=judged, data=ProjectData("Gewoon project"), version=None)
    assert refused.value.field == "is_pilot"


def test_only_a_pilot_gets_a_verdict(director: User, region: Region) -> None:
    with pytest.raises(Refusal):
        give_verdict(
            actor=director, project=make_project(region), verdict="spread", reason="Werkt.", on=TODAY, today=TODAY
        )


def test_the_filters_of_the_list(director: User, region: Region, action: Action) -> None:
    old = make_project(region, "Oud", starts_on=dt.date(2022, 1, 1), ends_on=dt.date(2023, 12, 31), state="ended")
    new = make_project(region, "Nieuw", starts_on=dt.date(2024, 1, 1), role="promotor", is_pilot=True)
    new.actions.add(action)
    cases: list[tuple[dict[str, object], list[Project]]] = [
        ({}, [new, old]),
        ({"q": "oud"}, [old]),
        ({"state": "ended"}, [old]),
        ({"role": "promotor"}, [new]),
        ({"year": 2023}, [old]),
        ({"year": 2024}, [new]),
        ({"pilots": "1"}, [new]),
        ({"priority": Priority.objects.get(code="WSE-LR1")}, [new]),
        ({"priority": Priority.objects.get(code="WSE-LR2")}, []),
    ]
    for wanted, expected in cases:
        assert list(projects_narrowed(projects_of(director, region), wanted)) == expected, wanted


def test_a_document_is_read_by_who_reads_the_call(
    director: User, partner: User, editor: User, other_director: User, region: Region
) -> None:
    file = SimpleUploadedFile("brief.txt", b"wij doen mee", "text/plain")
    call = make_call(region)
    paper = add_paper(actor=director, row=call, title="Brief", kind="other", file=file, now=NOW)
    readers = [director, partner, editor, other_director]
    assert [documents_visible_to(user).filter(pk=paper.pk).exists() for user in readers] == [True, True, False, False]


@pytest.mark.parametrize("name", ["project", "call", "course"])
def test_removed_by_a_button_and_put_back_by_the_message(name: str, region: Region, as_director: Client) -> None:
    row = {"project": make_project, "call": make_call, "course": make_course}[name](region)
    args = [region.slug, row.pk]
    page = reverse(f"projects:{name}", args=args)
    as_director.post(reverse(f"projects:{name}-remove", args=args))
    assert as_director.get(page).status_code == 404
    as_director.post(reverse(f"projects:{name}-restore", args=args))
    assert as_director.get(page).status_code == 200


def test_a_project_is_found_by_its_words_and_never_by_those_of_another_region(
    region: Region, other_region: Region, director: User, as_director: Client, as_partner: Client
) -> None:
    add_project(actor=director, region=region, data=ProjectData("Deelfietsen", summary="goedkoop"), now=timezone.now())
    add_project(actor=None, region=other_region, data=ProjectData("Deelfietsen elders"), now=timezone.now())
    for client in (as_director, as_partner):
        text = client.get(reverse("search:results", args=[region.slug]), {"q": "deelfietsen"}).content.decode()
        assert "Deelfietsen" in text
        assert "elders" not in text


def test_what_lies_in_the_bin_comes_back_with_its_link_though_the_project_was_changed_meanwhile(
    director: User, region: Region
) -> None:
    call = make_call(region)
    project = make_project(region, call=call)
    call.removed_at = NOW
    call.save()
    edited = edit_project(actor=director, project=project, data=ProjectData("Anders"), version=None)
    assert edited.title == "Anders"
    assert edited.call == call
