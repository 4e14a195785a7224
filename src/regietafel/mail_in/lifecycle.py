"""Which step may follow which in the life of a mail that came in, and how long the mailbox may be silent."""

from __future__ import annotations

import datetime as dt

from regietafel.mail_in.models import MailState

MOVES: dict[str, frozenset[str]] = {
    MailState.WAITING: frozenset({MailState.FILED, MailState.ASIDE}),
    MailState.FILED: frozenset({MailState.WAITING}),
    MailState.ASIDE: frozenset({MailState.WAITING, MailState.REFUSED, MailState.FILED}),
    MailState.REFUSED: frozenset({MailState.FILED, MailState.ASIDE}),
}
"""From → to. What was refused can still be filed, for what it looked like from outside is known; filed becomes waiting
when it was taken off the last thing that it was filed on."""

OPEN = (MailState.WAITING, MailState.REFUSED)
"""What somebody must still look at."""

AWAY_IS_TOLD_AFTER = dt.timedelta(hours=4)
"""A mail server may be away for a while without anybody having to know."""

BOUNCES_ON_THE_LIST = 2
"""Once may be a full mailbox; twice somebody must look."""
