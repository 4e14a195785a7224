"""A mail server that is away for a day: all mail leaves afterwards, once, and the director sees meanwhile that it waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from regietafel.notices import lifecycle
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import deliver_due, sending
from regietafel.people.models import User
from tests.notices.smtp_server import Behaviour
from tests.notices.test_pages import LIST, ClientOf

DAY, HALF_HOUR = dt.timedelta(days=1), dt.timedelta(minutes=30)
Live = Callable[[dt.timedelta], None]


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> Live:
    """Let time go by, with a worker that looks every half hour; how a try went is noted at that time too."""
    clock = SimpleNamespace(at=timezone.now())
    monkeypatch.setattr(sending, "timezone", SimpleNamespace(now=lambda: clock.at))

    def lived(time: dt.timedelta) -> None:
        until = clock.at + time
        while clock.at < until:
            deliver_due(now=clock.at)
            clock.at += HALF_HOUR

    return lived


def tries() -> list[dt.timedelta]:
    """When each try comes after the first."""
    found = [dt.timedelta()]
    for attempts in range(1, lifecycle.MAX_TRIES):
        found.append(found[-1] + lifecycle.wait_after(attempts))
    return found


@given(st.timedeltas(min_value=dt.timedelta(), max_value=dt.timedelta(hours=12)))
def test_a_day_ends_before_the_last_try_whenever_it_begins(before: dt.timedelta) -> None:
    assert any(moment >= before + DAY for moment in tries())


def test_all_mail_leaves_once_the_server_is_back(
    mail: OutboxMail, server: Callable[[Behaviour], Behaviour], live: Live, director: User, client_of: ClientOf
) -> None:
    behaviour = server(Behaviour(hang_up="greeting"))
    live(DAY)
    mail.refresh_from_db()
    assert (mail.state, bool(mail.last_error)) == (MailState.QUEUED, True)
    assert mail.subject in client_of(director).get(LIST).content.decode()
    behaviour.hang_up = ""
    live(DAY)
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert behaviour.message_ids() == [mail.message_id]


def test_what_did_not_leave_in_two_days_waits_for_the_director(
    mail: OutboxMail, server: Callable[[Behaviour], Behaviour], live: Live, director: User, client_of: ClientOf
) -> None:
    server(Behaviour(hang_up="greeting"))
    live(3 * DAY)
    mail.refresh_from_db()
    assert mail.state == MailState.FAILED
    assert LIST in client_of(director).get("/nl/r/leiestreek/").content.decode()
