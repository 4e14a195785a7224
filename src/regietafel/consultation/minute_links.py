"""The signed part of the link in the mail with minutes: which meeting, which sending of it, and for which reader."""

from __future__ import annotations

import hmac

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

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


def form_key(token: str) -> str:
    """What the form behind a link carries instead of the cookie against forgery, which a mail program may not keep."""
    return salted_hmac(PURPOSE, token, algorithm="sha256").hexdigest()


def is_form_key(token: str, given: str) -> bool:
    """Whether a form came off our own page."""
    return hmac.compare_digest(form_key(token).encode(), given.encode())
