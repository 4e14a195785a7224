"""What was typed and not saved is kept for the one who typed it, for a while, and not a moment longer than needed."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from django import forms
from django.core import signing
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from regietafel.core import registry
from regietafel.core.drafts import (
    MOST_CHARACTERS,
    MOST_DRAFTS,
    MOST_PAIRS,
    SALT,
    draft_lines,
    end_sitting,
    forget_old_drafts,
    keep_draft,
)
from regietafel.core.errors import Collision, Refusal
from regietafel.core.forms import Form
from regietafel.core.models import Draft, Replayed
from regietafel.people.models import User
from regietafel.people.operations import anonymise
from regietafel.territories.models import Region
from tests.core.story import NameForm

NOW = dt.datetime(2026, 6, 16, 7, 42, tzinfo=dt.UTC)
SITTING = "5f0c2f0e-6a43-4a52-9d5e-1f7d6d1b8a11"
ADDRESS = "/r/leiestreek/plans/x/goals/new/"


def ticket(person: User, address: str = ADDRESS) -> str:
    """What a page of ours gives along."""
    return signing.dumps([person.pk, address], salt=SALT)


def op(person: User, *contents: tuple[str, str], version: int = 0, **values: Any) -> dict[str, Any]:
    """A draft as the browser sends it."""
    return {
        "id": str(uuid.uuid4()),
        "kind": "draft",
        "target": SITTING,
        "version": version,
        "ticket": ticket(person),
        "title": "Een doel toevoegen",
        "contents": [list(pair) for pair in contents],
        **values,
    }


def keep(person: User, *contents: tuple[str, str], **values: Any) -> dict[str, Any]:
    """Keep a draft."""
    return keep_draft(actor=person, op=op(person, *contents, **values), now=NOW)


@pytest.mark.django_db
class TestKeeping:
    def test_what_was_typed_last_stands_there(self, director: User) -> None:
        first = keep(director, ("title", "Ne"))
        second = keep(director, ("title", "Netwerk"), version=first["version"])
        assert (first["version"], second["version"]) == (1, 2)
        assert second["said"] == "Concept bewaard om 9.42 uur."
        draft = Draft.objects.get()
        assert (draft.person, draft.address, draft.title) == (director, ADDRESS, "Een doel toevoegen")
        assert draft.contents == [["title", "Netwerk"]]

    def test_the_token_of_the_form_is_not_kept(self, director: User) -> None:
        keep(director, ("csrfmiddlewaretoken", "x"), ("draft", SITTING), ("title", "Netwerk"))
        assert Draft.objects.get().contents == [["title", "Netwerk"]]

    def test_two_windows_on_one_draft_collide(self, director: User) -> None:
        keep(director, ("title", "Een"))
        with pytest.raises(Collision):
            keep(director, ("title", "Twee"))

    def test_two_sittings_at_one_form_are_two_drafts(self, director: User) -> None:
        keep(director, ("title", "Een"))
        keep(director, ("title", "Twee"), target=str(uuid.uuid4()))
        assert Draft.objects.count() == 2

    def test_the_same_sitting_of_another_person_is_another_draft(self, director: User, colleague: User) -> None:
        keep(director, ("title", "Een"))
        keep(colleague, ("title", "Twee"))
        assert Draft.objects.get(person=director).contents == [["title", "Een"]]

    def test_what_arrives_after_the_form_was_saved_is_let_go(self, director: User) -> None:
        kept = keep(director, ("title", "Een"))
        end_sitting(actor=director, sitting=SITTING)
        late = keep(director, ("title", "Twee"), version=kept["version"])
        assert late["ended"]
        assert not Draft.objects.exists()

    def test_what_arrives_for_the_first_time_after_saving_too(self, director: User) -> None:
        end_sitting(actor=director, sitting=SITTING)
        assert keep(director, ("title", "Een"))["ended"]
        assert not Draft.objects.exists()

    def test_a_person_has_a_limit(self, director: User) -> None:
        Draft.objects.bulk_create(
            Draft(person=director, sitting=uuid.uuid4(), address="/", saved_at=NOW) for _ in range(MOST_DRAFTS)
        )
        with pytest.raises(Refusal, match="200 concepten"):
            keep(director, ("title", "Een"))

    @pytest.mark.parametrize(
        "contents",
        [
            None,
            "title",
            {"title": "x"},
            [["title"]],
            [["title", 1]],
            [["title", "x", "y"]],
            [["title", None]],
            [["a", "b"]] * (MOST_PAIRS + 1),
            [["title", "x" * MOST_CHARACTERS]],
        ],
    )
    def test_what_no_form_would_send_is_refused(self, director: User, contents: Any) -> None:
        with pytest.raises(Refusal):
            keep_draft(actor=director, op=op(director) | {"contents": contents}, now=NOW)

    @pytest.mark.parametrize("name", ["ticket", "target"])
    def test_so_is_what_does_not_say_for_which_form(self, director: User, name: str) -> None:
        with pytest.raises(Refusal):
            keep(director, **{name: "zo maar"})

    def test_a_ticket_is_for_one_person_and_one_purpose(self, director: User, colleague: User) -> None:
        for wrong in (ticket(colleague), signing.dumps([director.pk, ADDRESS], salt="else")):
            with pytest.raises(Refusal):
                keep(director, ticket=wrong)

    def test_a_ticket_runs_out(self, director: User, settings: Settings) -> None:
        made = ticket(director)
        settings.DRAFT_DAYS = -1
        with pytest.raises(Refusal, match="te lang open"):
            keep(director, ticket=made)


@pytest.mark.django_db
class TestForgetting:
    def test_after_sixty_days(self, director: User) -> None:
        keep(director, ("title", "Een"))
        forget_old_drafts(NOW + dt.timedelta(days=60))
        assert Draft.objects.exists()
        forget_old_drafts(NOW + dt.timedelta(days=60, minutes=1))
        assert not Draft.objects.exists()

    def test_when_the_account_closes(self, director: User, colleague: User) -> None:
        keep(director, ("title", "Een"))
        keep(colleague, ("title", "Twee"))
        Replayed.objects.create(person=director, operation=uuid.uuid4())
        anonymise(actor=director, person=director)
        assert [one.person for one in Draft.objects.all()] == [colleague]
        assert not Replayed.objects.exists()

    def test_the_export_tells_of_ones_own(self, director: User, colleague: User) -> None:
        keep(director, ("title", "Een"))
        keep(colleague, ("title", "Twee"))
        provider = registry.personal_data.get("drafts")
        assert provider is not None
        (told,) = provider(director)
        assert told["contents"] == [["title", "Een"]]
        assert told["address"] == ADDRESS


@pytest.mark.django_db
class TestTheStartPage:
    def test_it_lists_ones_own_of_this_region(self, director: User, region: Region, other_region: Region) -> None:
        Draft.objects.create(person=director, sitting=SITTING, address=ADDRESS, title="Doel", saved_at=timezone.now())
        (block,) = draft_lines(director, region, NOW.date())
        assert [one["url"] for one in block.data] == [f"/nl{ADDRESS}?draft={SITTING}"]
        assert list(draft_lines(director, other_region, NOW.date())) == []

    def test_it_lists_none_of_somebody_else(self, director: User, colleague: User, region: Region) -> None:
        Draft.objects.create(person=director, sitting=SITTING, address=ADDRESS, title="Doel", saved_at=timezone.now())
        assert list(draft_lines(colleague, region, NOW.date())) == []


@pytest.mark.django_db
class TestTheAddresses:
    def test_a_queue_of_drafts_is_answered(self, director: User) -> None:
        client = Client()
        client.force_login(director)
        body = {"person": str(director.pk), "operations": [op(director, ("title", "Een"))]}
        answer = client.post("/nl/me/drafts/", json.dumps(body), content_type="application/json")
        assert [one["status"] for one in answer.json()["answers"]] == ["done"]

    def test_only_the_own_draft_can_be_thrown_away(self, director: User, colleague: User) -> None:
        keep(director, ("title", "Een"))
        client = Client()
        client.force_login(colleague)
        assert client.post(f"/nl/me/drafts/{SITTING}/drop/").status_code == 404
        client.force_login(director)
        answer = client.post(f"/nl/me/drafts/{SITTING}/drop/", {"next": "https://elsewhere.example/"})
        assert answer["Location"] == "/nl/"
        assert not Draft.objects.exists()


class Secret(Form):
    """A form with a password never keeps anything."""

    text = forms.CharField(label="Tekst", widget=forms.Textarea)
    password = forms.CharField(label="Wachtwoord", widget=forms.PasswordInput)


class Long(Form):
    """A form with room for text."""

    text = forms.CharField(label="Tekst", widget=forms.Textarea)


class Never(Long):
    """One that says no."""

    drafted = False


@pytest.mark.parametrize(("form", "keeps"), [(Secret, False), (Long, True), (Never, False), (NameForm, False)])
def test_which_forms_keep_drafts(form: type[Form], keeps: bool) -> None:
    assert form().keeps_drafts is keeps
