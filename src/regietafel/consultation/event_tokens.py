"""The signed part of the links in mails about a registration: one purpose confirms, another looks and withdraws.

How long a link works stands in the settings and in the event itself, not in the token; a link of one purpose opens
nothing of another.
"""

from __future__ import annotations

import hmac

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

CONFIRM, MANAGE = "consultation.registration.confirm", "consultation.registration.manage"
FORM = "consultation.registration.form"


def token_for(purpose: str, registration: int) -> str:
    """The token of a registration for one purpose."""
    return Signer(salt=purpose, sep=".").sign(str(registration))


def read(purpose: str, token: str) -> int | None:
    """The registration that a token is for; None for one that we never gave for this purpose."""
    try:
        return int(Signer(salt=purpose, sep=".").unsign(token))
    except (BadSignature, ValueError):
        return None


def form_key(token: str) -> str:
    """What the form behind a link carries along in place of a cookie; who does not hold the link cannot make it."""
    return salted_hmac(FORM, token, algorithm="sha256").hexdigest()


def is_form_key(token: str, given: str) -> bool:
    """Whether a form came off our own page."""
    return hmac.compare_digest(form_key(token).encode(), given.encode())
