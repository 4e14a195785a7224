"""The number by which the Crossroads Bank for Enterprises knows an organisation: ten figures, the last two a check modulo 97."""

from __future__ import annotations

import re

MODULUS = 97


def normal(text: str) -> str | None:
    """The number as it is written (0123.456.749), or None if it cannot be one.

    Numbers of nine figures are of before 2005 and got a nought in front. "BE" and dots make no difference.

    >>> normal("BE 0123 456 749")
    '0123.456.749'
    """
    plain = re.sub(r"[\s.\-/]", "", text)
    plain = re.sub(r"^BE", "", plain, flags=re.IGNORECASE)
    if re.fullmatch(r"[0-9]{9}", plain):
        plain = f"0{plain}"
    if not re.fullmatch(r"[01][0-9]{9}", plain) or MODULUS - int(plain[:8]) % MODULUS != int(plain[8:]):
        return None
    return f"{plain[:4]}.{plain[4:7]}.{plain[7:]}"
