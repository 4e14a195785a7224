"""The signed part of the links about signals: what it is for, which row, and which issue of the link.

Each link has a purpose of its own and opens nothing of another. How long it works stands with the row, not in the token.
"""

from __future__ import annotations

from functools import partial

from django.core.signing import BadSignature, Signer

from regietafel.core import link_forms

VOICE, SIGN, DESK = "policy_signals.voice", "policy_signals.sign", "policy_signals.desk"
LETTER = "policy_signals.letter"
FORM = "policy_signals.form"


def token_for(purpose: str, row: int, issue: int = 1) -> str:
    """The token of a row for one purpose, as it is sent now."""
    return Signer(salt=purpose, sep=".").sign(f"{row}-{issue}")


def read(purpose: str, token: str) -> tuple[int, int] | None:
    """The row and the issue that a token is for; None for one that we never gave for this purpose."""
    try:
        row, issue = Signer(salt=purpose, sep=".").unsign(token).split("-")
        return int(row), int(issue)
    except (BadSignature, ValueError):
        return None


form_key = partial(link_forms.form_key, FORM)
is_form_key = partial(link_forms.is_form_key, FORM)
"""What the form behind a link carries in place of a cookie, and whether it came off our own page."""
