"""What is typed during a meeting is kept once, in order, and never over what somebody else wrote."""

from __future__ import annotations

import uuid

import pytest

from regietafel.consultation.models import AgendaItem, Meeting, MeetingState, Passage
from regietafel.consultation.operations.passages import note_item, write_passage
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from tests.consultation import make
from tests.consultation.minuted import first_item, meeting, put, written

__all__ = ["meeting"]
pytestmark = pytest.mark.django_db

OPEN = {MeetingState.CONVENED, MeetingState.HELD, MeetingState.MINUTES_SENT}


@pytest.mark.parametrize("state", MeetingState)
def test_minutes_are_written_from_convened_until_approved(
    state: MeetingState, meeting: Meeting, director: User
) -> None:
    put(meeting, state)
    if state in OPEN:
        assert written(director, meeting, "Iedereen is er.").text == "Iedereen is er."
    else:
        with pytest.raises(Refusal):
            written(director, meeting, "Iedereen is er.")
        assert not Passage.objects.exists()


def test_the_same_text_sent_twice_is_one_passage(meeting: Meeting, director: User) -> None:
    key = uuid.uuid4()
    written(director, meeting, "Een", client_id=key)
    assert written(director, meeting, "Een", client_id=key).version == 1
    assert Passage.objects.get().text == "Een"


def test_what_goes_on_raises_the_version_and_keeps_the_place(meeting: Meeting, director: User) -> None:
    one, two = written(director, meeting, "Een"), written(director, meeting, "Twee")
    more = written(director, meeting, "Een en meer", client_id=one.client_id, version=1)
    assert (more.pk, more.version, more.order, two.order) == (one.pk, 2, 1, 2)


def test_two_writers_do_not_overwrite_each_other(meeting: Meeting, director: User, colleague: User) -> None:
    begun = written(director, meeting, "Een")
    written(colleague, meeting, "Een van de collega", client_id=begun.client_id, version=1)
    with pytest.raises(Collision) as met:
        written(director, meeting, "Een van mij", client_id=begun.client_id, version=1)
    assert met.value.theirs == {"text": "Een van de collega", "kind": "text"}
    assert Passage.objects.get().text == "Een van de collega"


def test_the_same_words_of_two_writers_are_no_collision(meeting: Meeting, director: User, colleague: User) -> None:
    begun = written(director, meeting, "Een")
    written(colleague, meeting, "Twee", client_id=begun.client_id, version=1)
    assert written(director, meeting, "Twee", client_id=begun.client_id, version=1).version == 2


def test_a_passage_holds_twenty_thousand_characters_and_says_how_many_are_too_many(
    meeting: Meeting, director: User
) -> None:
    assert len(written(director, meeting, "é" * 20_000).text) == 20_000
    with pytest.raises(Refusal, match="Dit is 1 teken te lang"):
        written(director, meeting, "é" * 20_001)
    with pytest.raises(Refusal, match=r"1028576 tekens te lang|1\.028\.576 tekens te lang"):
        written(director, meeting, "x" * 1_048_576)
    assert Passage.objects.count() == 1


def test_a_passage_of_other_minutes_is_not_reached_from_here(meeting: Meeting, director: User) -> None:
    other = make.make_meeting(meeting.body, meeting.on, MeetingState.HELD)
    make.make_item(other, "Elders")
    passage = written(director, other, "Daar")
    with pytest.raises(Refusal):
        written(director, meeting, "Hier", client_id=passage.client_id, version=1)
    with pytest.raises(Refusal):
        written(director, meeting, "Hier", item=first_item(other))
    assert Passage.objects.get().text == "Daar"


def test_the_journal_says_who_wrote_where_once_in_a_while_and_never_what(meeting: Meeting, director: User) -> None:
    passage = written(director, meeting, "Geheim nummer 1")
    for turn in range(5):
        write_passage(
            actor=director,
            meeting=meeting,
            item=passage.item,
            client_id=passage.client_id,
            kind="text",
            text=f"Geheim {turn}",
            version=turn + 1,
        )
    entries = Entry.objects.filter(kind="consultation.passage")
    assert [one.verb for one in entries] == ["created"]
    assert not any("Geheim" in f"{one.label}{one.before}{one.after}{one.reason}" for one in entries)
    assert entries[0].label == "Welkom"


def test_an_item_that_came_up_stands_last_and_is_made_once(meeting: Meeting, director: User) -> None:
    key = uuid.uuid4()
    for _turn in range(2):
        note_item(actor=director, meeting=meeting, client_id=key, title="  Varia \n ", version=0)
    assert list(AgendaItem.objects.filter(meeting=meeting).values_list("title", flat=True)) == [
        "Welkom",
        "Doorstroom",
        "Varia",
    ]


@pytest.mark.parametrize("title", ["", "   ", "x" * 301])
def test_an_item_without_words_or_with_too_many_is_refused(title: str, meeting: Meeting, director: User) -> None:
    with pytest.raises(Refusal) as refused:
        note_item(actor=director, meeting=meeting, client_id=uuid.uuid4(), title=title, version=0)
    assert refused.value.field == "title"
