"""The signed part of the link in an invitation: which invitee, and for this purpose only. It works until the meeting is over."""

from __future__ import annotations

from functools import partial

from django.core.signing import BadSignature, Signer

from regietafel.core import link_forms

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


form_key = partial(link_forms.form_key, PURPOSE)
is_form_key = partial(link_forms.is_form_key, PURPOSE)
"""What the form behind a link carries in place of a cookie, and whether it came off our own page."""
