"""The short lists: partners, money to the cent, milestones of stated precision, letters, answers and places."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.projects.models import Applicant
from regietafel.projects.operations.rows import set_rows
from regietafel.projects.queries.pages import money_of
from regietafel.territories.models import Municipality, Region
from tests.cast import make_organisation
from tests.projects.make import make_call, make_project

pytestmark = pytest.mark.django_db


def money(year: int, asked: str | None, granted: str | None = None) -> dict[str, Any]:
    """The money of a year."""
    return {"year": year, "asked": asked and Decimal(asked), "granted": granted and Decimal(granted)}


def write(actor: User, owner: Any, kind: str, *rows: Any, **more: Any) -> Any:
    """Write a list of new rows."""
    return set_rows(actor=actor, owner=owner, kind=kind, rows=[(None, row) for row in rows], version=None, **more)


def test_money_is_kept_and_summed_to_the_cent(director: User, region: Region) -> None:
    project = make_project(region)
    write(director, project, "money", money(2024, "0.10", "0.10"), money(2025, "0.20"))
    found = money_of(project)
    assert (found.asked, found.granted) == (Decimal("0.30"), Decimal("0.10"))


@pytest.mark.parametrize("rows", [[money(2024, "-1")], [money(2024, "1"), money(2024, "2")]])
def test_less_than_no_money_and_a_year_twice_are_refused_whole(
    rows: list[dict[str, Any]], director: User, region: Region
) -> None:
    project = make_project(region)
    with pytest.raises(Refusal):
        write(director, project, "money", money(2023, "5"), *rows)
    assert not project.years.exists()


def test_a_milestone_is_as_exact_as_it_was_promised(director: User, region: Region) -> None:
    project = make_project(region)
    due = PreciseDate(dt.date(2024, 4, 1), Precision.QUARTER)
    write(director, project, "milestones", {"title": "Start", "due": due, "done": None})
    assert project.milestones.get().due == due


def test_a_letter_does_not_come_before_it_was_asked(director: User, region: Region) -> None:
    row = {
        "organisation": make_organisation(region, "Springplank"),
        "asked_on": dt.date(2026, 3, 2),
        "received_on": dt.date(2026, 3, 1),
        "document": None,
    }
    with pytest.raises(Refusal, match="Springplank"):
        write(director, make_call(region), "letters", row)


def test_a_municipality_of_elsewhere_does_not_answer(
    director: User, region: Region, other_region: Region, municipality: Municipality
) -> None:
    call = make_call(region, applicant=Applicant.MUNICIPALITIES)
    theirs = Municipality.objects.get(regions=other_region)
    answer: dict[str, Any] = {"answer": "answers", "on": None, "note": ""}
    with pytest.raises(Refusal):
        write(director, call, "answers", {"municipality": theirs, **answer})
    write(director, call, "answers", {"municipality": municipality, **answer})
    assert call.answers.get().municipality == municipality


def test_the_history_keeps_what_was_there(director: User, region: Region) -> None:
    project = make_project(region)
    write(
        director, project, "partners", {"organisation": make_organisation(region, "A"), "part": "coacht", "money": None}
    )
    project.refresh_from_db()
    row = project.partners.get()
    write(director, project, "partners", removed=[row.pk])
    entry = Entry.objects.filter(kind="projects.project").first()
    assert entry is not None
    assert entry.before == {"partners": ["A, coacht"]}
    assert entry.after == {"partners": []}


def test_a_row_that_went_meanwhile_and_an_older_version_are_told(director: User, region: Region) -> None:
    project = make_project(region)
    with pytest.raises(Refusal):
        set_rows(actor=director, owner=project, kind="money", rows=[(999, money(2024, "1"))], version=None)
    write(director, project, "money", money(2024, "1"))
    with pytest.raises(Collision):
        set_rows(actor=director, owner=project, kind="money", rows=[], version=1)


def test_by_form_with_a_mistake_that_keeps_what_was_typed(region: Region, as_director: Client) -> None:
    project = make_project(region)
    address = reverse("projects:project-rows", args=[region.slug, project.pk, "money"])
    sent = {"version": "1", "seen": "{}", "year-new1": "2024", "asked-new1": "12,345"}
    answer = as_director.post(address, sent)
    assert answer.status_code == 422
    assert "12,345" in answer.content.decode()
    assert as_director.post(address, {**sent, "asked-new1": "1.234,56"}).status_code == 302
    assert project.years.get().asked == Decimal("1234.56")
