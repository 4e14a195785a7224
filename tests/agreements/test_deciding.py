"""What an organ said is written down whole or not at all, explained where it must be, and never over somebody else's words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.agreements.models import Decision, Organ, Subject
from regietafel.agreements.operations.deciding import Answer, fill_in
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from tests.agreements.tracked import NOW, make_subject, make_towns

DAY = NOW.date() - dt.timedelta(days=3)


@pytest.fixture
def town(region: Region) -> Municipality:
    return make_towns(region, 1)[0]


@pytest.fixture
def subject(region: Region, town: Municipality) -> Subject:
    return make_subject(region, towns=[town])


def fill(actor: Any, subject: Subject, town: Municipality, *answers: Answer, **more: Any) -> int:
    return fill_in(actor=actor, subject=subject, municipality=town, answers=answers, now=NOW, **more)


def row(subject: Subject, organ: str = Organ.BUREAU) -> Decision:
    return Decision.objects.get(subject=subject, organ=organ)


def test_what_was_said_stands_with_who_filled_it_in(director: User, subject: Subject, town: Municipality) -> None:
    assert fill(director, subject, town, Answer(Organ.BUREAU, "yes", DAY, version=1)) == 1
    one = row(subject)
    assert (one.outcome, one.on, one.filled_by, one.filled_at) == ("yes", DAY, director, NOW)
    entry = Entry.objects.get(kind="agreements.subject", verb="decided")
    assert list(entry.after.values()) == ["ja"]


def test_the_same_again_changes_nothing(director: User, subject: Subject, town: Municipality) -> None:
    fill(director, subject, town, Answer(Organ.BUREAU, "yes", DAY))
    assert fill(director, subject, town, Answer(Organ.BUREAU, "yes", DAY, version=1)) == 0
    assert row(subject).version == 2


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (Answer(Organ.BUREAU, "yes"), "bureau-on"),
        (Answer(Organ.BUREAU, "no", words="Te duur"), "bureau-on"),
        (Answer(Organ.BUREAU, "yes", NOW.date() + dt.timedelta(days=1)), "bureau-on"),
        (Answer(Organ.BUREAU, "conditions", DAY), "bureau-words"),
        (Answer(Organ.BUREAU, "no", DAY, words="  "), "bureau-words"),
        (Answer(Organ.BOARD, "yes", DAY), "board"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_saved(
    director: User, subject: Subject, town: Municipality, answer: Answer, field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        fill(director, subject, town, Answer(Organ.COUNCIL, "yes", DAY), answer)
    assert refusal.value.field == field
    assert row(subject, Organ.COUNCIL).outcome == "open"


def test_the_agenda_may_lie_ahead(director: User, subject: Subject, town: Municipality) -> None:
    ahead = NOW.date() + dt.timedelta(days=30)
    fill(director, subject, town, Answer(Organ.BUREAU, "put_on", ahead))
    assert row(subject).on == ahead


def test_two_who_fill_in_one_row_the_second_is_told(
    director: User, colleague: User, subject: Subject, town: Municipality
) -> None:
    fill(director, subject, town, Answer(Organ.BUREAU, "yes", DAY, version=1))
    with pytest.raises(Collision):
        fill(colleague, subject, town, Answer(Organ.BUREAU, "postponed", DAY, version=1))
    assert row(subject).outcome == "yes"
    fill(colleague, subject, town, Answer(Organ.BUREAU, "postponed", DAY, version=2))
    assert row(subject).outcome == "postponed"


def test_two_who_fill_in_different_organs_do_not_meet(
    director: User, colleague: User, subject: Subject, town: Municipality
) -> None:
    fill(director, subject, town, Answer(Organ.BUREAU, "yes", DAY, version=1))
    fill(colleague, subject, town, Answer(Organ.COUNCIL, "yes", DAY, version=1))
    assert subject.decisions.filter(outcome="yes").count() == 2


def test_a_document_of_elsewhere_is_refused(director: User, subject: Subject, town: Municipality) -> None:
    from regietafel.documents.models import Document

    strange = Document.objects.create(region=subject.region, holder_kind="plans.x", holder_pk=1, title="Elders")
    with pytest.raises(Refusal):
        fill(director, subject, town, Answer(Organ.BUREAU, "yes", DAY, document=strange))
