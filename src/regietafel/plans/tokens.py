"""The signed part of the link in a letter to a lead: which letter, and which issue of it; how long it works stands in its round."""

from __future__ import annotations

from functools import partial

from django.core.signing import BadSignature, Signer

from regietafel.core import link_forms

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


form_key = partial(link_forms.form_key, PURPOSE)
is_form_key = partial(link_forms.is_form_key, PURPOSE)
"""What the form behind a link carries in place of a cookie, and whether it came off our own page."""
