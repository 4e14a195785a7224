"""The signed part of the link in a letter to a lead: which letter, and which issue of it; how long it works stands in its round."""

from __future__ import annotations

import hmac

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

PURPOSE = "plans.chase.answer"


def signer() -> Signer:
    """Signs for this purpose only: a token of another purpose opens no letter."""
    return Signer(salt=PURPOSE, sep=".")


def token_for(letter: int, issue: int) -> str:
    """The token of a letter as it is sent now."""
    return signer().sign(f"{letter}-{issue}")


def read(token: str) -> tuple[int, int] | None:
    """The letter and the issue that a token is for; None for one that we never gave."""
    try:
        letter, issue = signer().unsign(token).split("-")
        return int(letter), int(issue)
    except (BadSignature, ValueError):
        return None


def form_key(token: str) -> str:
    """What the form behind a link carries along.

    It takes the place of the cookie against forgery, for a browser inside a mail program often keeps no cookies. Who
    does not hold the link cannot make it, and with the link one may answer anyhow.
    """
    return salted_hmac(PURPOSE, token, algorithm="sha256").hexdigest()


def is_form_key(token: str, given: str) -> bool:
    """Whether a form came off our own page."""
    return hmac.compare_digest(form_key(token).encode(), given.encode())
