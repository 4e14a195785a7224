"""Where the mailbox is, as the settings say it; free of Django, since the settings make it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MailboxAddress:
    """How to reach the mailbox; ``security`` is ``imaps``, ``imap+tls``, or ``imap`` on this very machine."""

    security: str
    host: str
    port: int
    user: str
    password: str
    folder: str
    done_folder: str

    @property
    def name(self) -> str:
        """What it is called in the log and on pages, without its password."""
        return f"{self.user}@{self.host}/{self.folder}"
