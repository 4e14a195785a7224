"""What may follow what in the life of a mail."""

from regietafel.notices.models import MailState

MAIL_MOVES: dict[str, frozenset[str]] = {
    MailState.QUEUED: frozenset({MailState.SENDING, MailState.CANCELLED}),
    MailState.SENDING: frozenset({MailState.SENT, MailState.QUEUED, MailState.UNCERTAIN, MailState.FAILED}),
    MailState.UNCERTAIN: frozenset({MailState.QUEUED, MailState.CANCELLED}),
    MailState.FAILED: frozenset({MailState.QUEUED, MailState.CANCELLED}),
    MailState.SENT: frozenset(),
    MailState.CANCELLED: frozenset(),
}
"""From → to. Uncertain and failed go back to waiting only when a person says so."""
