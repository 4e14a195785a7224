"""The signed part of the link in an invitation: it says which invitation, and when it was sent, and nothing else."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner


class Expired(Exception):
    """The link is ours, and too old."""


def signer() -> TimestampSigner:
    """Signs for this purpose only: a token of another purpose does not open an invitation."""
    return TimestampSigner(salt="membership.invitation", sep=".")


def token_for(pk: int) -> str:
    """The token of an invitation that is sent now."""
    return signer().sign(str(pk))


def read(token: str) -> int | None:
    """The invitation that a token is for; None for one that we never gave, :class:`Expired` for one too old."""
    try:
        return int(signer().unsign(token, max_age=dt.timedelta(days=settings.INVITATION_DAYS)))
    except SignatureExpired as error:
        raise Expired from error
    except (BadSignature, ValueError):
        return None
