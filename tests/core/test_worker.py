"""The worker survives a database that goes away, and stops between two tasks."""

from __future__ import annotations

import signal
from typing import Any

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from regietafel.core.heartbeat import last_beat
from regietafel.core.worker import LONGEST_PAUSE, SteadyWorker

pytestmark = pytest.mark.django_db


class Trouble:
    """A database that is away for a number of looks."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, *ignored: Any) -> Any:
        if self.left:
            self.left -= 1
            raise OperationalError("server closed the connection")
        return DBTaskResult.objects.none()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that a worker would have made."""
    made: list[float] = []
    monkeypatch.setattr("regietafel.core.worker.time.sleep", made.append)
    monkeypatch.setattr("regietafel.core.worker.connection.close", lambda: None)
    monkeypatch.setattr("regietafel.core.worker.close_old_connections", lambda: None)
    return made


def away(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the database be away for so many looks."""
    monkeypatch.setattr(type(DBTaskResult.objects), "ready", Trouble(times))


def test_it_looks_less_and_less_often_while_the_database_is_away(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    away(monkeypatch, 7)
    worker = SteadyWorker(interval=1.0)
    for _ in range(7):
        assert not worker.round()
    assert worker.trouble == 7
    assert worker.round()
    assert worker.trouble == 0


def test_its_pauses_have_an_end(pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    away(monkeypatch, 8)
    worker = SteadyWorker(interval=1.0)
    original = worker.round

    def round_and_stop() -> bool:
        done = original()
        worker.running = not done
        return done

    monkeypatch.setattr(worker, "round", round_and_stop)
    worker.work()
    assert pauses == [2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE, 1.0]


def test_a_mistake_of_ours_is_not_taken_for_an_absent_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*ignored: Any) -> None:
        raise KeyError("x")

    monkeypatch.setattr(type(DBTaskResult.objects), "ready", fail)
    with pytest.raises(KeyError):
        SteadyWorker().round()


def test_told_to_stop_it_only_remembers(pauses: list[float]) -> None:
    worker = SteadyWorker()
    worker.shutdown(signal.SIGTERM, None)
    assert not worker.running
    with pytest.raises(SystemExit):
        worker.shutdown(signal.SIGTERM, None)


def test_it_leaves_a_sign_of_life(pauses: list[float]) -> None:
    assert last_beat("worker") is None
    SteadyWorker().round()
    assert last_beat("worker") is not None
