"""A process that is killed while it fetches loses no mail and doubles none: a real process, a real kill, at many moments."""

from __future__ import annotations

import datetime as dt
import os
import signal
import warnings
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.db import connection, connections

from regietafel.documents.models import Document
from regietafel.mail_in import fetching
from regietafel.mail_in.fetching import fetch
from regietafel.mail_in.models import ReceivedMail
from regietafel.mail_in.reader import Read
from regietafel.reading.mail.child import read
from regietafel.reading.mail.shapes import mail_from
from regietafel.territories.models import Region
from tests.mail_in.fake_imap import Box
from tests.mail_in.make import PDF, raw_mail

NOW = dt.datetime(2026, 11, 28, 9, 0, tzinfo=dt.UTC)
MOMENTS = 25
MAILS = 3


def read_here(raw: bytes) -> Read:
    """Read without a process of its own, which takes most of the time and touches no row."""
    return Read(mail_from(read(raw)))


def fetched_until(steps: int) -> bool:
    """Let another process fetch, killed at the given statement to the database; whether it was killed at all."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        left = steps

        def statement(execute: Callable[..., Any], *given: Any) -> Any:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            return execute(*given)

        code = 1
        try:
            with connection.execute_wrapper(statement), mock.patch.object(fetching, "read", read_here):
                fetch(NOW)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.slow
@pytest.mark.sqlite_file
@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_each_mail_comes_in_once(region: Region, box: Box) -> None:
    killed = 0
    for moment in range(MOMENTS):
        for number in range(MAILS):
            name = f"{moment}-{number}"
            box.add(raw_mail(f"Mail {name}", message_id=f"<{name}@x.example>", files=(("verslag.pdf", PDF),)))
        killed += fetched_until(moment * 7)
        with mock.patch.object(fetching, "read", read_here):
            assert not fetch(NOW).left
    assert killed > MOMENTS // 2
    assert box.inbox == {}
    subjects = list(ReceivedMail.objects.values_list("subject", flat=True))
    assert len(subjects) == len(set(subjects)) == MOMENTS * MAILS
    assert Document.objects.count() == MOMENTS * MAILS * 2
