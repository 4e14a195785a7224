"""The letters and the note as they stand on the page of a dossier."""

from __future__ import annotations

import datetime as dt
from typing import Any

from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.queries.annexes import annexes_of
from regietafel.policy_signals.queries.letters import letters_of, shown
from regietafel.policy_signals.queries.mailed import mails_of
from regietafel.policy_signals.queries.papers import cosignatories_of, note_of, versions_of


def letters_block(user: Any, dossier: Dossier, today: dt.date) -> dict[str, Any]:
    """What ``policy_signals/letters/block.html`` shows."""
    may_write = user.has_perm("policy_signals.write_letter", dossier)
    letters = shown(letters_of(user, dossier), today)
    mails = mails_of(one.letter for one in letters) if may_write else {}
    versions = versions_of(user, dossier)
    signatures = cosignatories_of(user, dossier)
    note = note_of(dossier) if may_write else None
    return {
        "may_write": may_write,
        "letters": [(one, mails.get(one.letter.pk)) for one in letters],
        "may_see_mail": user.has_perm("notices.view_outbox", dossier.region),
        "drafts": sum(one.letter.sent_on is None for one in letters),
        "note": note,
        "annexes": len(annexes_of(note)) if note else 0,
        "versions": versions,
        "newest": versions[0] if versions else None,
        "signatures": signatures,
        "signed": sum(row.signed_on is not None for row in signatures),
    }
