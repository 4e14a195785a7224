"""The signed part of the link in the mail with minutes: which meeting, which sending of it, and for which reader."""

from __future__ import annotations

from functools import partial

from django.core.signing import BadSignature, Signer

from regietafel.core import link_forms

PURPOSE = "consultation.minutes.remark"


def signer() -> Signer:
    """Signs for this purpose only: a token of another purpose opens no minutes."""
    return Signer(salt=PURPOSE, sep=".")


def token_for(meeting: int, sending: int, reader: str) -> str:
    """The token of one reader for the minutes as they are sent now."""
    return signer().sign(f"{meeting}-{sending}-{reader}")


def read(token: str) -> tuple[int, int, str] | None:
    """The meeting, the sending and the reader that a token is for; None for one that we never gave."""
    try:
        meeting, sending, reader = signer().unsign(token).split("-")
        return int(meeting), int(sending), reader
    except (BadSignature, ValueError):
        return None


form_key = partial(link_forms.form_key, PURPOSE)
is_form_key = partial(link_forms.is_form_key, PURPOSE)
"""What the form behind a link carries in place of a cookie, and whether it came off our own page."""
