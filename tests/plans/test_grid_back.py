"""Steps back in the grid: what stood there comes back with whoever had said it, and nothing else does."""

from __future__ import annotations

from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, YearBasis
from tests.plans import make
from tests.plans.sending import Send, line_of, send

__all__ = ["send"]


def test_taking_back_restores_what_stood_there_and_who_had_said_it(
    send: Send, director: User, colleague: User, action: Action
) -> None:
    send(colleague, action, 2023, 1, state="under_way", sentence="Bezig.")
    send(director, action, 2023, 2, state="done", sentence="Klaar.")
    back = {"state": "under_way", "sentence": "Bezig.", "reason": "", "moved_to": None}
    answer = send(director, action, 2023, 3, "take_back", **back)
    assert (answer["status"], answer["version"]) == ("done", 4)
    line = line_of(action)
    assert (line.state, line.sentence, line.said_by) == ("under_way", "Bezig.", colleague)
    assert Entry.objects.filter(object_id=line.pk)[0].verb == "report_taken_back"


def test_back_to_silence(send: Send, director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=[2023], basis=YearBasis.ASSUMED)
    send(director, action, 2023, 1, state="done")
    send(director, action, 2023, 2, "take_back", state="planned", sentence="", reason="", moved_to=None)
    line = line_of(action)
    assert (line.state, line.said_by, line.said_at, line.basis) == ("planned", None, None, YearBasis.ASSUMED)


def test_three_steps_back_and_forth(send: Send, director: User, action: Action) -> None:
    values = [{"state": state, "sentence": "", "reason": "", "moved_to": None} for state in
              ("planned", "under_way", "done", "partly")]  # fmt: skip
    for version, said in enumerate(values[1:], start=1):
        send(director, action, 2023, version, **said)
    for version, said in enumerate(reversed(values[:3]), start=4):
        assert send(director, action, 2023, version, "take_back", **said)["status"] == "done"
        assert line_of(action).state == said["state"]
    assert line_of(action).said_at is None
    for version, said in enumerate(values[1:], start=7):
        assert send(director, action, 2023, version, "take_back", **said)["status"] == "done"
        assert (line_of(action).state, line_of(action).said_by) == (said["state"], director)


def test_taking_back_collides_if_the_cell_moved_on(send: Send, director: User, colleague: User, action: Action) -> None:
    send(director, action, 2023, 1, state="under_way")
    send(colleague, action, 2023, 2, state="done")
    answer = send(director, action, 2023, 2, "take_back", state="planned", sentence="", reason="", moved_to=None)
    assert (answer["status"], answer["now"]["state"]) == ("collision", "done")
    assert line_of(action).state == "done"


def test_taking_back_is_no_way_around_the_steps(send: Send, director: User, colleague: User, action: Action) -> None:
    send(director, action, 2023, 1, state="done")
    for values in ({"state": "dropped", "reason": "x"}, {"state": "planned", "sentence": "iets anders"}):
        answer = send(director, action, 2023, 2, "take_back", **values)
        assert answer["status"] == "refused"
    answer = send(colleague, action, 2023, 2, "take_back", state="planned", sentence="", reason="", moved_to=None)
    assert answer["status"] == "refused"
    assert line_of(action).state == "done"


def test_a_move_that_is_taken_back_takes_its_new_year_along(
    send: Send, director: User, colleague: User, led_action: Action
) -> None:
    send(director, led_action, 2023, 1, state="moved", reason="later", moved_to=2025)
    assert led_action.working_years.filter(year=2025).exists()
    answer = send(director, led_action, 2023, 2, "take_back", state="planned", sentence="", reason="", moved_to=None)
    assert answer["cells"][f"{led_action.pk}-2025"] is None
    assert not led_action.working_years.filter(year=2025).exists()
    send(director, led_action, 2023, 3, "take_back", state="moved", sentence="", reason="later", moved_to=2025)
    send(colleague, led_action, 2025, 1, state="under_way")
    send(director, led_action, 2023, 4, "take_back", state="planned", sentence="", reason="", moved_to=None)
    assert line_of(led_action, 2025).state == "under_way"


def test_a_year_that_was_added_goes_again_unless_somebody_touched_it(
    send: Send, director: User, colleague: User, led_action: Action
) -> None:
    added = send(director, led_action, 2024, 0, state="under_way")
    assert send(director, led_action, 2024, added["version"], "take_back")["version"] == 0
    assert not led_action.working_years.filter(year=2024).exists()
    added = send(director, led_action, 2024, 0, state="under_way")
    later = send(colleague, led_action, 2024, added["version"], state="done")
    assert send(director, led_action, 2024, later["version"], "take_back")["status"] == "refused"
    assert send(director, led_action, 2023, 1, "take_back")["status"] == "refused"


def test_a_gap_in_the_coverage_is_told(send: Send, director: User, goal: Goal) -> None:
    action = make.make_action(goal, "Enige", years=[2023])
    answer = send(director, action, 2023, 1, state="dropped", reason="geen geld")
    assert any("WSE-LR1" in one for one in answer["warnings"])
