"""The clock of a letter: every state by hand, and what holds on any day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.policy_signals.clocks import Clock, ClockState, clock_on

SENT, DUE = dt.date(2026, 5, 4), dt.date(2026, 6, 15)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


@pytest.mark.parametrize(
    ("today", "more", "expected"),
    [
        (SENT, {}, Clock(ClockState.WAITING, 0, 42)),
        (dt.date(2026, 5, 14), {}, Clock(ClockState.WAITING, 10, 32)),
        (DUE, {}, Clock(ClockState.WAITING, 42, 0)),
        (dt.date(2026, 6, 16), {}, Clock(ClockState.OVERDUE, 43, -1)),
        (dt.date(2026, 5, 20), {"has_reply": True}, Clock(ClockState.PARTLY, 16, 26, partly=True)),
        (dt.date(2026, 6, 20), {"has_reply": True}, Clock(ClockState.OVERDUE, 47, -5, partly=True)),
        (dt.date(2026, 9, 1), {"full_reply_on": dt.date(2026, 6, 1)}, Clock(ClockState.ANSWERED, 28, None)),
        (dt.date(2026, 9, 1), {"given_up_on": dt.date(2026, 7, 1)}, Clock(ClockState.GIVEN_UP, 58, None)),
        (
            dt.date(2026, 9, 1),
            {"given_up_on": dt.date(2026, 7, 1), "full_reply_on": dt.date(2026, 8, 1)},
            Clock(ClockState.ANSWERED, 89, None),
        ),
    ],
)
def test_where_it_stands(today: dt.date, more: dict[str, object], expected: Clock) -> None:
    assert clock_on(today, sent_on=SENT, answer_by=DUE, **more) == expected  # type: ignore[arg-type]


def test_a_draft_has_no_clock() -> None:
    assert clock_on(SENT, sent_on=None, answer_by=DUE) == Clock(ClockState.DRAFT, 0, None)


def test_without_a_day_it_waits_and_is_never_late() -> None:
    assert clock_on(dt.date(2036, 1, 1), sent_on=SENT).state == ClockState.WAITING


@given(DAYS, DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans())
def test_on_any_day(
    today: dt.date,
    sent: dt.date,
    due: dt.date | None,
    full: dt.date | None,
    given_up: dt.date | None,
    has_reply: bool,
) -> None:
    clock = clock_on(today, sent_on=sent, answer_by=due, full_reply_on=full, has_reply=has_reply, given_up_on=given_up)
    assert clock.waited >= 0
    assert clock.waits == (full is None and given_up is None)
    assert (clock.state == ClockState.OVERDUE) == (clock.waits and due is not None and today > due)
    assert clock.late == (max(0, (today - due).days) if clock.waits and due else 0)
