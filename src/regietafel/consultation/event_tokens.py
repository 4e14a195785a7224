"""The signed part of the links in mails about a registration: one purpose confirms, another looks and withdraws.

How long a link works stands in the settings and in the event itself, not in the token; a link of one purpose opens
nothing of another.
"""

from __future__ import annotations

from functools import partial

from django.core.signing import BadSignature, Signer

from regietafel.core import link_forms

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


form_key = partial(link_forms.form_key, FORM)
is_form_key = partial(link_forms.is_form_key, FORM)
"""What the form behind a link carries in place of a cookie, and whether it came off our own page."""
