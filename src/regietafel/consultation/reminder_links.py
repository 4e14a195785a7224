"""The signed part of the link under a reminder: whose reminders it turns off, said by a digest and never by the address."""

from __future__ import annotations

import hashlib
from functools import partial

from django.core.signing import BadSignature, Signer

from regietafel.core import link_forms

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


form_key = partial(link_forms.form_key, PURPOSE)
is_form_key = partial(link_forms.is_form_key, PURPOSE)
"""What the form behind a link carries in place of a cookie, and whether it came off our own page."""
