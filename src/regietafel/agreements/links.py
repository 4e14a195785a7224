"""The signed part of the link in a mail that asks a local government to fill in its own row, and which issue of it."""

from __future__ import annotations

from functools import partial

from django.core.signing import BadSignature, Signer

from regietafel.core import link_forms

PURPOSE = "agreements.decide"


def token_for(ask: int, issue: int) -> str:
    """The token of a question as it is sent now."""
    return Signer(salt=PURPOSE, sep=".").sign(f"{ask}-{issue}")


def read(token: str) -> tuple[int, int] | None:
    """The question and the issue that a token is for; None for one that we never gave."""
    try:
        ask, issue = Signer(salt=PURPOSE, sep=".").unsign(token).split("-")
        return int(ask), int(issue)
    except (BadSignature, ValueError):
        return None


form_key = partial(link_forms.form_key, PURPOSE)
