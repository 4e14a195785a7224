"""The signed part of the link under the mail with what is new: whose mail its page turns off, and nothing else."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

PURPOSE = "attention.mail"


def token_for(user_pk: int) -> str:
    """The token of the person to whom the mail goes. It does not expire: who wants no mail may say so years later."""
    return Signer(salt=PURPOSE, sep=".").sign(str(user_pk))


def read(token: str) -> int | None:
    """The person that a token is for; None for one that we never gave."""
    try:
        return int(Signer(salt=PURPOSE, sep=".").unsign(token))
    except (BadSignature, ValueError):
        return None
