"""The buttons of the block of who must still hear something, as the team presses them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.people.models import User
from regietafel.policy_signals.lifecycle import ROAD, Phase
from regietafel.policy_signals.models import Dossier, StepKind, Told, ToldBy
from regietafel.policy_signals.queries.story import stages_of, story_of
from regietafel.territories.models import Region
from tests.policy_signals.make import DAY, NOW, make_dossier, make_signal, make_step


@pytest.fixture
def dossier(region: Region) -> Dossier:
    """A closed dossier of which the only reporter was called."""
    signal = make_signal(region, voice={"name": "Buurtwerker"})
    made = make_dossier(
        region, "Vergoeding", signal, phase=Phase.FED_BACK, outcome="Het mag.", closed_on=DAY, came_from=""
    )
    step = make_step(made, "Het mag.", kind=StepKind.OUTCOME, tell_at=NOW)
    Told.objects.create(voice=signal.voices.get(), step=step, by_way_of=ToldBy.PHONE, on=DAY)
    return made


@pytest.fixture
def client(client_of: Callable[[User], Client], director: User) -> Client:
    """The browser of the director."""
    return client_of(director)


def at(dossier: Dossier, name: str, *more: int) -> str:
    """The address of a deed on a dossier."""
    return reverse(f"policy_signals:{name}", args=[dossier.region.slug, dossier.pk, *more])


def test_taking_back_a_telling_says_that_the_dossier_is_open_again(client: Client, dossier: Dossier) -> None:
    answer = client.post(at(dossier, "told-undo", Told.objects.get().pk), follow=True)
    assert "Het dossier is weer open" in answer.content.decode()
    dossier.refresh_from_db()
    assert (dossier.phase, dossier.outcome) == (Phase.ANSWERED, "Het mag.")


def test_beginning_again_wants_a_reason(client: Client, dossier: Dossier) -> None:
    typed = {"version": dossier.version, "reason": "", "said": "We kijken opnieuw."}
    answer = client.post(at(dossier, "reopen"), typed)
    assert answer.status_code == 422
    assert "We kijken opnieuw." in answer.content.decode()
    assert client.post(at(dossier, "reopen"), {**typed, "reason": "Nieuw besluit"}).status_code == 302
    dossier.refresh_from_db()
    assert (dossier.phase, dossier.outcome) == (Phase.ANSWERED, "")
    assert dossier.steps.filter(said="We kijken opnieuw.", is_told=True).exists()


def test_who_says_the_outcome_second_sees_both(client: Client, dossier: Dossier) -> None:
    Dossier.objects.update(phase=Phase.ANSWERED, closed_on=None)
    typed = {"version": dossier.version, "said": "Het mag niet.", "seen": "{}"}
    dossier.refresh_from_db()
    dossier.outcome = "Het mag soms."
    dossier.save_next("outcome")
    answer = client.post(at(dossier, "outcome"), typed)
    assert answer.status_code == 409
    assert "Het mag soms." in answer.content.decode()


def test_a_dossier_that_waits_says_why_it_does_not_close(client: Client, dossier: Dossier) -> None:
    Dossier.objects.update(phase=Phase.ANSWERED, closed_on=None)
    Told.objects.all().delete()
    answer = client.post(at(dossier, "close"), follow=True)
    assert "Moeten nog horen wat ervan kwam: Buurtwerker." in answer.content.decode()
    dossier.refresh_from_db()
    assert dossier.phase == Phase.ANSWERED


def test_who_marks_what_everyone_heard_comes_back_to_the_dossier(client: Client, dossier: Dossier) -> None:
    answer = client.get(at(dossier, "step-told", dossier.steps.get().pk))
    assert answer.status_code == 302


def test_holding_back_and_letting_go(client: Client, dossier: Dossier) -> None:
    step = dossier.steps.get()
    for deed, waits in (("step-hold", False), ("step-hold", False), ("step-release", True), ("step-release", True)):
        client.post(at(dossier, deed, step.pk))
        step.refresh_from_db()
        assert bool(step.tell_at) is waits


@pytest.mark.parametrize("phase", list(Phase))
def test_each_phase_is_told_in_plain_words(region: Region, phase: Phase) -> None:
    states = [stage.state for stage in stages_of(phase)]
    if phase == Phase.FED_BACK:
        assert states == ["done"] * 5
    elif phase in ROAD:
        assert states.index("now") == ROAD.index(phase)
    else:
        assert set(states) == {"later"}
    signal = make_signal(region)
    if phase != Phase.REPORTED:
        make_dossier(region, "Vergoeding", signal, phase=phase)
    story = story_of(signal)
    assert story.next
    assert bool(story.held_up) is (phase in (Phase.PARKED, Phase.WITHDRAWN))
    assert "Eerst de verkiezingen" not in f"{story.next} {story.held_up}"
