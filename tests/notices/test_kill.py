"""A worker that is killed at any moment loses no mail and sends none twice in silence.

The worker is a real process and the kill is a real kill, fifty times, each a little later in its work than the one
before: the numbered steps are every statement to the database and every write of a file.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import connection, connections
from django.utils import timezone

from regietafel.notices import filemail
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import deliver_due, post, reclaim
from regietafel.territories.models import Region

MAILS = 3


@contextmanager
def killed_after(steps: int) -> Iterator[None]:
    """Count statements and files, and die without a word before the next one."""
    left = steps

    def step() -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    def statement(execute: Callable[..., Any], *given: Any) -> Any:
        step()
        done = execute(*given)
        step()
        return done

    write = filemail.write_whole

    def file(path: Path, content: bytes) -> None:
        step()
        write(path, content)
        with (path.parent / "log").open("a", encoding="utf8") as log:
            log.write(f"{path.name}\n")
        step()

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(statement))
        stack.enter_context(mock.patch.object(filemail, "write_whole", file))
        yield


def worker_killed_after(steps: int) -> bool:
    """Let another process deliver until it is killed; whether it was killed at all."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 1
        try:
            with killed_after(steps):
                deliver_due(now=timezone.now())
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.slow
@pytest.mark.sqlite_file
@pytest.mark.django_db(transaction=True)
def test_fifty_kills_lose_nothing_and_double_nothing(mail_files: Path) -> None:
    region = Region.objects.create(slug="leiestreek", name="Leiestreek")
    kills = 0
    for steps in range(50):
        OutboxMail.objects.all().delete()
        mail_files.mkdir(exist_ok=True)
        (mail_files / "log").write_text("", encoding="utf8")
        mails = [post(to=f"p{n}@b.example", subject=f"{n}", body="t", region=region) for n in range(MAILS)]

        kills += worker_killed_after(steps)
        reclaim(timezone.now() + dt.timedelta(hours=1))
        uncertain = set(OutboxMail.objects.filter(state=MailState.UNCERTAIN).values_list("pk", flat=True))
        assert len(uncertain) <= 1, "one worker holds one mail at a time"
        while worker_killed_after(10_000):
            pass

        written = (mail_files / "log").read_text(encoding="utf8").split()
        for one in mails:
            one.refresh_from_db()
            times = written.count(f"{one.uuid}.eml")
            if one.pk in uncertain:
                assert (one.state, times <= 1) == (MailState.UNCERTAIN, True)
            else:
                assert (one.state, times) == (MailState.SENT, 1)
    assert kills > 30, "most of these workers must have been killed in the midst of their work"
