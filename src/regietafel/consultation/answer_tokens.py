"""The signed part of the link in an invitation: which invitee, and for this purpose only. It works until the meeting is over."""

from __future__ import annotations

import hmac

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

PURPOSE = "consultation.meeting.answer"


def signer() -> Signer:
    """Signs for this purpose only: a token of another purpose answers no invitation."""
    return Signer(salt=PURPOSE, sep=".")


def token_for(invitee: int) -> str:
    """The token of somebody who is asked to a meeting."""
    return signer().sign(str(invitee))


def read(token: str) -> int | None:
    """The invitee that a token is for; None for one that we never gave."""
    try:
        return int(signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def form_key(token: str) -> str:
    """What the form behind a link carries along instead of a cookie, for a browser in a mail program often keeps none."""
    return salted_hmac(PURPOSE, token, algorithm="sha256").hexdigest()


def is_form_key(token: str, given: str) -> bool:
    """Whether a form came off our own page."""
    return hmac.compare_digest(form_key(token).encode(), given.encode())
