"""The work of the clock: all parts run, one that fails stops no other, and a second time does no harm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from regietafel.core import registry
from regietafel.core.clock import tick
from regietafel.core.heartbeat import last_beat

NOW = dt.datetime(2026, 6, 16, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A clock with nothing but what a test hands over; what ran is noted."""
    monkeypatch.setattr(registry, "ticks", registry.Slot())
    monkeypatch.setattr(registry, "purgers", registry.Slot())
    return []


def noting(done: list[str], name: str) -> Callable[[dt.datetime], str]:
    """A part that only notes when it was asked about."""

    def run(moment: dt.datetime) -> str:
        done.append(f"{name} {moment:%Y-%m-%d}")
        return "did it"

    return run


def emptying(done: list[str], name: str) -> Callable[[dt.datetime], int]:
    """A bin that only notes what it was asked to throw away."""

    def empty(before: dt.datetime) -> int:
        done.append(f"{name} {before:%Y-%m-%d}")
        return 3

    return empty


@pytest.mark.django_db
class TestTick:
    def test_bins_are_emptied_after_ninety_days_from_the_top_down(self, parts: list[str]) -> None:
        for name in ("organisations", "plans"):
            registry.purgers.register(name, emptying(parts, name))
        done = {one.name: one.report for one in tick(NOW)}
        assert parts == ["plans 2026-03-18", "organisations 2026-03-18"]
        assert done["bin of plans"] == "3 rows gone for good"

    def test_a_part_that_fails_stops_no_other(self, parts: list[str], caplog: pytest.LogCaptureFixture) -> None:
        def fail(moment: dt.datetime) -> str:
            raise ValueError("somebody@example.org")

        registry.ticks.register("first", fail)
        registry.ticks.register("second", noting(parts, "second"))
        done = {one.name: one for one in tick(NOW)}
        assert not done["first"].ok
        assert done["first"].report == "failed: ValueError"
        assert done["second"].ok
        assert parts == ["second 2026-06-16"]
        assert "part of the clock failed" in caplog.text

    def test_twice(self, parts: list[str]) -> None:
        registry.ticks.register("first", noting(parts, "first"))
        assert tick(NOW) == tick(NOW)
        assert len(parts) == 2

    def test_it_leaves_a_sign_of_life(self, parts: list[str]) -> None:
        assert last_beat("clock") is None
        tick(NOW)
        beaten = last_beat("clock")
        assert beaten is not None
        assert timezone.now() - beaten < dt.timedelta(seconds=10)

    def test_ended_sessions_go(self, parts: list[str]) -> None:
        for key, days in (("old", -1), ("running", 1)):
            Session.objects.create(
                session_key=key, session_data="", expire_date=timezone.now() + dt.timedelta(days=days)
            )
        tick()
        assert [one.session_key for one in Session.objects.all()] == ["running"]

    def test_old_tasks_are_forgotten_and_waiting_ones_are_not(self, parts: list[str]) -> None:
        def task(name: str, status: str, **times: dt.datetime) -> None:
            DBTaskResult.objects.create(
                task_path=name,
                status=status,
                args_kwargs={"args": [], "kwargs": {}},
                backend_name="default",
                run_after=NOW,
                **times,
            )

        task(
            "done long ago", "SUCCESSFUL", started_at=NOW - dt.timedelta(days=8), finished_at=NOW - dt.timedelta(days=8)
        )
        task("done lately", "FAILED", started_at=NOW, finished_at=NOW)
        task("its worker was killed", "RUNNING", started_at=NOW - dt.timedelta(days=2))
        task("at work", "RUNNING", started_at=NOW)
        task("waiting", "READY")
        tick(NOW)
        assert {one.task_path for one in DBTaskResult.objects.all()} == {"done lately", "at work", "waiting"}
