"""What may follow what in the life of a mail, and how long it takes."""

import datetime as dt

from regietafel.notices.models import MailState

MAIL_MOVES: dict[str, frozenset[str]] = {
    MailState.QUEUED: frozenset({MailState.SENDING, MailState.CANCELLED}),
    MailState.SENDING: frozenset({MailState.SENT, MailState.QUEUED, MailState.UNCERTAIN, MailState.FAILED}),
    MailState.UNCERTAIN: frozenset({MailState.SENT, MailState.QUEUED, MailState.CANCELLED}),
    MailState.FAILED: frozenset({MailState.QUEUED, MailState.CANCELLED}),
    MailState.SENT: frozenset(),
    MailState.CANCELLED: frozenset(),
}
"""From → to. Uncertain and failed go back to waiting only when a person says so; uncertain becomes sent only when
the worker that was given up answers after all."""

PERSON_MOVES: dict[str, frozenset[str]] = {
    MailState.QUEUED: frozenset({MailState.CANCELLED}),
    MailState.UNCERTAIN: frozenset({MailState.QUEUED, MailState.CANCELLED}),
    MailState.FAILED: frozenset({MailState.QUEUED, MailState.CANCELLED}),
}
"""Which of these steps a person decides on; the others are the worker's."""

MAX_TRIES = 9
"""The last try comes 41 hours after the first: a mail server may be away for a day, at any hour, and all still leaves."""

FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=12)
GIVEN_UP_AFTER = dt.timedelta(minutes=10)
"""A worker that is silent about a mail for so long is taken for dead; a server may take 30 seconds to answer."""

KEEP_MAIL = dt.timedelta(days=180)
KEEP_ACCOUNT_MAIL = dt.timedelta(days=7)
"""Mail of no region carries codes and links for signing in: no longer of use, and nobody's to read."""


def wait_after(attempts: int) -> dt.timedelta:
    """How long to wait after so many tries: 1, 4, 16 minutes and so on, at most half a day."""
    return min(FIRST_WAIT * int(4 ** (attempts - 1)), LONGEST_WAIT)
