"""The worker of django-tasks, made to last: it survives a locked or absent database and stops between two tasks."""

from __future__ import annotations

import logging
import time
from types import FrameType

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from regietafel.core.heartbeat import beat

log = logging.getLogger("regietafel.worker")
SECONDS_BETWEEN_BEATS = 20.0
LONGEST_PAUSE = 30.0


class SteadyWorker(Worker):
    """Takes tasks one by one; a stop signal only sets a flag, so nothing is claimed and then left."""

    def __init__(self, *, interval: float = 1.0) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        self.beaten_at = float("-inf")
        self.trouble = 0

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Finish what is in hand and stop; a second signal stops at once."""
        if not self.running:
            self.reset_signals()
            raise SystemExit(1)
        self.running = False

    def work(self) -> None:
        """Look for tasks until told to stop; while the database is away, look less and less often."""
        log.info("worker started")
        while self.running:
            time.sleep(self.interval if self.round() else min(LONGEST_PAUSE, 2.0**self.trouble))
        log.info("worker stopped")

    def round(self) -> bool:
        """Do all that is waiting; whether the database let us."""
        try:
            close_old_connections()
            self.show_life()
            # Looking costs no lock; the look that claims takes the writer's lock of SQLite for itself.
            if DBTaskResult.objects.ready().exists():
                self.run()
        except (OperationalError, InterfaceError) as error:
            self.trouble += 1
            log.warning("database away", extra={"line": {"error": type(error).__name__, "times": self.trouble}})
            connection.close()
            return False
        self.trouble = 0
        return True

    def show_life(self) -> None:
        """Leave a sign of life, now and then."""
        if time.monotonic() - self.beaten_at >= SECONDS_BETWEEN_BEATS:
            beat("worker")
            self.beaten_at = time.monotonic()
