"""The signed part of the link under a reminder: whose reminders it turns off, said by a digest and never by the address."""

from __future__ import annotations

import hashlib
import hmac

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

PURPOSE = "consultation.reminders"


def digest_of(address: str) -> str:
    """What an address is known by, where nobody has to read it."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()


def signer() -> Signer:
    """Signs for this purpose only: a token of another purpose turns nothing off."""
    return Signer(salt=PURPOSE, sep=".")


def token_for(address: str) -> str:
    """The token of whoever gets reminders at an address."""
    return signer().sign(digest_of(address))


def read(token: str) -> str | None:
    """The digest that a token is for; None for one that we never gave."""
    try:
        return signer().unsign(token)
    except BadSignature:
        return None


def form_key(token: str) -> str:
    """What the form behind a link carries instead of the cookie against forgery, which a mail program may not keep."""
    return salted_hmac(PURPOSE, token, algorithm="sha256").hexdigest()


def is_form_key(token: str, given: str) -> bool:
    """Whether a form came off our own page."""
    return hmac.compare_digest(form_key(token).encode(), given.encode())
