"""What shows that a line is true, and the word of a lead against what the lines say."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Evidence, WorkingYear
from regietafel.plans.operations.evidence import (
    add_evidence,
    add_file,
    purge_evidence,
    remove_evidence,
    restore_evidence,
)
from regietafel.plans.operations.reports import override_state, take_back_override
from regietafel.plans.providers import removed_evidence
from regietafel.plans.queries.lines import evidence_by_line, standing_evidence
from regietafel.territories.models import Region
from tests.documents import files

NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def line_of(action: Action, year: int) -> WorkingYear:
    """The line as it stands."""
    return WorkingYear.objects.get(action=action, year=year)


def test_evidence_is_added_once_and_taken_away_with_a_trace(director: User, action: Action) -> None:
    line = line_of(action, 2023)
    first = add_evidence(actor=director, line=line, label="Verslag", url="https://example.org/v.pdf")
    assert add_evidence(actor=director, line=line, label="Verslag", url="https://example.org/v.pdf") == first
    for _twice in range(2):
        remove_evidence(actor=director, evidence=first, now=NOW)
        assert not standing_evidence().exists()
    entries = Entry.objects.filter(kind="plans.workingyear", object_id=line.pk)
    assert [entry.before for entry in entries] == [{"evidence": ["Verslag (https://example.org/v.pdf)"]}, {}]


def test_what_was_taken_away_comes_back_as_it_was(director: User, action: Action) -> None:
    line = line_of(action, 2023)
    note = add_evidence(actor=director, line=line, label="Telefoon", note="Met de schepen, op 3 mei.")
    remove_evidence(actor=director, evidence=note, now=NOW)
    for _twice in range(2):
        restore_evidence(actor=director, evidence=note)
        assert [one.note for one in standing_evidence()] == ["Met de schepen, op 3 mei."]
    verbs = Entry.objects.filter(kind="plans.evidence").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["removed", "restored"]


def test_a_note_lies_in_the_bin_of_its_region_until_the_clock_comes(
    director: User, action: Action, other_region: Region
) -> None:
    note = add_evidence(actor=director, line=line_of(action, 2023), label="Telefoon")
    remove_evidence(actor=director, evidence=note, now=NOW)
    assert [row.label for row in removed_evidence(action.plan.region)] == ["Telefoon"]
    assert not list(removed_evidence(other_region))
    assert purge_evidence(actor=None, before=NOW) == 0
    assert purge_evidence(actor=None, before=NOW + dt.timedelta(days=90)) == 1
    assert not Evidence.objects.exists()


def test_the_evidence_of_a_year_is_read_at_once(
    director: User, action: Action, led_action: Action, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """However many lines and pieces: what a list of evidence shows is at hand."""
    lines = [line_of(action, 2023), line_of(led_action, 2023)]
    for number, line in enumerate([*lines, *lines]):
        add_evidence(actor=director, line=line, label=f"nummer {number}")
        add_file(actor=director, line=line, label=f"file {number}", file=files.pdf(str(number)), now=NOW)
    add_evidence(actor=director, line=line_of(action, 2024), label="een ander jaar")
    with django_assert_num_queries(3):
        found = evidence_by_line(action.plan, 2023)
        shown = {
            pk: [one.document.newest.stored.size if one.document else one.label for one in rows]
            for pk, rows in found.items()
        }
    assert {pk: len(rows) for pk, rows in shown.items()} == {line.pk: 4 for line in lines}


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
