"""What shows that a line is true, and the word of a lead against what the lines say."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Evidence, WorkingYear
from regietafel.plans.operations.evidence import add_evidence, remove_evidence
from regietafel.plans.operations.reports import override_state, take_back_override

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def line_of(action: Action, year: int) -> WorkingYear:
    """The line as it stands."""
    return WorkingYear.objects.get(action=action, year=year)


def test_evidence_is_added_once_and_taken_away_with_a_trace(director: User, action: Action) -> None:
    line = line_of(action, 2023)
    first = add_evidence(actor=director, line=line, label="Verslag", url="https://example.org/v.pdf")
    assert add_evidence(actor=director, line=line, label="Verslag", url="https://example.org/v.pdf") == first
    remove_evidence(actor=director, evidence=first)
    assert not Evidence.objects.exists()
    entries = Entry.objects.filter(kind="plans.workingyear", object_id=line.pk)
    assert [entry.before for entry in entries] == [{"evidence": ["Verslag (https://example.org/v.pdf)"]}, {}]


def test_a_line_holds_a_bounded_number_of_evidence(director: User, action: Action) -> None:
    line = line_of(action, 2023)
    Evidence.objects.bulk_create(Evidence(line=line, label=str(number)) for number in range(50))
    with pytest.raises(Refusal):
        add_evidence(actor=director, line=line, label="nog een")


def test_a_lead_may_say_otherwise_and_take_it_back(director: User, action: Action) -> None:
    said = override_state(actor=director, action=action, state="done", reason="Alles is klaar.", now=NOW, version=1)
    assert (said.state_override, said.state_said_by, said.state_said_at) == ("done", director, NOW)
    back = take_back_override(actor=director, action=said, now=NOW, version=2)
    assert (back.state_override, back.state_reason, back.state_said_by) == ("", "", None)
    again = take_back_override(actor=director, action=back, now=NOW, version=None)
    assert again.version == back.version
    verbs = list(Entry.objects.filter(kind="plans.action").values_list("verb", flat=True))
    assert verbs == ["changed", "overridden"]


@pytest.mark.parametrize(("state", "reason", "field"), [("done", "", "reason"), ("nonsense", "x", "state")])
def test_an_override_needs_a_state_and_a_reason(
    director: User, action: Action, state: str, reason: str, field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        override_state(actor=director, action=action, state=state, reason=reason, now=NOW, version=1)
    assert refusal.value.field == field
