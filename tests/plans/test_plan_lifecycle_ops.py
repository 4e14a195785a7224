"""The life of a plan, pair by pair: which step may follow which, what it asks for, and what it leaves behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.journal.verbs import VERBS as NAMED
from regietafel.people.models import User
from regietafel.plans.models import Action, Plan, PlanStatus, PlanVersion
from regietafel.plans.operations.plans import remove_plan
from regietafel.plans.operations.status import (
    VERBS,
    approve_plan,
    close_plan,
    publish_plan,
    reopen_plan,
    start_plan,
    take_back_to_draft,
    withdraw_plan,
)

TODAY = dt.date(2023, 3, 1)
NOW = dt.datetime(2023, 3, 1, 9, 30, tzinfo=dt.UTC)
Step = Callable[[User, Plan], Plan]

STEPS: dict[str, Step] = {
    "approve": lambda actor, plan: approve_plan(
        actor=actor, plan=plan, decided_on=TODAY, decided_by="Algemene vergadering", today=TODAY
    ),
    "to_draft": lambda actor, plan: take_back_to_draft(actor=actor, plan=plan, reason="Er ontbreekt een doel."),
    "start": lambda actor, plan: start_plan(actor=actor, plan=plan),
    "close": lambda actor, plan: close_plan(actor=actor, plan=plan),
    "reopen": lambda actor, plan: reopen_plan(actor=actor, plan=plan, reason="Een verslag kwam te laat."),
}

TABLE = {
    ("draft", "approve"): "approved",
    ("draft", "to_draft"): None,
    ("draft", "start"): None,
    ("draft", "close"): None,
    ("draft", "reopen"): None,
    ("approved", "approve"): None,
    ("approved", "to_draft"): "draft",
    ("approved", "start"): "running",
    ("approved", "close"): None,
    ("approved", "reopen"): None,
    ("running", "approve"): None,
    ("running", "to_draft"): None,
    ("running", "start"): None,
    ("running", "close"): "closed",
    ("running", "reopen"): None,
    ("closed", "approve"): None,
    ("closed", "to_draft"): None,
    ("closed", "start"): None,
    ("closed", "close"): None,
    ("closed", "reopen"): "running",
}


def put_at(plan: Plan, status: str) -> Plan:
    """The plan at a point of its life."""
    Plan.objects.filter(pk=plan.pk).update(status=status)
    plan.refresh_from_db()
    return plan


def test_the_table_is_whole() -> None:
    assert set(TABLE) == {(status, step) for status in PlanStatus.values for step in STEPS}


@pytest.mark.parametrize(("status", "step"), list(TABLE))
def test_each_step_from_each_status(director: User, plan: Plan, action: Action, status: str, step: str) -> None:
    put_at(plan, status)
    end = TABLE[status, step]
    if end is None:
        with pytest.raises(Refusal):
            STEPS[step](director, plan)
        plan.refresh_from_db()
        assert (plan.status, plan.version, Entry.objects.count()) == (status, 1, 0)
        assert not PlanVersion.objects.exists()
        return
    moved = STEPS[step](director, plan)
    assert moved.status == end
    entry = Entry.objects.get(kind="plans.plan", after__status=end)
    assert entry.before == {"status": status}


def test_a_removed_plan_takes_no_step(director: User, plan: Plan, action: Action) -> None:
    remove_plan(actor=director, plan=plan, now=NOW)
    for step in STEPS.values():
        with pytest.raises(Refusal):
            step(director, plan)
    with pytest.raises(Refusal):
        publish_plan(actor=director, plan=plan, now=NOW)


def test_every_step_has_a_name_in_the_journal() -> None:
    assert set(VERBS.values()) <= NAMED.keys()


# --- approving ---------------------------------------------------------------------------


def test_approving_freezes_the_first_version(director: User, plan: Plan, action: Action) -> None:
    approved = STEPS["approve"](director, put_at(plan, "draft"))
    version = PlanVersion.objects.get(plan=plan)
    assert (version.number, version.decided_on, version.decided_by) == (1, TODAY, "Algemene vergadering")
    assert version.recorded_by == director
    assert version.content["goals"][0]["goals"][0]["actions"][0]["title"] == "Netwerkmoment organiseren"
    assert approved.approved_on == TODAY


@pytest.mark.parametrize(
    ("decided_on", "decided_by", "field"),
    [(TODAY + dt.timedelta(days=1), "AV", "decided_on"), (TODAY, "  ", "decided_by")],
)
def test_a_decision_was_taken_by_somebody_and_not_tomorrow(
    director: User, plan: Plan, action: Action, decided_on: dt.date, decided_by: str, field: str
) -> None:
    put_at(plan, "draft")
    with pytest.raises(Refusal) as refusal:
        approve_plan(actor=director, plan=plan, decided_on=decided_on, decided_by=decided_by, today=TODAY)
    assert refusal.value.field == field
    assert not PlanVersion.objects.exists()


def test_an_empty_plan_is_not_approved(director: User, plan: Plan, action: Action) -> None:
    Action.objects.filter(pk=action.pk).update(removed_at=NOW)
    with pytest.raises(Refusal):
        STEPS["approve"](director, put_at(plan, "draft"))


def test_approving_again_says_what_changed_and_makes_the_next_version(
    director: User, plan: Plan, action: Action
) -> None:
    STEPS["approve"](director, put_at(plan, "draft"))
    STEPS["to_draft"](director, plan)
    with pytest.raises(Refusal) as refusal:
        STEPS["approve"](director, plan)
    assert refusal.value.field == "reason"
    approve_plan(actor=director, plan=plan, decided_on=TODAY, decided_by="AV", today=TODAY, reason="Eén doel erbij")
    assert [(one.number, one.reason) for one in PlanVersion.objects.order_by("number")] == [
        (1, ""),
        (2, "Eén doel erbij"),
    ]


# --- back --------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_step_back_needs_a_reason(director: User, plan: Plan, reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        take_back_to_draft(actor=director, plan=put_at(plan, "approved"), reason=reason)
    assert refusal.value.field == "reason"
    with pytest.raises(Refusal) as refusal:
        reopen_plan(actor=director, plan=put_at(plan, "closed"), reason=reason)
    assert refusal.value.field == "reason"


def test_the_reason_stands_in_the_journal(director: User, plan: Plan) -> None:
    STEPS["reopen"](director, put_at(plan, "closed"))
    assert Entry.objects.get(verb="reopened").reason == "Een verslag kwam te laat."


def test_a_draft_is_taken_off_the_public_pages(director: User, plan: Plan) -> None:
    put_at(plan, "approved")
    publish_plan(actor=director, plan=plan, now=NOW)
    draft = STEPS["to_draft"](director, plan)
    assert (draft.is_published, draft.approved_on) == (False, None)
    assert {entry.verb for entry in Entry.objects.all()} == {"published", "withdrawn", "drafted"}


# --- the public --------------------------------------------------------------------------

PUBLISHES = {"draft": False, "approved": True, "running": True, "closed": True}


@pytest.mark.parametrize(("status", "allowed"), PUBLISHES.items())
def test_a_draft_is_not_for_the_public(director: User, plan: Plan, status: str, allowed: bool) -> None:
    put_at(plan, status)
    if not allowed:
        with pytest.raises(Refusal):
            publish_plan(actor=director, plan=plan, now=NOW)
        return
    assert publish_plan(actor=director, plan=plan, now=NOW).published_at == NOW
    again = publish_plan(actor=director, plan=plan, now=NOW + dt.timedelta(days=1))
    assert again.published_at == NOW
    assert withdraw_plan(actor=director, plan=plan).published_at is None
    assert withdraw_plan(actor=director, plan=plan).published_at is None
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["published", "withdrawn"]
